"""What people decide about the machine's proposals: checked, kept, and superseded by later decisions, never edited."""

from onrecord.review.deciding import Outcome, decide, take_back

__all__ = ["Outcome", "decide", "take_back"]
