"""What `up` says when it cannot start; tests/e2e runs it for real."""

import fcntl
import os
import socket

import orjson
import pytest

from pipeline.cli.up import up
from pipeline.errors import BrokerUnreachable, UsageError, WireroomError
from pipeline.settings import Settings
from tests.observe.terminal import run


def test_a_folder_in_use_names_the_instance_that_uses_it(tmp_path):
    folder = tmp_path / "run"
    folder.mkdir()
    note = {"page": "http://127.0.0.1:5", "kafka": "127.0.0.1:6", "pid": os.getppid()}
    (folder / "instance.json").write_bytes(orjson.dumps(note))
    ran = run(up, Settings(bootstrap="127.0.0.1:1", data_dir=tmp_path))
    assert isinstance(ran.exception, WireroomError)
    assert "http://127.0.0.1:5" in str(ran.exception)
    assert "--data-dir" in str(ran.exception)


def test_two_cannot_start_in_one_folder(tmp_path):
    (tmp_path / "run").mkdir()
    with (tmp_path / "run" / "up.lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        ran = run(up, Settings(bootstrap="127.0.0.1:1", data_dir=tmp_path))
        assert isinstance(ran.exception, WireroomError)
        assert "starting or stopping" in str(ran.exception)
    assert isinstance(
        run(up, Settings(bootstrap="127.0.0.1:1", data_dir=tmp_path)).exception, BrokerUnreachable
    )


def test_a_kafka_that_does_not_answer_is_said_before_anything_starts(tmp_path):
    ran = run(up, Settings(bootstrap="127.0.0.1:1", data_dir=tmp_path))
    assert isinstance(ran.exception, BrokerUnreachable)
    assert not (tmp_path / "run" / "instance.json").exists()


@pytest.mark.broker
def test_a_taken_port_is_a_usage_error_and_leaves_no_process(settings):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ran = run(up, settings, "--port", taken.getsockname()[1])
    assert isinstance(ran.exception, UsageError)
    assert "choose another port" in str(ran.exception)
    assert not list((settings.data_dir / "logs").glob("worker*"))


def test_zero_workers_are_refused(tmp_path):
    assert run(up, Settings(bootstrap="127.0.0.1:1", data_dir=tmp_path), "--workers", "0").exit_code == 2
