"""Dedupe: tell new articles from copies of what came before, and copies from updates.

Rules, in this order; the first that holds decides:

======================  ================================================================================
``same_record``         the same id and the same normal text
``same_url``            the same address (normalised) and the same normal text
``revision``            the same id or address, another text: goes on as the next version
``exact``               the same normal text
``near``, ``contained`` wording in common by sampled word shingles, numbers and names not against it
======================  ================================================================================

A verdict is a function of the articles before it in the log whose entries are within the horizon of event
time, and of nothing else: not of batches, restarts or the moment memory is freed. An origin that comes again
gets its old verdict and leaves no trace.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.article import Article
from pipeline.outcome import Failed, Item, Outcome
from pipeline.stages.dedupe.memory import MOST_AT_ONCE, DedupeMemory
from pipeline.stages.dedupe.resolve import Resolver, outcome_of
from pipeline.stages.dedupe.verdict import Thresholds

__all__ = ["Dedupe", "DedupeMemory"]


class Dedupe:
    """The stage."""

    name = "dedupe"
    version = "2"
    ordered = True

    def __init__(
        self,
        horizon_seconds: float = 14 * 86_400,
        limit_bytes: int = 0,
        thresholds: Thresholds = Thresholds(),  # noqa: B008  frozen
    ) -> None:
        self.horizon_seconds = horizon_seconds
        self.limit_bytes = limit_bytes
        self.thresholds = thresholds

    def new_memory(self) -> DedupeMemory:
        """Return an empty memory."""
        return DedupeMemory(self.horizon_seconds, self.limit_bytes, self.version)

    def run(self, batch: Sequence[Item[Article]], memory: DedupeMemory) -> list[Outcome]:
        """Return one outcome per item, in order; the memory is changed only by items that got a verdict."""
        parts = [batch[at : at + MOST_AT_ONCE] for at in range(0, len(batch), MOST_AT_ONCE)]
        return [outcome for part in parts for outcome in self._tried(part, memory)]

    def _tried(self, batch: Sequence[Item[Article]], memory: DedupeMemory) -> list[Outcome]:
        try:
            return self._run(batch, memory)
        except Exception as error:
            if len(batch) == 1:
                return [Failed.of(error)]
            return [outcome for item in batch for outcome in self._tried([item], memory)]

    def _run(self, batch: Sequence[Item[Article]], memory: DedupeMemory) -> list[Outcome]:
        resolver = Resolver(batch, memory, self.thresholds)
        entries = resolver.entries()
        outcomes: list[Outcome] = [
            outcome_of(item.record, entry, self.name, self.version)
            for item, entry in zip(batch, entries, strict=True)
        ]
        if resolver.block is not None:
            memory.remember(resolver.block, resolver.keys)
        return outcomes
