"""One loaded process ahead: whichever worker dies next, its successor has imports and tables behind it."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import orjson

__all__ = ["Spare", "start_command"]

log = logging.getLogger(__name__)

STOP_SECONDS = 5.0


def start_command(
    arguments: Sequence[str], environment: Mapping[str, str], log_path: Path, stdin: int = subprocess.DEVNULL
) -> subprocess.Popen[bytes]:
    """Start a wireroom command that logs to a file; ``environment`` is added to this process's."""
    with log_path.open("ab") as log_file:
        return subprocess.Popen(
            [sys.executable, "-m", "pipeline.cli.main", *arguments],
            stdin=stdin,
            stdout=log_file,
            stderr=log_file,
            env=os.environ | environment,
            # Ctrl-C in the terminal is the supervisor's to handle: it drains the children in order.
            start_new_session=True,
        )


class Spare:
    """Keeps a ``wireroom spare`` (see `pipeline.cli.spare`), and hands it over."""

    def __init__(self, log_path: Path) -> None:
        self._log_path = log_path
        self._process: subprocess.Popen[bytes] | None = None

    def keep(self, environment: Mapping[str, str]) -> None:
        """Start one, unless one is there."""
        if self._process is None or self._process.poll() is not None:
            self._process = start_command(["spare"], environment, self._log_path, subprocess.PIPE)

    def take(
        self, arguments: Sequence[str], environment: Mapping[str, str], log_path: Path
    ) -> subprocess.Popen[bytes] | None:
        """Return the process, which runs the command from now on; None if there is none.

        One that still loads will see the order when it has.
        """
        process, self._process = self._process, None
        if process is None or process.poll() is not None or process.stdin is None:
            return None
        order = {"arguments": arguments, "environment": environment, "log": str(log_path)}
        try:
            process.stdin.write(orjson.dumps(order, option=orjson.OPT_APPEND_NEWLINE))
            process.stdin.close()
        except OSError as error:
            log.warning("the spare worker did not take its order: %s", error)
            process.kill()
            process.wait()
            return None
        return process

    def stop(self) -> None:
        """End it: it has nothing to finish."""
        if self._process is not None:
            self._process.kill()
            self._process.wait(STOP_SECONDS)
            self._process = None
