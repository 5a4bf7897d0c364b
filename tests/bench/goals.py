"""What was wanted of the speed, and what was found: the first table of ``docs/benchmarks.md``."""

from __future__ import annotations

from collections.abc import Mapping
from statistics import mean
from typing import Any

__all__ = ["goal_lines"]

GOALS = (
    ("live", "bare", "plain", 0.8),
    ("live", "bare", "html", 0.95),
    ("live", "quixstreams", "plain", 1.0),
    ("fast", "bare", "plain", 0.9),
)
"""Loop, the one beside it, corpus, and the least ratio of their articles a CPU second."""
SECOND_PROCESS = 1.6
PAGES = {
    "html": ("labelled HTML, times trafilatura's default", "times", 6),
    "text": ("labelled plain text", "per_cpu_second", 400),
}
"""By form of a page: what is measured, where it stands in the row, and the least."""
STORIES = 1500
HEAD = """\
Articles a second of CPU, one loop beside another of the same round; and a second of wall clock, of the means.
Figures without a second loop are articles a second.

| goal | wanted | CPU | wall | |
| --- | ---: | ---: | ---: | --- |"""


def goal_lines(report: Mapping[str, Any]) -> list[str]:
    """Return the table; what was not measured has no line."""
    rows = {(row["name"], row["corpus"]): row for row in report["rows"]}
    lines = []
    for name, beside, corpus, wanted in GOALS:
        if (name, corpus) not in rows or (beside, corpus) not in rows:
            continue
        one, other = rows[name, corpus], rows[beside, corpus]
        pairs = zip(one["cpu_us_rounds"], other["cpu_us_rounds"], strict=True)
        cpu, wall = mean(theirs / own for own, theirs in pairs), other["wall_us"] / one["wall_us"]
        figures = f"{wanted:.2f} | {cpu:.2f} | {wall:.2f} | {_met(cpu, wanted)}"
        lines.append(f"| `{name}` beside `{beside}`, {corpus} | {figures} |")
    for row in report.get("scaling", {}).get("clean", ()):
        figures = f"{SECOND_PROCESS:.2f} | | {row['faster']:.2f} | {_met(row['faster'], SECOND_PROCESS)}"
        lines.append(f"| clean stage, two processes beside one, {row['corpus']} | {figures} |")
    for row in report.get("clean", {}).get("rows", ()):
        if (row["engine"], row["corpus"]) == ("wireroom", "labelled") and row["form"] in PAGES:
            what, key, wanted = PAGES[row["form"]]
            lines.append(f"| clean stage, {what} | {wanted} | {row[key]:,g} | | {_met(row[key], wanted)} |")
    if stories := report.get("stories"):
        what, cpu = f"tag and group, {stories['remembered']:,} in the window", stories["per_cpu_second"]
        lines.append(f"| {what} | {STORIES} | {cpu} | | {_met(cpu, STORIES)} |")
    return [HEAD, *lines, ""]


def _met(found: float, wanted: float) -> str:
    return "met" if found >= wanted else "**not met**"
