"""What every command shares: options, settings, output as a table or as JSON lines, exit codes."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import orjson
import typer
from rich.console import Console

from pipeline.settings import Settings

__all__ = ["Bootstrap", "DataDir", "Json", "console", "emit", "notes", "settings_from"]

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

console = Console()
"""Results, on standard output."""
notes = Console(stderr=True)
"""Progress and remarks, on standard error."""


def settings_from(bootstrap: str | None, data_dir: Path) -> Settings:
    """Return the settings with the command's own options in place."""
    return Settings(bootstrap=bootstrap, data_dir=data_dir)


def emit(value: Any) -> None:
    """Write one JSON object as one line on standard output."""
    sys.stdout.buffer.write(orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE))
    sys.stdout.buffer.flush()
