"""``wireroom stats``: counts, rates, lag and workers of the running instance."""

from __future__ import annotations

import urllib.error
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson
from rich.table import Table

from pipeline.cli.common import Bootstrap, DataDir, Json, console, emit, settings_from

if TYPE_CHECKING:
    from pipeline.settings import Settings

__all__ = ["EXAMPLES", "stats"]

EXAMPLES = """Examples:

  wireroom stats

  wireroom stats --json --bootstrap kafka-1:9092
"""
_ANSWER_SECONDS = 10.0


def stats(
    json: Json = False,
    bootstrap: Bootstrap = None,
    data_dir: DataDir = Path(".wireroom"),
) -> None:
    """Show what went where, how fast, how far behind, and who works.

    Asks the running instance; where none runs (or --bootstrap names another Kafka), counts the topics.
    """
    settings = settings_from(bootstrap, data_dir)
    found = _from_instance(settings) or _from_topics(settings)
    if json:
        emit(found)
    else:
        _print(found)


def _from_instance(settings: Settings) -> dict[str, Any] | None:
    from pipeline.observe.state import page_url, read_instance

    instance = read_instance(settings.data_dir)
    page = (instance or {}).get("page")
    if instance is None or not isinstance(page, str) or not page.startswith("http://"):
        return None
    if settings.bootstrap is not None and settings.bootstrap != instance.get("kafka"):
        return None
    try:
        with urllib.request.urlopen(page_url(page, "/api/stats"), timeout=_ANSWER_SECONDS) as answer:
            data = orjson.loads(answer.read())
    except (urllib.error.URLError, OSError, orjson.JSONDecodeError):
        return None
    return {"from": page, **data} if isinstance(data, dict) else None


def _from_topics(settings: Settings) -> dict[str, Any]:
    """Count the topics themselves: exact, but it reads every outcome once."""
    from pipeline.flow import DUPLICATES, FLOW, REJECTED
    from pipeline.kafka.ledger.ledger import Ledger
    from pipeline.kafka.reader import lag
    from pipeline.observe.state import read_states, uncovered
    from pipeline.outcome import Reason, Rule

    book = Ledger(settings)
    try:
        counts = book.refresh()
    finally:
        book.close()
    stages = [step.stage.name for step in FLOW]
    seen = counts["unique"] + counts["duplicates"]
    states = read_states(settings.data_dir)
    behind = lag(settings)
    missing = uncovered(states, stages)
    return {
        "from": "topics",
        "counts": counts,
        "counted_by": "topics",
        "duplicate_rate": round(counts["duplicates"] / seen, 4) if seen else 0.0,
        "duplicates": _values(settings, DUPLICATES, "rule", [r for r in Rule if r != Rule.REVISION]),
        "rejected": _values(settings, REJECTED, "reason", list(Reason)),
        "stages": {stage: {"lag_records": behind[stage]} for stage in stages},
        "workers": states,
        "ready": not missing,
        "uncovered": missing,
    }


def _values(settings: Settings, topic: str, field: str, known: list[Any]) -> dict[str, int]:
    from pipeline.kafka.reader import Reader, envelope

    counts = dict.fromkeys((str(value) for value in known), 0)
    with Reader(settings, [topic]) as reader:
        for record in reader.to_end():
            value = envelope(record, topic)["value"]
            name = value.get(field) if isinstance(value, dict) else None
            if isinstance(name, str) and name in counts:
                counts[name] += 1
    return counts


def _print(found: dict[str, Any]) -> None:
    console.print(f"from {found['from']}, counted by {found['counted_by']}", style="dim", markup=False)
    totals = Table(box=None, show_header=False)
    for name, count in found["counts"].items():
        totals.add_row(name, f"{count:,}")
    totals.add_row("duplicate rate", f"{found['duplicate_rate']:.1%}")
    console.print(totals)
    for title, field in (("duplicates", "duplicates"), ("rejected", "rejected")):
        parts = "  ".join(f"{name} {count:,}" for name, count in found[field].items())
        console.print(f"{title}: {parts}", markup=False, soft_wrap=True)
    stages = Table("stage", "lag", "per second", "busy s", "failed", box=None)
    for name, stage in found["stages"].items():
        cells = (stage.get(key, "") for key in ("lag_records", "per_second", "busy_seconds", "failed"))
        stages.add_row(name, *(str(cell) for cell in cells))
    console.print(stages)
    for worker in found["workers"]:
        state = worker.get("state")
        if not worker.get("alive") and state != "stopped":
            state = f"gone (was {state})"
        line = f"worker {worker.get('slot')}: {state} {worker.get('why') or ''}"
        console.print(line.rstrip(), markup=False, soft_wrap=True)
    if not found["ready"]:
        console.print(f"no ready worker for {', '.join(found['uncovered'])}", style="yellow")
