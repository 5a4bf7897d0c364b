"""The news itself for the live page: what comes in, and what is looked up of it."""
