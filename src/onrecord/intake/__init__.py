"""Bytes -> Document: one reader a format; the original is kept."""

from onrecord.intake.options import IntakeOptions, Rejected
from onrecord.intake.plain import document_from_text
from onrecord.intake.sources import take_in

__all__ = ["IntakeOptions", "Rejected", "document_from_text", "take_in"]
