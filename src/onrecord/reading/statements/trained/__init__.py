"""The trained statements reader: a small transformer that finds cues, then each cue's source and content."""
