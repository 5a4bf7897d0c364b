"""``wireroom stories`` and ``wireroom story``: what is told, by whom, and how it grows."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer
from rich.table import Table
from rich.text import Text

from pipeline.cli.common import Bootstrap, DataDir, Json, console, emit, notes, settings_from, time_from
from pipeline.cli.tail import clock, printable, quiet_pipe

if TYPE_CHECKING:
    from pipeline.settings import Settings

__all__ = ["STORIES_EXAMPLES", "STORY_EXAMPLES", "stories", "story"]

STORIES_EXAMPLES = """Examples:

  wireroom stories --since 24h

  wireroom stories --sort size --limit 5 --json
"""
STORY_EXAMPLES = """Examples:

  wireroom story s-88707f6826d326d

  wireroom story s-88707f6826d326d --json | jq .title
"""


def stories(
    since: Annotated[
        str | None, typer.Option(help="Only those with an article from so long ago on: 24h, 7d; by log time.")
    ] = None,
    sort: Annotated[Literal["newest", "size"], typer.Option(help="What comes first.")] = "newest",
    limit: Annotated[int, typer.Option(min=1, help="At most so many.")] = 30,
    json: Json = False,
    bootstrap: Bootstrap = None,
    data_dir: DataDir = Path(".wireroom"),
) -> None:
    """List stories: articles, outlets, reprints, when they began and grew, and what they are called.

    Reads the topics stories and articles.duplicates once.
    """
    settings = settings_from(bootstrap, data_dir)
    oldest = time_from(since, time.time()) * 1000 if since else 0.0
    found = [row for row in _stories(settings).values() if row["changed"] >= oldest]
    keys = {"newest": lambda row: row["changed"], "size": lambda row: (row["articles"], row["changed"])}
    found.sort(key=keys[sort], reverse=True)
    reprints = _reprints(settings)
    shown = [
        row | {"reprints": sum(reprints.get(member, 0) for member in row["members"])} for row in found[:limit]
    ]
    with quiet_pipe():
        if json:
            for row in shown:
                emit(row)
            return
        table = Table(box=None)
        for name in ("articles", "reprints", "outlets"):
            table.add_column(name[:8], justify="right")
        table.add_column("last", no_wrap=True, min_width=11)
        table.add_column("id", no_wrap=True, min_width=17)
        table.add_column("headline", no_wrap=True, overflow="ellipsis", ratio=1)
        for row in shown:
            counts = (row["articles"], row["reprints"], len(row["sources"]))
            texts = (clock(row["changed"])[5:16], row["id"], printable(row["headline"]))
            table.add_row(*(f"{count:,}" for count in counts), *(Text(text) for text in texts))
        console.print(table)
        notes.print(f"{len(shown):,} of {len(found):,} stories", style="dim")


def story(
    story_id: Annotated[str, typer.Argument(metavar="ID", help="The story's id.")],
    json: Json = False,
    bootstrap: Bootstrap = None,
    data_dir: DataDir = Path(".wireroom"),
) -> None:
    """Show a story and its articles in the order they came, with their reprints. Exits 1 if there is none."""
    settings = settings_from(bootstrap, data_dir)
    row = _stories(settings).get(story_id)
    if row is None:
        notes.print(f"there is no story {printable(story_id)}; see wireroom stories", style="red")
        raise typer.Exit(1)
    reprints = _reprints(settings)
    with quiet_pipe():
        if not json:
            _write(f"{printable(row['headline'])}")
            outlets = ", ".join(row["sources"])
            _write(
                f"id {row['id']}  {row['articles']:,} articles of {len(row['sources'])} outlets: {outlets}"
            )
            _write(
                f"first {row['first_time'] or '-'} ({row['first_source']})  last {row['last_time'] or '-'}"
            )
            for kind in ("topics", "narrower", "people", "places", "organisations"):
                if names := row.get(kind):
                    said = ", ".join(f"{printable(each['name'])} ({each['articles']:,})" for each in names)
                    _write(f"{kind} {said}")
            _write(f"keywords {', '.join(row['keywords'])}\n")
        for member in _members(settings, story_id):
            again = reprints.get(member["id"], 0)
            if json:
                emit(member | {"reprints": again})
                continue
            said = f"  [{again} reprint{'s' * (again > 1)}]" if again else ""
            version = f"  [version {member['version']}]" if member["version"] > 1 else ""
            when = clock(member["seen"])
            _write(
                f"  {when}  {printable(member['source'], 28):28}  {printable(member['title'])}{version}{said}"
            )


def _stories(settings: Settings) -> dict[str, dict[str, Any]]:
    """Return the last state of every story; ``changed`` is its newest article's log time in milliseconds.

    That of a story that is over is the time its newest article says: its last record came 72 h after.
    """
    from pipeline.article import parse_time
    from pipeline.flow import STORIES
    from pipeline.kafka.reader import Reader, as_object

    found: dict[str, dict[str, Any]] = {}
    with Reader(settings, [STORIES]) as reader:
        for record in reader.to_end():
            if (row := as_object(record.value)) and "members" in row:
                over = row.get("status") == "over" and parse_time(row["last_time"])
                found[row["id"]] = row | {"changed": int(1000 * over) if over else record.timestamp}
    return found


def _reprints(settings: Settings) -> dict[str, int]:
    """Return how many copies of each article (by id) were caught."""
    from pipeline.flow import DUPLICATES
    from pipeline.kafka.reader import Reader, as_object

    found: dict[str, int] = {}
    with Reader(settings, [DUPLICATES]) as reader:
        for record in reader.to_end():
            if isinstance(of := as_object(record.value).get("of"), str):
                found[of] = found.get(of, 0) + 1
    return found


def _members(settings: Settings, story_id: str) -> Iterator[dict[str, Any]]:
    """Yield the articles of a story, oldest first by log time."""
    from pipeline.flow import FLOW
    from pipeline.kafka.reader import Reader, as_object

    needle = story_id.encode()
    with Reader(settings, [FLOW[-1].passes_to]) as reader:
        rows = [
            (record.timestamp, record.offset, row)
            for record in reader.to_end()
            if needle in (record.value or b"") and (row := as_object(record.value)).get("story")
        ]
    for seen, _, row in sorted(rows, key=lambda each: each[:2]):
        if row["story"]["id"] == story_id:
            names = ("id", "source", "title", "url", "published", "language", "version")
            yield {name: row[name] for name in names} | {"seen": seen, "score": row["story"]["score"]}


def _write(line: str) -> None:
    sys.stdout.write(line + "\n")
