"""The wireroom command with faults put in: ``python -m tests.chaos.faulty worker …``.

The product has no hooks for this: here classes and functions are replaced before the command runs. Marked
articles (`tests.chaos.marks`) do their harm whenever they come by; everything else is switched on and off
by the JSON file that ``WIREROOM_CHAOS`` names:

``produce``  the share of a writer's steps that fail, before or after they took effect
``hang``     what waits for good: ``commit`` the ends of transactions, ``fetch`` the engine's fetches
``disk``     true: every write below the data folder ends after `ROOM_BYTES` with "no space left on device"
``clock``    seconds by which the wall clock is wrong
"""

from __future__ import annotations

import asyncio
import builtins
import ctypes
import errno
import io
import os
import random
import signal
import subprocess
import sys
import time
import zlib
from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import orjson

from tests.chaos.marks import ALWAYS, DIES, ONCE, mark_of

VARIABLE = "WIREROOM_CHAOS"
FOR_GOOD_SECONDS = 24 * 3600.0
ROOM_BYTES = 64
"""What still fits on the full disk: a file that is cut is worse than none."""
ERRORS: tuple[type[Exception], ...] = (ValueError, KeyError, RecursionError, MemoryError, OSError)


class _Faults:
    """The file with what is wrong right now, read again whenever it has changed."""

    def __init__(self, path: str) -> None:
        self._path, self._version, self._faults = Path(path), 0, dict[str, Any]()

    def __call__(self, name: str) -> Any:
        try:
            version = self._path.stat().st_mtime_ns
            if version != self._version:
                self._faults = orjson.loads(self._path.read_bytes())
                self._version = version
        except FileNotFoundError:
            self._faults = {}
        return self._faults.get(name)


_now = _Faults(os.environ.get(VARIABLE, "no-faults.json"))
_dice = random.Random(os.getpid())


def break_clock() -> None:
    """Make ``time.time`` wrong; before anything else is imported, for those that import the function."""
    real = time.time
    time.time = lambda: real() + (_now("clock") or 0.0)


def break_stages() -> None:
    """Make every stage harm itself or its process where a marked article comes by."""
    from pipeline.stages import STAGES

    for kind in {type(stage) for stage in STAGES}:
        kind.run = _harmed(kind.run)


def _harmed(run: Callable[..., Any]) -> Callable[..., Any]:
    met: set[str] = set()

    @wraps(run)
    def harmed(stage: Any, batch: Sequence[Any], memory: Any) -> Any:
        for item in batch:
            mark = mark_of(item.record.id)
            if mark is None or mark.stage != stage.name:
                continue
            if mark.harm == DIES:
                ctypes.string_at(0)
            if mark.harm == ALWAYS or (mark.harm == ONCE and item.record.id not in met):
                met.add(item.record.id)
                number = zlib.crc32(item.record.id.encode())
                if number % 2:  # it had done the work already: the memory has learned it
                    run(stage, batch, memory)
                raise ERRORS[number % len(ERRORS)](f"put in by chaos at {item.record.id}")
        return run(stage, batch, memory)

    return harmed


