"""OnRecord reads news reports about contested public events into a record that a person can check.

>>> import onrecord
>>> reading = onrecord.read("report.html", published="2021-03-14")  # doctest: +SKIP
>>> reading.statements[0].speakers[0].name  # doctest: +SKIP

The names below are imported when they are first used: spaCy alone takes 0.7 s, which ``onrecord --help`` can do
without.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.engine.run import read, read_many
    from onrecord.engine.several import Failure
    from onrecord.errors import OnRecordError
    from onrecord.intake import IntakeOptions
    from onrecord.model import Document, Reading, Span
    from onrecord.reading.pipeline import Pipeline
else:
    _HOMES = {
        "Document": "onrecord.model",
        "Failure": "onrecord.engine.several",
        "IntakeOptions": "onrecord.intake",
        "OnRecordError": "onrecord.errors",
        "Pipeline": "onrecord.reading.pipeline",
        "Reading": "onrecord.model",
        "Span": "onrecord.model",
        "read": "onrecord.engine.run",
        "read_many": "onrecord.engine.run",
    }

    def __getattr__(name):
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        value = globals()[name] = getattr(import_module(_HOMES[name]), name)
        return value

    def __dir__():
        return sorted({*globals(), *__all__})


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
