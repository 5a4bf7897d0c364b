"""What the long-running commands share: logging to standard error, following the supervisor's life."""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable

__all__ = ["follow_supervisor", "log_to_stderr"]

QUIET = ("aiokafka", "kafka", "faust", "mode", "trafilatura", "htmldate")
"""Libraries that warn of each connection attempt (thousands of lines in an outage) or of each odd page."""


def log_to_stderr() -> None:
    """Log our own remarks from INFO up, the clients' only where they give up."""
    logging.basicConfig(
        level=logging.INFO, format="%(asctime)s %(levelname)-7s %(name)s: %(message)s", force=True
    )
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.CRITICAL)


def follow_supervisor(end: Callable[[], None]) -> None:
    """Call ``end`` once when the supervisor that started this process is gone; without one, do nothing."""
    supervisor = int(os.environ.get("WIREROOM_SUPERVISOR", "0"))
    if not supervisor:
        return

    def watch() -> None:
        while os.getppid() == supervisor:
            time.sleep(0.5)
        end()

    threading.Thread(target=watch, name="supervisor-watch", daemon=True).start()
