"""Runs the reading: over one report or many."""
