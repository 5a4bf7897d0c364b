import os
import pty
import signal
import time

import pytest
from prometheus_client import CollectorRegistry
from prometheus_client.multiprocess import MultiProcessCollector

from pipeline.cli.replay import replay
from pipeline.errors import UsageError
from pipeline.flow import RAW
from pipeline.kafka.clients import admin, group_offsets
from pipeline.kafka.reader import KNOWN_TOPICS
from pipeline.kafka.replay.manage import state_of
from pipeline.kafka.replay.run import group_of_run, load, shadow
from pipeline.kafka.topics import apply_topics
from tests.e2e.stream import read, send
from tests.kafka.ledger_scene import resent
from tests.kafka.lived import in_order, live_through
from tests.observe.terminal import rows, run, start

pytestmark = pytest.mark.broker

COUNT = 200


def topics(settings):
    client = admin(settings)
    try:
        return {name for name in client.list_topics() if name.startswith(settings.topic_prefix)}
    finally:
        client.close()


def until(condition, process):
    deadline = time.monotonic() + 60
    while not condition():
        assert process.poll() is None, process.stderr.read()
        assert time.monotonic() < deadline
        time.sleep(0.02)


def done(settings, name):
    """Return how many raw records the run's group has behind it."""
    client = admin(settings)
    try:
        group = group_of_run(settings, load(settings, name))
        return sum(group_offsets(client, group).values())
    except UsageError:
        return 0  # its process is about to plan it
    finally:
        client.close()


def test_a_plan_is_said_and_nothing_done(settings):
    live_through(settings, 30)
    before = topics(settings)
    (plan,) = rows(run(replay, settings, "--dry-run", "--json", "--target", "shadow=x", "--max", "10"))
    assert plan["run"]["stages"] == ["clean", "dedupe", "tag", "group"]
    assert plan["records"] == 10
    assert plan["first"] <= plan["last"]
    assert len(plan["topics"]) == len(KNOWN_TOPICS) - 1
    assert topics(settings) == before
    assert rows(run(replay, settings, "--list", "--json")) == []


def test_killed_and_stopped_it_goes_on_and_says_the_same(settings, monkeypatch):
    monkeypatch.setenv("WIREROOM_BATCH_SIZE", "10")
    live_through(settings, COUNT)
    assert run(replay, settings, "--target", "shadow=whole").exit_code == 0
    arguments, far = ["--target", "shadow=cut", "--rate", "25"], 0
    for harm in (signal.SIGKILL, signal.SIGTERM, signal.SIGKILL):
        process = start("pipeline.cli.replay", "replay", settings, *arguments)
        until(lambda far=far: done(settings, "cut") > far + 20, process)
        process.send_signal(harm)
        _, errors = process.communicate(timeout=60)
        assert process.returncode == (1 if harm == signal.SIGTERM else -9)
        assert (b"replay --resume cut" in errors) == (harm == signal.SIGTERM)
        assert state_of(settings, "cut").state == ("stopped" if harm == signal.SIGTERM else "killed")
        arguments, far = ["--resume", "cut"], done(settings, "cut")
    assert far < COUNT
    assert run(replay, settings, "--resume", "cut").exit_code == 0
    assert in_order(shadow(settings, "cut")) == in_order(shadow(settings, "whole"))
    states = {row["name"]: row["state"] for row in rows(run(replay, settings, "--list", "--json"))}
    assert states == {"whole": "done", "cut": "done"}
    gone = run(replay, settings, "--drop", "cut").stdout.split()
    assert len([word for word in gone if word.startswith(settings.topic_prefix)]) == len(KNOWN_TOPICS)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--since", "2h", "--from", "2026-01-01T00:00:00Z"], "give one of them"),
        (["--pace", "fast"], "max, 1x or 60x"),
        (["--offset", "3"], "PARTITION:OFFSET"),
        (["--target", "lives"], "shadow=NAME"),
        (["--target", "live", "--republish", "board"], "give one of them"),
        (["--target", "live", "--memory", "copy"], "a live run takes live"),
        (["--memory", "live"], "a shadow run takes fresh or copy"),
        (["--republish", "board", "--memory", "copy"], "a republish run takes none"),
        (["--republish", "board", "--processes", "2"], "cleans nothing"),
        (["--republish", "board", "--into", "clean"], "goes into no stage"),
        (["--republish", "articles.unique"], "--target live"),
        (["--reason", "decode"], "bad_json"),
        (["--where", "text=x"], "records of articles.raw have no text"),
        (["--where", "source"], "write field=value"),
        (["--target", "shadow=A B"], "no name for a run"),
        (["articles.duplicates"], "no stage reads articles.duplicates"),
    ],
)
def test_what_cannot_be_is_refused_with_what_can(settings, arguments, said):
    assert said in str(run(replay, settings, *arguments).exception)


