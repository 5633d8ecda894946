"""A case as one self-contained HTML page to read, print and keep: a dossier.

It holds counts, labels and quotations, and no prose of its own. Every quotation leads to its words in the text of its
report, which stands on the same page; every marked word of a report leads back to where it is quoted.
"""

from onrecord.export.dossier.page import render_dossier

__all__ = ["render_dossier"]
