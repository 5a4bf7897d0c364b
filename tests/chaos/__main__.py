"""``make chaos``: every kind of fault in every shape; writes docs/chaos.md and docs/chaos.json."""

from __future__ import annotations

import argparse
import logging
import random
import sys
import tempfile
from pathlib import Path

from tests.chaos.faults import KINDS
from tests.chaos.harness import Outcome, run
from tests.chaos.plan import plan
from tests.chaos.processes import SHAPES
from tests.chaos.report import DELIVERIES, ROOT, facts_of, write_report


def main() -> None:
    options = _options()
    logging.getLogger("kafka").setLevel(logging.CRITICAL)  # an outage on purpose needs no warnings
    shapes = options.shapes.split(",")
    if options.faults.isdigit():
        runs = plan(int(options.faults), shapes, options.seed)
    else:
        runs = [
            [kind for kind in options.faults.split(",") if shape in KINDS[kind].shapes] for shape in shapes
        ]
    every = sum(map(len, runs))
    command = (
        f"python -m tests.chaos --seed {options.seed} --faults {options.faults} "
        f"--articles {options.articles} --shapes {options.shapes} --delivery {options.delivery}"
    )
    outcomes: list[Outcome] = []
    for number, (shape, faults) in enumerate(zip(shapes, runs, strict=True)):
        outcomes.append(
            _run(shape, faults, options.articles * len(faults) // every, options.seed + number, options)
        )
        facts = facts_of(outcomes, command)
        if options.out is not None:  # after each shape: what was seen is not lost with the next one
            write_report(options.out, options.delivery, facts)
    print(f"{facts['faults']} faults, {facts['articles']:,} articles; seconds to output, median and longest:")
    for kind, seconds in facts["recovery_seconds"].items():
        print(f"  {kind:10} {facts['recovery_seconds_median'][kind]:6.1f} {seconds:6.1f}")
    sys.exit(0 if all(outcome.exact for outcome in outcomes) else 1)


def _run(shape: str, faults: list[str], articles: int, seed: int, options: argparse.Namespace) -> Outcome:
    with tempfile.TemporaryDirectory(prefix="wireroom-chaos-", ignore_cleanup_errors=True) as folder:
        outcome = run(
            Path(folder),
            shape,
            articles,
            faults,
            seed,
            say=lambda text: print(text, flush=True),
            rate=options.rate,
            delivery=options.delivery,
        )
    for line in outcome.wrong[:10]:
        print(line)
    return outcome


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    parser.add_argument("--articles", type=int, default=200_000, help="in all")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6), help="default: a new one")
    parser.add_argument(
        "--shapes", default="one,split,up,split,shards", help=f"runs, out of {', '.join(SHAPES)}"
    )
    parser.add_argument("--faults", default="100", help=f"how many, or which, out of {', '.join(KINDS)}")
    parser.add_argument("--delivery", choices=DELIVERIES, default=DELIVERIES[0])
    parser.add_argument("--rate", type=float, default=400.0, help="articles a second while all is well")
    parser.add_argument("--out", type=Path, default=ROOT / "docs", help="folder of the report")
    return parser.parse_args()


if __name__ == "__main__":
    main()
