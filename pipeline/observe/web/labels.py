"""What people say of a pair of articles, kept as lines of JSON: data to measure and tune dedupe with."""

from __future__ import annotations

import os
import time
from collections import deque
from pathlib import Path
from typing import Any

import orjson

from pipeline.errors import UsageError

__all__ = ["FILE", "LABELS", "Labels", "parse_label"]

FILE = "labels.jsonl"
LABELS = ("not_duplicate", "duplicate")
MOST_NOTE_CHARS = 500
MOST_REF_CHARS = 300
PER_MINUTE = 120
"""Labels that are taken: more than hands can give, less than fills a disk."""


def parse_label(body: bytes) -> dict[str, str]:
    """Return copy, original, label and note of a request's body. Raises `UsageError`."""
    try:
        data = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise UsageError(f"the body is no JSON ({error})") from None
    if not isinstance(data, dict) or set(data) - {"copy", "original", "label", "note"}:
        raise UsageError("the body must be an object with copy, original, label and, if you like, note")
    found = {"copy": data.get("copy"), "original": data.get("original"), "label": data.get("label")}
    found["note"] = data.get("note") or ""
    for name, most in (("copy", MOST_REF_CHARS), ("original", MOST_REF_CHARS), ("note", MOST_NOTE_CHARS)):
        value = found[name]
        if not isinstance(value, str) or len(value) > most or (name != "note" and not value):
            raise UsageError(f"{name} must be a text of {most} characters at most")
    if found["label"] not in LABELS:
        raise UsageError(f"label must be one of {', '.join(LABELS)}")
    return {name: str(value) for name, value in found.items()}


class Labels:
    """Appends labels to ``labels.jsonl`` of a data folder."""

    def __init__(self, data_dir: Path) -> None:
        self._path = data_dir / FILE
        self._taken: deque[float] = deque(maxlen=PER_MINUTE)

    def full(self) -> bool:
        """Whether so many came within the last minute that the next one has to wait."""
        return len(self._taken) == PER_MINUTE and time.monotonic() - self._taken[0] < 60

    def add(self, label: dict[str, str], pair: dict[str, Any]) -> None:
        """Write a label with what the pipeline said of the pair; it is on the disk when this returns."""
        self._taken.append(time.monotonic())
        sides = {side: {key: pair[side][key] for key in ("id", "origin")} for side in ("copy", "original")}
        line = {
            "time": round(time.time(), 3),
            **sides,
            "label": label["label"],
            "note": label["note"],
            "rule": pair["rule"],
            "score": pair["score"],
        }
        descriptor = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(descriptor, orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE))
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
