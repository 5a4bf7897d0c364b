"""Loads what the stages load with their first articles, a second and a half of it, before those come."""

from __future__ import annotations

import gc
import logging
import time

from pipeline.article import Origin
from pipeline.flow import FLOW, Flow
from pipeline.outcome import Item
from pipeline.sources.decode import decode_raw
from pipeline.sources.samples import sample_records
from pipeline.text.language import detect_language

__all__ = ["warm_up"]

log = logging.getLogger(__name__)

SAMPLES = 12
"""Pages and plain texts, several languages; what is not loaded by these, the first article that needs it
loads."""
OPEN = "Brun tavo melk sirat oplen draku venist halmo prade kolun"
"""Has no language, so that the model is asked: few articles need it, the first of them for half a second."""

SELDOM = 50_000, 20, 100
"""How often garbage is looked for: a seventieth of Python's default. Stages leave next to none, and a memory
rebuilt from the log has millions of objects to look through (100,000 articles of group: 3.3 s, else 5.4)."""


def warm_up(through: str) -> None:
    """Take made articles through the stages up to ``through``, with memories that are thrown away.

    What is loaded then stays: the garbage collector is told so, and goes on where it was off.
    """
    started = time.monotonic()
    names = [step.stage.name for step in FLOW]
    flow = Flow(names[: names.index(through) + 1])
    items = [
        Item(Origin(0, number), decode_raw(value, max_bytes=len(value)), started)
        for number, (value, _) in enumerate(sample_records(SAMPLES, 1))
    ]
    flow.run(items, time.perf_counter)
    detect_language(OPEN)
    gc.freeze()
    gc.set_threshold(*SELDOM)
    gc.enable()
    log.info("warm after %.1f s", time.monotonic() - started)
