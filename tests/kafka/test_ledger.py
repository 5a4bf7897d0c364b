import time

import orjson
import pytest
from kafka.admin import NewPartitions
from kafka.errors import KafkaError
from kafka.structs import OffsetAndMetadata, TopicPartition

from pipeline.article import Article, Origin, RejectedArticle
from pipeline.errors import TopicsDiffer
from pipeline.flow import DEAD, FLOW, RAW, Output
from pipeline.kafka.clients import admin, producer
from pipeline.kafka.codec import encode, header, origin_of, resend_headers
from pipeline.kafka.deadletters import apply, dead_letters
from pipeline.kafka.ledger.ledger import EVERY_TOPIC, TERMINAL_TOPICS, Ledger
from pipeline.kafka.ledger.origins import Origins
from pipeline.kafka.ledger.resend import sending_again
from pipeline.kafka.topics import apply_topics
from pipeline.kafka.worker.processor import ONE, Processor
from pipeline.outcome import Item
from tests.e2e.stream import Member, articles, read, send
from tests.kafka.ledger_scene import all_moved_on, commit, delete_records, make_anew, resent
from tests.observe.scene import NOON, raw_record

pytestmark = pytest.mark.broker

ZERO = {
    "raw": 0, "clean": 0, "unique": 0, "duplicates": 0, "rejected": 0, "dead": 0, "tagged": 0, "pending": 0,
    "missing": 0, "repeated": 0, "conflicting": 0,
}  # fmt: skip


@pytest.fixture
def open_book():
    books = []

    def build(settings, topics=EVERY_TOPIC, *, since_ms=None, **changes):
        books.append(Ledger(settings.model_copy(update=changes), topics, since_ms=since_ms))
        return books[-1]

    yield build
    for book in books:
        book.close()


def test_nothing_is_nothing(scene, settings, open_book):
    assert open_book(settings).refresh() == ZERO


def test_topics_that_do_not_exist_are_named(settings, open_book):
    with pytest.raises(TopicsDiffer, match=r"articles\.raw does not exist; run wireroom topics apply"):
        open_book(settings)


def test_each_record_is_counted_where_it_ended(scene, settings, open_book):
    for number in range(3):
        scene.grouped(f"a-{number}", partition=number % 2)
    scene.duplicate("d", of="a-0")
    scene.rejected("r")
    scene.dead()
    scene.dead_at_tag("t")
    all_moved_on(settings)
    expected = ZERO | {
        "raw": 7,
        "clean": 5,
        "unique": 3,
        "duplicates": 1,
        "rejected": 1,
        "dead": 2,
        "tagged": 3,
    }
    assert open_book(settings).refresh() == expected
    terminal = open_book(settings, TERMINAL_TOPICS).refresh()
    shown = (
        "raw",
        "unique",
        "duplicates",
        "rejected",
        "dead",
        "pending",
        "missing",
        "conflicting",
        "repeated",
    )
    assert {name: terminal[name] for name in shown} == {name: expected[name] for name in shown}


def test_what_no_stage_has_come_to_is_pending(scene, settings, open_book):
    scene.grouped("a")
    all_moved_on(settings)
    for _ in range(30):
        scene.raw(raw_record("b"), partition=1)
    found = open_book(settings).refresh()
    assert (found["raw"], found["unique"], found["pending"], found["missing"]) == (31, 1, 30, 0)


def test_what_waits_between_two_stages_is_pending_and_not_missing(scene, settings, open_book):
    article = Article("a", "daily.example", None, "A bridge opens", "The bridge was opened on Monday.")
    waiting = [scene.raw(raw_record("a")) for _ in range(len(FLOW))]
    for length in (3, 2, 1):
        for step in FLOW[:length]:
            scene.outcome(step.passes_to, step.stage.name, waiting[length], article)
    commit(settings, "clean", RAW, {0: 4})
    commit(settings, "dedupe", "articles.clean", {0: 2})
    commit(settings, "tag", "articles.unique", {0: 1})
    book = open_book(settings)
    found = book.refresh()
    assert (found["pending"], found["missing"]) == (3, 1)
    assert list(book.missing) == [waiting[0]]
    commit(settings, "tag", "articles.unique", {0: 2})
    assert book.refresh()["pending"] == 2
    assert list(book.missing) == [waiting[0], waiting[2]]
    terminal = open_book(settings, TERMINAL_TOPICS)
    terminal.refresh()
    assert list(terminal.missing) == [waiting[0], waiting[2]]


