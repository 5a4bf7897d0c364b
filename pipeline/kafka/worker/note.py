"""What a worker's process was doing when it died: a small file it writes before the stages run.

The file is written in place and never synced: it has to outlive the process, not the machine. Its first 32
bytes, the phase and the stage, are changed by one call each; while they say that stages run, the text behind
them is whole. Where the file cannot be written, work goes on without it.
"""

from __future__ import annotations

import logging
import os
import struct
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import orjson

__all__ = ["Note"]

log = logging.getLogger(__name__)

_HEAD = struct.Struct("<c31s")
_FRAME = struct.Struct("<II")
_RUNNING, _AT_REST = b"S", b"-"


class Note:
    """The note of one worker slot; only one process at a time writes it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: int | None = None
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            self._give_up(error)

    def read(self) -> tuple[str | None, dict[str, Any]]:
        """Return the stage in which the last process died, if it died in one, and what it had written."""
        if self._file is None:
            return None, {}
        head = os.pread(self._file, _HEAD.size + _FRAME.size, 0)
        if len(head) < _HEAD.size + _FRAME.size:
            return None, {}
        phase, stage = _HEAD.unpack_from(head)
        size, checksum = _FRAME.unpack_from(head, _HEAD.size)
        text = os.pread(self._file, size, len(head))
        if zlib.crc32(text) != checksum:
            return None, {}
        data = orjson.loads(text)
        died_in = stage.rstrip(b"\0").decode() if phase == _RUNNING else None
        return died_in, data if isinstance(data, dict) else {}

    def write(self, data: Mapping[str, Any]) -> None:
        """Put down what is about to run; no stage runs yet."""
        text = orjson.dumps(data)
        self.rest()
        self._put(_FRAME.pack(len(text), zlib.crc32(text)) + text, _HEAD.size)

    def enter(self, stage: str) -> None:
        """Say that a stage runs from now on."""
        self._put(_HEAD.pack(_RUNNING, stage.encode()), 0)

    def rest(self) -> None:
        """Say that no stage runs: whatever ends the process now, no article did."""
        self._put(_AT_REST, 0)

    def close(self) -> None:
        """Remove the note: the process ends in order."""
        if self._file is not None:
            os.close(self._file)
            self._file = None
            self._path.unlink(missing_ok=True)

    def _put(self, data: bytes, offset: int) -> None:
        if self._file is None:
            return
        try:
            os.pwrite(self._file, data, offset)
        except OSError as error:
            self._give_up(error)

    def _give_up(self, error: OSError) -> None:
        log.warning("%s cannot be written: %s; a deadly article would not be found", self._path, error)
        if self._file is not None:
            os.close(self._file)
            self._file = None
