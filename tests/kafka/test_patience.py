"""A client of Kafka that hangs ends its worker, and the next one does the work; nothing else ends it."""

import subprocess
import time

import pytest

from pipeline.kafka.topics import apply_topics
from pipeline.kafka.worker.patience import KAFKA_SECONDS, Patience
from tests.e2e.stream import committed, send_samples, verdicts


def test_patience_ends_with_a_sign_that_stays():
    patience = Patience()
    assert patience.ended_by(["a", "b"], 100.0) is None
    assert patience.ended_by(["a", "c"], 100.0 + KAFKA_SECONDS) is None
    assert patience.ended_by(["c", "a"], 100.5 + KAFKA_SECONDS) == "a"


def test_a_sign_that_was_gone_begins_anew():
    patience = Patience()
    patience.ended_by(["a"], 0.0)
    patience.ended_by([], 1.0)
    assert patience.ended_by(["a"], KAFKA_SECONDS + 0.5) is None
    assert patience.ended_by(["a"], 2 * KAFKA_SECONDS + 1.0) == "a"
    patience.forget()
    assert patience.ended_by(["a"], 2 * KAFKA_SECONDS + 2.0) is None


def said(settings):
    return "\n".join(log.read_text() for log in sorted(settings.data_dir.glob("*.log")))


@pytest.mark.broker
@pytest.mark.parametrize(
    ("hangs", "code", "word"),
    [("commit", 1, "hanging.py"), ("fetch", 75, "the engine hangs: partition")],
)
def test_a_worker_whose_client_hangs_ends_and_the_next_one_does_the_work(settings, start, hangs, code, word):
    apply_topics(settings)
    if hangs == "commit":
        send_samples(settings, 10, seed=1)
    hanging = start("--stages", "clean", module="tests.kafka.hanging", WIREROOM_HANGS=hangs)
    assert hanging.wait(90) == code, said(settings)
    assert word in said(settings)
    if hangs == "fetch":
        send_samples(settings, 10, seed=1)
    assert verdicts(settings) == {}
    start("--stages", "clean")
    deadline = time.monotonic() + 60
    while sum(committed(settings, "clean", "articles.raw").values()) < 10:
        assert time.monotonic() < deadline, said(settings)
        time.sleep(0.2)


@pytest.mark.broker
def test_a_worker_without_work_is_left_alone(settings, start):
    apply_topics(settings)
    idle = start("--stages", "clean", module="tests.kafka.hanging", WIREROOM_HANGS="commit")
    with pytest.raises(subprocess.TimeoutExpired):
        idle.wait(12)
    idle.terminate()
    assert idle.wait(30) == 0, said(settings)
