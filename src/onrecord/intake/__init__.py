"""Bytes -> Document: one reader a format; the original is kept."""

from onrecord.intake.sources import IntakeOptions, Rejected, take_in
from onrecord.intake.text import document_from_text

__all__ = ["IntakeOptions", "Rejected", "document_from_text", "take_in"]
