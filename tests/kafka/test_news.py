import os
import time
from collections import Counter

import pytest

from pipeline.flow import DEAD, DUPLICATES, RAW, STORIES
from pipeline.kafka.clients import producer
from pipeline.kafka.ledger.follow import trails
from pipeline.kafka.news import nearby
from pipeline.kafka.news.desk import KafkaDesk
from pipeline.kafka.news.feed import Feed
from pipeline.kafka.news.items import KIND_OF
from pipeline.kafka.news.nearby import trail_near
from pipeline.kafka.news.places import Places
from pipeline.observe.newsroom import Newsroom
from pipeline.observe.wire import Wanted
from pipeline.settings import Settings
from tests.e2e.stream import read, send, verdicts
from tests.kafka.lived import live_through, processed

pytestmark = pytest.mark.broker

COUNT = 250


@pytest.fixture(scope="module")
def lived(kafka, tmp_path_factory):
    settings = Settings(
        bootstrap=kafka, data_dir=tmp_path_factory.mktemp("news"), topic_prefix=f"news{os.getpid()}."
    )
    return live_through(settings, COUNT)


@pytest.fixture
def fed(lived):
    """A newsroom that follows the topics."""
    places = Places()
    desk = KafkaDesk(lived, places)
    newsroom = Newsroom(desk)
    feed = Feed(lived, newsroom.take, places)
    feed.start()
    until(lambda: newsroom.ready)
    yield newsroom
    feed.stop()


def until(condition):
    deadline = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def of_kind(newsroom, kind):
    return newsroom.wire.newest(Wanted(kinds=frozenset({kind})), 1000)[0]


def test_every_outcome_is_an_item(fed, lived):
    items, _ = fed.wire.newest(Wanted(), 10_000)
    names = {"passed": "passed", "duplicate": "duplicate", "rejected": "rejected", "dead": "failed"}
    told = {item["origin"]: names[item["kind"]] for item in items}
    assert told == {str(origin): found[-1][0] for origin, found in verdicts(lived).items()}
    assert all(item["source"] and item["title"] is not None for item in items if item["kind"] == "passed")
    times = [item["time"] for item in items]
    assert times == sorted(times, reverse=True)


def test_stories_have_their_sizes_and_members(fed):
    rows = fed.stories("", (), "size", 1000)
    members = Counter(item["story"]["id"] for item in of_kind(fed, "passed") if item["version"] == 1)
    assert {row["id"]: row["unique"] for row in rows} == dict(members)
    largest = fed.story(rows[0]["id"])
    assert {item["id"] for item in largest["members"]} == set(largest["member_ids"])
    assert largest["reprints"] == len(
        [i for i in of_kind(fed, "duplicate") if i["of"] in largest["member_ids"]]
    )


def test_an_article_with_its_way_its_raw_lines_and_its_tags(fed):
    item = next(i for i in of_kind(fed, "passed") if i["topics"])
    shown = fed.desk.article(item["id"])
    assert shown == fed.desk.article(item["origin"])
    assert (shown["ended"], shown["origin"], shown["title"]) == ("grouped", item["origin"], item["title"])
    assert shown["trace"][0]["topic"] == RAW
    assert {hop["topic"] for hop in shown["trace"]} >= {
        "articles.clean",
        "articles.unique",
        "articles.grouped",
    }
    text = shown["clean"]["text"]
    kept = [line["text"] for line in shown["raw"]["lines"] if line["kept"]]
    dropped = [line["text"] for line in shown["raw"]["lines"] if not line["kept"]]
    assert dropped
    assert all(line in text or line == shown["title"] for line in kept if len(line) > 200)
    assert sum(map(len, kept)) > 0.8 * len(text)
    assert shown["mentions"]
    for mention in shown["mentions"]:
        kind = {"person": "people", "place": "places", "organisation": "organisations"}[mention["kind"]]
        spelt = {name for e in shown["clean"][kind] for name in (e["name"], *e["aliases"])}
        assert text[mention["start"] : mention["end"]] in spelt
    assert fed.desk.article("no-such-article") is None
    assert fed.desk.article("0-99999999") is None


