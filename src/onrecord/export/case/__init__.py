"""A case as others want it: a timeline, people, accounts, demands; as JSON, as lines for a terminal, as tables.

Everything here takes a :class:`onrecord.model.case.Record`. Whatever is shown says in how many reports, of how many
origins, it is told, and points at its exact words.
"""
