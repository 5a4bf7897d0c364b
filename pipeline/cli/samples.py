"""``wireroom samples``: synthetic news with the truth beside it."""

from __future__ import annotations

from collections import Counter
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, BinaryIO

import orjson
import typer

from pipeline.cli.common import Json, console, emit
from pipeline.errors import UsageError
from pipeline.sources.samples import DEFAULT_END, sample_records

__all__ = ["EXAMPLES", "samples"]

EXAMPLES = """Examples:

  wireroom samples --count 400 --seed 1 --out raw.jsonl --truth truth.jsonl

  wireroom samples --count 20000 --seed 7 --out raw.jsonl --truth truth.jsonl --bodies --json
"""


def samples(
    out: Annotated[Path, typer.Option(help="File for the raw records (JSONL).", metavar="FILE")],
    truth: Annotated[
        Path | None, typer.Option(help="File for what must become of each (JSONL).", metavar="FILE")
    ] = None,
    count: Annotated[int, typer.Option(min=1, help="How many records.")] = 400,
    seed: Annotated[int, typer.Option(help="The same seed gives the same bytes.")] = 1,
    end: Annotated[str, typer.Option(help="When the last record was fetched.", metavar="TIME")] = DEFAULT_END,
    bodies: Annotated[bool, typer.Option("--bodies", help="Add the clean text to the truth.")] = False,
    json: Json = False,
) -> None:
    """Write synthetic articles in the forms real pages take, bad records among them.

    To push them all, bad ones too: wireroom produce FILE --raw.
    """
    made = sample_records(count, seed, end=end, bodies=bodies)
    kinds: Counter[str] = Counter()
    expected: Counter[str] = Counter()
    with ExitStack() as stack:
        raw_file = _create(stack, out)
        truth_file = _create(stack, truth) if truth else None
        for value, known in made:
            kinds[known.kind] += 1
            expected[known.expect] += 1
            raw_file.write(value + b"\n")
            if truth_file:
                given = {name: field for name, field in asdict(known).items() if name != "body" or bodies}
                truth_file.write(orjson.dumps(given, option=orjson.OPT_APPEND_NEWLINE))
    if json:
        emit({"records": count, "seed": seed, "kinds": dict(kinds), "expect": dict(expected)})
        return
    console.print(
        f"{count:,} records in {out}" + (f", their truth in {truth}" if truth else ""), markup=False
    )
    for kind, number in kinds.most_common():
        console.print(f"  {number:>7,}  {kind}", highlight=False)


def _create(stack: ExitStack, path: Path) -> BinaryIO:
    try:
        return stack.enter_context(path.open("wb"))
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}") from error