def test_two_verdicts_conflict_and_two_of_a_kind_repeat(scene, settings, open_book):
    origin = scene.grouped("a")
    scene.dead_letter(origin, b"x")
    other = scene.rejected("r")
    article = Article("a", "daily.example", None, "A bridge opens", "The bridge was opened on Monday.")
    scene.outcome("articles.clean", "clean", origin, article)
    all_moved_on(settings)
    found = open_book(settings).refresh()
    assert (found["conflicting"], found["repeated"]) == (1, 1)
    assert other != origin


def test_markers_and_aborted_records_owe_nothing(scene, settings, open_book):
    name = settings.topic_prefix + RAW
    writer = producer(settings, transactional_id=f"{settings.topic_prefix}foreign")
    writer.init_transactions()
    for end in (writer.commit_transaction, writer.abort_transaction):
        writer.begin_transaction()
        writer.send(name, b"{}", key=b"k", partition=0).get(10)
        end()
    writer.close(timeout=5)
    book = open_book(settings)
    found = book.refresh()
    assert (found["raw"], found["pending"]) == (1, 1)
    commit(settings, "clean", RAW, {0: 4})
    found = book.refresh()
    assert (found["raw"], found["pending"], found["missing"]) == (1, 0, 1)
    assert list(book.missing) == [Origin(0, 0)]
    assert book.refresh() == found


GARBAGE = [
    [],
    [("wr-raw-partition", b"x"), ("wr-raw-offset", b"y")],
    [("wr-raw-partition", b"99"), ("wr-raw-offset", b"3")],
    [("wr-raw-partition", b"9" * 19), ("wr-raw-offset", b"9" * 19)],
    [("wr-raw-partition", b"0"), ("wr-raw-offset", b"0"), ("wr-attempt", b"many"), ("wr-via", b"-")],
    [("wr-raw-partition", b"0"), ("wr-raw-offset", b"0"), ("wr-attempt", b"-1"), ("wr-via", b"9-9-9")],
    [("wr-stage", b"\xff\xfe")],
]


@pytest.mark.parametrize("topics", [EVERY_TOPIC, TERMINAL_TOPICS], ids=["every topic", "terminal"])
def test_garbage_in_the_headers_of_any_topic_stops_no_audit(scene, settings, open_book, topics):
    scene.grouped("a")
    for headers in GARBAGE:
        for topic in ("articles.unique", "articles.grouped", DEAD):
            send(settings, [b"{}", None], topic, headers=headers, partition=0)
    all_moved_on(settings)
    book = open_book(settings, topics)
    book.refresh()
    book.mend(time.time())
    assert book.refresh()["missing"] == 0


def test_records_that_name_no_origin_are_counted_apart(scene, settings, open_book):
    send(settings, [b"{}"], "articles.grouped")
    book = open_book(settings)
    assert book.refresh() == ZERO
    assert book.account.foreign == 1


def test_what_is_missing_is_sent_again_once_when_the_grace_is_over(scene, settings, open_book):
    lost = scene.raw(raw_record("lost"), partition=1, headers=[("trace", b"t1"), ("wr-resend", b"1:0:fake")])
    scene.grouped("a")
    all_moved_on(settings)
    book = open_book(settings, grace_seconds=30.0)
    assert book.refresh()["missing"] == 1
    assert list(book.missing) == [lost]
    assert book.mend(1000.0) == 0
    assert book.mend(1029.0) == 0
    assert resent(settings) == []
    assert book.mend(1030.0) == 1
    ((owed, row),) = resent(settings)
    assert (owed.origin, owed.attempt) == (lost, 1)
    assert (row.partition, row.timestamp) == (1, int(NOON * 1000))
    assert orjson.loads(row.value)["id"] == "lost"
    assert [name for name, _ in row.headers] == ["trace", "wr-resend"]
    book.refresh()
    assert book.mend(2000.0) == 0
    other = open_book(settings, grace_seconds=0.0)
    other.refresh()
    assert other.mend(1000.0) == 0, "it waits on the raw topic already"
    assert len(resent(settings)) == 1


