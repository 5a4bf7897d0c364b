"""Wireroom: a streaming news pipeline that cleans, dedupes, tags and groups articles, exactly once."""

__version__ = "0.1.0"
