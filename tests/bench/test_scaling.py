from pathlib import Path

import orjson

from pipeline.settings import Settings
from tests.bench.corpus import Corpus
from tests.bench.measure import Cost
from tests.bench.scaling import _by_processes, scaling_lines

CORPUS = Corpus("html", Path("w"), Path("m"), 100, 10.0, 0.0)


def measured(processes, corpus, settings):
    return Cost(cpu=1000.0 + 100 * processes, wall=2000.0 / processes)


def test_what_a_second_process_brings_is_told_after_it_was_written_and_read():
    row = _by_processes("clean", CORPUS, 2, lambda _: Settings(), measured, lambda _: None)
    found = {"rounds": 2, "load": 0.1, "clean": [row], "replay": [], "backlog": []}
    lines = scaling_lines(orjson.loads(orjson.dumps(found)))
    assert "| clean | html | 500 | 1,000 | 2.00 | 2.00, 2.00 | 1,100 | 1,200 |" in lines
