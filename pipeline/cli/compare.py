"""``wireroom compare``: where a replay says of an article what the live flow, or another replay, doesn't."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipeline.cli.common import Bootstrap, DataDir, Json, console, emit, settings_from
from pipeline.errors import UsageError

if TYPE_CHECKING:
    from pipeline.kafka.compare.differences import Comparison
    from pipeline.kafka.compare.examples import Example

__all__ = ["EXAMPLES", "compare"]

EXAMPLES = """Examples:

  wireroom compare live stricter

  wireroom compare live stricter --ignore story,keywords --tolerate 0.1%

  wireroom compare monday tuesday --json --examples 20
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
    examples: Annotated[int, typer.Option(min=0, help="How many articles to show of each class.")] = 3,
    json: Json = False,
    bootstrap: Bootstrap = None,
    data_dir: DataDir = Path(".wireroom"),
) -> None:
    """Compare the outcomes of two flows, article by article, over what both were to go through.

    Lost is what A has and B hasn't, added the reverse. Stories are the same where their members are, whatever
    their ids. Exits 1 if more articles differ than is tolerated.
    """
    from pipeline.kafka.compare.differences import compare as compared
    from pipeline.kafka.compare.examples import look_up
    from pipeline.kafka.compare.scope import in_common, settings_of
    from pipeline.kafka.compare.side import Places, Side

    settings, limit, ignored = settings_from(bootstrap, data_dir), _share(tolerate), _aspects(ignore)
    places = Places(in_common(settings, one, two))
    sides = [Side(places), Side(places)]
    for side, name in zip(sides, (one, two), strict=True):
        side.read(settings_of(settings, name), settings)
    found = compared(sides[0], sides[1], ignored, examples)
    flows = (settings_of(settings, one), settings_of(settings, two))
    shown = {(each.aspect, each.what): look_up(each, (sides[0], sides[1]), flows) for each in found.classes}
    within = found.share <= limit
    if json:
        emit(_as_json(one, two, found, shown, limit))
    else:
        _show(one, two, found, shown)
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
