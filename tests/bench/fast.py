"""The fast path: a replay of the whole topic, alone or with others that clean for it.

Run as ``python -m tests.bench.fast`` with the settings in ``WIREROOM_*``; ends at the end of the topic. It
stops itself once it is warm. With ``--processes N`` it doesn't, since the others would go on; instead it
prints what the batches in the middle cost, as one JSON object.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import threading
import time
from collections.abc import Callable

import orjson
import psutil

from pipeline.flow import RAW
from pipeline.kafka.replay.ahead import BATCHES_AHEAD
from pipeline.kafka.replay.plan import Range, planned
from pipeline.kafka.replay.run import save
from pipeline.kafka.replay.runner import Progress, carry_out
from pipeline.observe.metrics import Metrics
from pipeline.settings import Settings
from tests.bench.corpus import WARM_UP
from tests.bench.measure import cpu_seconds

NAME = "bench"
FIRST = 3
"""Batches that nothing is said of: by then all processes are there and have their lists."""


def replay(say: Callable[[Progress], None], processes: int) -> None:
    """Replay the whole topic."""
    settings = Settings()
    assert settings.batch_size == WARM_UP
    run = planned(settings, NAME, RAW, Range(), None)
    save(settings, run)
    carry_out(settings, run, Metrics(mode="replay").observe, say, threading.Event(), processes)


def stopping() -> Callable[[Progress], None]:
    """Return what stops this process (SIGSTOP) behind the warm-up, which comes first and is one batch."""
    warm = False

    def say(_: Progress) -> None:
        nonlocal warm
        if not warm:
            warm = True
            os.kill(os.getpid(), signal.SIGSTOP)

    return say


def steady(processes: int) -> dict[str, float]:
    """Return microseconds per article, ``cpu`` of all processes and ``wall``.

    From one commit to another, with as many batches cleaned ahead at the one as at the other.
    """
    marks: list[tuple[int, float, float]] = []

    def say(progress: Progress) -> None:
        me = psutil.Process()
        spent = sum(cpu_seconds(each.pid) for each in (me, *me.children()))
        marks.append((progress.done, spent, time.perf_counter()))

    replay(say, processes)
    begin, end = marks[FIRST - 1], marks[-1 - BATCHES_AHEAD]
    articles, cpu, wall = (after - before for before, after in zip(begin, end, strict=True))
    return {"cpu": cpu / articles * 1e6, "wall": wall / articles * 1e6}


def main() -> None:
    """Replay."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--processes", type=int)
    processes = parser.parse_args().processes
    if processes is None:
        replay(stopping(), 1)
    else:
        sys.stdout.buffer.write(orjson.dumps(steady(processes)))


if __name__ == "__main__":
    main()
