"""``make chaos``: both shapes under every kind of fault; writes docs/chaos.md and docs/chaos.json."""

from __future__ import annotations

import argparse
import logging
import os
import platform
import random
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson

from tests.chaos.harness import KINDS, OUTAGE_SECONDS, Outcome, run
from tests.chaos.processes import SHAPES

ROOT = Path(__file__).resolve().parents[2]
MEANING = {
    "kill": "SIGKILL to a worker in the middle of its work",
    "drain": "SIGTERM to a worker with articles in flight",
    "crash": "workers die at crash points between the sends of a transaction, three times",
    "freeze": f"SIGSTOP for {OUTAGE_SECONDS:.0f} s while another worker takes over, then SIGCONT",
    "broker": f"SIGKILL to Kafka, away for {OUTAGE_SECONDS:.0f} s",
}
EACH = {"kill": 5, "drain": 2, "crash": 2, "freeze": 2, "broker": 1}
"""How often each kind strikes in a full run of a shape."""


def main() -> None:
    options = _options()
    logging.getLogger("kafka").setLevel(logging.CRITICAL)  # an outage on purpose needs no warnings
    faults = options.faults.split(",") if options.faults else _all_faults(options.seed)
    outcomes = []
    for shape in options.shapes.split(","):
        with tempfile.TemporaryDirectory(prefix="wireroom-chaos-") as folder:
            outcomes.append(
                run(Path(folder), shape, options.articles, faults, options.seed, rate=options.rate)
            )
    facts = _facts(outcomes)
    if options.out is not None:
        options.out.mkdir(parents=True, exist_ok=True)
        (options.out / "chaos.json").write_bytes(
            orjson.dumps(facts, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
        )
        (options.out / "chaos.md").write_text(_page(facts, outcomes), "utf-8")
    for outcome in outcomes:
        for line in outcome.wrong[:10]:
            print(line)
    sys.exit(0 if all(outcome.exact for outcome in outcomes) else 1)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    parser.add_argument("--articles", type=int, default=20_000, help="for each shape")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6), help="default: a new one")
    parser.add_argument("--shapes", default=",".join(SHAPES))
    parser.add_argument("--faults", help=f"in order, out of {','.join(KINDS)}; default: a full mix")
    parser.add_argument("--rate", type=float, default=250.0, help="articles a second while all is well")
    parser.add_argument("--out", type=Path, default=ROOT / "docs", help="folder of the report")
    return parser.parse_args()


def _all_faults(seed: int) -> list[str]:
    faults = [kind for kind, count in EACH.items() for _ in range(count)]
    random.Random(seed).shuffle(faults)
    return faults


def _facts(outcomes: list[Outcome]) -> dict[str, Any]:
    kinds = sorted({kind for outcome in outcomes for kind in outcome.recovery})
    every = {kind: [s for o in outcomes for s in o.recovery.get(kind, [])] for kind in kinds}
    return {
        "commit": _git("rev-parse", "--short", "HEAD") + ("-dirty" if _git("status", "--porcelain") else ""),
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}",
        "seeds": [outcome.seed for outcome in outcomes],
        "shapes": [outcome.shape for outcome in outcomes],
        "faults": sum(len(outcome.faults) for outcome in outcomes),
        "faults_by_kind": {kind: len(seconds) for kind, seconds in every.items()},
        "articles": sum(outcome.articles for outcome in outcomes),
        **{
            name: sum(outcome.counts[name] for outcome in outcomes)
            for name in ("pending", "missing", "conflicting", "repeated")
        },
        "wrong": sum(len(outcome.wrong) for outcome in outcomes),
        "compared": sum(outcome.compared for outcome in outcomes),
        "recovery_seconds": {kind: round(max(seconds), 1) for kind, seconds in every.items()},
        "recovery_seconds_median": {kind: round(sorted(s)[len(s) // 2], 1) for kind, s in every.items()},
    }


def _page(facts: dict[str, Any], outcomes: list[Outcome]) -> str:
    lines = [
        "# Chaos",
        "",
        "Written by `make chaos`. Articles flow in while processes are killed, frozen and starved; then the",
        "topics themselves are asked: has each record exactly one outcome (`wireroom audit`), and is each",
        "verdict the one that `wireroom batch --stages dedupe` gives the same order of `articles.clean`?",
        "",
        f"Commit {facts['commit']}, {facts['date']}, {facts['machine']}.",
        "",
        "| shape | seed | articles | faults | missing | conflicting | repeated | wrong verdicts | minutes |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {o.shape} | {o.seed} | {o.articles:,} | {len(o.faults)} | {o.counts['missing']} | "
        f"{o.counts['conflicting']} | {o.counts['repeated']} | {len(o.wrong)} of {o.compared:,} | "
        f"{o.seconds / 60:.1f} |"
        for o in outcomes
    ]
    lines += [
        "",
        "Shape `one` runs all stages in one process while another stands by; `split` runs two workers for",
        "the clean stage and one for the others, with one standing by.",
        "",
        "| fault | times | seconds until articles were committed again: median | longest |",
        "|---|---|---|---|",
    ]
    lines += [
        f"| {MEANING[kind]} | {facts['faults_by_kind'][kind]} | {facts['recovery_seconds_median'][kind]} | "
        f"{facts['recovery_seconds'][kind]} |"
        for kind in facts["recovery_seconds"]
    ]
    lines += [
        "",
        "The seconds of `freeze` include the session time-out of 6 s; those of `broker` count from when",
        "Kafka answers again; those of `crash` from the end of the last death.",
        "",
        "Again with the same samples and victims:",
        f"`python -m tests.chaos --seed {outcomes[0].seed} --articles {outcomes[0].articles}`",
        "",
    ]
    return "\n".join(lines)


def _git(*arguments: str) -> str:
    ran = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    return ran.stdout.strip()


if __name__ == "__main__":
    main()
