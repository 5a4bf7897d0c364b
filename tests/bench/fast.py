"""The fast path: a replay of the whole topic, which stops itself once it is warm.

Run as ``python -m tests.bench.fast`` with the settings in ``WIREROOM_*``; ends at the end of the topic.
"""

from __future__ import annotations

import os
import signal
import threading

from pipeline.flow import RAW
from pipeline.kafka.replay.plan import Range, planned
from pipeline.kafka.replay.run import save
from pipeline.kafka.replay.runner import Progress, carry_out
from pipeline.observe.metrics import Metrics
from pipeline.settings import Settings
from tests.bench.corpus import WARM_UP

NAME = "bench"


def main() -> None:
    """Replay; stop (SIGSTOP) behind the warm-up, which came first and is as large as a batch."""
    settings = Settings()
    assert settings.batch_size == WARM_UP
    run = planned(settings, NAME, RAW, Range(), None)
    save(settings, run)
    warm = False

    def say(_: Progress) -> None:
        nonlocal warm
        if not warm:
            warm = True
            os.kill(os.getpid(), signal.SIGSTOP)

    carry_out(settings, run, Metrics(mode="replay").observe, say, threading.Event())


if __name__ == "__main__":
    main()
