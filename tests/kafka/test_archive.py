import os
import signal
import subprocess
import sys
import time

import pytest
from kafka.admin import NewTopic

from pipeline.cli.archive import archive as command
from pipeline.errors import UsageError, WireroomError
from pipeline.flow import RAW
from pipeline.kafka.archive import write
from pipeline.kafka.archive.manifest import MANIFEST, Manifest, locked
from pipeline.kafka.archive.read import Archived, Damaged, bounds, from_time, opened, problem
from pipeline.kafka.archive.write import archive
from pipeline.kafka.clients import admin, producer
from pipeline.kafka.replay.plan import Range, find_range
from pipeline.kafka.replay.source import Source
from tests.kafka.ledger_scene import delete_records, make_anew
from tests.observe.scene import FOR_EVER
from tests.observe.terminal import rows, run, start

pytestmark = pytest.mark.broker

NOON = 1_760_011_200_000
"""A full hour."""
MINUTE = 60_000


@pytest.fixture
def topic(settings):
    client = admin(settings)
    client.create_topics([NewTopic(settings.topic_prefix + RAW, 2, 1, topic_configs=FOR_EVER)])
    client.close()


def send(settings, numbers, *, value=b"{}", abort=False):
    """Write records, a minute of log time each, in a transaction."""
    sender = producer(settings, transactional_id=f"{settings.topic_prefix}sender")
    sender.init_transactions()
    sender.begin_transaction()
    for number in numbers:
        sender.send(
            settings.topic_prefix + RAW,
            value,
            key=b"%d" % number,
            headers=[("ce_sequence", b"%09d" % number)],
            partition=number % 2,
            timestamp_ms=NOON + number * MINUTE,
        )
    sender.flush()
    (sender.abort_transaction if abort else sender.commit_transaction)()
    sender.close()


def from_kafka(settings):
    begin, end = find_range(settings, RAW, Range())
    with Source(settings, settings.topic_prefix + RAW, begin, end) as source:
        return list(source.rows())


def from_files(folder, name=RAW):
    with Archived(folder, name, *bounds(opened(folder).topics[name])) as source:
        return list(source.rows())