def test_grace_begins_anew_for_what_was_found_meanwhile(scene, settings, open_book):
    origin = scene.raw(raw_record("late"))
    commit(settings, "clean", RAW, {0: 1})
    book = open_book(settings, grace_seconds=30.0)
    book.refresh()
    assert book.mend(1000.0) == 0
    scene.dead_letter(origin, b"x")
    assert book.refresh()["missing"] == 0
    assert book.mend(1031.0) == 0
    assert resent(settings) == []


@pytest.mark.parametrize("topics", [TERMINAL_TOPICS, EVERY_TOPIC])
@pytest.mark.parametrize("where", ["articles.clean", "articles.grouped"])
def test_what_an_open_transaction_hides_is_pending_and_what_is_lost_is_missing(
    scene, settings, open_book, where, topics
):
    """A frozen worker's transaction hides what others write behind it; the groups' offsets move on."""
    frozen = producer(settings, transactional_id=f"{settings.topic_prefix}frozen")
    frozen.init_transactions()
    frozen.begin_transaction()
    frozen.send(settings.topic_prefix + where, b"{}", partition=0).get(10)
    if where == "articles.grouped":
        hidden = scene.grouped("hidden")
        all_moved_on(settings)
    else:
        hidden = scene.raw(raw_record("hidden"))
        article = Article("hidden", "daily.example", None, "A bridge opens", "It was opened on Monday.")
        scene.outcome("articles.clean", "clean", hidden, article)
    lost = scene.raw(raw_record("lost"))
    commit(settings, "clean", RAW, {0: 2})
    book = open_book(settings, topics, grace_seconds=0.0)
    for _ in range(2):
        book.refresh()
        assert (list(book.pending), list(book.missing)) == ([hidden, lost], [])
        assert book.mend(time.time()) == 0
    frozen.abort_transaction()
    frozen.close()
    for _ in range(2):
        book.refresh()
        assert list(book.pending) == ([] if where == "articles.grouped" else [hidden])
        assert list(book.missing) == [lost]
    assert book.mend(time.time()) == 1
    ((owed, _),) = resent(settings)
    assert owed.origin == lost


def test_a_loss_is_found_mended_and_worked_on_until_the_account_is_exact(settings, open_book):
    """The whole way with a real worker: lost outcome, re-send, verdict under the old origin."""
    apply_topics(settings)
    text = "The council of the city met on Monday and voted for the new bridge over the river. " * 12
    values = [
        {
            "id": f"a-{n}",
            "source": "daily.example",
            "title": f"Council votes {n}",
            "content": f"{text}{n * 'x '}",
        }
        for n in range(3)
    ]
    send(settings, values, partition=2)
    with Member(settings, "clean") as member:
        first = member.rows()[0]
        everything = (settings, ["clean", "dedupe", "tag", "group"], "worker-0", lambda _: None)
        # The first record is lost: its offset is committed without an outcome.
        member._consumer.commit({TopicPartition(first.topic, 2): OffsetAndMetadata(first.offset + 1, "", -1)})
        worker = Processor(*everything)
        worker.process(member.rows(), member.membership)
        book = open_book(settings, TERMINAL_TOPICS, grace_seconds=0.0)
        assert book.refresh()["missing"] == 1
        assert book.mend(time.time()) == 1
        assert book.refresh()["missing"] == 1
        worker.process(member.rows(), member.membership)
        worker.close()
    found = book.refresh()
    assert found["raw"] == 3
    assert found["pending"] == found["missing"] == found["conflicting"] == found["repeated"] == 0
    assert book.mend(time.time()) == 0
    whole = open_book(settings).refresh()
    assert whole | {"clean": 0, "tagged": 0} == found | {"clean": 0, "tagged": 0}
    assert len(articles(settings, "articles.clean")) == 3
    last = read(settings, "articles.clean")[-1]
    assert (origin_of(last.headers), header(last.headers, "wr-attempt")) == (Origin(2, 0), b"1")


def test_a_resent_record_is_excused_and_its_outcome_counts_for_the_first(scene, settings, open_book):
    value = orjson.dumps(raw_record("a"))
    origin = scene.raw(value)
    via = scene.raw(value, headers=resend_headers(1, origin.offset, value))
    (owed, _), = resent(settings)  # fmt: skip
    book = open_book(settings)
    assert book.refresh()["pending"] == 1
    scene.dead_letter(origin, value, resent=owed, via=via)
    commit(settings, "clean", RAW, {0: 2})
    found = book.refresh()
    assert (found["raw"], found["dead"], found["pending"], found["missing"]) == (1, 1, 0, 0)


