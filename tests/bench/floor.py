"""The floor: the same functions on the same bytes without Kafka, each on its own clock.

Run as ``python -m tests.bench.floor WARM_UP MEASURED``; prints CPU seconds as one JSON object.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

import orjson

from pipeline.article import Origin
from pipeline.flow import FLOW, Flow
from pipeline.kafka.codec import encode
from pipeline.kafka.worker.memories import delta_messages
from pipeline.outcome import Item
from pipeline.settings import Settings
from pipeline.sources.decode import decode_raw
from tests.bench.corpus import values

__all__ = ["run"]


def run(path: Path, flow: Flow, start: int = 0) -> dict[str, Any]:
    """Take a file through the flow; return CPU seconds per step and how the records ended."""
    settings, raw = Settings(), values(path)
    spent = dict.fromkeys(["decode", *(step.stage.name for step in flow.steps), "encode", "memory_log"], 0.0)
    outcomes: dict[str, int] = {}
    clock = time.process_time
    for begin in range(0, len(raw), settings.batch_size):
        started = clock()
        items = [
            Item(Origin(0, start + number), decode_raw(value, max_bytes=settings.max_record_bytes), 1.7e9)
            for number, value in enumerate(raw[begin : begin + settings.batch_size], begin)
        ]
        decoded = clock()
        result = flow.run(items, clock)
        computed = clock()
        for output in result.outputs:
            encode(output)
        encoded = clock()
        delta_messages(flow.memories, 0)
        spent["decode"] += decoded - started
        spent["encode"] += encoded - computed
        spent["memory_log"] += clock() - encoded
        for name, tally in result.tallies.items():
            spent[name] += tally.seconds
            for outcome, count in tally.outcomes.items():
                if outcome != "passed" or name == flow.steps[-1].stage.name:
                    outcomes[outcome] = outcomes.get(outcome, 0) + count
    return {"cpu": spent, "outcomes": outcomes}


def main() -> None:
    """Warm up, measure, print."""
    flow = Flow([step.stage.name for step in FLOW])
    run(Path(sys.argv[1]), flow)
    cpu, wall = time.process_time(), time.perf_counter()
    found = run(Path(sys.argv[2]), flow, start=1_000_000)
    total = {"total": time.process_time() - cpu, "wall": time.perf_counter() - wall}
    sys.stdout.buffer.write(orjson.dumps(found | total))


if __name__ == "__main__":
    main()