def whole(folder):
    """Return every file with its content."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != ".lock"
    }


def test_what_comes_back_is_what_the_topic_holds_in_the_same_order(settings, topic, tmp_path):
    send(settings, range(150))
    send(settings, range(40), abort=True)
    send(settings, range(150, 155), value=b"\xff no text")
    files = archive(settings, tmp_path, [RAW])
    assert from_files(tmp_path) == from_kafka(settings)
    assert [file.path for file in files if file.partition == 0] == [
        f"{RAW}/2025-10-09/12/p0-000000000000.jsonl.zst",
        f"{RAW}/2025-10-09/13/p0-000000000030.jsonl.zst",
        f"{RAW}/2025-10-09/14/p0-000000000060.jsonl.zst",
    ]
    assert sum(file.records for file in files) == 155
    assert not [found for file in files if (found := problem(tmp_path, file))]


def test_each_run_goes_on_where_the_last_one_ended(settings, topic, tmp_path):
    for step in range(3):
        send(settings, range(step * 20, step * 20 + 20))
        assert sum(file.records for file in archive(settings, tmp_path, [RAW])) == 20
        assert archive(settings, tmp_path, [RAW]) == []
    assert from_files(tmp_path) == from_kafka(settings)
    assert rows(run(command, settings, tmp_path, "--json")) == [{"files": 0, "records": 0, "bytes": 0}]


def test_the_same_stretch_gives_the_same_files(settings, topic, tmp_path):
    send(settings, range(100))
    archive(settings, tmp_path / "one", [RAW])
    archive(settings, tmp_path / "two", [RAW])
    assert whole(tmp_path / "one") == whole(tmp_path / "two")


def test_it_ends_where_it_is_told_and_times_are_found_as_kafka_finds_them(settings, topic, tmp_path):
    send(settings, range(150))
    archive(settings, tmp_path, [RAW], until_ms=NOON + 60 * MINUTE)
    held = opened(tmp_path).topics[RAW]
    assert [row for row in from_files(tmp_path) if row.timestamp >= NOON + 60 * MINUTE] == []
    assert bounds(held)[1] == find_range(settings, RAW, Range(until=NOON / 1000 + 3600))[1]
    for minutes in (0, 1, 30, 59):
        moment = NOON + minutes * MINUTE
        assert from_time(tmp_path, held, moment) == find_range(settings, RAW, Range(since=moment / 1000))[0]
    assert from_time(tmp_path, held, NOON + 90 * MINUTE) == bounds(held)[1]


def test_a_record_that_comes_late_goes_along_with_the_hour_at_hand(settings, topic, tmp_path):
    send(settings, [0, 2, 70, 72, 4, 74])
    files = [file for file in archive(settings, tmp_path, [RAW]) if file.partition == 0]
    assert [(file.begin, file.records) for file in files] == [(0, 2), (2, 4)]
    assert from_files(tmp_path) == from_kafka(settings)


def test_large_hours_are_split(settings, topic, tmp_path, monkeypatch):
    monkeypatch.setattr(write, "FILE_BYTES", 500)
    send(settings, range(40))
    assert len(archive(settings, tmp_path, [RAW])) > 4
    assert from_files(tmp_path) == from_kafka(settings)


@pytest.mark.parametrize("point", ["Manifest.add", "_Open.finish"])
def test_a_run_that_breaks_off_costs_nothing(settings, topic, tmp_path, monkeypatch, point):
    send(settings, range(150))
    owner, name = (Manifest, "add") if point == "Manifest.add" else (write._Open, "finish")
    plain, calls = getattr(owner, name), []

    def breaks(*arguments):
        calls.append(arguments)
        if len(calls) == 3:
            raise OSError("no space left on device")
        return plain(*arguments)

    monkeypatch.setattr(owner, name, breaks)
    with pytest.raises(OSError, match="no space"):
        archive(settings, tmp_path, [RAW])
    monkeypatch.undo()
    archive(settings, tmp_path, [RAW])
    assert from_files(tmp_path) == from_kafka(settings)
    (said,) = rows(run(command, settings, tmp_path, "--verify", "--json"))
    assert (said["records"], said["wrong"], said["strays"]) == (150, [], [])


def test_killed_again_and_again_it_holds_each_record_once(settings, topic, tmp_path):
    for first in range(0, 3000, 500):
        send(settings, range(first, first + 500), value=b'{"text":"%s"}' % (b"word " * 300))
    folder = tmp_path / "archive"
    code = "import typer; from pipeline.cli.archive import archive; typer.run(archive)"
    environment = os.environ | {
        "WIREROOM_BOOTSTRAP": settings.bootstrap,
        "WIREROOM_TOPIC_PREFIX": settings.topic_prefix,
    }
    for seconds in (0.1, 0.2, 0.4):
        process = subprocess.Popen([sys.executable, "-c", code, str(folder)], env=environment)
        while not (folder / MANIFEST).exists() and process.poll() is None:
            time.sleep(0.01)
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        process.wait()
    archive(settings, folder, [RAW])
    assert from_files(folder) == from_kafka(settings)


def test_a_manifest_whose_last_line_breaks_off_loses_that_line_only(settings, topic, tmp_path):
    send(settings, range(10))
    archive(settings, tmp_path, [RAW])
    path = tmp_path / MANIFEST
    path.write_bytes(path.read_bytes()[:-9])
    archive(settings, tmp_path, [RAW])
    assert from_files(tmp_path) == from_kafka(settings)


def flip(path, at):
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)


@pytest.mark.parametrize("harm", ["flip", "cut", "gone"])
def test_a_file_that_is_not_as_it_was_written_is_named(settings, topic, tmp_path, harm):
    send(settings, range(150))
    file = archive(settings, tmp_path, [RAW])[1]
    path = tmp_path / file.path
    if harm == "flip":
        flip(path, len(path.read_bytes()) // 2)
    elif harm == "cut":
        path.write_bytes(path.read_bytes()[:-1])
    else:
        path.unlink()
    ran = run(command, settings, tmp_path, "--verify")
    assert ran.exit_code == 1
    assert str(path) in ran.stdout
    assert "of which 1 are not" in ran.stdout
    with pytest.raises(Damaged, match=file.path):
        from_files(tmp_path)


def test_a_flipped_bit_anywhere_in_a_file_or_the_manifest_is_found(settings, topic, tmp_path):
    send(settings, range(8))
    archive(settings, tmp_path, [RAW])
    for path in (*tmp_path.rglob("*.zst"), tmp_path / MANIFEST):
        whole = path.read_bytes()
        for at in range(0, len(whole), 7):
            flip(path, at)
            ran = run(command, settings, tmp_path, "--verify")
            # In the manifest it may hit the name of cluster or topic, which nothing here can contradict.
            assert ran.exit_code != 0 or (path.name == MANIFEST and at < whole.index(b'"path"')), at
            path.write_bytes(whole)
    assert run(command, settings, tmp_path, "--verify").exit_code == 0


def test_what_expired_before_it_was_archived_is_told(settings, topic, tmp_path):
    send(settings, range(20))
    archive(settings, tmp_path, [RAW])
    send(settings, range(20, 60))
    delete_records(settings, RAW, 25)
    ran = run(command, settings, tmp_path)
    assert "offsets 11 to 25 had expired before they were archived" in " ".join(ran.stderr.split())
    (said,) = rows(run(command, settings, tmp_path, "--verify", "--json"))
    assert not said["wrong"]
    assert "14 offsets of its partition are not there before it" in said["expired"][0]


def test_what_expires_while_it_is_read_leaves_no_hole_that_nobody_is_told_of(
    settings, topic, tmp_path, monkeypatch
):
    send(settings, range(200))
    plain = write.ranges

    def too_late(*arguments):
        found = plain(*arguments)
        delete_records(settings, RAW, 60)
        return found

    monkeypatch.setattr(write, "ranges", too_late)
    with pytest.raises(WireroomError, match="records expired while they were to be archived"):
        archive(settings, tmp_path, [RAW])
    monkeypatch.undo()
    begin, end = find_range(settings, RAW, Range())
    with (
        Source(settings, settings.topic_prefix + RAW, {**begin, 0: 3}, end) as source,
        pytest.raises(WireroomError, match="expired before they were read"),
    ):
        list(source.rows())
    archive(settings, tmp_path, [RAW])
    assert from_files(tmp_path) == from_kafka(settings)


def test_a_line_that_is_gone_from_the_manifest_is_found(settings, topic, tmp_path):
    send(settings, range(150))
    archive(settings, tmp_path, [RAW])
    path = tmp_path / MANIFEST
    lines = path.read_bytes().splitlines(keepends=True)
    del lines[3]
    path.write_bytes(b"".join(lines))
    ran = run(command, settings, tmp_path, "--verify")
    assert ran.exit_code == 1
    assert "is not in the manifest" in ran.stdout


def test_a_topic_made_anew_and_another_cluster_are_refused(settings, topic, tmp_path):
    send(settings, range(4))
    archive(settings, tmp_path, [RAW])
    make_anew(settings, RAW)
    with pytest.raises(UsageError, match="Take another folder"):
        archive(settings, tmp_path, [RAW])
    other = tmp_path / "other"
    Manifest(other).begin("another-cluster")
    with pytest.raises(UsageError, match="holds topics of the cluster another-cluster"):
        archive(settings, other, [RAW])


def test_one_writer_at_a_time(settings, topic, tmp_path):
    with locked(tmp_path), pytest.raises(UsageError, match="another wireroom archive is writing"):
        archive(settings, tmp_path, [RAW])


def test_a_plan_is_said_and_nothing_written(settings, topic, tmp_path):
    send(settings, range(4))
    plan = rows(run(command, settings, tmp_path / "a", "--dry-run", "--json"))
    assert [(each["partition"], each["begin"], each["end"]) for each in plan] == [(0, 0, 3), (1, 0, 3)]
    assert not (tmp_path / "a").exists()


def test_no_archive_is_told(settings, tmp_path):
    ran = run(command, settings, tmp_path, "--verify")
    assert isinstance(ran.exception, UsageError)
    assert "holds no archive" in str(ran.exception)


def test_it_follows_hour_by_hour_until_it_is_told_to_end(settings, topic, tmp_path):
    send(settings, range(150))
    process = start("pipeline.cli.archive", "archive", settings, tmp_path, "--follow", "--json")
    assert b'"records":150' in process.stdout.readline()
    process.terminate()
    assert process.wait(20) == 0, process.stderr.read()
    process.stdout.close()
    process.stderr.close()
    assert from_files(tmp_path) == from_kafka(settings)
