"""Crash points: places where the chaos tests kill a worker in the middle of a batch.

``WIREROOM_CRASH=PROBABILITY:SEED`` in a worker's environment makes every point kill the process with that
probability. Without it a point costs one comparison.
"""

from __future__ import annotations

import os
import random
import signal
from collections.abc import Callable

__all__ = ["crash_point"]


def _armed(setting: str) -> Callable[[], None]:
    probability, _, seed = setting.partition(":")
    # The pid keeps a restarted worker from dying at the same place for ever.
    dice = random.Random(f"{seed}-{os.getpid()}")

    def maybe_die() -> None:
        if dice.random() < float(probability):
            os.kill(os.getpid(), signal.SIGKILL)

    return maybe_die


_setting = os.environ.get("WIREROOM_CRASH", "")
crash_point: Callable[[], None] = _armed(_setting) if _setting else lambda: None
