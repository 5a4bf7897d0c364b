import os
import time
from collections import defaultdict

import pytest
from kafka.admin import ConfigResource, ConfigResourceType, NewTopic

from pipeline.errors import UsageError
from pipeline.flow import DUPLICATES, RAW
from pipeline.kafka.clients import admin, consumer
from pipeline.kafka.codec import header, replays_of
from pipeline.kafka.reader import KNOWN_TOPICS, Reader
from pipeline.kafka.replay import manage
from pipeline.kafka.replay.plan import Range, cut_to, forecast, planned
from pipeline.kafka.replay.run import save
from pipeline.settings import Settings
from tests.e2e.stream import read, send
from tests.kafka.lived import carried_out, in_small_steps, live_through, unmarked

pytestmark = pytest.mark.broker

COUNT = 60
GROUPED = "articles.grouped"


@pytest.fixture(scope="module")
def lived(kafka, tmp_path_factory):
    """Topics with a past; each test here copies to a topic of its own."""
    settings = Settings(
        bootstrap=kafka, data_dir=tmp_path_factory.mktemp("lived"), topic_prefix=f"copied{os.getpid()}."
    )
    return live_through(settings, COUNT)


def copying(settings, source, topic, name="copy", **more):
    return planned(settings, name, source, Range(), None, target="republish", topic=topic, **more)


def by_partition(settings, topic, *left_out):
    found = defaultdict(list)
    for row in read(settings, topic):
        found[row.partition].append((row.key, row.value, unmarked(row, *left_out), row.timestamp))
    return dict(found)


def make(settings, topic, partitions, **config):
    client = admin(settings)
    plain = {name.replace("_", "."): value for name, value in config.items()}
    client.create_topics([NewTopic(settings.topic_prefix + topic, partitions, 1, topic_configs=plain)])
    client.close()


def config_of(settings, topic):
    client, name = admin(settings), settings.topic_prefix + topic
    answer = client.describe_configs([ConfigResource(ConfigResourceType.TOPIC, name)], config_filter="all")
    client.close()
    return {key: entry["value"] for key, entry in answer["topic"][name].items()}


@pytest.mark.parametrize("source", [RAW, GROUPED, DUPLICATES, "stories"])
def test_records_are_copied_as_they_are_and_marked(lived, source):
    board = f"board.{source}"
    run = copying(lived, source, board)
    assert forecast(lived, run).topics == (lived.topic_prefix + board,)
    with Reader(lived, KNOWN_TOPICS) as reader:
        before = reader.bounds()
    assert carried_out(lived, run).held_back == 0
    with Reader(lived, KNOWN_TOPICS) as reader:
        assert reader.bounds() == before
    copies = by_partition(lived, board, "wr-replay", "wr-replays")
    assert copies == by_partition(lived, source)
    assert {(header(row.headers, "wr-replay"), replays_of(row.headers)) for row in read(lived, board)} == {
        (b"copy", 1)
    }
    reader = consumer(lived)
    counts = [len(reader.partitions_for_topic(lived.topic_prefix + topic)) for topic in (board, source)]
    reader.close()
    assert counts[0] == counts[1]
    config = config_of(lived, board)
    assert config["retention.ms"] == config["retention.bytes"] == "-1"
    assert config["cleanup.policy"] == "delete"
    assert config["max.message.bytes"] == config_of(lived, source)["max.message.bytes"]


def test_cut_short_again_and_again_it_leaves_no_gaps_and_no_repeats(lived):
    assert in_small_steps(lived, copying(lived, RAW, "board.cut", "cut")) > COUNT // 10
    assert by_partition(lived, "board.cut", "wr-replay", "wr-replays") == by_partition(lived, RAW)


def test_without_transactions_it_copies_the_same(lived):
    plain = lived.model_copy(update={"delivery": "at_least_once"})
    assert in_small_steps(plain, copying(plain, RAW, "board.plain", "plain"), 20) > 2
    assert by_partition(lived, "board.plain", "wr-replay", "wr-replays") == by_partition(lived, RAW)


def test_with_fewer_partitions_whole_ones_are_put_together(lived):
    make(lived, "board.three", 3, retention_ms="-1")
    carried_out(lived, copying(lived, RAW, "board.three", "three"))
    copies = by_partition(lived, "board.three", "wr-replay", "wr-replays")
    for partition, records in by_partition(lived, RAW).items():
        mine = [copy for copy in copies[partition % 3] if copy in records]
        assert mine == records


def test_only_what_is_asked_for_is_copied(lived):
    one = read(lived, GROUPED)[3]
    source, name = (header(one.headers, key).decode() for key in ("ce_source", "ce_id"))
    where = (f"source={source} and id='{name}'",)
    carried_out(lived, copying(lived, GROUPED, "board.one", "one", where=where))
    (copy,) = read(lived, "board.one")
    assert copy.value == one.value
    few = cut_to(lived, copying(lived, GROUPED, "board.few", "few"), 5)
    carried_out(lived, few)
    assert len(read(lived, "board.few")) == 5


def test_a_copy_of_a_copy_counts_and_at_the_limit_it_is_left_alone(lived):
    carried_out(lived, copying(lived, GROUPED, "board.first", "first"))
    carried_out(lived, copying(lived, "board.first", "board.second", "second"))
    second = read(lived, "board.second")
    assert {(header(row.headers, "wr-replay"), replays_of(row.headers)) for row in second} == {(b"second", 2)}
    assert all([name for name, _ in row.headers].count("wr-replays") == 1 for row in second)
    said = carried_out(lived, copying(lived, "board.second", "board.third", "third"))
    assert said.held_back == len(second)
    assert read(lived, "board.third") == []
    more = copying(lived, "board.second", "board.third", "more", max_replays=3)
    assert carried_out(lived, more).held_back == 0
    assert {replays_of(row.headers) for row in read(lived, "board.third")} == {3}


@pytest.mark.parametrize("topic", [*KNOWN_TOPICS, "replay.x.articles.raw", "__consumer_offsets"])
def test_a_topic_of_the_flow_is_no_target(lived, topic):
    with pytest.raises(UsageError, match="--target live"):
        copying(lived, RAW, topic)


def test_a_topic_that_would_not_keep_the_copies_is_refused(settings):
    make(settings, "old", 1, retention_ms="-1")
    send(settings, [{"id": "a"}], "old", start_ms=int((time.time() - 9 * 86_400) * 1000))
    for name, config, said in (
        ("compacted", {"cleanup_policy": "compact"}, "last copy"),
        ("stamped", {"message_timestamp_type": "LogAppendTime"}, "lose their time"),
        ("short", {"retention_ms": "86400000"}, "delete the oldest copies"),
        ("default", {}, "delete the oldest copies"),
    ):
        make(settings, name, 1, **config)
        with pytest.raises(UsageError, match=said):
            copying(settings, "old", name)
    make(settings, "long", 1, retention_ms=str(10 * 86_400_000))
    carried_out(settings, copying(settings, "old", "long"))
    assert len(read(settings, "long")) == 1
    for topic in ("old", "no name"):
        with pytest.raises(UsageError, match="--republish"):
            copying(settings, "old", topic)


def test_dropping_the_run_leaves_its_copies(lived):
    run = copying(lived, GROUPED, "board.kept", "kept")
    save(lived, run)
    carried_out(lived, run)
    count = len(read(lived, "board.kept"))
    assert manage.kept_by(lived, "kept") == "board.kept"
    assert manage.drop(lived, "kept") == []
    assert len(read(lived, "board.kept")) == count > 0
