"""Which ports the broker takes: the last run's, so that clients find it again, else free ones."""

from __future__ import annotations

import os
import socket
import time
import zlib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from pipeline.errors import BrokerFailed

__all__ = ["choose_ports"]

_OLD_PORT_SECONDS = 3.0
"""How long to wait for the last run's port: a killed process takes a moment to give it back."""


def choose_ports(folder: Path, asked: int | None, last: int | None) -> tuple[int, int]:
    """Return the ports for clients and for the controller.

    ``asked`` must be free (`BrokerFailed`); ``last`` is waited for and taken if it is.
    """
    wanted = asked or last
    if last and wanted == last:
        _wait_free(last, _OLD_PORT_SECONDS)
    candidates = iter([asked]) if asked else chain([last], _favourites(folder))
    port = next((candidate for candidate in candidates if candidate and _is_free(candidate)), None)
    if port is None:
        raise BrokerFailed(
            f"port {asked} of 127.0.0.1 is taken by another program. "
            "Name another with --port, or leave the option out and a free one is found."
        )
    return port, next(other for other in _favourites(folder) if other != port and _is_free(other))


def _favourites(folder: Path) -> Iterator[int]:
    """Yield ports that this folder tries first, below the range from which systems give out ports (32768)."""
    seed = zlib.crc32(os.fsencode(folder))
    return (20_000 + (seed + 7 * step) % 12_000 for step in range(12_000))


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def _wait_free(port: int, timeout: float) -> None:
    deadline = time.monotonic() + timeout
    while not _is_free(port) and time.monotonic() < deadline:
        time.sleep(0.05)
