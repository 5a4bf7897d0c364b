"""What the running pipeline shows of itself: facts, metrics and the live page."""
