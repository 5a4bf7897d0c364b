import os
import subprocess
import sys

import orjson
import psutil
import pytest

from pipeline.observe.state import clear_state, read_instance, read_states, uncovered, write_state


def test_a_state_is_read_back_with_what_was_written_before(tmp_path):
    write_state(tmp_path, "clean-0", stages=["clean"], state="starting")
    write_state(tmp_path, "clean-0", state="ready", partitions=[0, 1])
    (state,) = read_states(tmp_path)
    assert state["slot"] == "clean-0"
    assert state["stages"] == ["clean"]
    assert state["state"] == "ready"
    assert state["partitions"] == [0, 1]
    assert state["alive"] is True


def test_since_moves_only_with_the_state(tmp_path):
    write_state(tmp_path, "w", state="ready", since=100.0)
    write_state(tmp_path, "w", state="ready", partitions=[1])
    assert read_states(tmp_path)[0]["since"] == 100.0
    write_state(tmp_path, "w", state="draining")
    assert read_states(tmp_path)[0]["since"] > 100.0


def test_a_state_does_not_outlive_its_process(tmp_path):
    code = f"""
from pathlib import Path
from pipeline.observe.state import write_state
write_state(Path({str(tmp_path)!r}), "w", state="ready", stages=["clean"])
"""
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
    (state,) = read_states(tmp_path)
    assert state["state"] == "ready"
    assert state["alive"] is False
    assert uncovered([state], ["clean"]) == ["clean"]


def test_a_process_id_that_was_given_out_again_is_not_taken_for_the_writer(tmp_path):
    write_state(tmp_path, "w", state="ready")
    path = tmp_path / "run" / "w.json"
    data = orjson.loads(path.read_bytes())
    path.write_bytes(orjson.dumps(data | {"started": data["started"] - 1000}))
    assert read_states(tmp_path)[0]["alive"] is False


def test_damaged_and_foreign_files_are_passed_over(tmp_path):
    assert read_states(tmp_path) == []
    write_state(tmp_path, "w", state="ready")
    run = tmp_path / "run"
    (run / "half.json").write_bytes(b'{"slot": "ha')
    (run / "list.json").write_bytes(b"[]")
    (run / "odd.json").write_bytes(b'{"slot": "odd", "pid": "12"}')
    (run / "instance.json").write_bytes(b'{"page": "http://127.0.0.1:1", "pid": 1}')
    assert [(state["slot"], state["alive"]) for state in read_states(tmp_path)] == [
        ("odd", False),
        ("w", True),
    ]
    clear_state(tmp_path, "w")
    clear_state(tmp_path, "w")
    assert [state["slot"] for state in read_states(tmp_path)] == ["odd"]


def test_only_live_ready_workers_cover_a_stage():
    def state(stages, name="ready", alive=True):
        return {"stages": stages, "state": name, "alive": alive}

    flow = ["clean", "dedupe", "tag"]
    assert uncovered([], flow) == flow
    assert uncovered([state(["clean"]), state(["dedupe"], "rebuilding")], flow) == ["dedupe", "tag"]
    assert uncovered([state(["clean"]), state(["dedupe", "tag"], alive=False)], flow) == ["dedupe", "tag"]
    assert uncovered([state(["clean"]), state(["dedupe", "tag"])], flow) == []


def test_an_unknown_state_or_an_unsafe_slot_is_refused(tmp_path):
    with pytest.raises(ValueError, match="unknown state"):
        write_state(tmp_path, "w", state="happy")
    for slot in ("", "../w", ".w", "instance"):
        with pytest.raises(ValueError, match="slot"):
            write_state(tmp_path, slot, state="ready")


def test_the_instance_is_known_only_while_it_runs(tmp_path):
    assert read_instance(tmp_path) is None
    (tmp_path / "run").mkdir()
    path = tmp_path / "run" / "instance.json"
    path.write_bytes(orjson.dumps({"page": "http://127.0.0.1:1", "pid": psutil.Process().pid}))
    assert (read_instance(tmp_path) or {})["page"] == "http://127.0.0.1:1"
    os.utime(path, (1000, 1000))
    assert read_instance(tmp_path) is None, "a process younger than the file is another one"
    path.write_bytes(orjson.dumps({"page": "x", "pid": 2**22 + 1}))
    assert read_instance(tmp_path) is None
