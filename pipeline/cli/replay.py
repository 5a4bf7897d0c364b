"""``wireroom replay``: a stretch of history once more, beside the live flow or, if told to, into it."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from pipeline.cli.common import Bootstrap, DataDir, Json, console, settings_from, time_from
from pipeline.cli.replay_run import agree, carry_out, list_runs, show_plan
from pipeline.errors import UsageError

if TYPE_CHECKING:
    from pipeline.kafka.replay.plan import Range
    from pipeline.settings import Settings

__all__ = ["EXAMPLES", "replay"]

EXAMPLES = """Examples:

  wireroom replay --since 36h --target shadow=stricter --threshold text_alone=0.85

  wireroom replay articles.clean --from 2026-11-01T00:00:00Z --to 2026-11-08T00:00:00Z --memory copy --dry-run

  wireroom replay --where "source=daily.example and title='War and peace'" --pace 60x

  wireroom replay articles.grouped --since 7d --republish board.articles

  wireroom replay --since 2d --reason too_short --target live --rate 50 --max 1000 --yes

  wireroom replay --resume stricter
"""
_Memory = Literal["fresh", "copy", "live"]


def replay(
    topic: Annotated[
        str, typer.Argument(help="A topic that a stage reads; any topic with --republish.")
    ] = "articles.raw",
    since: Annotated[str | None, typer.Option(help="From so long ago: 36h, 90m, 7d.")] = None,
    begin: Annotated[str | None, typer.Option("--from", help="From this time (RFC 3339).")] = None,
    offset: Annotated[
        list[str] | None, typer.Option(help="From these offsets alone.", metavar="PARTITION:OFFSET")
    ] = None,
    to: Annotated[str | None, typer.Option(help="Up to this time; default: the end as it is now.")] = None,
    where: Annotated[
        list[str] | None,
        typer.Option(
            help="Only records whose fields have these values; quote a value that holds and.",
            metavar="FIELD=VALUE [and …]",
        ),
    ] = None,
    ids: Annotated[Path | None, typer.Option(help="Only articles with an id in this file.")] = None,
    reason: Annotated[
        list[str] | None,
        typer.Option(
            help="Only raw records that were rejected or died for this: too_short, bad_json, "
            "…; or rejected, or dead. Their newest attempt counts.",
            metavar="REASON",
        ),
    ] = None,
    most: Annotated[int, typer.Option("--max", min=0, help="At most so many records; 0: all.")] = 0,
    into: Annotated[str | None, typer.Option(help="The stage that the records go into.")] = None,
    target: Annotated[
        str | None,
        typer.Option(
            help="shadow: topics of its own, the default. live: raw records go into the flow again, for the "
            "same origins; what becomes of them then takes the place of what became of them.",
            metavar="shadow|live[=NAME]",
        ),
    ] = None,
    republish: Annotated[
        str | None,
        typer.Option(
            help="Copy the records as they are to this topic; it is made if missing, and never deleted.",
            metavar="TOPIC[=NAME]",
        ),
    ] = None,
    memory: Annotated[
        _Memory | None,
        typer.Option(
            help="fresh (default): the stages remember nothing; copy: what was known before the range; live: "
            "with --target live."
        ),
    ] = None,
    threshold: Annotated[
        list[str] | None,
        typer.Option(help="Another threshold for dedupe, to be tried here.", metavar="NAME=VALUE"),
    ] = None,
    pace: Annotated[str, typer.Option(help="How much faster than time went.", metavar="max|60x")] = "max",
    rate: Annotated[float, typer.Option(min=0, help="At most so many records a second; 0: no limit.")] = 0.0,
    max_replays: Annotated[
        int, typer.Option(min=1, max=100, help="Leave alone what was replayed so often already.")
    ] = 2,
    processes: Annotated[
        int, typer.Option(min=1, help="How many clean beside the one that leads; 1: it cleans itself.")
    ] = 1,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be done.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Don't ask; scripts need it for --target live.")] = False,
    runs: Annotated[bool, typer.Option("--list", help="List the runs there are.")] = False,
    resume: Annotated[str | None, typer.Option(help="Go on with a run.", metavar="RUN")] = None,
    stop: Annotated[str | None, typer.Option(help="End a run after its batch.", metavar="RUN")] = None,
    drop: Annotated[
        str | None, typer.Option(help="Delete a run with its topics; copies stay.", metavar="RUN")
    ] = None,
    json: Json = False,
    bootstrap: Bootstrap = None,
    data_dir: DataDir = Path(".wireroom"),
) -> None:
    """Replay a stretch of a topic: through the stages into topics of its own, to a topic, or into the flow.

    A terminal is asked before anything is done. Exits 1 where records were left alone (--max-replays).
    """
    from pipeline.kafka.replay.plan import cut_to, planned
    from pipeline.kafka.replay.run import load, save

    settings = settings_from(bootstrap, data_dir)
    if runs or stop or drop:
        _manage(settings, stop, drop, json=json)
        return
    if resume:
        carry_out(settings, load(settings, resume), processes)
        return
    now = time.time()
    goes = _goes(target, republish, memory, processes, now)
    run = planned(
        settings,
        source=_source(topic, goes["target"]),
        wanted=_range(since, begin, offset, to, now),
        into=into,
        where=tuple(where or ()),
        ids=frozenset(ids.read_text("utf-8").split()) if ids else frozenset(),
        reasons=tuple(reason or ()),
        pace=_pace(pace),
        rate=rate,
        max_replays=max_replays,
        thresholds=_thresholds(settings.thresholds, threshold or ()),
        **goes,
    )
    if most:
        run = cut_to(settings, run, most)
    show_plan(settings, run, json=json)
    if not dry_run:
        agree(run, yes=yes)
        save(settings, run)
        carry_out(settings, run, processes)


def _manage(settings: Settings, stop: str | None, drop: str | None, *, json: bool) -> None:
    from pipeline.kafka.replay import manage

    if drop:
        kept = manage.kept_by(settings, drop)
        for gone in manage.drop(settings, drop):
            console.print(f"deleted {gone}", highlight=False)
        if kept:
            console.print(f"kept {kept}, with its copies", highlight=False)
    else:
        states = [manage.stop(settings, stop)] if stop else manage.all_states(settings)
        list_runs(states, json=json)


def _goes(
    target: str | None, republish: str | None, memory: _Memory | None, processes: int, now: float
) -> dict[str, Any]:
    """Return where a run goes, what it is called and which memory it has, as `planned` takes them."""
    if target is not None and republish is not None:
        raise UsageError("--target and --republish each say where records go: give one of them")
    kind, _, name = (target or "shadow").partition("=")
    topic = ""
    if republish is not None:
        topic, _, name = republish.partition("=")
        kind = "republish"
    elif kind not in ("shadow", "live"):
        raise UsageError(f"--target {target!r}: write shadow, live, shadow=NAME or live=NAME")
    if kind != "shadow" and processes > 1:
        raise UsageError("--processes: they clean, and this run cleans nothing")
    takes: dict[str, tuple[_Memory, ...]] = {"shadow": ("fresh", "copy"), "live": ("live",), "republish": ()}
    if memory is not None and memory not in takes[kind]:
        raise UsageError(f"--memory {memory}: a {kind} run takes {' or '.join(takes[kind]) or 'none'}")
    return {
        "name": name or datetime.fromtimestamp(now).astimezone().strftime("%Y%m%d-%H%M%S"),
        "target": kind,
        "topic": topic,
        "memory": memory or next(iter(takes[kind]), "fresh"),
    }


def _source(topic: str, target: str) -> str:
    """Return the full name of the topic to read; others than the flow's can only be copied."""
    from pipeline.kafka.reader import known_topic

    try:
        return known_topic(topic)
    except UsageError:
        if target != "republish":
            raise
        return topic