def break_producer() -> None:
    """Make the producer's steps fail: not done at all, done but said not to be, or refused by the broker."""
    from kafka import KafkaProducer
    from kafka.errors import KafkaTimeoutError, TopicAuthorizationFailedError
    from kafka.producer.sender import Sender

    def failing(step: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(step)
        def fails(producer: Any, *arguments: Any, **options: Any) -> Any:
            bad = producer.config["transactional_id"] and _dice.random() < (_now("produce") or 0.0)
            late = _dice.random() < 0.5
            if bad and not late:
                raise KafkaTimeoutError(f"put in by chaos before {step.__name__}")
            answer = step(producer, *arguments, **options)
            if bad:
                raise KafkaTimeoutError(f"put in by chaos after {step.__name__}")
            return answer

        return fails

    for name in ("begin_transaction", "flush", "send_offsets_to_transaction", "commit_transaction"):
        setattr(KafkaProducer, name, failing(getattr(KafkaProducer, name)))

    complete = Sender._complete_batch

    def refused(sender: Any, batch: Any, response: Any) -> Any:
        if _dice.random() < (_now("produce") or 0.0):
            return sender._complete_batch_with_exception(
                batch, TopicAuthorizationFailedError("put in by chaos for a batch")
            )
        return complete(sender, batch, response)

    Sender._complete_batch = refused


def break_clients() -> None:
    """Make Kafka's clients wait for answers that never come."""
    from aiokafka.consumer.fetcher import Fetcher
    from kafka import KafkaProducer

    commit, fetch = KafkaProducer.commit_transaction, Fetcher._proc_fetch_request

    def commit_transaction(producer: Any) -> Any:
        if _now("hang") == "commit":
            time.sleep(FOR_GOOD_SECONDS)
        return commit(producer)

    async def proc_fetch_request(*arguments: Any) -> Any:
        if _now("hang") == "fetch":
            await asyncio.sleep(FOR_GOOD_SECONDS)
        return await fetch(*arguments)

    KafkaProducer.commit_transaction = commit_transaction
    Fetcher._proc_fetch_request = proc_fetch_request


class _FullDisk(io.FileIO):
    _left = ROOM_BYTES

    def write(self, data: Any) -> int:
        if self._left == 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), self.name)
        written = super().write(memoryview(data).cast("B")[: self._left])
        self._left -= written
        return written


def break_disk(folder: Path) -> None:
    """Let files below ``folder`` take no more than `ROOM_BYTES`, and folders not be made."""
    real_open, real_mkdir, real_os_open = builtins.open, os.mkdir, os.open

    def is_full(path: Any) -> bool:
        if isinstance(path, int) or not _now("disk"):
            return False  # what is open already has its room
        return folder in Path(os.fsdecode(path)).absolute().parents

    def open_(file: Any, mode: str = "r", buffering: int = -1, *arguments: Any, **options: Any) -> Any:
        if not set("wax+") & set(mode) or not is_full(file):
            return real_open(file, mode, buffering, *arguments, **options)
        raw = _FullDisk(file, mode.replace("b", "").replace("t", ""))
        if buffering == 0:
            return raw
        binary = io.BufferedRandom(raw) if "+" in mode else io.BufferedWriter(raw)
        return binary if "b" in mode else io.TextIOWrapper(binary, encoding="utf-8")

    def mkdir(path: Any, *arguments: Any, **options: Any) -> None:
        if is_full(path):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), path)
        real_mkdir(path, *arguments, **options)

    def os_open(path: Any, flags: int, *arguments: Any, **options: Any) -> int:
        if flags & os.O_CREAT and is_full(path):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), path)
        return real_os_open(path, flags, *arguments, **options)

    builtins.open = io.open = open_  # type: ignore[assignment]
    os.mkdir, os.open = mkdir, os_open


def break_children() -> None:
    """Make a supervisor start its children with faults in them, too."""
    from pipeline.kafka.worker import spare

    class Popen(subprocess.Popen[bytes]):
        def __init__(self, command: list[str], **options: Any) -> None:
            super().__init__(
                ["tests.chaos.faulty" if part == COMMAND else part for part in command], **options
            )

    # The module's own name for it: the broker, too, is started with subprocess.
    assert spare.subprocess is subprocess, "children are started elsewhere now"
    spare.subprocess = SimpleNamespace(**vars(subprocess) | {"Popen": Popen})  # type: ignore[assignment]


COMMAND = "pipeline.cli.main"

if __name__ == "__main__":
    break_clock()
    if sys.argv[1] == "up":
        break_children()
        from pipeline.cli.process import follow_supervisor

        # Nobody watches over it but the test, which may be killed.
        follow_supervisor(lambda: os.kill(os.getpid(), signal.SIGTERM))
    else:
        if sys.argv[1] in {"worker", "spare"}:
            break_stages()
            break_producer()
            break_clients()
        break_disk(Path(os.environ["WIREROOM_DATA_DIR"]).absolute())

    from pipeline.cli.main import main

    main()
