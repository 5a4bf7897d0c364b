"""``wireroom tail``: look at a topic as it fills."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Annotated, Any

import orjson
import typer

from pipeline.cli.common import Bootstrap, DataDir, Json, emit, settings_from
from pipeline.sources.fields import condition, field_of

__all__ = ["EXAMPLES", "clock", "printable", "quiet_pipe", "tail"]

EXAMPLES = """Examples:

  wireroom tail articles.rejected --where reason=too_short

  wireroom tail articles.tagged --from-beginning --exit --json | jq .value.title
"""
LAST = 10
"""Records shown with --exit alone, as the tail of a file shows ten lines."""
LINE_CHARS = 200


def tail(
    topic: Annotated[str, typer.Argument(help="Name of the topic, with or without articles.")],
    from_beginning: Annotated[bool, typer.Option("--from-beginning", help="Start with the oldest.")] = False,
    limit: Annotated[int | None, typer.Option(min=0, help="Stop after so many records.")] = None,
    exit_at_end: Annotated[
        bool,
        typer.Option("--exit", help="Stop at the end as it is now; without --from-beginning: the last 10."),
    ] = False,
    where: Annotated[
        list[str] | None,
        typer.Option(help="Only records whose field has this value, e.g. story.id=X, headers.ce_source=Y."),
    ] = None,
    fields: Annotated[str | None, typer.Option(help="Show only these fields.", metavar="A,B")] = None,
    json: Json = False,
    bootstrap: Bootstrap = None,
    data_dir: DataDir = Path(".wireroom"),
) -> None:
    """Print the records of a topic, committed ones only, until Ctrl-C."""
    from pipeline.kafka.reader import Reader, envelope, known_topic

    name = known_topic(topic)
    keep = condition(where or [])
    wanted = [field.strip() for field in fields.split(",") if field.strip()] if fields else []
    with quiet_pipe(), Reader(settings_from(bootstrap, data_dir), [name]) as reader:
        if exit_at_end and not from_beginning and not where:
            records: Iterable[Any] = reader.last(LAST if limit is None else limit)
        elif exit_at_end:
            records = reader.to_end()
        else:
            records = reader.live(from_beginning=from_beginning)
        rows = (row for row in (envelope(record, name) for record in records) if keep(row))
        for row in islice(rows, limit):
            _show(row, wanted, json=json)


@contextmanager
def quiet_pipe() -> Iterator[None]:
    """End without a word when the reader of our output goes away, or on Ctrl-C."""
    try:
        yield
    except BrokenPipeError:
        # The interpreter flushes standard output at its end, into the closed pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        pass


def printable(text: object, limit: int = LINE_CHARS) -> str:
    """Return text for one line of a terminal: no control characters (they could steer it), cut at a limit."""
    line = "".join(char if char.isprintable() else " " for char in str(text)[: limit * 2])
    line = " ".join(line.split())
    return line if len(line) <= limit else line[: limit - 1] + "…"


def clock(timestamp_ms: int) -> str:
    """Return Kafka's milliseconds as local date and time."""
    return datetime.fromtimestamp(timestamp_ms / 1000).astimezone().strftime("%Y-%m-%d %H:%M:%S")


def _show(row: dict[str, Any], wanted: list[str], *, json: bool) -> None:
    if json:
        emit({path: field_of(row, path) for path in wanted} if wanted else row)
        return
    chosen = "\t".join(printable(_plain(field_of(row, path))) for path in wanted)
    line = chosen if wanted else _line(row)
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _line(row: Mapping[str, Any]) -> str:
    value, head = row["value"], row["headers"]
    data = value if isinstance(value, dict) else {}
    source = data.get("source") or data.get("first_source") or head.get("ce_source") or row["key"] or "-"
    title = data.get("title") or data.get("headline") or head.get("wr-error") or _plain(value)
    said = [
        f"{name}={data[name]}"
        for name in (
            *(("id",) if "of" in data else ()),
            "rule",
            "score",
            "of",
            "reason",
            "detail",
            "language",
        )
        if isinstance(data.get(name), str | int | float)
    ]
    if isinstance(data.get("story"), dict):
        said.append(f"story={data['story'].get('id')}")
    said += [
        f"{name[3:]}={head[name]}" for name in ("wr-stage", "wr-fault", "wr-dead-action") if name in head
    ]
    place = f"{row['partition']}-{row['offset']}"
    line = f"{clock(row['timestamp'])}  {place:>8}  {printable(source, 28):28}  {printable(title, 90)}"
    return line + (f"  [{printable(' '.join(said), 160)}]" if said else "")


def _plain(value: Any) -> str:
    if value is None:
        return "(no value)"
    return value if isinstance(value, str) else orjson.dumps(value).decode()
