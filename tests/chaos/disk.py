"""A small disk that can be filled and freed: a tmpfs whose size is changed while it is in use (root only)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

__all__ = ["SmallDisk"]

SIZE = "4g"
"""Far more than a run writes; only what is written takes memory."""

ATTEMPTS = 100


class SmallDisk:
    """A file system of its own at ``folder``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @staticmethod
    def allowed() -> bool:
        """Return whether this process may mount one."""
        return sys.platform == "linux" and os.geteuid() == 0 and _works(["mount", "-t", "tmpfs", "--version"])

    def mount(self) -> None:
        """Make the disk."""
        self.folder.mkdir(parents=True, exist_ok=True)
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", self.folder], check=True)

    def unmount(self) -> None:
        """Take the disk away with all that is on it."""
        subprocess.run(["umount", "-l", self.folder], check=False)

    def fill(self) -> None:
        """Leave no room on the disk."""
        for _ in range(ATTEMPTS):  # refused where more was written since we looked
            state = os.statvfs(self.folder)
            used = (state.f_blocks - state.f_bfree) * state.f_frsize
            if _works(["mount", "-o", f"remount,size={used}", str(self.folder)]):
                return
        raise OSError(f"{self.folder} could not be filled")

    def free(self) -> None:
        """Give the room back."""
        subprocess.run(["mount", "-o", f"remount,size={SIZE}", self.folder], check=True)


def _works(command: list[str]) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0