def test_a_redriven_dead_letter_is_pending_until_it_has_its_new_outcome(scene, settings, open_book):
    origin = scene.dead(b'{"id": "a"}', partition=1)
    commit(settings, "clean", RAW, {1: 1})
    book = open_book(settings)
    assert book.refresh()["dead"] == 1
    apply(settings, dead_letters(settings), "redriven")
    found = book.refresh()
    assert (found["dead"], found["missing"] + found["pending"] > 0) == (0, True)
    ((owed, row),) = resent(settings)
    article = Article("a", "daily.example", None, "A bridge opens", "The bridge was opened on Monday.")
    item = Item(origin, None, NOON)
    for step in FLOW:
        message = encode(
            Output(step.passes_to, step.stage.name, item, article),
            resent=owed,
            via=Origin(row.partition, row.offset),
        )
        scene.send(message)
    all_moved_on(settings)
    found = book.refresh()
    assert (found["raw"], found["unique"], found["dead"]) == (1, 1, 0)
    assert found["pending"] == found["missing"] == found["conflicting"] == found["repeated"] == 0


def test_an_account_does_not_wait_for_the_open_transaction_of_a_stopped_worker(settings, open_book):
    """Kafka holds back offsets that a transaction may still change, for as long as it is open."""
    apply_topics(settings)
    send(settings, [raw_record("a")], partition=0)
    with Member(settings, "clean") as member:
        worker = Processor(settings, ["clean"], "clean-0", lambda _: None)
        worker.open(member.membership)
        worker.lanes[ONE]._writer._producer.commit_transaction = lambda: (_ for _ in ()).throw(SystemExit)
        with pytest.raises(SystemExit):
            worker.process(member.rows(), member.membership)
        started = time.monotonic()
        assert open_book(settings).refresh()["pending"] == 1
        assert time.monotonic() - started < 10
        worker.close()


@pytest.mark.parametrize("delivery", ["exactly_once", "at_least_once"])
def test_no_restart_sends_a_record_a_second_time_though_its_copy_was_passed(
    scene, settings, open_book, delivery
):
    """Without a snapshot, and with the copy's outcome lost as well: what was sent is on the topic itself."""
    lost = [scene.raw(raw_record("lost"), partition=1) for _ in range(2)]
    all_moved_on(settings)
    for seconds in (0.0, 100.0, 200.0):
        book = open_book(settings, TERMINAL_TOPICS, grace_seconds=0.0, delivery=delivery)
        assert book.refresh()["missing"] == 2
        assert list(book.missing) == lost
        assert book.mend(seconds) == (2 if seconds == 0.0 else 0)
        all_moved_on(settings)
    assert [owed.origin for owed, _ in resent(settings)] == lost


def test_of_two_ledgers_the_frozen_one_sends_nothing_when_it_wakes(scene, settings, open_book):
    lost = scene.raw(raw_record("lost"))
    all_moved_on(settings)
    frozen, other = (open_book(settings, grace_seconds=0.0) for _ in range(2))
    frozen.refresh()
    other.refresh()
    with sending_again(settings) as sender:
        sender.begin_transaction()
        assert other.mend(0.0) == 1
        sender.send(settings.topic_prefix + RAW, b"{}", partition=0)
        with pytest.raises(KafkaError):
            sender.commit_transaction()
    assert frozen.mend(0.0) == 0
    assert [owed.origin for owed, _ in resent(settings)] == [lost]


def test_a_lower_loss_found_later_is_looked_for_from_there_on(scene, settings, open_book):
    """Copies are read from the first due record on; one that turns up below was not looked at before."""
    first = scene.grouped("a")
    lost = scene.raw(raw_record("lost"))
    all_moved_on(settings)
    book = open_book(settings, grace_seconds=0.0)
    book.refresh()
    assert book.mend(0.0) == 1
    apply_copy = resent(settings)
    value = apply_copy[0][1].value
    scene.raw(value, headers=resend_headers(1, first.offset, value))
    all_moved_on(settings)
    book.missing = Origins.of([first, lost])
    assert book.mend(1.0) == 0, "a copy of either lies there"
    assert book.resender.copies.any() == book.missing


