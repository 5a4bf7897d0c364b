"""``wireroom promote``: a run's results for those who read the live ones, and back."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import orjson
import typer

from pipeline.cli.common import Bootstrap, DataDir, Json, console, emit, notes, settings_from
from pipeline.errors import UsageError

if TYPE_CHECKING:
    from pipeline.kafka.replay.promote import Switch
    from pipeline.settings import Settings

__all__ = ["EXAMPLES", "promote"]

EXAMPLES = """Examples:

  wireroom promote stricter --group dashboard --dry-run

  wireroom promote stricter --group dashboard --yes

  wireroom promote stricter --group dashboard --back --yes
"""


def promote(
    run: Annotated[str, typer.Argument(help="A run that is done.", metavar="RUN")],
    group: Annotated[str, typer.Option(help="The consumers' group; its members must be stopped.")],
    topic: Annotated[
        list[str] | None, typer.Option(help="A topic to switch; default: those the group reads live.")
    ] = None,
    back: Annotated[bool, typer.Option("--back", help="Back to the live results.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be done.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Don't ask; scripts need it.")] = False,
    json: Json = False,
    bootstrap: Bootstrap = None,
    data_dir: DataDir = Path(".wireroom"),
) -> None:
    """Switch a group of consumers to the results of a replay, or back; no record is copied or changed.

    For consumers that keep what they read by its origin (headers wr-raw-partition, wr-raw-offset): they read
    the run's topics beside the live ones, and what it says takes the place of what was there. A run can't be
    dropped while a group reads it.
    """
    from pipeline.kafka.reader import known_topic
    from pipeline.kafka.replay.promote import carry_out, planned

    settings = settings_from(bootstrap, data_dir)
    switch = planned(settings, run, group, [known_topic(name) for name in topic or ()], back=back)
    _show(settings, switch, json=json)
    if dry_run:
        return
    if not yes:
        if not (sys.stdin.isatty() and notes.is_terminal):
            raise UsageError("offsets are set only with --yes; the plan is above")
        if not typer.confirm("Do it?", err=True):
            notes.print("nothing was done")
            raise typer.Exit(1)
    carry_out(settings, switch)
    notes.print(f"done; start the consumers of {group} again", highlight=False)


def _show(settings: Settings, switch: Switch, *, json: bool) -> None:
    from pipeline.kafka.replay.run import load

    changed = load(settings, switch.run).thresholds
    places = {f"{place.topic}-{place.partition}": at for place, at in sorted(switch.place.items())}
    if json:
        emit(
            {
                "run": switch.run,
                "group": switch.group,
                "back": switch.back,
                "reads": switch.topics,
                "set": places,
                "forget": [f"{place.topic}-{place.partition}" for place in switch.forget],
                "records": switch.records,
                "thresholds": changed,
            }
        )
        return
    lines = [f"group {switch.group} is to read {', '.join(switch.topics)}"]
    lines += [f"  {name} from offset {at}" for name, at in places.items()]
    lines.append(f"  {switch.records:,} offsets before it there; all others stay as they are")
    if changed and not switch.back:
        text = orjson.dumps(changed).decode()
        lines.append(f"so that the live flow goes on the same way: WIREROOM_THRESHOLDS='{text}'")
    for line in lines:
        console.print(line, highlight=False, markup=False, soft_wrap=True)
