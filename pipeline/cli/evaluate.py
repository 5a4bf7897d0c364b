"""``wireroom eval``: how good a stage is on labelled data."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, Literal

import orjson
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


@app.command(
    epilog="Examples:\n\n  wireroom eval clean pages.jsonl --field text --worst 10\n\n  "
    "wireroom eval clean pages.jsonl --source atf --source aeb\n\n  wireroom eval clean pages.jsonl --cv"
)
def clean(
    data: Data,
    field: Annotated[
        Literal["html", "text", "text_main"], typer.Option(help="Which form of each page is cleaned.")
    ] = "html",
    source: Annotated[
        list[str] | None, typer.Option(help="Only pages of this source; may be given several times.")
    ] = None,
    worst: Annotated[int, typer.Option(min=0, help="List the ids of so many worst pages.")] = 0,
    cv: Annotated[
        bool,
        typer.Option("--cv", help="Judge each page by a model trained on the other hosts' (some minutes)."),
    ] = False,
    json: Json = False,
) -> None:
    """Compare cleaned texts with the true bodies (keys: id, body, html or text; title, author, date)."""
    from pipeline.evaluate.clean import evaluate

    with _labels_of(data):
        if cv:
            _print(_cross_validated(_existing(data), field, source or (), worst), json=json)
        else:
            _print(evaluate(_existing(data), field=field, sources=source or (), worst=worst), json=json)


def _cross_validated(
    data: Path, field: Literal["html", "text", "text_main"], sources: Collection[str], worst: int
) -> Mapping[str, Any]:
    from pipeline.evaluate import train_clean

    if worst:
        raise UsageError("--worst lists pages as the stage cleans them; --cv measures the model alone")
    try:
        return train_clean.cross_validated(data, field, sources)
    except ModuleNotFoundError as error:
        needed = "pip install catboost scipy"
        raise UsageError(
            f"--cv trains models and needs {error.name}, which serving doesn't: {needed}"
        ) from error


@app.command(
    epilog="Examples:\n\n  wireroom eval dedupe pairs.jsonl.gz\n\n  "
    "wireroom eval dedupe pairs.jsonl.gz --templates\n\n  wireroom eval dedupe stories.jsonl.gz --pairs"
)
def dedupe(
    data: Data,
    templates: Annotated[
        bool, typer.Option("--templates", help="Mix in forms filled in anew, and copies of them.")
    ] = False,
    pairs: Annotated[
        bool,
        typer.Option("--pairs", help="List what is found to repeat what, with the overlap. Needs no labels."),
    ] = False,
    seed: Annotated[int, typer.Option(help="What the forms are filled in by.")] = 1,
    json: Json = False,
) -> None:
    """Compare verdicts with the true clusters (keys: id, title, text, published, cluster, dup_of, kind)."""
    from pipeline.evaluate.dedupe import evaluate, evaluate_forms, read
    from pipeline.sources.samples.desks import filled_forms

    with _labels_of(data):
        rows = list(read(_existing(data)))
        if pairs:
            _list(rows, json=json)
        elif not templates:
            _print(evaluate(rows), json=json)
        else:
            figures = {
                name: evaluate_forms(rows, filled_forms(many=many, seed=seed))
                for name, many in (("by_one_outlet", False), ("by_many_outlets", True))
            }
            _print(figures, json=json)


def _list(rows: Iterable[Mapping[str, Any]], *, json: bool) -> None:
    from pipeline.evaluate.pairs import flagged_pairs, summary

    pairs = flagged_pairs(rows)
    if json:
        for pair in pairs:
            emit(pair.as_row())
    else:
        table = Table(box=None)
        for name in ("share", "jaccard", "rule", "score", "across", "story", "id", "of"):
            table.add_column(name, no_wrap=name in {"share", "jaccard", "rule", "score"})
        for pair in pairs:
            stories = "same" if pair.story == pair.of_story else f"{pair.story} / {pair.of_story}"
            figures = (f"{pair.share:.2f}", f"{pair.jaccard:.2f}", pair.rule, f"{pair.score:.2f}")
            table.add_row(*figures, "yes" if pair.across else "no", stories, pair.id, pair.of)
        console.print(table)
    _print(summary(pairs), json=json)


@app.command()
def group(data: Data, json: Json = False) -> None:
    """Compare stories with the true ones, B-cubed (keys: id, title, text, published, story)."""
    from pipeline.evaluate.group import evaluate

    with _labels_of(data):
        _print(evaluate(_existing(data)), json=json)


@app.command()
def tag(data: Data, json: Json = False) -> None:
    """Compare names and topics with the true ones (keys: people, places, organisations, topics)."""
    from pipeline.evaluate.tag import evaluate

    with _labels_of(data):
        _print(evaluate(_existing(data)), json=json)


@contextmanager
def _labels_of(path: Path) -> Iterator[None]:
    """Turn a missing key, or a line that is no JSON, into what the user can act on."""
    try:
        yield
    except KeyError as error:
        raise UsageError(f"{path}: a line has no {error}; this command's --help names the keys") from error
    except orjson.JSONDecodeError as error:
        raise UsageError(f"{path}: a line is no JSON ({error})") from error


def _existing(path: Path) -> Path:
    if not path.is_file():
        raise UsageError(f"{path}: no such file; name labelled data, one JSON object a line")
    return path


def _print(figures: Mapping[str, Any], *, json: bool) -> None:
    if json:
        emit(figures)
        return
    table = Table(box=None, show_header=False)
    _add(table, figures, "")
    console.print(table)


def _add(table: Table, figures: Mapping[str, Any], indent: str) -> None:
    """Add a row for each figure; a group of groups gets its own lines, a group of figures one line each."""
    for name, value in figures.items():
        nested = isinstance(value, Mapping) and (
            not indent or any(isinstance(inner, Mapping) for inner in value.values())
        )
        table.add_row(f"{indent}{name}", "" if nested else _figure(value))
        if nested:
            _add(table, value, indent + "  ")


def _figure(value: Any) -> str:
    if isinstance(value, Mapping):
        return "  ".join(f"{key} {_figure(inner)}" for key, inner in value.items())
    return f"{value:.4f}" if isinstance(value, float) else str(value)
