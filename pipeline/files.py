"""Files that are there whole or not at all, whatever dies while they are written."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import psutil

__all__ = ["written_whole"]


@contextmanager
def written_whole(
    path: Path, *, durable: bool = False, new: bool = False, mode: int = 0o666
) -> Iterator[BinaryIO]:
    """Open a draft that takes the place of ``path`` when the block ends; an error leaves ``path`` as it was.

    ``durable`` has its bytes on the disk before it gets the name, safe from a loss of power. ``new`` raises
    `FileExistsError` where something has the name already. ``mode``, less the umask, are its permissions.
    """
    _remove_drafts(path)
    draft = path.with_name(f"{path.name}.{os.getpid()}.draft")
    try:
        draft.touch(mode=mode)
        with draft.open("wb") as file:
            yield file
            if durable:
                file.flush()
                os.fsync(file.fileno())
        if new:
            path.hardlink_to(draft)  # never over another, unlike a rename
        else:
            draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _remove_drafts(path: Path) -> None:
    """Remove what processes that died while they wrote the same file have left."""
    for draft in path.parent.glob(f"{path.name}.*.draft"):
        pid = draft.suffixes[-2].removeprefix(".")
        if not (pid.isdecimal() and psutil.pid_exists(int(pid))):
            draft.unlink(missing_ok=True)
