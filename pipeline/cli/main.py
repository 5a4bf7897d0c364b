"""The ``wireroom`` command."""

from __future__ import annotations

import sys

import typer

from pipeline.cli.common import notes
from pipeline.errors import WireroomError

__all__ = ["app", "main"]

app = typer.Typer(
    name="wireroom",
    help="A streaming news pipeline: clean, dedupe, tag and group articles, exactly once.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def main() -> None:
    """Run the command; a `WireroomError` becomes one readable line and its exit code."""
    try:
        app()
    except WireroomError as error:
        notes.print(f"wireroom: {error}", style="red", markup=False, soft_wrap=True)
        sys.exit(error.exit_code)
