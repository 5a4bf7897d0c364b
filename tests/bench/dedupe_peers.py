"""The dedupe stage's peers: MinHash LSH libraries on the same articles, in the same process.

Both take the sets of word triples (lower case, split at spaces), 128 permutations and a Jaccard threshold of
0.5, their usual use. They know no rules, no time and no templates: an article counts as a copy where a
remembered one's estimated Jaccard similarity is at least the threshold, and only articles that are none are
remembered, as the stage does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from datasketch import MinHash, MinHashLSH
from rensa import RMinHash, RMinHashLSH

from pipeline.article import Article
from pipeline.outcome import Duplicate, Item
from pipeline.stages.dedupe import Dedupe

__all__ = ["PEERS", "Judge"]

Judge: TypeAlias = Callable[[Sequence[Item[Article]]], list[str | None]]
"""Takes a batch; returns for each article the id of the one it copies, or None; remembers the batch."""

PERMUTATIONS = 128
THRESHOLD = 0.5
BANDS = 32
"""Of 4 rows: half of the pairs at a similarity of 0.38 become candidates, 87 % of those at the threshold."""
SEED = 1


def wireroom() -> Judge:
    """Return the stage itself with an empty memory, its deltas taken after each batch as a worker does."""
    stage = Dedupe()
    memory = stage.new_memory()

    def judge(batch: Sequence[Item[Article]]) -> list[str | None]:
        outcomes = stage.run(batch, memory)
        memory.delta()
        return [outcome.record.of if isinstance(outcome, Duplicate) else None for outcome in outcomes]

    return judge


def datasketch() -> Judge:
    """Return `MinHashLSH` with candidates verified by their signatures."""
    index: MinHashLSH = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    kept: dict[str, MinHash] = {}

    def judge(batch: Sequence[Item[Article]]) -> list[str | None]:
        out: list[str | None] = []
        for item in batch:
            sketch = MinHash(num_perm=PERMUTATIONS, seed=SEED)
            sketch.update_batch([token.encode() for token in _triples(item.record.text)])
            found = [(sketch.jaccard(kept[name]), name) for name in index.query(sketch)]
            likeness, name = max(found, default=(0.0, ""))
            out.append(name if likeness >= THRESHOLD else None)
            if out[-1] is None and item.record.id not in kept:
                kept[item.record.id] = sketch
                index.insert(item.record.id, sketch)
        return out

    return judge


def rensa() -> Judge:
    """Return `RMinHashLSH` with candidates verified by their signatures."""
    index = RMinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS, num_bands=BANDS)
    kept: list[tuple[str, RMinHash]] = []

    def judge(batch: Sequence[Item[Article]]) -> list[str | None]:
        out: list[str | None] = []
        for item in batch:
            sketch = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
            sketch.update(_triples(item.record.text))
            found = [(sketch.jaccard(kept[at][1]), kept[at][0]) for at in index.query(sketch)]
            likeness, name = max(found, default=(0.0, ""))
            out.append(name if likeness >= THRESHOLD else None)
            if out[-1] is None:
                index.insert(len(kept), sketch)
                kept.append((item.record.id, sketch))
        return out

    return judge


PEERS: dict[str, Callable[[], Judge]] = {"wireroom": wireroom, "rensa": rensa, "datasketch": datasketch}


def _triples(text: str) -> list[str]:
    words = text.lower().split()
    return [" ".join(words[at : at + 3]) for at in range(max(1, len(words) - 2))]
