"""Pages a CPU second of the clean stage, beside trafilatura's default on the same HTML.

Each engine has a process of its own in every round, told how often to look for garbage as a worker is, and
works on the same pages in batches. Run as ``python -m tests.bench.clean ENGINE FORM FILE``; prints how many
pages there were, and the CPU seconds.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from pipeline.article import Origin, RawArticle
from pipeline.evaluate.clean import pages, raw_article
from pipeline.outcome import Item
from pipeline.sources.decode import decode_raw
from pipeline.stages.clean import Clean
from tests.bench.corpus import Corpus, make_corpus, values
from tests.bench.measure import ROOT, collecting_as_a_worker, environment
from tests.evaluation import DATA

__all__ = ["clean_lines", "measure_clean"]

LABELLED = DATA / "clean" / "dev.jsonl.gz"
OURS, OTHER = "wireroom", "trafilatura"
SAMPLES = 1000
BATCH = 500
WARM_UP = 64


def measure_clean(rounds: int, say: Callable[[str], None], labelled: Path = LABELLED) -> dict[str, Any]:
    """Return pages a CPU second by engine, corpus and form; ``labelled`` pages where there are any."""
    load = round(os.getloadavg()[0], 1)
    with tempfile.TemporaryDirectory(prefix="wireroom-bench-") as name:
        html, plain = (make_corpus(kind, SAMPLES, Path(name)) for kind in ("html", "plain"))
        cells = [
            (engine, corpus, form, file)
            for corpus, forms in _corpora(html, plain, labelled).items()
            for form, file in forms.items()
            for engine in ((OURS, OTHER) if form == "html" else (OURS,))
        ]
        rates: dict[tuple[str, str, str], list[float]] = {cell[:3]: [] for cell in cells}
        counts: dict[str, int] = {}
        for _ in range(rounds):
            for engine, corpus, form, file in cells:
                counts[corpus], seconds = _measured(engine, form, file)
                rates[engine, corpus, form].append(counts[corpus] / seconds)
    rows = []
    for (engine, corpus, form), found in rates.items():
        beside = rates.get((OTHER, corpus, form))
        ratios = [ours / theirs for ours, theirs in zip(found, beside, strict=True)] if beside else []
        rows.append(
            {
                "engine": engine,
                "corpus": corpus,
                "form": form,
                "pages": counts[corpus],
                "per_cpu_second": round(median(found), 1),
                "best_per_cpu_second": round(max(found), 1),
                "times": round(median(ratios), 2) if ratios else None,
                "times_rounds": [round(ratio, 2) for ratio in ratios],
            }
        )
        say(f"clean, {corpus}, {form}: {engine} {median(found):.0f} pages a CPU second")
    return {"load": load, "rounds": rounds, "rows": rows}


def _corpora(html: Corpus, plain: Corpus, labelled: Path) -> dict[str, dict[str, Path]]:
    corpora = {"samples": {"html": html.measured, "text": plain.measured}}
    if labelled.is_file():
        corpora["labelled"] = dict.fromkeys(("html", "text", "text_main"), labelled)
    return corpora


def _measured(engine: str, form: str, file: Path) -> tuple[int, float]:
    """Return the number of pages, and the CPU seconds that an engine takes for them."""
    command = [sys.executable, "-m", "tests.bench.clean", engine, form, str(file)]
    ran = subprocess.run(command, env=environment(), cwd=ROOT, capture_output=True, text=True, check=True)
    count, seconds = ran.stdout.split()
    return int(count), float(seconds)


def _records(form: Any, file: Path) -> Iterator[RawArticle]:
    if file.suffix == ".gz":
        yield from (raw_article(page, form) for page in pages(file))
    else:
        yield from (decode_raw(value, max_bytes=len(value)) for value in values(file))


def _clean(records: Sequence[RawArticle]) -> None:
    stage = Clean()
    items = [Item(Origin(0, number), record, 0.0) for number, record in enumerate(records)]
    for start in range(0, len(items), BATCH):
        stage.run(items[start : start + BATCH])


def _trafilatura(records: Sequence[RawArticle]) -> None:
    import trafilatura

    for record in records:
        trafilatura.extract(record.content)


def clean_lines(found: dict[str, Any]) -> list[str]:
    """Return the section of the report."""
    lines = [
        "## Clean: pages a CPU second, beside trafilatura",
        "",
        f"Medians of {found['rounds']} rounds, best in brackets; a process for each engine in each round,",
        f"the same pages in the same order, load {found['load']} at the start. `trafilatura` is its default",
        "setting, one page after the other. The labelled pages are those of `make eval`, 312 KB of HTML on",
        "average, and not in the repository; `text` is such a page without its tags, `text_main` what a",
        "common extractor leaves of it.",
        "",
        "| pages | form | engine | a CPU second | × trafilatura | rounds |",
        "| --- | --- | --- | ---: | ---: | --- |",
    ]
    for row in found["rows"]:
        rates = f"{row['per_cpu_second']:,.0f} ({row['best_per_cpu_second']:,.0f})"
        times = f"{row['times']:.2f}" if row["times"] and row["engine"] == OURS else ""
        each = ", ".join(f"{one:.2f}" for one in row["times_rounds"]) if times else ""
        what = f"{row['pages']:,} {row['corpus']}"
        lines.append(f"| {what} | {row['form']} | {row['engine']} | {rates} | {times} | {each} |")
    return [*lines, ""]


def main() -> None:
    """Measure one engine."""
    engine, form, file = sys.argv[1:]
    work = {OURS: _clean, OTHER: _trafilatura}[engine]
    records = list(_records(form, Path(file)))
    work(records[:WARM_UP])
    with collecting_as_a_worker():
        begun = time.process_time()
        work(records)
        print(len(records), time.process_time() - begun)


if __name__ == "__main__":
    main()
