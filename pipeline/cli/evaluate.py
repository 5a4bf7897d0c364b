"""``wireroom eval``: how good a stage is on labelled data."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

import typer
from rich.table import Table

from pipeline.cli.common import Json, console, emit
from pipeline.errors import UsageError

__all__ = ["app"]

app = typer.Typer(
    help="Measure a stage on labelled data: JSON lines, plain or .gz.",
    no_args_is_help=True,
    epilog="Examples:\n\n  wireroom eval dedupe pairs.jsonl.gz\n\n  wireroom eval clean pages.jsonl",
)

Data = Annotated[Path, typer.Argument(help="Labelled data, one JSON object a line.")]


@app.command()
def clean(
    data: Data,
    field: Annotated[
        Literal["html", "text", "text_main"], typer.Option(help="Which form of each page is cleaned.")
    ] = "html",
    source: Annotated[str | None, typer.Option(help="Only pages of this source.")] = None,
    json: Json = False,
) -> None:
    """Compare cleaned texts with the true bodies (keys: body, html or text)."""
    from pipeline.evaluate.clean import evaluate

    _print(evaluate(_existing(data), field=field, source=source), json=json)


@app.command()
def dedupe(data: Data, json: Json = False) -> None:
    """Compare verdicts with the true clusters (keys: id, title, text, published, cluster, dup_of, kind)."""
    from pipeline.evaluate.dedupe import evaluate

    _print(evaluate(_existing(data)), json=json)


@app.command()
def group(data: Data, json: Json = False) -> None:
    """Compare stories with the true ones, B-cubed (keys: id, title, text, published, story)."""
    from pipeline.evaluate.group import evaluate

    _print(evaluate(_existing(data)), json=json)


@app.command()
def tag(data: Data, json: Json = False) -> None:
    """Compare names and topics with the true ones (keys: people, places, organisations, topics)."""
    from pipeline.evaluate.tag import evaluate

    _print(evaluate(_existing(data)), json=json)


def _existing(path: Path) -> Path:
    if not path.is_file():
        raise UsageError(f"{path}: no such file; name labelled data, one JSON object a line")
    return path


def _print(figures: Mapping[str, Any], *, json: bool) -> None:
    if json:
        emit(figures)
        return
    table = Table(box=None, show_header=False)
    for name, value in figures.items():
        if isinstance(value, Mapping):
            table.add_row(name, "")
            for key, inner in value.items():
                table.add_row(f"  {key}", _figure(inner))
        else:
            table.add_row(name, _figure(value))
    console.print(table)


def _figure(value: Any) -> str:
    if isinstance(value, Mapping):
        return "  ".join(f"{key} {_figure(inner)}" for key, inner in value.items())
    return f"{value:.4f}" if isinstance(value, float) else str(value)
