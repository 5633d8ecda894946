"""Readings as others want them; one file a format.

Import a format by its own name (``onrecord.export.readings_json``, ``.terminal``, ``.html``): each has needs of
its own, and none is imported here.
"""
