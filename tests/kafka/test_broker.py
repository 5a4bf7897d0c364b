"""The embedded broker keeps its data and its address, survives kills, and says clearly what stops it."""

from __future__ import annotations

import fcntl
import os
import resource
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import orjson
import psutil
import pytest
from kafka import TopicPartition
from typer.testing import CliRunner

from pipeline.cli.broker import app
from pipeline.errors import BrokerFailed, BrokerUnreachable, UsageError
from pipeline.kafka.broker import Broker, ensure_broker, find_bootstrap, ports, reach
from pipeline.kafka.broker.state import read_state, write_state
from pipeline.kafka.clients import admin, consumer, producer
from pipeline.settings import Settings

pytestmark = pytest.mark.broker


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """Yield an instance's settings whose storage is made already; a broker left behind is stopped."""
    settings = Settings(data_dir=tmp_path_factory.mktemp("instance"))
    with Broker(settings) as broker:
        client = admin(Settings(bootstrap=broker.bootstrap))
        client.create_topics({"kept": {"num_partitions": 1, "replication_factor": 1}}, wait_for_metadata=True)
        client.close()
        with_records(Settings(bootstrap=broker.bootstrap))
    yield settings
    Broker(settings).stop()


def with_records(settings: Settings) -> None:
    sender = producer(settings)
    sender.send("kept", b"first").get(timeout=10)
    sender.close()


def values(bootstrap: str | None) -> list[bytes]:
    reader = consumer(Settings(bootstrap=bootstrap), consumer_timeout_ms=3000)
    place = TopicPartition("kept", 0)
    reader.assign([place])
    end = reader.end_offsets([place])[place]
    found = []
    while len(found) < end:
        found += [row.value for rows in reader.poll(1000).values() for row in rows]
    reader.close()
    return found


def test_data_and_port_survive_a_kill_and_a_new_owner_finds_the_broker(home: Settings) -> None:
    first = Broker(home)
    bootstrap = first.start()
    assert first.pid is not None
    assert Broker(home).bootstrap == find_bootstrap(home) == ensure_broker(home) == bootstrap
    os.kill(first.pid, signal.SIGKILL)
    second = Broker(home)
    assert second.start() == bootstrap
    assert values(bootstrap) == [b"first"]
    status = second.status()
    assert status.running
    assert status.pid != 0
    assert status.data_bytes > 0
    assert (status.memory_bytes or 0) > 50_000_000
    assert Broker(home).stop()
    assert not second.is_alive()
    assert not second.status().running
    assert not Broker(home).stop()


def test_another_port_is_taken_when_the_last_one_is_gone_and_a_lost_record_is_written_again(
    home: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ports, "_OLD_PORT_SECONDS", 0.2)
    state_file = home.data_dir / "broker" / "broker.json"
    last = read_state(state_file)
    assert last is not None
    with socket.socket() as stranger:
        stranger.bind(("127.0.0.1", last.port))
        stranger.listen()
        with Broker(home) as broker:
            assert broker.bootstrap not in {None, last.bootstrap}
            assert values(broker.bootstrap) == [b"first"]
            state_file.unlink()  # as if the starting process had been killed before it wrote it
            other = Broker(home)
            assert other.bootstrap == broker.bootstrap
            assert other.start() == broker.bootstrap
            assert other.status().cluster_id == last.cluster_id


def test_a_recycled_pid_is_never_killed(home: Settings) -> None:
    state_file = home.data_dir / "broker" / "broker.json"
    state = read_state(state_file)
    assert state is not None
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"]) as innocent:
        created = psutil.Process(innocent.pid).create_time()
        write_state(state_file, type(state)(innocent.pid, created, 1, 2, state.version, state.cluster_id))
        assert not Broker(home).is_alive()
        assert not Broker(home).stop()
        assert innocent.poll() is None
        innocent.kill()
    write_state(state_file, state)


def test_a_wanted_port_that_is_taken_is_an_error_with_a_next_step(home: Settings) -> None:
    with socket.socket() as stranger:
        stranger.bind(("127.0.0.1", 0))
        stranger.listen()
        port = stranger.getsockname()[1]
        with pytest.raises(BrokerFailed, match=rf"port {port} .* is taken .*--port"):
            Broker(home, port=port).start()


