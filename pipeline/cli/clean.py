"""``wireroom clean``: what the clean stage makes of a page, and why."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable
from dataclasses import asdict
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer
from rich.text import Text

from pipeline.cli.common import Json, console, emit, notes, settings_from
from pipeline.errors import BadRecord, UsageError

if TYPE_CHECKING:
    from pipeline.article import RawArticle
    from pipeline.stages.clean.explain import Explained

__all__ = ["EXAMPLES", "clean"]

EXAMPLES = """Examples:

  wireroom clean page.html --explain

  curl -s https://daily.example/story | wireroom clean - --json
"""
_KINDS = {"html": "text/html", "plain": "text/plain"}
_HEADS = ("title", "standfirst", "authors", "published", "updated", "language")
_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Cleaned: {title}</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>
body {{ font: 16px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem;
  color-scheme: light dark; }}
dl {{ display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; }} dd {{ margin: 0; }}
tr.dropped td:last-child {{ opacity: .6; text-decoration: line-through; }}
td {{ vertical-align: top; padding: .2rem .6rem; border-bottom: 1px solid #8886; white-space: pre-wrap; }}
td:first-child, td:nth-child(2) {{ font-size: .85rem; opacity: .8; }}
</style></head><body>
<h1>{title}</h1>
<p>{verdict}</p>
<dl>{heads}</dl>
<table><tr><th>chance</th><th>why</th><th>block</th></tr>
{rows}
</table></body></html>
"""


def clean(
    page: Annotated[
        str, typer.Argument(metavar="FILE", help="A page, a text, or raw JSON lines; - is standard input.")
    ],
    kind: Annotated[
        Literal["html", "plain"] | None,
        typer.Option("--type", help="What it is; default: told by the content."),
    ] = None,
    url: Annotated[str | None, typer.Option(help="Its address: helps to find the headline.")] = None,
    engine: Annotated[
        Literal["model", "trafilatura"] | None,
        typer.Option(help="What finds the text of HTML; default: WIREROOM_HTML_ENGINE, or our model."),
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show every block: kept or dropped, and why.")
    ] = False,
    report: Annotated[
        Path | None, typer.Option("--html-report", help="Write that as a page.", metavar="FILE")
    ] = None,
    json: Json = False,
) -> None:
    """Clean a page without Kafka: headline, authors, dates, text, and what was dropped.

    Exits 1 where there is no article on it; the reason is said.
    """
    from pipeline.outcome import Passed
    from pipeline.stages.clean.explain import explain as explained

    bad = 0
    html_engine = engine or settings_from().html_engine
    for raw in _records(page, kind, url):
        found = explained(raw, time.time(), html_engine)
        bad += not isinstance(found.outcome, Passed)
        if json:
            emit(_plain(found, explain=explain))
        elif explain:
            _show_blocks(found)
        else:
            _show(found)
        if report is not None:
            report.write_text(_as_page(found), "utf-8")
    if bad:
        raise typer.Exit(1)


def _records(page: str, kind: str | None, url: str | None) -> Iterable[RawArticle]:
    """Yield the raw articles of a file or of standard input. Raises `UsageError` for what can't be read."""
    from dataclasses import replace

    from pipeline.article import RawArticle
    from pipeline.sources.decode import decode_raw
    from pipeline.sources.encoding import decode_text
    from pipeline.sources.files import Record, read_records

    most = settings_from().max_record_bytes
    if page == "-" or kind is not None:
        if page != "-" and not Path(page).is_file():
            raise UsageError(f"{page}: no such file")
        content = sys.stdin.buffer.read() if page == "-" else Path(page).read_bytes()
        if (text := decode_text(content)) is None:
            raise UsageError(f"{page} is no text")
        yield RawArticle("page", text, "", url, None, _KINDS[kind] if kind else None)  # type: ignore[arg-type]
        return
    for record in read_records([page], max_bytes=most):
        if not isinstance(record, Record):
            raise UsageError(f"{page}: {record.reason}: {record.detail}")
        try:
            raw = decode_raw(record.value, max_bytes=most)
        except BadRecord as error:
            raise UsageError(f"{page}: {error}") from error
        yield replace(raw, url=url or raw.url)


def _verdict(found: Explained) -> str:
    from pipeline.outcome import Passed, Rejected

    if isinstance(found.outcome, Passed):
        dropped = sum(not block.kept for block in found.blocks)
        return f"{dropped} of {len(found.blocks)} blocks dropped ({found.rule})"
    if isinstance(found.outcome, Rejected):
        record = found.outcome.record
        return f"rejected: {record.reason} ({record.detail})"
    return f"failed: {getattr(found.outcome, 'message', found.outcome)}"


def _heads(found: Explained) -> dict[str, str]:
    record = getattr(found.outcome, "record", None)
    values = {name: getattr(record, name, None) for name in _HEADS}
    return {name: ", ".join(v) if isinstance(v, tuple) else v for name, v in values.items() if v}


def _show(found: Explained) -> None:
    for name, value in _heads(found).items():
        console.print(Text(f"{name:11}", style="dim").append(value, style="not dim"), soft_wrap=True)
    text = getattr(getattr(found.outcome, "record", None), "text", "")
    if text:
        console.print()
        console.print(Text(text), soft_wrap=True)
    notes.print(Text(_verdict(found), style="dim"))


def _show_blocks(found: Explained) -> None:
    for block in found.blocks:
        chance = "    " if block.chance is None else f"{block.chance:.2f}"
        line = Text(f"{'+' if block.kept else '-'} {chance} ", style="green" if block.kept else "red")
        line.append(block.text, style="" if block.kept else "dim")
        if not block.kept and block.why:
            line.append(f"  [{block.why}]", style="yellow")
        console.print(line, soft_wrap=True)
    for name, value in _heads(found).items():
        console.print(Text(f"{name:11}", style="dim").append(value, style="not dim"), soft_wrap=True)
    notes.print(Text(_verdict(found), style="dim"))


def _plain(found: Explained, *, explain: bool) -> dict[str, Any]:
    from pipeline.outcome import Passed

    row: dict[str, Any] = {"outcome": "passed" if isinstance(found.outcome, Passed) else "rejected"}
    record = getattr(found.outcome, "record", None)
    row |= {"verdict": _verdict(found), "article" if row["outcome"] == "passed" else "record": record}
    return row | ({"blocks": [asdict(block) for block in found.blocks]} if explain else {})


def _as_page(found: Explained) -> str:
    rows = [
        f'<tr class="{"kept" if block.kept else "dropped"}"><td>'
        f"{'' if block.chance is None else f'{block.chance:.2f}'}</td><td>{escape(block.why)}</td>"
        f'<td dir="auto">{escape(block.text)}</td></tr>'
        for block in found.blocks
    ]
    heads = _heads(found)
    return _PAGE.format(
        title=escape(heads.get("title", "no article")),
        verdict=escape(_verdict(found)),
        heads="".join(f"<dt>{name}</dt><dd>{escape(value)}</dd>" for name, value in heads.items()),
        rows="\n".join(rows),
    )
