"""``wireroom explain``: why one article is a copy of another, or is not."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from pipeline.cli.common import Bootstrap, DataDir, Json, console, emit, notes, settings_from
from pipeline.errors import UsageError

if TYPE_CHECKING:
    from pipeline.article import Article
    from pipeline.settings import Settings
    from pipeline.stages.dedupe.explain import Explanation
    from pipeline.text.overlap import Spans

__all__ = ["EXAMPLES", "explain"]

EXAMPLES = """Examples:

  wireroom explain 3-1207 5-88

  wireroom explain report.html reprint.txt --json
"""
_SHARED = "black on green"


def explain(
    old: Annotated[
        str, typer.Argument(metavar="A", help="The earlier article: id, origin PARTITION-OFFSET, or a file.")
    ],
    new: Annotated[str, typer.Argument(metavar="B", help="The later one, likewise.")],
    json: Json = False,
    bootstrap: Bootstrap = None,
    data_dir: DataDir = Path(".wireroom"),
) -> None:
    """Show whether B repeats A and why: shared passages, likeness, what each guard says, the verdict.

    A file holds one raw record, a page or a text, and is cleaned first; what is no file is looked up among
    the cleaned articles of the running instance.
    """
    from pipeline.stages.dedupe.explain import explain as explained
    from pipeline.stages.dedupe.verdict import thresholds_with

    settings = settings_from(bootstrap, data_dir)
    first, second = _articles(settings, (old, new))
    found = explained(first, second, thresholds_with(settings.thresholds))
    if json:
        emit(_as_json(first, second, found))
    else:
        _show(first, second, found)


def _articles(settings: Settings, names: tuple[str, str]) -> list[Article]:
    from pipeline.kafka.ledger.follow import clean_articles

    articles = {name: _cleaned(name, settings) for name in names if Path(name).is_file()}
    if wanted := [name for name in names if name not in articles]:
        articles |= clean_articles(settings, wanted)
    missing = [name for name in names if name not in articles]
    if missing:
        raise UsageError(
            f"{' and '.join(missing)}: no such file, and no cleaned article with that id or origin; "
            "wireroom trace ID tells what became of it"
        )
    return [articles[name] for name in names]


def _cleaned(path: str, settings: Settings) -> Article:
    """Return the article of a file. Raises `UsageError` where it has none, or more than one."""
    from pipeline.article import Origin
    from pipeline.outcome import Item, Passed
    from pipeline.sources.decode import decode_raw
    from pipeline.sources.files import Record, read_records
    from pipeline.stages.clean import Clean

    records = list(read_records([path], max_bytes=settings.max_record_bytes))
    if len(records) != 1 or not isinstance(records[0], Record):
        raise UsageError(f"{path}: one article is needed, and there {_count(records)}")
    raw = decode_raw(records[0].value, max_bytes=settings.max_record_bytes)
    outcome = Clean().outcome(Item(Origin(0, 0), raw, time.time()))
    if not isinstance(outcome, Passed):
        raise UsageError(
            f"{path}: the clean stage finds no article in it; wireroom batch --stages clean says why"
        )
    return outcome.record


def _count(records: list[Any]) -> str:
    return f"are {len(records)}" if len(records) != 1 else f"is none: {records[0]}"


def _as_json(old: Article, new: Article, found: Explanation) -> dict[str, Any]:
    from pipeline.stages.dedupe.explain import NOTE

    return {
        "rule": found.rule,
        "score": found.score,
        "votes": found.votes,
        "estimated": found.estimated._asdict(),
        "exact": found.exact._asdict(),
        "guards": [
            {"guard": finding.guard, "against": finding.against, "detail": finding.detail}
            for finding in found.findings
        ],
        "a": {"id": old.id, "title": old.title, "text": old.text, "spans": found.old_spans},
        "b": {"id": new.id, "title": new.title, "text": new.text, "spans": found.new_spans},
        "note": NOTE,
    }


def _show(old: Article, new: Article, found: Explanation) -> None:
    from pipeline.stages.dedupe.explain import NOTE

    for name, article, spans in (("A", old, found.old_spans), ("B", new, found.new_spans)):
        console.print(
            Panel(_marked(article.text, spans), title=Text(f"{name}  {article.title}"), title_align="left")
        )
    table = Table(box=None)
    for heading in ("", "of both", "of the shorter", "of B"):
        table.add_column(heading, justify="right" if heading else "left")
    table.add_row("wording in common, by all of it", *(f"{value:.2f}" for value in found.exact))
    table.add_row("as the stage estimates it", *(f"{value:.2f}" for value in found.estimated))
    console.print(table)
    guards = Table(box=None, show_header=False)
    for finding in found.findings:
        guards.add_row(
            Text("against" if finding.against else "ok", style="red" if finding.against else "green"),
            finding.guard,
            Text(finding.detail),
        )
    console.print(guards)
    console.print(Text(_verdict(found), style="bold"))
    notes.print(NOTE, markup=False)


def _marked(text: str, spans: Spans) -> Text:
    marked = Text(text)
    for begin, end in spans:
        marked.stylize(_SHARED, begin, end)
    return marked


def _verdict(found: Explanation) -> str:
    against = [finding.guard for finding in found.findings if finding.against]
    if found.rule is None:
        why = f"against it: {', '.join(against)}" if against else "too little in common"
        return f"B is new; {why}"
    if found.rule == "revision":
        return f"B is a revision of A: the same id or address, another text (score {found.score:.2f})"
    return f"B repeats A: {found.rule}, score {found.score:.2f}"
