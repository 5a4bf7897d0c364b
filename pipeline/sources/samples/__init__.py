"""Synthetic news with the truth beside it: articles, copies, updates, templates and bad records.

`sample_records` is the whole interface; ``docs/decisions/0007-samples.md`` says what is in the mix and why.
"""

from pipeline.sources.samples.stream import DEFAULT_END, SHARES, Truth, sample_records

__all__ = ["DEFAULT_END", "SHARES", "Truth", "sample_records"]
