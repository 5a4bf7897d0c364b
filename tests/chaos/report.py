"""What a run of chaos leaves behind: chaos.json and, made of it, chaos.md, with a place for each delivery."""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson

from tests.chaos.faults import KINDS
from tests.chaos.harness import ACCOUNT, Outcome

__all__ = ["conditions", "facts_of", "write_report"]

ROOT = Path(__file__).resolve().parents[2]
WRONG = "wrong, of verdicts and stories"
DELIVERIES = ("exactly_once", "at_least_once")
HEAD = """\
# Chaos

Written by `make chaos`. Articles flow in while processes are killed, frozen, starved and lied to; then the
topics themselves are asked: has each record exactly one outcome (`wireroom audit`), is each verdict the one
that `wireroom batch --stages dedupe` gives the same order of `articles.clean`, and each story the one of
`--stages tag,group`? What is put in, and how it is compared: [0016](decisions/0016-chaos.md).
"""
TITLES = {
    "exactly_once": "## Exactly once\n\nThe default: nothing missing, conflicting or repeated is allowed.\n",
    "at_least_once": (
        "## At least once\n\n`WIREROOM_DELIVERY=at_least_once`, for clusters that forbid transactions: "
        "repeats are\nallowed and counted, losses and conflicts are not.\n"
    ),
}
FOOT = """\
Shape `one` runs all stages in one process while another stands by; `split` runs two workers for the clean
stage and one for the others, with one standing by; `up` is `wireroom up --workers 2`, supervisor and all;
`shards` is the same with two language shards.

Seconds count from the harm to the first offsets committed after it: in the partitions of the one that was
struck for `kill`, `drain` and `freeze`, which includes the session time-out of 6 s for `freeze`. For faults
that last they count from their end: `broker` and `outage` from when Kafka answers again, `crash` from the
last death, `produce`, `hang`, `disk`, `full` and `clock` from when they are mended, `rebalance` from its last
kill. Those of `raise` and `poison` last until the flow has passed all that had come when they struck.
"""


def conditions() -> dict[str, str]:
    """Return commit, date and machine."""
    return {
        "commit": _git("rev-parse", "--short", "HEAD") + ("-dirty" if _git("status", "--porcelain") else ""),
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}",
    }


def facts_of(outcomes: Sequence[Outcome], command: str) -> dict[str, Any]:
    """Return the numbers of runs under one way of delivery."""
    kinds = [kind for kind in KINDS if any(kind in outcome.recovery for outcome in outcomes)]
    every = {kind: [s for o in outcomes for s in o.recovery.get(kind, [])] for kind in kinds}
    return {
        **conditions(),
        "command": command,
        "faults": sum(len(outcome.faults) for outcome in outcomes),
        "faults_by_kind": {kind: len(seconds) for kind, seconds in every.items()},
        "articles": sum(outcome.articles for outcome in outcomes),
        **{name: sum(outcome.counts[name] for outcome in outcomes) for name in ACCOUNT},
        "wrong": sum(len(outcome.wrong) for outcome in outcomes),
        "compared": sum(outcome.compared for outcome in outcomes),
        "stories": sum(outcome.stories for outcome in outcomes),
        "recovery_seconds": {kind: round(max(seconds), 1) for kind, seconds in every.items()},
        "recovery_seconds_median": {kind: round(statistics.median(s), 1) for kind, s in every.items()},
        "runs": [
            {
                "shape": o.shape,
                "seed": o.seed,
                "articles": o.articles,
                "faults": o.faults,
                **{name: o.counts[name] for name in ACCOUNT},
                "wrong": len(o.wrong),
                "compared": o.compared,
                "stories": o.stories,
                "dead_as_ordered": o.dead,
                "minutes": round(o.seconds / 60, 1),
            }
            for o in outcomes
        ],
    }


def write_report(folder: Path, delivery: str, facts: dict[str, Any]) -> None:
    """Write both files; what the other way of delivery left in them stays.

    The numbers of exactly once, the default, stand at the top level, those of at least once below their name.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "chaos.json"
    old = orjson.loads(path.read_bytes()) if path.exists() else {}
    other = old.pop("at_least_once", None)
    if delivery == "at_least_once":
        data = {**old, delivery: facts}
    else:
        data = facts | ({"at_least_once": other} if other else {})
    path.write_bytes(orjson.dumps(data, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
    (folder / "chaos.md").write_text(_page(data), "utf-8")


def _page(data: dict[str, Any]) -> str:
    sections = {"exactly_once": data, "at_least_once": data.get("at_least_once")}
    parts = [HEAD]
    parts += [TITLES[name] + _section(facts) for name, facts in sections.items() if facts and "runs" in facts]
    return "\n".join([*parts, FOOT])


def _section(facts: dict[str, Any]) -> str:
    made = f"Commit {facts['commit']}, {facts['date']}, {facts['machine']}."
    sums = (
        f"{facts['faults']} faults, {facts['articles']:,} articles: missing {facts['missing']}, "
        f"conflicting {facts['conflicting']}, repeated {facts['repeated']}, wrong {facts['wrong']}."
    )
    columns = ("shape", "seed", "articles", "faults", "missing", "conflicting", "repeated", WRONG, "minutes")
    lines = ["", made, sums, "", f"| {' | '.join(columns)} |", "|---" * len(columns) + "|"]
    lines += [
        f"| {r['shape']} | {r['seed']} | {r['articles']:,} | {len(r['faults'])} | {r['missing']} | "
        f"{r['conflicting']} | {r['repeated']} | {r['wrong']} of {r['compared']:,} and {r['stories']:,} | "
        f"{r['minutes']} |"
        for r in facts["runs"]
    ]
    lines += ["", "| fault | | times | seconds to output: median | longest |", "|---|---|---|---|---|"]
    lines += [
        f"| `{kind}` | {KINDS[kind].meaning if kind in KINDS else ''} | {times} | "
        f"{facts['recovery_seconds_median'][kind]} | {facts['recovery_seconds'][kind]} |"
        for kind, times in facts["faults_by_kind"].items()
    ]
    return "\n".join([*lines, "", f"Again with the same samples and victims: `{facts['command']}`", ""])


def _git(*arguments: str) -> str:
    ran = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    return ran.stdout.strip()
