"""OnRecord reads news reports about contested public events into a record that a person can check.

>>> import onrecord
>>> reading = onrecord.read("report.html", published="2021-03-14")  # doctest: +SKIP
>>> reading.statements[0].speakers[0].name  # doctest: +SKIP
"""

from onrecord.engine.run import Failure, read, read_many
from onrecord.errors import OnRecordError
from onrecord.intake import IntakeOptions
from onrecord.model import Document, Reading, Span
from onrecord.reading.pipeline import Pipeline

__all__ = [
    "Document",
    "Failure",
    "IntakeOptions",
    "OnRecordError",
    "Pipeline",
    "Reading",
    "Span",
    "read",
    "read_many",
]
__version__ = "0.1.0"
