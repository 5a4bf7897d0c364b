"""``wireroom dead``: look at dead letters, send them again, or close them."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipeline.cli.common import Bootstrap, DataDir, Json, emit, notes, settings_from
from pipeline.cli.tail import clock, printable, quiet_pipe
from pipeline.errors import UsageError, WireroomError

if TYPE_CHECKING:
    from pipeline.kafka.deadletters import DeadLetter, Plan
    from pipeline.settings import Settings

__all__ = ["app"]

app = typer.Typer(
    help="Dead letters: records that could not be worked on. Look at them, send them again, close them.",
    no_args_is_help=True,
)

Stage = Annotated[str | None, typer.Option("--stage", help="Only those of this stage.")]
FaultName = Annotated[str | None, typer.Option("--fault", help="Only those with this fault.")]
Origins = Annotated[
    list[str] | None, typer.Argument(help="Origins, PARTITION-OFFSET.", metavar="[ORIGIN]...")
]
All = Annotated[bool, typer.Option("--all", help="All open dead letters.")]
Yes = Annotated[bool, typer.Option("--yes", help="Do it; without, only show the plan.")]
PREVIEW_BYTES = 2000


def _examples(*arguments: str) -> str:
    return "Examples:" + "".join(f"\n\n  wireroom dead {each}" for each in arguments)


@app.command("list", epilog=_examples("list --fault bad_json", "list --json | jq -r .origin"))
def list_(
    stage: Stage = None,
    fault: FaultName = None,
    closed: Annotated[bool, typer.Option("--closed", help="Also those redriven or discarded.")] = False,
    json: Json = False,
    bootstrap: Bootstrap = None,
    data_dir: DataDir = Path(".wireroom"),
) -> None:
    """List open dead letters: counts by stage and fault, then one line each."""
    from pipeline.kafka.deadletters import dead_letters, select

    settings = settings_from(bootstrap, data_dir)
    letters = select(dead_letters(settings), stage=stage, fault=fault, closed=closed)
    with quiet_pipe():
        if json:
            for letter in letters:
                emit(_row(letter))
            return
        for (of_stage, of_fault), count in Counter(
            (each.stage, each.fault) for each in letters
        ).most_common():
            _write(f"{count:8,}  {printable(of_stage):8} {printable(of_fault)}")
        _write(f"{len(letters):8,}  in all" if letters else "no open dead letters")
        for letter in letters:
            _write(_line(letter))


@app.command(epilog=_examples("show 3-1207", "show 3-1207 --raw > record.json"))
def show(
    origin: Annotated[str, typer.Argument(help="PARTITION-OFFSET.")],
    raw: Annotated[bool, typer.Option("--raw", help="Write the record's bytes, nothing else.")] = False,
    json: Json = False,
    bootstrap: Bootstrap = None,
    data_dir: DataDir = Path(".wireroom"),
) -> None:
    """Show a dead letter with its headers and the start of its bytes. Exits 1 if there is none."""
    from pipeline.flow import DEAD
    from pipeline.kafka.deadletters import dead_letters, fetch, parse_origin, select
    from pipeline.kafka.reader import envelope, texts

    settings = settings_from(bootstrap, data_dir)
    wanted = parse_origin(origin)
    found = select(dead_letters(settings), origins=[wanted], closed=True)
    record = fetch(settings, found[0]) if found else None
    if record is None:
        raise WireroomError(f"there is no dead letter with the origin {wanted}; see wireroom dead list")
    with quiet_pipe():
        if raw:
            sys.stdout.buffer.write(record.value or b"")
            sys.stdout.buffer.flush()
        elif json:
            emit(envelope(record, DEAD) | {"action": found[0].action or None})
        else:
            _write(_line(found[0]))
            for name, text in texts(record.headers).items():
                _write(f"  {name}: {printable(text, 2000)}")
            _write(f"  ({len(record.value or b''):,} bytes)\n" + _preview(record.value))


@app.command(epilog=_examples("redrive 3-1207", "redrive --stage tag --yes"))
def redrive(
    origins: Origins = None,
    every: All = False,
    stage: Stage = None,
    fault: FaultName = None,
    max_attempts: Annotated[int, typer.Option(help="Refuse what was sent again so often.", min=1)] = 3,
    yes: Yes = False,
    json: Json = False,
    bootstrap: Bootstrap = None,
    data_dir: DataDir = Path(".wireroom"),
) -> None:
    """Send the original raw records of dead letters through the flow again, e.g. after an update.

    Exits 1 if some cannot be sent.
    """
    settings = settings_from(bootstrap, data_dir)
    letters = _chosen(settings, origins, stage, fault, every=every)
    _carry_out(settings, letters, "redriven", yes=yes, json=json, max_attempts=max_attempts)


@app.command(epilog=_examples("discard 3-1207 --yes", "discard --fault tombstone --yes"))
def discard(
    origins: Origins = None,
    every: All = False,
    stage: Stage = None,
    fault: FaultName = None,
    yes: Yes = False,
    json: Json = False,
    bootstrap: Bootstrap = None,
    data_dir: DataDir = Path(".wireroom"),
) -> None:
    """Close dead letters without sending them again; their bytes stay until the topic's retention ends."""
    settings = settings_from(bootstrap, data_dir)
    letters = _chosen(settings, origins, stage, fault, every=every)
    _carry_out(settings, letters, "discarded", yes=yes, json=json)


