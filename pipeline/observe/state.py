"""What each worker says it is doing: one small JSON file per slot under ``run/``, replaced atomically.

A file outlives its process, so a reader checks that the process which wrote it still runs: process ids are
given out again, hence the start time beside the id.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import orjson
import psutil

from pipeline.files import written_whole

__all__ = [
    "STATES",
    "clear_state",
    "page_url",
    "read_instance",
    "read_states",
    "uncovered",
    "write_state",
]

STATES = ("starting", "rebuilding", "ready", "standby", "draining", "refusing", "restarting", "stopped")
"""``standby`` holds no partition; ``refusing`` holds an ordered stage without all of them."""

_INSTANCE = "instance.json"
_CLOCK_SLACK_SECONDS = 2.0
"""A process that started after the file was written only got the writer's id; start times count in ticks of
a clock that drifts from the file system's."""
_SLOT_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.")


def write_state(data_dir: Path, slot: str, **fields: Any) -> None:
    """Replace the slot's state file; fields not given keep their last value if this process wrote it.

    Known fields: ``state`` (one of `STATES`), ``why``, ``stages``, ``partitions``. ``since`` (POSIX seconds)
    moves only when ``state`` changes. Raises ValueError for a slot name that is no plain file name.
    """
    path = _path(data_dir, slot)
    before = _read(path) or {}
    if before.get("pid") != os.getpid() or before.get("started") != _start_time(os.getpid()):
        before = {}
    now = time.time()
    fresh = {"stages": [], "state": "starting", "why": "", "partitions": [], "since": now}
    data = {**fresh, **before, **fields}
    if data["state"] not in STATES:
        raise ValueError(f"unknown state {data['state']!r}")
    if before and before.get("state") != data["state"]:
        data["since"] = fields.get("since", now)
    data |= {"slot": slot, "pid": os.getpid(), "started": _start_time(os.getpid())}
    path.parent.mkdir(parents=True, exist_ok=True)
    with written_whole(path) as file:
        file.write(orjson.dumps(data))


def clear_state(data_dir: Path, slot: str) -> None:
    """Remove the slot's state file, if there is one."""
    _path(data_dir, slot).unlink(missing_ok=True)


def read_states(data_dir: Path) -> list[dict[str, Any]]:
    """Return the last state of every slot, by name, each with ``alive``: whether its process still runs."""
    found = []
    for path in sorted((data_dir / "run").glob("[!.]*.json")):
        data = _read(path)
        if path.name == _INSTANCE or data is None or not isinstance(data.get("slot"), str):
            continue
        pid = data.get("pid")
        started = _start_time(pid) if isinstance(pid, int) and pid > 0 else None
        found.append({**data, "alive": started is not None and started == data.get("started")})
    return found


def read_instance(data_dir: Path) -> dict[str, Any] | None:
    """Return the addresses of the running instance (``page``, ``kafka``, ``pid``), or None if none runs."""
    path = data_dir / "run" / _INSTANCE
    data = _read(path)
    pid = (data or {}).get("pid")
    if not isinstance(pid, int) or pid <= 0 or (started := _start_time(pid)) is None:
        return None
    try:
        written = path.stat().st_mtime
    except FileNotFoundError:
        return None
    return data if started <= written + _CLOCK_SLACK_SECONDS else None


def page_url(page: str, path: str) -> str:
    """Return the address of something on an instance's page, with the page's token if it has one.

    >>> page_url("http://127.0.0.1:8080/?token=x", "/api/stats")
    'http://127.0.0.1:8080/api/stats?token=x'
    """
    parts = urlsplit(page)
    return urlunsplit(parts._replace(path=path))


def uncovered(states: Iterable[Mapping[str, Any]], stages: Iterable[str]) -> list[str]:
    """Return the stages that no live worker in state ``ready`` covers, in the given order."""
    covered = {
        stage
        for state in states
        if state.get("alive") and state.get("state") == "ready"
        for stage in state.get("stages") or ()
    }
    return [stage for stage in stages if stage not in covered]


def _path(data_dir: Path, slot: str) -> Path:
    if not slot or slot.startswith(".") or f"{slot}.json" == _INSTANCE or not _SLOT_LETTERS.issuperset(slot):
        raise ValueError(f"a slot is named with letters, digits, '-' and '.', not {slot!r}")
    return data_dir / "run" / f"{slot}.json"


def _read(path: Path) -> dict[str, Any] | None:
    try:
        data = orjson.loads(path.read_bytes())
    except (OSError, orjson.JSONDecodeError):
        return None
    return data if isinstance(data, dict) else None


def _start_time(pid: int) -> float | None:
    try:
        process = psutil.Process(pid)
        return None if process.status() == psutil.STATUS_ZOMBIE else process.create_time()
    except psutil.Error:
        return None
