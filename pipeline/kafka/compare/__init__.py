"""Compares what two flows said of the same articles: the live one and a replay, or two replays."""
