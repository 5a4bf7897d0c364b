"""What is written down about a running broker, and whether the process is still the one that was meant."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass
from pathlib import Path

import orjson
import psutil

from pipeline.kafka.broker.locked import VERSION

__all__ = ["BrokerState", "adopt", "find_process", "read_state", "write_state"]

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


def adopt(process: psutil.Process, properties: Path) -> BrokerState:
    """Return the state of a live broker as its ``server.properties`` and ``meta.properties`` tell it."""
    told, meta = _parse(properties), _parse(properties.parent / "data" / "meta.properties")
    ports = [int(address.rpartition(":")[2]) for address in told["listeners"].split(",")]
    return BrokerState(
        process.pid, process.create_time(), ports[0], ports[1], VERSION, meta.get("cluster.id", "")
    )


def _parse(file: Path) -> dict[str, str]:
    pairs = (line.partition("=") for line in file.read_text().splitlines() if not line.startswith("#"))
    return {key.strip(): value.strip() for key, _, value in pairs}


def _is_broker(process: psutil.Process, properties: Path) -> bool:
    try:
        command = process.cmdline()
        alive = process.status() != psutil.STATUS_ZOMBIE
    except psutil.Error:
        return False
    return alive and "kafka.Kafka" in command and str(properties) in command
