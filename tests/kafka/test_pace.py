import threading
import time

import orjson
import pytest

from pipeline.flow import RAW
from pipeline.kafka.replay.pace import PACED_MOST, Pace
from pipeline.kafka.replay.run import Run
from pipeline.kafka.replay.source import Row


def rows(count, apart_ms, name="daily.example"):
    value = orjson.dumps({"source": name, "content": "x"})
    return [Row(n % 3, n, 1_000_000 + n * apart_ms, None, value, ()) for n in range(count)]


def pace_of(stop=None, **more):
    return Pace(Run("x", RAW, {}, {}, ("clean",), 0.0, **more), stop or threading.Event())


@pytest.mark.parametrize("how", [{}, {"pace": 1000.0}, {"rate": 2000.0}, {"pace": 500.0, "rate": 5000.0}])
def test_every_record_comes_once_and_in_order(how):
    given = rows(120, 400)
    pace = pace_of(**how)
    batches = []
    for batch in pace.batches(given, 50):
        batches.append(batch)
        assert (pace.late() is None) == (not how)
    assert [row for batch in batches for row in batch] == given
    assert all(len(batch) <= PACED_MOST for batch in batches)


def test_records_far_apart_are_not_put_together():
    assert [len(batch) for batch in pace_of(pace=1.0).batches(rows(3, 300), 50)] == [1, 1, 1]


def test_a_record_is_begun_before_it_is_due_by_what_batches_take():
    pace, begun = pace_of(pace=1.0), []
    for _ in pace.batches(rows(12, 60), 50):
        begun.append(pace.late())
        time.sleep(0.04)
    assert begun[0] == 0
    assert min(begun) < 0


def test_the_clock_starts_when_the_first_record_is_published():
    pace = pace_of(pace=1.0)
    batches = pace.batches(rows(2, 300), 50)
    assert len(next(batches)) == 1
    time.sleep(0.4)
    assert pace.late() == 0
    begun = time.monotonic()
    next(batches)
    assert time.monotonic() - begun > 0.2


def test_what_is_not_asked_for_is_not_waited_for():
    hour = 3_600_000
    given = [*rows(1, 0), *rows(40, hour, "other.example"), *rows(1, 0)]
    batches = list(pace_of(pace=1.0, where=("source=daily.example",)).batches(given, 500))
    assert [len(batch) for batch in batches] == [41, 1]
    few = list(pace_of(pace=1.0, where=("source=daily.example",)).batches(given, 10))
    assert [row for batch in few for row in batch] == given
    assert max(map(len, few)) == 10


def test_a_wait_ends_when_the_run_is_stopped():
    stop = threading.Event()
    batches = pace_of(stop, pace=1.0).batches(rows(2, 3_600_000), 50)
    assert len(next(batches)) == 1
    stop.set()
    assert list(batches) == []