def test_near_its_time_lies_all_that_a_search_of_all_topics_finds(fed, lived):
    for kind in ("passed", "duplicate", "rejected"):
        item = of_kind(fed, kind)[0]
        place = fed.desk._places.of(item["origin"])
        near = {(topic, row.partition, row.offset, row.value) for topic, row in trail_near(lived, place)}
        (every,) = trails(lived, item["origin"]).values()
        assert near == {(topic, row.partition, row.offset, row.value) for topic, row in every}


def test_far_from_where_its_time_points_it_is_found_too(fed, lived, monkeypatch):
    place = fed.desk._places.of(of_kind(fed, "duplicate")[-1]["origin"])
    whole = trail_near(lived, place)
    monkeypatch.setattr(nearby, "NEAR_MS", 0)
    monkeypatch.setattr(nearby, "REACHES", (0, 1000))
    assert trail_near(lived, place._replace(timestamp=0)) == whole
    monkeypatch.setattr(nearby, "REACHES", (0,))
    assert trail_near(lived, place) in ([], whole)


def test_a_rejected_and_a_dead_article_say_why(fed):
    rejected = fed.desk.article(of_kind(fed, "rejected")[0]["origin"])
    assert (rejected["ended"], rejected["clean"], rejected["mentions"]) == ("rejected", None, [])
    dead = fed.desk.article(of_kind(fed, "dead")[0]["origin"])
    assert dead["ended"] == "dead"
    assert "wireroom dead redrive" in dead["why"]


def test_a_pair_has_its_shared_passages_marked(fed):
    item = next(i for i in of_kind(fed, "duplicate") if i["rule"] == "near")
    pair = fed.desk.pair(item["origin"], item["of"])
    assert (pair["copy"]["origin"], pair["original"]["id"]) == (item["origin"], item["of"])
    assert pair["minutes_apart"] == item["minutes_apart"]
    for side in (pair["copy"], pair["original"]):
        marked = sum(end - begin for begin, end in side["marks"])
        assert 0.3 < marked / len(side["text"]) <= 1
    assert {guard["guard"] for guard in pair["guards"]} >= {"votes", "numbers"}
    assert fed.desk.pair(item["origin"], "no-such-article") is None


def test_dead_letters_by_cause_with_the_command(fed, lived):
    shown = fed.desk.dead()
    ended = [found[-1] for found in verdicts(lived).values()]
    counts = Counter(detail for outcome, detail, *_ in ended if outcome == "failed")
    assert {group["fault"]: group["count"] for group in shown["groups"]} == dict(counts)
    for group in shown["groups"]:
        assert group["command"] == f"wireroom dead redrive --stage clean --fault {group['fault']} --yes"
    assert len(shown["letters"]) == min(50, sum(counts.values()))


def test_topics_with_sizes_and_drift(fed, lived):
    rows = {row["name"]: row for row in fed.desk.topics()["topics"]}
    assert rows[RAW]["partitions"] == 8
    raw = read(lived, RAW)
    assert rows[RAW]["records"] == len(raw)
    assert rows[RAW]["newest"] == max(row.timestamp for row in raw) / 1000
    assert rows[RAW]["bytes"] > COUNT * 500
    assert {DUPLICATES, DEAD, STORIES} <= rows.keys()
    assert all(row["drift"] == [] and row["description"] for row in rows.values())


def test_new_records_arrive_and_strangers_are_passed_over(fed, lived):
    before = fed.wire.cursor
    client = producer(lived, linger_ms=0)
    for topic in (*KIND_OF, STORIES):
        for value in (b"\xff{", b"[]", b'{"id": 7}', None):
            client.send(lived.topic_prefix + topic, value, key=b"stranger")
    client.flush()
    client.close()
    send(lived, [{"source": "new.example", "content": "Too short."}])
    processed(lived)
    until(lambda: fed.wire.after(before, Wanted(), 10).items)
    (item,) = fed.wire.after(before, Wanted(), 10).items
    assert (item["kind"], item["source"]) == ("rejected", "new.example")
    assert fed.ready
    assert any(row["source"] == "new.example" for row in fed.sources()["sources"])
