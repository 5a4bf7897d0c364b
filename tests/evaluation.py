"""``make eval``: every stage on labelled data; writes docs/evaluation.md and evaluation.json.

The data is a folder with ``clean/dev.jsonl.gz``, ``dedupe/dev.jsonl.gz`` and ``stories/dev.jsonl.gz``; its
texts are their publishers' and stay where they are. What is missing is left out, and said so; tags and
pages in other languages are judged by our own samples.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import orjson

from pipeline.evaluate import clean, dedupe, group, tag
from pipeline.sources.samples.desks import filled_forms
from tests.chaos.report import ROOT, conditions

DATA = ROOT.parent / "shared" / "data"
OWN = ROOT / "tests" / "data"
NEWS, GUIDES = ("aeb", "atf", "fundus"), ("wcxb",)
HEAD = """\
# Evaluation

Written by `make eval` at commit {commit}, {date}. Each part can be had
alone (`wireroom eval clean DATA` and so on). The labelled pages and articles of clean,
dedupe and group are not in the repository; those of `tag`
(`tests/data/tagged.jsonl`) and the pages in eight languages (`tests/data/pages.jsonl`) are.
The model of the clean stage has seen its pages: figures of pages that it has not seen are in
[0004](decisions/0004-clean.md), cross-validated by host (`wireroom eval clean DATA --cv`).
"""


def main() -> None:
    """Measure and write."""
    data = Path(sys.argv[1]) if len(sys.argv) > 1 else DATA
    found = {name: figures for name, figures in _measured(data) if figures is not None}
    facts = conditions() | found
    (ROOT / "docs" / "evaluation.json").write_bytes(orjson.dumps(facts, option=orjson.OPT_INDENT_2))
    page = HEAD.format(**facts) + "".join(f"\n## {name}\n\n{_table(found[name])}" for name in found)
    (ROOT / "docs" / "evaluation.md").write_text(page, "utf-8")
    print(page)
    missing = {"clean", "dedupe", "group", "tag"} - found.keys()
    if missing:
        sys.exit(f"no labelled data for {', '.join(sorted(missing))} in {data}")


def _measured(data: Path) -> Iterator[tuple[str, dict[str, Any] | None]]:
    stories = data / "stories"
    yield "clean", _if_there(data / "clean" / "dev.jsonl.gz", _clean)
    yield "clean, eight languages", clean.evaluate(OWN / "pages.jsonl", field="text")
    yield "dedupe", _if_there(data / "dedupe" / "dev.jsonl.gz", _dedupe)
    yield "group", _if_there(stories / "dev.jsonl.gz", group.evaluate)
    yield "group, headlines alone", _if_there(stories / "titles_dev.jsonl.gz", group.evaluate)
    yield "tag", tag.evaluate(OWN / "tagged.jsonl")


def _if_there(path: Path, measure: Callable[[Path], dict[str, Any]]) -> dict[str, Any] | None:
    return measure(path) if path.is_file() else None


def _clean(pages: Path) -> dict[str, Any]:
    forms: tuple[clean.Field, ...] = ("html", "text", "text_main")
    return {
        f"{form} {name}": clean.evaluate(pages, field=form, sources=sources)
        for form in forms
        for name, sources in (("news", NEWS), ("guides", GUIDES))
    }


def _dedupe(pairs: Path) -> dict[str, Any]:
    rows = list(dedupe.read(pairs))
    figures = dedupe.evaluate(rows)
    for name, many in (("forms_by_one_outlet", False), ("forms_by_many_outlets", True)):
        figures[name] = dedupe.evaluate_forms(rows, filled_forms(many=many, seed=1))
    return figures


def _table(figures: Mapping[str, Any]) -> str:
    lines = ["| | |", "|---|---|", *(f"| {name} | {value} |" for name, value in _flat(figures, ""))]
    return "\n".join(lines) + "\n"


def _flat(figures: Mapping[str, Any], before: str) -> Iterator[tuple[str, str]]:
    for name, value in figures.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{before}{name} ")
        else:
            yield f"{before}{name}", f"{value:.4f}" if isinstance(value, float) else f"{value:,}"


if __name__ == "__main__":
    main()
