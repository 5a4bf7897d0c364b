"""Which faults strike in which run: so many in all, spread over kinds and shapes."""

from __future__ import annotations

import random
from collections.abc import Sequence

from tests.chaos.faults import KINDS

__all__ = ["plan"]


def plan(total: int, shapes: Sequence[str], seed: int) -> list[list[str]]:
    """Return the faults of each run, in an order that the seed decides.

    Each kind gets its share of ``total`` by largest remainders, one at least where there are enough for all,
    and goes round the runs in whose shape it can strike.
    """
    possible = {name: kind for name, kind in KINDS.items() if set(kind.shapes) & set(shapes)}
    counts = _apportion({name: kind.share for name, kind in possible.items()}, total)
    runs: list[list[str]] = [[] for _ in shapes]
    for name, count in counts.items():
        able = [run for run, shape in zip(runs, shapes, strict=True) if shape in KINDS[name].shapes]
        for _ in range(count):
            able.sort(key=lambda run: len(run))
            next(run for run in able if run.count(name) == min(r.count(name) for r in able)).append(name)
    dice = random.Random(seed)
    for run in runs:
        dice.shuffle(run)
    return runs


def _apportion(shares: dict[str, int], total: int) -> dict[str, int]:
    floor = 1 if total >= len(shares) else 0
    free, whole = total - floor * len(shares), sum(shares.values())
    exact = {name: free * share / whole for name, share in shares.items()}
    counts = {name: floor + int(value) for name, value in exact.items()}
    rest = sorted(exact, key=lambda name: int(exact[name]) - exact[name])
    for name in rest[: total - sum(counts.values())]:
        counts[name] += 1
    return counts