def _chosen(
    settings: Settings, origins: list[str] | None, stage: str | None, fault: str | None, *, every: bool
) -> list[DeadLetter]:
    from pipeline.kafka.deadletters import dead_letters, parse_origin, select

    if not (origins or every or stage or fault):
        raise UsageError("say which: origins (see wireroom dead list), --stage, --fault or --all")
    wanted = [parse_origin(text) for text in origins or ()]
    letters = select(dead_letters(settings), origins=wanted, stage=stage, fault=fault)
    absent = set(wanted) - {letter.origin for letter in letters}
    if absent:
        raise WireroomError(
            f"no open dead letter of that description: {', '.join(str(origin) for origin in sorted(absent))}"
        )
    return letters


def _carry_out(
    settings: Settings, letters: Sequence[DeadLetter], action: str, *, yes: bool, json: bool, **how: int
) -> None:
    from pipeline.kafka.deadletters import apply, plan

    plans = (apply if yes else plan)(settings, letters, action, **how)
    with quiet_pipe():
        for each in plans:
            _show_plan(each, done=yes, json=json)
    refused = sum(bool(each.refused) for each in plans)
    count = len(plans) - refused
    if yes:
        notes.print(f"{count} {action}, {refused} refused")
    else:
        notes.print(f"{count} would be {action}, {refused} refused; nothing is done without --yes")
    if refused:
        raise typer.Exit(1)


def _show_plan(each: Plan, *, done: bool, json: bool) -> None:
    result = "refused" if each.refused else each.action if done else "planned"
    if json:
        emit(
            _row(each.letter) | {"result": result, "refused": each.refused or None, "uses": each.uses or None}
        )
    else:
        _write(f"{result:10} {_line(each.letter)}" + (f"  ({each.refused})" if each.refused else ""))


def _row(letter: DeadLetter) -> dict[str, Any]:
    return asdict(letter) | {"origin": str(letter.origin), "place": str(letter.place)}


def _line(letter: DeadLetter) -> str:
    state = f"  {letter.action}" if letter.action else f"  attempt {letter.attempt}" if letter.attempt else ""
    what = f"{printable(letter.source, 28)}  id {printable(letter.id, 40)}: {printable(letter.error, 120)}"
    kind = f"{printable(letter.stage):6} {printable(letter.fault):15}"
    return f"{letter.origin!s:>8}  {clock(letter.timestamp)}  {kind} {what}{state}"


def _preview(value: bytes | None) -> str:
    text = (value or b"")[:PREVIEW_BYTES].decode("utf-8", "replace")
    shown = "".join(
        char if char.isprintable() or char == "\n" else "\N{REPLACEMENT CHARACTER}" for char in text
    )
    return shown + ("\n…" if value and len(value) > PREVIEW_BYTES else "")


def _write(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
