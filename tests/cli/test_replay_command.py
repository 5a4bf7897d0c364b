import signal
import time

import pytest

from pipeline.cli.replay import replay
from pipeline.kafka.clients import admin
from pipeline.kafka.reader import KNOWN_TOPICS
from pipeline.kafka.replay.manage import state_of
from pipeline.kafka.replay.run import shadow
from pipeline.kafka.worker.processor import group_of
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
    client, group = admin(settings), group_of(shadow(settings, name), "clean")
    try:
        return sum(place.offset for place in client.list_group_offsets({group: None})[group].values())
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
        (["--target", "live"], "shadow=NAME"),
        (["--target", "shadow=A B"], "no name for a run"),
        (["articles.duplicates"], "no stage reads articles.duplicates"),
    ],
)
def test_what_cannot_be_is_refused_with_what_can(settings, arguments, said):
    assert said in str(run(replay, settings, *arguments).exception)
