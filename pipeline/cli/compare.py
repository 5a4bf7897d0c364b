"""``wireroom compare``: where a replay says of an article what the live flow, or another replay, doesn't."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipeline.cli.common import Bootstrap, DataDir, Json, console, emit, settings_from, time_from
from pipeline.errors import UsageError

if TYPE_CHECKING:
    from pipeline.kafka.compare.differences import Comparison
    from pipeline.kafka.compare.examples import Example
    from pipeline.kafka.replay.plan import Range

__all__ = ["EXAMPLES", "compare"]

EXAMPLES = """Examples:

  wireroom compare live stricter

  wireroom compare live stricter --ignore story,keywords --tolerate 0.1%

  wireroom compare monday tuesday --since 12h --json --examples 20
"""


def compare(
    one: Annotated[str, typer.Argument(metavar="A", help="live, or the name of a run.")],
    two: Annotated[str, typer.Argument(metavar="B", help="The name of a run, or live.")],
    tolerate: Annotated[
        str, typer.Option(help="Exit 0 up to this share of articles that differ.", metavar="SHARE")
    ] = "0%",
    ignore: Annotated[
        str, typer.Option(help="Aspects that don't count: verdict, text, title, details, topics, …")
    ] = "",
    since: Annotated[str | None, typer.Option(help="Only articles from so long ago on: 36h, 7d.")] = None,
    begin: Annotated[str | None, typer.Option("--from", help="Only from this time on (RFC 3339).")] = None,
    to: Annotated[str | None, typer.Option(help="Only up to this time.")] = None,
    examples: Annotated[int, typer.Option(min=0, help="How many articles to show of each class.")] = 3,
    json: Json = False,
    bootstrap: Bootstrap = None,
    data_dir: DataDir = Path(".wireroom"),
) -> None:
    """Compare the outcomes of two flows, article by article, over what both were to go through.

    Lost is what A has and B hasn't, added the reverse. Stories are the same where their members are, whatever
    their ids. Exits 1 if more articles differ than is tolerated.
    """
    from pipeline.kafka.compare.both import read_both
    from pipeline.kafka.compare.differences import compare as compared
    from pipeline.kafka.compare.examples import look_up
    from pipeline.kafka.compare.scope import in_common, settings_of

    settings, limit, ignored = settings_from(bootstrap, data_dir), _share(tolerate), _aspects(ignore)
    scope = in_common(settings, one, two, _range(since, begin, to))
    both = read_both(settings, one, two, scope)
    found = compared(both.one, both.two, ignored, examples)
    flows = (settings_of(settings, one), settings_of(settings, two))
    shown = {(each.aspect, each.what): look_up(each, (both.one, both.two), flows) for each in found.classes}
    within = found.share <= limit
    if json:
        emit(_as_json(one, two, found, shown, limit) | {"left_out": both.left_out})
    else:
        _show(one, two, found, shown)
        if both.left_out:
            _line(f"{both.left_out:,} left out: the live flow has no outcome of them yet")
    if not within:
        raise typer.Exit(1)


def _share(text: str) -> float:
    try:
        value = float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise UsageError(f"--tolerate {text!r}: write a share like 0.1% or 0.001")
    return value


def _range(since: str | None, begin: str | None, to: str | None) -> Range | None:
    from pipeline.kafka.replay.plan import Range

    if since and begin:
        raise UsageError("--since and --from each say where to begin: give one of them")
    now, first = time.time(), since or begin
    if not first and not to:
        return None
    return Range(time_from(first, now) if first else None, time_from(to, now) if to else None)


def _aspects(text: str) -> list[str]:
    from pipeline.kafka.compare.differences import ASPECTS

    asked = [name for name in text.split(",") if name]
    if unknown := set(asked) - set(ASPECTS):
        raise UsageError(f"--ignore {','.join(sorted(unknown))}: the aspects are {','.join(ASPECTS)}")
    return asked


Shown = dict[tuple[str, str], list["Example"]]


def _as_json(one: str, two: str, found: Comparison, shown: Shown, limit: float) -> dict[str, Any]:
    return {
        "a": one,
        "b": two,
        "articles": found.articles,
        "same": found.same,
        "changed": found.changed,
        "lost": found.lost,
        "added": found.added,
        "share": found.share,
        "tolerated": limit,
        "within": found.share <= limit,
        "classes": [
            {
                "aspect": each.aspect,
                "what": each.what,
                "count": each.count,
                "examples": [example.plain() for example in shown[each.aspect, each.what]],
            }
            for each in found.classes
        ],
    }


def _show(one: str, two: str, found: Comparison, shown: Shown) -> None:
    _line(
        f"{found.articles:,} articles: {found.same:,} the same, {found.changed:,} changed, "
        f"{found.lost:,} lost in {two}, {found.added:,} not in {one}: {found.share:.3%} differ"
    )
    width = max(len(one), len(two)) + 1
    for each in found.classes:
        _line(f"{each.count:>9,}  {each.aspect}: {each.what}")
        for example in shown[each.aspect, each.what]:
            _line(f"{'':11}{example.origin} {example.title or ''}")
            _line(f"{'':13}{one + ':':{width}} {example.before}")
            _line(f"{'':13}{two + ':':{width}} {example.after}")


def _line(text: str) -> None:
    console.print(text, highlight=False, markup=False, soft_wrap=True)
