"""What every command shares: options, settings, output as a table or as JSON lines, exit codes."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Annotated, Any

import orjson
import typer
from pydantic import ValidationError
from pydantic_settings import SettingsError
from rich.console import Console

from pipeline.article import parse_time
from pipeline.errors import UsageError
from pipeline.settings import Settings

__all__ = ["Bootstrap", "DataDir", "Json", "console", "emit", "notes", "settings_from", "time_from"]

Bootstrap = Annotated[
    str | None,
    typer.Option(
        "--bootstrap",
        envvar="WIREROOM_BOOTSTRAP",
        help="Use this Kafka instead of the embedded one.",
        metavar="HOST:PORT",
    ),
]
DataDir = Annotated[
    Path,
    typer.Option(
        "--data-dir", envvar="WIREROOM_DATA_DIR", help="Folder of the local instance.", metavar="DIR"
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")]

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}

console = Console()
"""Results, on standard output."""
notes = Console(stderr=True)
"""Progress and remarks, on standard error."""


def settings_from(bootstrap: str | None = None, data_dir: Path = Path(".wireroom")) -> Settings:
    """Return the settings with the command's own options in place. Raises `UsageError` for bad ones."""
    try:
        return Settings(bootstrap=bootstrap, data_dir=data_dir)
    except SettingsError as error:
        raise UsageError(f"{error}: it must be JSON; see pipeline/settings.py") from error
    except ValidationError as error:
        wrong = [
            f"WIREROOM_{'.'.join(map(str, each['loc'])).upper()}={each['input']!r}: {each['msg']}"
            for each in error.errors()
        ]
        raise UsageError(f"{'; '.join(wrong)}; see pipeline/settings.py") from error


def time_from(text: str, now: float) -> float:
    """Return the POSIX seconds that ``text`` names: so long before ``now``, or an RFC 3339 time.

    >>> time_from("2h", 10_000.0)
    2800.0
    >>> time_from("1970-01-01T01:00:00Z", 0.0)
    3600.0
    """
    if match := re.fullmatch(r"(\d+(?:\.\d+)?)([smhd])", text.strip()):
        return now - float(match[1]) * _UNITS[match[2]]
    if (moment := parse_time(text)) is None:
        raise UsageError(
            f"{text!r} is no time: write a duration like 90m, 2h or 1.5d, or a time like 2026-05-01T12:00:00Z"
        )
    return moment


def emit(value: Any) -> None:
    """Write one JSON object as one line on standard output."""
    sys.stdout.buffer.write(orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE | orjson.OPT_NON_STR_KEYS))
    sys.stdout.buffer.flush()
