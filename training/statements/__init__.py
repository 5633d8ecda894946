"""Trains the statements reader: the network, its examples, its runs and its card."""