def test_the_watermark_is_the_first_record_without_its_outcome(scene, settings, open_book):
    scene.grouped("a")
    waiting = scene.raw(raw_record("b"))
    scene.rejected("c")
    scene.grouped("d", partition=1)
    commit(settings, "clean", RAW, {0: 1, 1: 1})
    book = open_book(settings)
    assert book.refresh()["pending"] == 1
    assert book.watermarks == {0: waiting.offset, 1: 1}
    assert book.watermark_seconds == NOON
    scene.dead_letter(waiting, b"x")
    before = time.time()
    book.refresh()
    assert book.watermarks == {0: 3, 1: 1}
    assert before <= book.watermark_seconds <= time.time()


def test_since_leaves_out_what_is_older(scene, settings, open_book):
    """Also the older record behind a younger one, whose outcome may lie before what is read."""
    old = scene.grouped("old")
    values = [raw_record(name) for name in ("young", "late", "lost")]
    young, late, lost = (
        Origin(sent.partition, sent.offset)
        for value, at in zip(values, (2000, 500, 2001), strict=True)
        for sent in send(settings, [value], partition=0, start_ms=int(NOON * 1000) + at)
    )
    for origin in (late, young):
        item = Item(origin, None, NOON + (0.5 if origin == late else 2))
        rejected = RejectedArticle("x", "daily.example", None, "x", None, "too_short", "3 words")
        scene.send(encode(Output("articles.rejected", "clean", item, rejected)))
    all_moved_on(settings)
    since = open_book(settings, since_ms=int(NOON * 1000) + 1000)
    found = since.refresh()
    assert (found["raw"], found["rejected"], found["missing"], found["unique"]) == (2, 1, 1, 0)
    assert list(since.missing) == [lost]
    assert since.bounds[0][0] == young.offset
    whole = open_book(settings).refresh()
    assert (whole["raw"], whole["rejected"], whole["missing"], whole["unique"]) == (4, 2, 1, 1)
    assert open_book(settings, since_ms=int(NOON * 1000) + 9000).refresh() == ZERO
    assert old.offset == 0


def test_what_has_expired_is_forgotten(scene, settings, open_book):
    for name in "abc":
        scene.grouped(name)
    scene.raw(raw_record("lost"))
    all_moved_on(settings)
    book = open_book(settings)
    assert book.refresh()["raw"] == 4
    delete_records(settings, RAW, 2)
    found = book.refresh()
    assert (found["raw"], found["unique"], found["missing"]) == (2, 1, 1)
    assert len(book.account.seen["articles.clean"]) == 1
    assert open_book(settings).refresh() == found


def test_a_topic_that_lost_its_end_is_read_again_from_the_beginning(scene, settings, open_book):
    scene.rejected("a")
    all_moved_on(settings)
    book = open_book(settings, TERMINAL_TOPICS)
    assert (book.refresh()["rejected"], book.missing) == (1, Origins())
    make_anew(settings, "articles.rejected")
    assert (book.refresh()["rejected"], len(book.missing)) == (0, 1)


def test_partitions_that_are_added_while_it_runs_are_read(scene, settings, open_book):
    """An outcome in one, or of a record in one, must not look missing or foreign until the clients notice."""
    book = open_book(settings, TERMINAL_TOPICS)
    assert book.refresh() == ZERO
    client = admin(settings)
    for topic, count in ((RAW, 3), ("articles.rejected", 2)):
        client.create_partitions({settings.topic_prefix + topic: NewPartitions(count)})
    client.close()
    rejected = RejectedArticle("x", "daily.example", None, "x", None, "too_short", "3 words")
    values = [(0, 1), (2, 0), (2, 1)]
    for partition, where in values:
        sent = send(settings, [raw_record("x")], partition=partition)[0]
        item = Item(Origin(sent.partition, sent.offset), None, NOON)
        headers = encode(Output("articles.rejected", "clean", item, rejected)).headers
        send(settings, [{}], "articles.rejected", headers=headers, partition=where)
    all_moved_on(settings)
    found = book.refresh()
    assert (found["raw"], found["rejected"], found["missing"], book.account.foreign) == (3, 3, 0, 0)
