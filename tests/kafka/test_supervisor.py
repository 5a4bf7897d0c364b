import os
import signal
import subprocess
import sys
import time

import psutil
import pytest

from pipeline.kafka.worker import spare
from pipeline.kafka.worker import supervisor as module
from pipeline.kafka.worker.supervisor import PAUSES, Supervisor, worker_slots
from pipeline.settings import Settings
from pipeline.stages import STAGES

LIVES = "import time; print('alive', flush=True); time.sleep(60)"


@pytest.fixture
def supervise(tmp_path, monkeypatch):
    """Return a supervisor whose children run a line of Python in place of the command."""
    started, popen = [], subprocess.Popen

    def start(command, **options):
        process = popen([sys.executable, "-c", *command[3:]], **options)
        started.append(process)
        return process

    monkeypatch.setattr(spare.subprocess, "Popen", start)
    exits = []
    made = Supervisor(
        Settings(data_dir=tmp_path), "127.0.0.1:9", lambda slot, code: exits.append((slot, code))
    )
    made.exits = exits
    yield made
    for process in started:
        process.kill()
        process.wait()


def until(condition, poll=lambda: None):
    deadline = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < deadline
        poll()
        time.sleep(0.02)


@pytest.mark.parametrize("workers", [1, 2, 5])
def test_the_slots_of_any_number_of_workers_cover_every_stage(workers):
    slots = worker_slots(workers)
    assert {name for stages in slots.values() for name in stages.split(",")} == {
        stage.name for stage in STAGES
    }
    assert len(slots) == (1 if workers == 1 else workers + 1)


def test_a_child_that_ends_is_started_again_at_once_and_reported(supervise, tmp_path):
    supervise.add("worker-0", LIVES)
    log = tmp_path / "logs" / "worker-0.log"
    until(lambda: b"alive" in log.read_bytes())
    first = supervise.children["worker-0"].process
    first.kill()
    until(lambda: log.read_bytes().count(b"alive") == 2, supervise.poll)
    assert supervise.exits == [("worker-0", -signal.SIGKILL)]
    assert supervise.children["worker-0"].process.pid != first.pid


def test_a_child_that_keeps_ending_is_started_ever_more_rarely(supervise, monkeypatch):
    clock = [1000.0]
    monkeypatch.setattr(module.time, "monotonic", lambda: clock[0])
    supervise.add("broken", "raise SystemExit(75)")
    child, pauses = supervise.children["broken"], []
    for _ in range(8):
        child.process.wait(20)
        supervise.poll()
        if child.process is not None:  # the first restart is at once
            pauses.append(0.0)
            continue
        pauses.append(child.due - clock[0])
        clock[0] = child.due
        supervise.poll()
        assert child.process is not None
    assert pauses == [*PAUSES, PAUSES[-1], PAUSES[-1]]
    assert set(supervise.exits) == {("broken", 75)}
    clock[0] += module.SETTLED_SECONDS
    child.process.wait(20)
    supervise.poll()
    assert child.deaths == 1


def test_stop_ends_every_child_and_kills_the_deaf(supervise, monkeypatch, tmp_path):
    monkeypatch.setattr(module, "STOP_SECONDS", 1.0)
    supervise.add("good", LIVES)
    supervise.add("deaf", "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN);" + LIVES)
    for slot in ("good", "deaf"):
        until(lambda slot=slot: b"alive" in (tmp_path / "logs" / f"{slot}.log").read_bytes())
    processes = {slot: child.process for slot, child in supervise.children.items()}
    supervise.stop()
    assert {slot: process.returncode for slot, process in processes.items()} == {
        "good": -signal.SIGTERM,
        "deaf": -signal.SIGKILL,
    }


def test_children_know_their_kafka_their_folder_and_who_started_them(supervise, tmp_path):
    supervise.add(
        "w", f"import os; print({{k: v for k, v in os.environ.items() if 'WIREROOM' in k}}); {LIVES}"
    )
    log = tmp_path / "logs" / "w.log"
    until(lambda: b"alive" in log.read_bytes())
    text = log.read_text()
    assert "'WIREROOM_BOOTSTRAP': '127.0.0.1:9'" in text
    assert f"'WIREROOM_SUPERVISOR': '{os.getpid()}'" in text
    assert str(tmp_path) in text
    child = psutil.Process(supervise.children["w"].process.pid)
    assert os.getsid(child.pid) == child.pid, "Ctrl-C in the terminal must not reach it"
