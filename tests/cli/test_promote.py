import pytest
from kafka import OffsetAndMetadata, TopicPartition

from pipeline.cli.promote import promote
from pipeline.cli.replay import replay
from pipeline.errors import UsageError
from pipeline.flow import DUPLICATES
from pipeline.kafka.clients import consumer
from pipeline.kafka.codec import origin_of
from tests.kafka.lived import live_through
from tests.observe.terminal import rows, run

pytestmark = pytest.mark.broker

GROUPED = "articles.grouped"
TOPICS = (GROUPED, DUPLICATES)


class Board:
    """A dashboard's consumer: keeps what it read last of each raw record, and its place in its group."""

    def __init__(self, settings):
        self.settings, self.shown = settings, {}

    def read(self, topics):
        """Read the topics (full names) to their ends; return how many records.."""
        client = consumer(self.settings, group_id="board")
        places = [TopicPartition(topic, 0) for topic in topics]
        client.assign(places)
        count, ends = 0, client.end_offsets(places)
        while any(client.position(place) < ends[place] for place in places):
            for place, records in client.poll(200).items():
                kind = place.topic.removeprefix(self.settings.topic_prefix).removeprefix("replay.fresh.")
                self.shown |= {origin_of(each.headers): kind for each in records}
                count += len(records)
        client.commit({place: OffsetAndMetadata(client.position(place), "", -1) for place in places})
        client.close()
        return count


@pytest.fixture
def lived(settings):
    live_through(settings, 150)
    assert (
        run(
            replay, settings, "--target", "shadow=fresh", "--since", "1h", "--threshold", "votes=1000"
        ).exit_code
        == 0
    )
    return settings


def full(settings, *prefixes):
    return [f"{settings.topic_prefix}{prefix}{topic}" for topic in TOPICS for prefix in prefixes]


def test_a_group_is_switched_to_a_run_and_back(lived):
    board = Board(lived)
    read = board.read(full(lived, ""))
    live = dict(board.shown)

    asked = ["fresh", "--group", "board", "--json"]
    (plan,) = rows(run(promote, lived, *asked, "--dry-run"))
    assert sorted(plan["reads"]) == sorted(full(lived, "", "replay.fresh."))
    assert plan["thresholds"] == {"votes": 1000}
    refused = run(promote, lived, *asked)
    assert isinstance(refused.exception, UsageError)
    assert "--yes" in str(refused.exception)
    assert board.read(full(lived, "")) == 0

    (done,) = rows(run(promote, lived, *asked, "--yes"))
    assert done == plan
    assert board.read(done["reads"]) == read
    changed = {origin for origin in live if board.shown[origin] != live[origin]}
    assert changed
    assert {live[origin] for origin in changed} == {DUPLICATES}
    assert board.shown.keys() == live.keys()
    kept = run(replay, lived, "--drop", "fresh")
    assert "promote fresh --group board --back" in str(kept.exception)

    (back,) = rows(run(promote, lived, *asked, "--back", "--yes"))
    assert sorted(back["reads"]) == sorted(full(lived, ""))
    assert board.read(back["reads"]) == read
    assert board.shown == live
    assert run(replay, lived, "--drop", "fresh").exit_code == 0


def test_a_group_at_work_and_one_that_reads_nothing_are_refused(lived):
    busy = consumer(lived, group_id="busy")
    busy.subscribe([f"{lived.topic_prefix}{GROUPED}"])
    while not busy.assignment():
        busy.poll(100)
    try:
        refused = run(promote, lived, "fresh", "--group", "busy", "--yes")
        assert "1 members: stop them" in str(refused.exception)
    finally:
        busy.close()
    refused = run(promote, lived, "fresh", "--group", "nobody", "--yes")
    assert "--topic" in str(refused.exception)
