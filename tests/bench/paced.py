"""How punctual a paced replay is: ten minutes of articles at 60x, each against the moment it was due.

An article counts as published when the transaction that holds its outcomes is committed. It is due when so
much of the run's time has passed as lies between it and the first, by log time and pace.
"""

from __future__ import annotations

import os
import random
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from textwrap import fill
from typing import Any

from pipeline.flow import RAW
from pipeline.kafka.broker import Broker
from pipeline.kafka.clients import producer
from pipeline.kafka.replay.plan import Range, planned
from pipeline.kafka.replay.run import save
from pipeline.kafka.replay.runner import Progress, carry_out
from pipeline.kafka.topics import apply_topics
from pipeline.settings import Settings
from pipeline.sources.samples import sample_records

__all__ = ["measure_paced", "paced_lines"]

SECONDS = 600.0
PACE = 60.0
ARTICLES = 600
"""A busy site of sites: one a second, so sixty a second in the replay."""
SEED = 3


def measure_paced(say: Callable[[str], None]) -> dict[str, Any]:
    """Return the lateness of a paced replay's articles, in milliseconds; negative is too early.

    On a broker that has worked before, as a live flow's has, and (``cold``) on one that has just started.
    """
    load = round(os.getloadavg()[0], 1)
    with tempfile.TemporaryDirectory(prefix="wireroom-paced-") as name:
        folder = Path(name)
        with Broker(Settings(data_dir=folder / "kafka"), say=say) as broker:
            settings = Settings(bootstrap=broker.bootstrap, data_dir=folder, topic_prefix="paced.")
            apply_topics(settings)
            times = _publish(settings)
            cold = _shares(_lateness(settings, "cold", times))
            found = {**_shares(_lateness(settings, "paced", times)), "cold": cold}
    found |= {"articles": len(times), "pace": PACE, "load": load}
    say(f"paced replay: {found}")
    return found


_SHARES = (("min", 0.0), ("p50", 0.5), ("p99", 0.99), ("max", 1.0))


def _shares(late: Sequence[float]) -> dict[str, Any]:
    ordered = sorted(late)
    return {f"{word}_ms": round(1000 * ordered[int(share * (len(late) - 1))], 1) for word, share in _SHARES}


def paced_lines(found: dict[str, Any]) -> list[str]:
    """Return the section of the report."""
    text = (
        f"{found['articles']:,} sample articles at random moments of ten minutes, all stages, "
        f"`--pace {found['pace']:.0f}x`: from the moment an article was due to the commit of its outcomes "
        f"{found['p50_ms']:.0f} ms at the median, {found['p99_ms']:.0f} ms at the 99th percentile, "
        f"{found['max_ms']:.0f} ms at most, {found['min_ms']:.0f} ms at the earliest "
        f"(load {found['load']} at the start). On a broker that had just started "
        f"{found['cold']['max_ms']:.0f} ms at most."
    )
    return ["## A paced replay", "", fill(text, 110), ""]


def _publish(settings: Settings) -> list[int]:
    """Send sample articles as of the last ten minutes; return their log times in order (milliseconds)."""
    dice = random.Random(SEED)
    end = time.time()
    times = sorted(round(1000 * (end - SECONDS * dice.random())) for _ in range(ARTICLES))
    client = producer(settings)
    for (value, _), moment in zip(sample_records(ARTICLES, SEED), times, strict=True):
        key = b"host-%d" % dice.randrange(50)
        client.send(settings.topic_prefix + RAW, value, key=key, timestamp_ms=moment)
    client.flush()
    client.close()
    return times


def _lateness(settings: Settings, name: str, times: Sequence[int]) -> list[float]:
    """Replay them in a run of that name and return by how many seconds each was late."""
    run = planned(settings, name, RAW, Range(), None, pace=PACE)
    save(settings, run)
    late: list[float] = []

    def say(progress: Progress) -> None:
        assert progress.late is not None
        due = [(moment - times[0]) / 1000 / PACE for moment in times[len(late) : progress.done]]
        late.extend(due[0] + progress.late - each for each in due)

    assert carry_out(settings, run, lambda _: None, say, threading.Event())
    return late


if __name__ == "__main__":
    measure_paced(print)