def _range(
    since: str | None, begin: str | None, offset: list[str] | None, to: str | None, now: float
) -> Range:
    from pipeline.kafka.replay.plan import Range

    if sum(each is not None for each in (since, begin, offset)) > 1:
        raise UsageError("--since, --from and --offset each say where to begin: give one of them")
    return Range(
        time_from(since or begin or "", now) if since or begin else None,
        time_from(to, now) if to else None,
        dict(_place(each) for each in offset) if offset else None,
    )


def _pace(text: str) -> float:
    number = text.removesuffix("x")
    if text == "max":
        return 0.0
    if not number.replace(".", "", 1).isdecimal() or float(number) <= 0:
        raise UsageError(f"--pace {text!r}: write max, 1x or 60x")
    return float(number)


def _thresholds(changed: Mapping[str, float], asked: Iterable[str]) -> dict[str, float]:
    from pipeline.stages.dedupe.verdict import thresholds_with

    found = dict(changed)
    for text in asked:
        name, _, value = text.partition("=")
        try:
            found[name] = float(value)
        except ValueError:
            raise UsageError(f"--threshold {text!r}: write NAME=VALUE, like text_alone=0.85") from None
    thresholds_with(found)
    return found


def _place(text: str) -> tuple[int, int]:
    partition, _, offset = text.partition(":")
    if not (partition.isdecimal() and offset.isdecimal()):
        raise UsageError(f"--offset {text!r}: write PARTITION:OFFSET, like 3:1207")
    return int(partition), int(offset)
