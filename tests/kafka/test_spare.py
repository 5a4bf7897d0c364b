import signal
import time

import pytest

from pipeline.kafka.topics import apply_topics
from pipeline.kafka.worker import supervisor as module
from pipeline.kafka.worker.spare import Spare
from pipeline.kafka.worker.supervisor import Supervisor
from pipeline.observe.state import read_states
from tests.e2e.stream import committed, send
from tests.kafka.test_processor import raw


def until(condition, poll=lambda: None):
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline
        poll()
        time.sleep(0.05)


def test_a_spare_runs_what_it_is_told_into_that_log_and_is_gone_then(tmp_path):
    spare = Spare(tmp_path / "spare.log")
    assert spare.take(["draw", "--text"], {}, tmp_path / "draw.log") is None
    spare.keep({})
    process = spare.take(["draw", "--text"], {}, tmp_path / "draw.log")
    assert process.wait(60) == 0
    assert "articles.raw" in (tmp_path / "draw.log").read_text()
    assert "warm after" in (tmp_path / "spare.log").read_text()
    assert spare.take(["draw"], {}, tmp_path / "draw.log") is None


def test_a_spare_that_is_not_needed_ends_with_its_supervisor(tmp_path):
    spare = Spare(tmp_path / "spare.log")
    spare.keep({})
    process = spare._process
    process.stdin.close()  # as when the supervisor is killed
    assert process.wait(60) == 0
    spare.keep({})
    second = spare._process
    spare.stop()
    assert second.poll() == -signal.SIGKILL


@pytest.mark.broker
def test_the_spare_takes_the_place_of_a_killed_worker(settings, monkeypatch):
    apply_topics(settings)
    monkeypatch.setenv("WIREROOM_TOPIC_PREFIX", settings.topic_prefix)
    monkeypatch.setattr(module, "SETTLED_SECONDS", 0.0)
    supervisor = Supervisor(settings, settings.bootstrap)
    log = settings.data_dir / "logs" / "spare.log"

    def ready():
        return [state["pid"] for state in read_states(settings.data_dir) if state["state"] == "ready"]

    try:
        supervisor.add("worker-0", "worker", "--slot", "worker-0")
        until(ready)
        until(lambda: log.exists() and "warm after" in log.read_text(), supervisor.poll)
        (first,), spare = ready(), supervisor._spare._process.pid
        supervisor.children["worker-0"].process.kill()
        until(lambda: ready() not in ([], [first]), supervisor.poll)
        assert ready() == [spare]
        send(settings, [raw(1)])
        until(lambda: sum(committed(settings, "clean", "articles.raw").values()) == 1)
    finally:
        supervisor.stop()
    assert supervisor.children["worker-0"].process.poll() == 0
