"""The worker's process from outside: states, exit codes, and that it follows whoever started it."""

import signal
import time

import pytest

from pipeline.kafka.topics import apply_topics
from pipeline.observe.state import read_states
from tests.e2e.stream import committed, read, send

pytestmark = pytest.mark.broker

ALL = "clean,dedupe,tag,group"


def until(condition, seconds=40):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def state(settings, slot):
    return next((each for each in read_states(settings.data_dir) if each["slot"] == slot), {"state": None})


def article(number):
    return {
        "id": f"a-{number}",
        "source": "daily.example",
        "title": f"Council {number} votes",
        "content": f"Council number {number} met on Monday and voted for bridge {number} over the river. "
        * 20,
    }


def test_a_worker_is_ready_works_drains_and_says_so(settings, start):
    apply_topics(settings)
    worker = start("--slot", "w")
    until(lambda: state(settings, "w")["state"] == "ready")
    assert state(settings, "w")["partitions"] == list(range(8))
    send(settings, [article(n) for n in range(20)])
    until(lambda: sum(committed(settings, "clean", "articles.raw").values()) >= 20)
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(40) == 0
    assert state(settings, "w")["state"] == "stopped"
    assert len(read(settings, "articles.grouped")) + len(read(settings, "articles.duplicates")) == 20


def test_a_second_worker_stands_by_and_says_so(settings, start):
    apply_topics(settings)
    start("--slot", "one")
    until(lambda: state(settings, "one")["state"] == "ready")
    start("--slot", "two")
    until(lambda: state(settings, "two")["state"] == "standby")
    assert state(settings, "two")["why"] == "another worker holds every partition"
    # Its partitions were taken and given back, so that its memory may just be rebuilt.
    until(lambda: state(settings, "one")["state"] == "ready")


def test_articles_between_the_stages_make_one_process_refuse_with_its_exit_code(settings, start):
    apply_topics(settings)
    clean = start("--stages", "clean", "--slot", "clean-0")
    send(settings, [article(1)])
    until(lambda: sum(committed(settings, "clean", "articles.raw").values()) >= 1)
    clean.send_signal(signal.SIGTERM)
    assert clean.wait(40) == 0
    # Kafka refuses another shape while the last one's session lasts; then it is the waiting article.
    codes = []
    while 70 not in codes:
        codes.append(start("--stages", ALL, "--slot", "whole").wait(60))
        assert codes in ([70], [75], [75, 70])
    assert "--stages dedupe" in state(settings, "whole")["why"]


def test_a_worker_ends_with_the_supervisor_that_started_it(settings, start):
    apply_topics(settings)
    orphan = start("--slot", "w", WIREROOM_SUPERVISOR="1")
    assert orphan.wait(60) in (0, -signal.SIGTERM)  # the latter where it had not begun yet


def test_stages_that_are_no_neighbours_are_a_usage_error_in_a_line(settings, start):
    assert start("--stages", "clean,tag", "--slot", "w").wait(60) == 2
    text = (settings.data_dir / "0.log").read_text()
    assert "name neighbours out of clean,dedupe,tag,group" in text
    assert "Traceback" not in text


def test_a_worker_without_topics_says_what_to_do_and_is_never_ready(settings, start):
    assert start("--slot", "w").wait(60) == 1
    assert "wireroom topics apply" in (settings.data_dir / "0.log").read_text()
    assert state(settings, "w")["state"] != "ready"
