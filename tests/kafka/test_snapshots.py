"""Snapshots of the memories: with one, without one, with a bad one, the verdicts are the same."""

import os
import random
import shutil
from contextlib import closing

import pytest
from kafka import TopicPartition

from pipeline.flow import DUPLICATES, MEMORY
from pipeline.kafka.clients import admin, consumer
from pipeline.kafka.topics import apply_topics
from pipeline.kafka.worker import snapshots as module
from pipeline.kafka.worker.processor import Processor
from pipeline.observe.facts import SnapshotDone
from tests.e2e.stream import Member, articles, send

pytestmark = pytest.mark.broker

ORDERED = ["clean", "dedupe", "tag", "group"]


def raw(number, **more):
    """Return an article that shares no phrase with those of other numbers."""
    dice = random.Random(number)
    words = ["".join(dice.choices("abcdefghijklmnopqrstuvwxyz", k=6)) for _ in range(120)]
    return {
        "id": f"a-{number}",
        "source": f"daily{number}.example",
        "title": " ".join(words[:6]).capitalize(),
        "content": f"{' '.join(words).capitalize()}. The council of Ankara voted on it on Monday.",
        "fetched_at": "2025-04-10T12:00:00Z",
        **more,
    }


def copy(number):
    return raw(number, id=f"copy-{number}", source="agency.example")


class Owners:
    """One owner of all stages after the other, each over what was sent since the last one."""

    def __init__(self, settings, member):
        self.settings, self._member = settings, member
        self.facts, self._open = [], []

    def start(self, **changes):
        changed = self.settings.model_copy(update={"snapshot_tail_bytes": 1, **changes})
        self._open.append(Processor(changed, ORDERED, "w", self.facts.append))
        self._open[-1].open(self._member.membership)
        return self._open[-1]

    def work(self, owner, records):
        send(self.settings, records)
        owner.process(self._member.rows(), self._member.membership)

    def finish_all(self):
        for each in self._open:
            each.close()


@pytest.fixture
def owners(settings):
    apply_topics(settings)
    with Member(settings, "clean") as member:
        made = Owners(settings, member)
        yield made
        made.finish_all()


def files(settings):
    return sorted(path.name for path in (settings.data_dir / "memory").iterdir())


def test_a_restart_goes_on_from_snapshot_and_tail_as_from_the_whole_log(owners, settings, caplog):
    caplog.set_level("INFO", "pipeline.kafka")
    first = owners.start(snapshot_tail_bytes=10_000_000)
    owners.work(first, [raw(n) for n in range(6)])
    prefix = settings.topic_prefix
    (settings.data_dir / "memory").mkdir()
    (settings.data_dir / "memory" / f"{prefix}group-0.snapshot.99999999.draft").write_text("its writer died")
    first.close()  # snapshots at the stop
    assert files(settings) == [f"{prefix}dedupe-0.snapshot", f"{prefix}group-0.snapshot"]
    second = owners.start(snapshot_tail_bytes=10_000_000)
    assert len(restored(caplog)) == 2
    owners.work(second, [raw(n) for n in range(6, 9)] + [copy(1)])  # this is the tail
    caplog.clear()

    third = owners.start()
    assert len(restored(caplog)) == 2
    shutil.rmtree(settings.data_dir)
    from_the_log = owners.start()
    for one, other in zip(
        third.lanes[-1].flow.memories.values(), from_the_log.lanes[-1].flow.memories.values(), strict=True
    ):
        assert one.facts() == other.facts()
    owners.work(from_the_log, [copy(2), copy(7), raw(20)])
    assert [(row["id"], row["of"]) for row in articles(settings, DUPLICATES)] == [
        ("copy-1", "a-1"), ("copy-2", "a-2"), ("copy-7", "a-7"),
    ]  # fmt: skip


def restored(caplog):
    return [each for each in caplog.messages if each.startswith("restored")]


def test_both_ways_lead_to_the_same_deltas(owners, settings):
    first = owners.start()
    owners.work(first, [raw(n) for n in range(6)])
    first.close()
    with_snapshot, without = owners.start(), owners.start(data_dir=settings.data_dir / "elsewhere")
    rows = [raw(30), copy(3)]
    send(settings, rows)
    found = []
    for each in (with_snapshot, without):
        lane = each.lanes[-1]
        new = [row for row in owners._member.rows() if row.offset >= lane.position(row.partition)]
        _, messages, _, _ = lane._work(new)
        found.append([(one.topic, one.key, one.value) for one in messages if one.topic != "stories"])
    assert found[0] == found[1]
    assert {topic for topic, _, _ in found[0]} >= {MEMORY, DUPLICATES}


