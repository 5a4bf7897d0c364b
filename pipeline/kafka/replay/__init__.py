"""Replays: a stretch of a topic once more through the stages, beside the live flow and never in it."""
