"""What the law does with people: ``steps`` finds it, ``people`` whom it befalls, ``offences`` what of."""

from onrecord.reading.law.steps import steps

__all__ = ["steps"]
