"""What is written down about a running broker, and whether the process is still the one that was meant."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass
from pathlib import Path

import orjson
import psutil

__all__ = ["BrokerState", "find_process", "read_state", "write_state"]

_CREATE_TIME_SLACK_SECONDS = 2.0
"""psutil derives a start time from the boot time, which moves when the clock is set."""


@dataclass(frozen=True, slots=True)
class BrokerState:
    """The contents of ``broker.json``; ``pid`` is None after an orderly stop (the port is wanted again)."""

    pid: int | None
    create_time: float | None
    port: int
    controller_port: int
    version: str
    cluster_id: str

    @property
    def bootstrap(self) -> str:
        """The address clients connect to."""
        return f"127.0.0.1:{self.port}"


def read_state(file: Path) -> BrokerState | None:
    """Return the state, or None where the file is missing or broken (it is only a memo)."""
    try:
        return BrokerState(**orjson.loads(file.read_bytes()))
    except (OSError, ValueError, TypeError):
        return None


def write_state(file: Path, state: BrokerState) -> None:
    """Replace the file in one step."""
    partial = file.with_name(f".{file.name}.{os.getpid()}")
    partial.write_bytes(orjson.dumps(asdict(state), option=orjson.OPT_INDENT_2))
    partial.replace(file)


def find_process(state: BrokerState | None, properties: Path) -> psutil.Process | None:
    """Return the live broker that runs with this ``server.properties``, or None.

    The pid alone proves nothing (pids are used again): the process must have the recorded start time and name
    the file in its command line. Without a usable record all processes are searched: a start may have been
    killed before it wrote its record.
    """
    if state is not None and state.pid is not None:
        try:
            process = psutil.Process(state.pid)
            started = abs(process.create_time() - (state.create_time or 0.0)) <= _CREATE_TIME_SLACK_SECONDS
            if started and _is_broker(process, properties):
                return process
        except psutil.Error:
            pass
    for process in psutil.process_iter():
        if _is_broker(process, properties):
            return process
    return None


def _is_broker(process: psutil.Process, properties: Path) -> bool:
    try:
        command = process.cmdline()
        alive = process.status() != psutil.STATUS_ZOMBIE
    except psutil.Error:
        return False
    return alive and "kafka.Kafka" in command and str(properties) in command