def test_copies_to_a_topic_are_whole_after_kills(settings, monkeypatch):
    monkeypatch.setenv("WIREROOM_BATCH_SIZE", "10")
    apply_topics(settings)
    send(settings, [b"%d" % number for number in range(COUNT)])
    arguments, far = ["--republish", "board=copy", "--rate", "50"], 0
    for _ in range(2):
        process = start("pipeline.cli.replay", "replay", settings, *arguments)
        until(lambda far=far: done(settings, "copy") > far + 20, process)
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=60)
        arguments, far = ["--resume", "copy"], done(settings, "copy")
    assert far < COUNT
    assert run(replay, settings, "--resume", "copy").exit_code == 0
    placed = [
        sorted((row.partition, row.offset, row.value) for row in read(settings, topic))
        for topic in ("board", RAW)
    ]
    assert [(p, value) for p, _, value in placed[0]] == [(p, value) for p, _, value in placed[1]]
    assert "kept board" in run(replay, settings, "--drop", "copy").stdout
    assert len(read(settings, "board")) == COUNT


def test_nothing_goes_into_the_live_flow_without_a_yes(settings):
    live_through(settings, 30)
    refused = run(replay, settings, "--target", "live=again", "--max", "10")
    assert isinstance(refused.exception, UsageError)
    assert "--yes" in str(refused.exception)
    assert "10 offsets" in refused.stderr
    assert "no --rate" in refused.stderr
    assert rows(run(replay, settings, "--list", "--json")) == []
    assert resent(settings) == []
    (plan,) = rows(run(replay, settings, "--target", "live=again", "--dry-run", "--json", "--reason", "dead"))
    assert plan["topics"] == [settings.topic_prefix + topic for topic in (RAW, "articles.dead")]
    sent = run(replay, settings, "--target", "live=again", "--max", "10", "--rate", "500", "--yes")
    assert sent.exit_code == 0, sent.exception
    assert len(resent(settings)) == 10
    assert state_of(settings, "again").state == "done"


def test_what_was_replayed_too_often_is_told_and_exits_1(settings):
    live_through(settings, 20)
    assert run(replay, settings, "--target", "live=one", "--yes").exit_code == 0
    told = run(replay, settings, "--target", "live=two", "--max-replays", "1", "--yes")
    assert told.exit_code == 1
    assert "20 records were left alone" in told.stderr
    assert state_of(settings, "two").held_back == 20
    assert run(replay, settings, "--resume", "two").exit_code == 1


@pytest.mark.parametrize(("answer", "code"), [(b"n\n", 1), (b"y\n", 0)])
def test_a_terminal_is_shown_the_plan_and_asked(settings, answer, code):
    live_through(settings, 20)
    leader, follower = pty.openpty()
    streams = dict.fromkeys(("stdin", "stdout", "stderr"), follower)
    process = start("pipeline.cli.replay", "replay", settings, "--target", "shadow=x", **streams)
    os.close(follower)
    os.write(leader, answer)
    shown = b""
    try:
        while part := os.read(leader, 4096):
            shown += part
    except OSError:  # how the end of a terminal is told
        pass
    assert process.wait(60) == code, shown
    os.close(leader)
    assert shown.index(b"run x: articles.raw through clean") < shown.index(b"Do it?")
    assert (b"nothing was done" in shown) == (code == 1)
    assert bool(rows(run(replay, settings, "--list", "--json"))) == (code == 0)


def test_metrics_of_a_run_are_those_of_a_replay(settings):
    live_through(settings, 20)
    assert run(replay, settings, "--target", "shadow=x").exit_code == 0
    registry = CollectorRegistry()
    MultiProcessCollector(registry, str(settings.data_dir / "metrics"))
    modes = {
        sample.labels.get("mode")
        for metric in registry.collect()
        for sample in metric.samples
        if sample.value and "mode" in sample.labels
    }
    assert modes == {"replay"}


@pytest.mark.parametrize("goes", [("--republish", "board=dies"), ("--target", "live=dies", "--yes")])
def test_killed_in_the_middle_of_transactions_it_copies_each_record_once(settings, monkeypatch, goes):
    monkeypatch.setenv("WIREROOM_BATCH_SIZE", "10")
    monkeypatch.setenv("WIREROOM_CRASH", "0.04:1")
    live_through(settings, 60)
    arguments = goes
    while (process := start("pipeline.cli.replay", "replay", settings, *arguments)).wait(120):
        assert process.returncode == -signal.SIGKILL, process.stderr.read()
        arguments = ("--resume", "dies")
    raw = read(settings, RAW)
    owed = [owed.origin for owed, _ in resent(settings)]
    if goes[0] == "--republish":
        assert sorted(row.value for row in read(settings, "board")) == sorted(row.value for row in raw)
    else:
        assert len(owed) == len(set(owed)) == 60
