import threading
import time
from types import SimpleNamespace

import orjson
import pytest

from pipeline.article import Origin
from pipeline.errors import TopicsDiffer, UsageError
from pipeline.flow import RAW
from pipeline.kafka.clients import producer
from pipeline.kafka.reader import Reader, envelope, known_topic, lag

pytestmark = pytest.mark.broker


def values(records):
    return [record.value for record in records]


def test_a_bounded_read_ends_where_the_topic_ended_when_it_began(scene, settings):
    for number in range(5):
        scene.raw(b"%d" % number, partition=number % 2)
    with Reader(settings, [RAW]) as reader:
        records = reader.to_end()
        first = next(records)
        scene.raw(b"late")
        assert sorted([first.value, *values(records)]) == [b"0", b"1", b"2", b"3", b"4"]


def test_an_empty_topic_is_read_at_once(scene, settings):
    started = time.monotonic()
    with Reader(settings, [RAW]) as reader:
        assert list(reader.to_end()) == []
        assert reader.last(3) == []
    assert time.monotonic() - started < 5


def test_only_committed_records_are_seen_and_markers_do_not_hold_up_the_end(scene, settings):
    sender = producer(settings, transactional_id=f"{settings.topic_prefix}t")
    sender.init_transactions()
    for value, commit in ((b"kept", True), (b"dropped", False), (b"kept too", True)):
        sender.begin_transaction()
        sender.send(settings.topic_prefix + RAW, value, partition=0)
        sender.flush()
        sender.commit_transaction() if commit else sender.abort_transaction()
    sender.begin_transaction()
    sender.send(settings.topic_prefix + RAW, b"open", partition=0)
    sender.flush()
    with Reader(settings, [RAW]) as reader:
        assert values(reader.to_end()) == [b"kept", b"kept too"]
        assert values(reader.last(1)) == [b"kept too"]
    sender.abort_transaction()
    sender.close()


def test_the_last_records_are_found_behind_many_transaction_markers(scene, settings):
    sender = producer(settings, transactional_id=f"{settings.topic_prefix}t", linger_ms=0)
    sender.init_transactions()
    for number in range(12):
        sender.begin_transaction()
        sender.send(settings.topic_prefix + RAW, b"%02d" % number, partition=0, timestamp_ms=1000 + number)
        sender.commit_transaction()
    sender.close()
    with Reader(settings, [RAW]) as reader:
        assert values(reader.last(10)) == [b"%02d" % number for number in range(2, 12)]
        assert len(reader.last(100)) == 12


def test_live_reading_starts_now_unless_told(scene, settings):
    scene.raw(b"old")
    seen, ready = [], threading.Event()

    def follow():
        with Reader(settings, [RAW]) as reader:
            reader.bounds()
            ready.set()
            for record in reader.live():
                seen.append(record.value)
                return

    thread = threading.Thread(target=follow, daemon=True)
    thread.start()
    assert ready.wait(20)
    time.sleep(1.0)  # until it has taken its place at the end
    scene.raw(b"new")
    thread.join(20)
    assert seen == [b"new"]
    with Reader(settings, [RAW]) as reader:
        assert next(reader.live(from_beginning=True)).value == b"old"


def test_one_record_is_found_by_its_place(scene, settings):
    scene.raw(b"a", partition=1)
    origin = scene.raw(b"b", partition=1)
    with Reader(settings, [RAW]) as reader:
        assert reader.at(RAW, origin).value == b"b"
        assert reader.at(RAW, Origin(1, 0)).value == b"a"
        assert reader.at(RAW, Origin(1, 99)) is None
        assert reader.at(RAW, Origin(9, 0)) is None
        later = scene.raw(b"c", partition=1)
        assert reader.at(RAW, later).value == b"c"


def test_a_topic_that_is_not_there_is_a_clear_error(settings):
    with pytest.raises(TopicsDiffer, match=r"articles\.raw is not on this Kafka.*topics apply"):
        Reader(settings, [RAW])


def test_lag_is_what_lies_behind_the_committed_offset(scene, settings):
    scene.raw(b"a")
    scene.raw(b"b", partition=1)
    assert lag(settings) == {"clean": 2, "dedupe": 0, "tag": 0, "group": 0}
    sender = producer(settings, transactional_id=f"{settings.topic_prefix}t")
    sender.init_transactions()
    sender.begin_transaction()
    sender.send(settings.topic_prefix + "articles.clean", b"one record and its marker")
    sender.commit_transaction()
    sender.close()
    assert lag(settings)["dedupe"] == 1


def record(value, headers=(), key=b"k"):
    return SimpleNamespace(
        partition=1, offset=2, timestamp=3, key=key, value=value, headers=list(headers), topic="x"
    )


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        (b"", ""),
        (b'{"a": 1}', {"a": 1}),
        (b"12", 12),
        (b"{broken", "{broken"),
        (b"\xff\xfe", "\ufffd\ufffd"),
        (b"NaN", "NaN"),
    ],
)
def test_any_value_has_an_envelope(value, expected):
    assert envelope(record(value), "articles.raw")["value"] == expected


def test_an_envelope_can_be_written_whatever_its_value():
    for value in (b"[" * 900 + b"]" * 900, b'{"a":' * 900 + b"1" + b"}" * 900, b"[0,[" * 500 + b"]]" * 500):
        shown = envelope(record(value), "articles.raw")
        assert orjson.loads(orjson.dumps(shown))["value"] == value.decode()


def test_an_envelope_has_the_fields_other_programs_rely_on():
    shown = envelope(record(b"1", [("a", b"old"), ("a", b"\xff"), ("b", None)], key=None), "articles.raw")
    assert shown == {
        "topic": "articles.raw",
        "partition": 1,
        "offset": 2,
        "timestamp": 3,
        "key": None,
        "headers": {"a": "\ufffd", "b": ""},
        "value": 1,
    }


def test_a_topic_may_be_named_shortly_and_an_unknown_one_names_the_known():
    assert known_topic("raw") == known_topic("articles.raw") == "articles.raw"
    assert known_topic("stories") == "stories"
    with pytest.raises(UsageError, match=r"'nonsense'; the topics are articles\.raw, articles\.clean"):
        known_topic("nonsense")
