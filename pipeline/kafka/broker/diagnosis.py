"""Turn the last lines of a broker's log into what went wrong and what to do."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

__all__ = ["explain", "tail"]

_KNOWN = (
    (
        "No space left on device",
        "the disk holding {folder} is full: free some space or choose another --data-dir",
    ),
    ("File too large", "the system's file size limit stops {folder}: raise it (ulimit -f)"),
    (
        'Index.mmap()" is null',
        "no index file of 10 MB in {folder}: raise the system's file size limit (ulimit -f)",
    ),
    ("Address already in use", "its address is in use by another program: start it again or name a --port"),
    ("Failed to acquire lock on file .lock", "another Kafka uses {folder}/data: stop that one first"),
    (
        "Can't read version",
        "{folder}/data was written by a newer Kafka: use the wireroom that wrote it, or move the folder away",
    ),
    ("UnsupportedClassVersionError", "this Java is too old: Kafka needs 17 or newer"),
    ("OutOfMemoryError", "it ran out of memory"),
    ("Could not reserve enough space", "this machine has too little free memory for it"),
    ("Permission denied", "it may not write to {folder}"),
    ("Invalid cluster.id", "{folder}/data is of another cluster: move that folder away"),
    ("log directories have failed", "the disk holding {folder} cannot be written"),
)
_TELLING = (" ERROR ", " FATAL ", "xception")
_TAIL_BYTES = 64_000
_SHOWN = 6
_FULL_BYTES = 100_000


def explain(what: str, log: Path, folder: Path) -> str:
    """Return ``what``, the known cause in the log with its next step, and the log's last telling lines."""
    lines = tail(log)
    text = "\n".join(lines)
    if shutil.disk_usage(folder).free < _FULL_BYTES:
        text += _KNOWN[0][0]  # the log had no room to say it
    cause = next((f": {advice.format(folder=folder)}" for sign, advice in _KNOWN if sign in text), "")
    telling = [
        line for line in lines if " ERROR " in line or " FATAL " in line or "xception" in line
    ] or lines
    shown = "".join(f"\n  {line[:300]}" for line in telling[-_SHOWN:])
    return f"{what}{cause}. The log is {log}; its last lines:{shown or ' (empty)'}"


def tail(log: Path) -> list[str]:
    """Return the last lines of the newest start in the log."""
    try:
        with log.open("rb") as file:
            file.seek(max(0, file.seek(0, os.SEEK_END) - _TAIL_BYTES))
            text = file.read().decode(errors="replace")
    except OSError:
        return []
    return [line.strip() for line in text.splitlines() if line.strip()]