@pytest.mark.parametrize("harm", ["cut", "changed", "empty", "other version"])
def test_a_snapshot_that_does_not_fit_is_left_aside(owners, settings, harm, caplog, monkeypatch):
    first = owners.start()
    owners.work(first, [raw(n) for n in range(4)])
    first.close()
    for path in (settings.data_dir / "memory").iterdir():
        data = path.read_bytes()
        if harm == "cut":
            path.write_bytes(data[:-100])
        elif harm == "changed":
            path.write_bytes(data[:-100] + bytes([data[-100] ^ 1]) + data[-99:])
        elif harm == "empty":
            path.write_bytes(b"")
    if harm == "other version":
        monkeypatch.setattr(module, "VERSION", 2)
    second = owners.start()
    assert caplog.text.count("is of no use, reading the whole log") == 2
    owners.work(second, [copy(3)])
    assert [row["of"] for row in articles(settings, DUPLICATES)] == ["a-3"]


def test_a_snapshot_of_another_clusters_log_is_refused(owners, settings, caplog):
    """The same name, the same offsets and more: but another record lies there."""
    first = owners.start()
    owners.work(first, [raw(n) for n in range(4)])
    first.close()
    elsewhere = settings.model_copy(update={"topic_prefix": f"x{settings.topic_prefix}"})
    apply_topics(elsewhere)
    for path in (settings.data_dir / "memory").iterdir():
        path.rename(path.with_name(f"x{path.name}"))
    with Member(elsewhere, "clean") as member:
        other = Owners(elsewhere, member)
        for _ in range(3):
            other.start()
        other.work(other._open[-1], [raw(n) for n in range(8)])
        other.start(data_dir=settings.data_dir)
        other.finish_all()
    assert caplog.text.count("the log is another one") == 4 + 2  # before and after its log grew


def test_where_the_log_begins_behind_the_snapshot_only_the_log_counts(owners, settings, caplog):
    first = owners.start()
    owners.work(first, [raw(n) for n in range(4)])
    first.close()
    place = TopicPartition(settings.topic_prefix + MEMORY, 0)
    with closing(admin(settings)) as client, closing(consumer(settings)) as reader:
        client.delete_records({place: reader.end_offsets([place])[place]})
    second = owners.start()
    assert caplog.text.count("no longer reaches back to it") == 2
    owners.work(second, [copy(3)])
    assert articles(settings, DUPLICATES) == []


def test_work_goes_on_where_no_snapshot_can_be_written(owners, settings, monkeypatch, caplog):
    def full(_):
        raise OSError(28, "No space left on device")

    first = owners.start()
    monkeypatch.setattr(os, "fsync", full)
    owners.work(first, [raw(1), raw(2)])
    first.close()
    assert [fact.failed for fact in owners.facts if isinstance(fact, SnapshotDone)] != []
    assert all(fact.failed for fact in owners.facts if isinstance(fact, SnapshotDone))
    assert "No space left on device" in caplog.text
    assert files(settings) == []
    monkeypatch.undo()
    second = owners.start()
    owners.work(second, [copy(1)])
    second.close()
    assert [row["of"] for row in articles(settings, DUPLICATES)] == ["a-1"]
    done = [fact for fact in owners.facts if isinstance(fact, SnapshotDone) and not fact.failed]
    assert {fact.stage for fact in done} == {"dedupe", "group"}
    assert min(fact.bytes for fact in done) > 100


def test_what_is_not_committed_is_in_no_snapshot(owners, settings, monkeypatch):
    first = owners.start()
    owners.work(first, [raw(1)])

    def fail(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(first.lanes[-1]._writer, "commit", fail)
    with pytest.raises(KeyboardInterrupt):
        owners.work(first, [raw(2)])
    first.close()
    second = owners.start()
    owners.work(second, [])
    assert [row["id"] for row in articles(settings, "articles.unique")] == ["a-1", "a-2"]
    assert articles(settings, DUPLICATES) == []