def test_storage_in_use_by_another_kafka_is_said_so(home: Settings) -> None:
    with (home.data_dir / "broker" / "data" / ".lock").open("w") as lock:
        fcntl.lockf(lock, fcntl.LOCK_EX)  # what a Kafka of another user or container would hold
        with pytest.raises(BrokerFailed, match="another Kafka uses"):
            Broker(home).start()
    assert not Broker(home).is_alive()


def test_a_broker_that_dies_while_starting_shows_its_last_words(home: Settings) -> None:
    with pytest.raises(BrokerFailed, match=r"(?s)ended while starting.*broker\.log.*num\.io\.threads"):
        Broker(home, extra={"num.io.threads": "none"}).start()


@contextmanager
def file_size_limit(size: int) -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_files_that_may_not_grow_are_named_as_the_cause(home: Settings) -> None:
    with file_size_limit(100_000), pytest.raises(BrokerFailed, match="file size limit"):
        Broker(home).start()


@pytest.mark.parametrize(
    ("size", "said"),
    [("12k", "No space left on device"), ("24k", r"disk holding .* is full: free some space")],
    ids=["no room for its settings", "no room for its logs"],
)
def test_a_full_disk_is_named_as_the_cause(tmp_path: Path, size: str, said: str) -> None:
    small = tmp_path / "small"
    small.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(small)]
    try:
        subprocess.run(mount, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("a small disk can be mounted by root only")
    try:
        with pytest.raises(BrokerFailed, match=said):
            Broker(Settings(data_dir=small)).start()
    finally:
        subprocess.run(["umount", "-l", str(small)], check=True)


def test_a_folder_that_cannot_be_written_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(BrokerFailed, match=r"cannot write to .*--data-dir"):
        Broker(Settings(data_dir=tmp_path / "file")).start()


def test_without_a_broker_the_next_step_is_named(tmp_path: Path) -> None:
    with pytest.raises(BrokerUnreachable, match=r"wireroom broker start.*--bootstrap"):
        find_bootstrap(Settings(data_dir=tmp_path))
    with pytest.raises(BrokerUnreachable, match="wireroom up"):
        ensure_broker(Settings(data_dir=tmp_path), start=False)
    assert list(tmp_path.iterdir()) == []


def test_a_cluster_that_does_not_answer_is_unreachable(monkeypatch: pytest.MonkeyPatch, kafka: str) -> None:
    monkeypatch.setattr(reach, "_PATIENCE_SECONDS", 0.3)
    with socket.socket() as mute:
        mute.bind(("127.0.0.1", 0))  # bound and never listening: refused, as a stopped broker is
        with pytest.raises(BrokerUnreachable, match=r"no Kafka answers at 127\.0\.0\.1"):
            ensure_broker(Settings(bootstrap=f"127.0.0.1:{mute.getsockname()[1]}"))
    assert ensure_broker(Settings(bootstrap=f"127.0.0.1:1,{kafka}")) == f"127.0.0.1:1,{kafka}"
    with pytest.raises(UsageError, match="HOST:PORT"):
        ensure_broker(Settings(bootstrap="localhost"))


def test_security_settings_without_a_cluster_are_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="WIREROOM_SECURITY_PROTOCOL"):
        Broker(Settings(data_dir=tmp_path, security_protocol="SASL_SSL"))


def test_two_starts_at_once_make_one_broker(home: Settings) -> None:
    command = [sys.executable, "-m", "pipeline.cli.main", "broker", "start", "--json"]
    where = ["--data-dir", str(home.data_dir)]
    starts = [subprocess.Popen([*command, *where], stdout=subprocess.PIPE) for _ in range(2)]
    found = [orjson.loads(start.communicate(timeout=60)[0]) for start in starts]
    assert found[0]["pid"] == found[1]["pid"]
    assert found[0]["bootstrap"] == found[1]["bootstrap"]
    run = CliRunner().invoke
    assert run(app, ["status", *where]).exit_code == 0
    assert run(app, ["stop", "--json", *where]).output == '{"stopped":true}\n'
    assert run(app, ["stop", "--json", *where]).output == '{"stopped":false}\n'
    stopped = run(app, ["status", *where])
    assert stopped.exit_code == 1
    assert "not running" in stopped.output
    assert not psutil.pid_exists(found[0]["pid"])
