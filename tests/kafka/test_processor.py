import random
from collections import Counter
from dataclasses import replace

import orjson
import pytest
from kafka import TopicPartition
from kafka.errors import KafkaError

from pipeline.article import Origin
from pipeline.errors import Fenced, NotOwner, TopicsDiffer
from pipeline.flow import DEAD, DUPLICATES, FLOW, MEMORY, RAW
from pipeline.kafka.clients import consumer, producer
from pipeline.kafka.codec import header, origin_of, resend_headers
from pipeline.kafka.ledger.ledger import Ledger
from pipeline.kafka.topics import apply_topics
from pipeline.kafka.worker import processor as module
from pipeline.kafka.worker.processor import ONE, Processor
from pipeline.observe.facts import BatchDone, MemorySeen
from pipeline.stages import make_stages
from tests.e2e.stream import Member, articles, committed, read, send, send_samples, verdicts

pytestmark = pytest.mark.broker

ALL = ["clean", "dedupe", "tag", "group"]
TEXT = (
    "The city council of Ankara voted on Monday for a new budget, and Mayor Ayse Demir said that bridge "
    "number {0} over the river would open in spring. Residents of district {0} had waited {0} years for it, "
    "through several court cases and two changes of government.\n\nEngineers from company {0} checked the "
    "pillars in {0} places last week. Traffic will be led over the old road until the works are done, the "
    "ministry of transport said in a statement on Tuesday, and tickets for the ferry will cost {0} lira."
)


WORDS = ["harbour", "market", "theatre", "railway", "orchard", "library", "museum", "glacier", "lantern"]


def raw(number, **more):
    story = random.Random(number).choices(WORDS, k=150)  # so that no two numbers look like one template
    return {
        "id": f"a-{number}",
        "source": f"daily{number}.example",
        "title": f"Council {number} votes for bridge {number}",
        "content": f"{TEXT.format(number * 7919 + 13)}\n\nOn the way lie {' '.join(story)}.",
        "fetched_at": "2025-04-10T12:00:00Z",
        **more,
    }


@pytest.fixture
def topics(settings):
    apply_topics(settings)
    return settings


@pytest.fixture
def make(topics):
    made = []

    def build(stages=ALL, slot="worker-0", observe=lambda _: None):
        made.append(Processor(topics, stages, slot, observe))
        return made[-1]

    yield build
    for each in made:
        each.close()


@pytest.fixture
def member(topics):
    with Member(topics, "clean") as joined:
        yield joined


def counts(settings):
    book = Ledger(settings)
    try:
        return book.refresh()
    finally:
        book.close()


def deltas(settings):
    """Return the stages of the deltas on the memories' log, which also says who took over when."""
    return [row.key for row in read(settings, MEMORY) if row.value is not None]


def exact(settings, raw_records):
    found = counts(settings)
    assert found["raw"] == raw_records
    assert found["pending"] == found["missing"] == found["conflicting"] == found["repeated"] == 0
    return found


def test_every_record_gets_its_outcome_and_its_offset_in_one_go(topics, make, member):
    facts = []
    truths = send_samples(topics, 60, seed=3)
    rows = member.rows()
    processor = make(observe=facts.append)
    processor.process(rows[:25], member.membership)
    assert counts(topics)["pending"] == 35
    processor.process(rows[25:], member.membership)
    found = exact(topics, 60)
    assert found["duplicates"] >= sum(
        truth.expect == "duplicate" and truth.rule == "exact" for truth in truths
    )
    assert found["unique"] > 30
    ends = Counter(row.partition for row in rows)
    assert committed(topics, "clean", RAW) == dict(ends)
    assert [processor.position(p) for p in sorted(ends)] == [ends[p] for p in sorted(ends)]
    batches = [fact for fact in facts if isinstance(fact, BatchDone)]
    assert sum(batch.tallies["clean"].received for batch in batches) == 60
    assert sum(len(batch.end_to_end) for batch in batches) == 60
    assert {fact.stage for fact in facts if isinstance(fact, MemorySeen)} == {"dedupe", "group"}


def test_what_was_done_already_is_not_done_again(topics, make, member):
    send(topics, [raw(n) for n in range(6)])
    rows = member.rows()
    processor = make()
    processor.process(rows, member.membership)
    before = len(read(topics, "articles.clean", MEMORY))
    processor.process(rows, member.membership)
    processor.process([], member.membership)
    assert len(read(topics, "articles.clean", MEMORY)) == before


def test_between_two_assignments_nothing_is_touched(topics, make, member):
    send(topics, [raw(1)])
    processor = make()
    processor.process(member.rows(), replace(member.membership, generation=-1))
    processor.process(member.rows(), replace(member.membership, partitions=frozenset()))
    assert counts(topics)["pending"] == 1


def test_a_batch_that_cannot_be_committed_leaves_nothing_to_see_and_is_done_again_just_so(
    topics, make, member, monkeypatch
):
    send(topics, [raw(1), raw(2), raw(1, id="copy", source="other.example"), b"{broken"])
    rows = member.rows()
    first = make()
    first.open(member.membership)
    kafka_producer = first.lanes[ONE]._writer._producer

    def fail():
        kafka_producer.flush()
        raise KafkaError("the line is cut")

    monkeypatch.setattr(kafka_producer, "commit_transaction", fail)
    with pytest.raises(KafkaError):
        first.process(rows, member.membership)
    assert read(topics, "articles.clean", "articles.grouped", DUPLICATES, DEAD, "stories") == []
    assert deltas(topics) == []
    make().process(rows, member.membership)
    found = exact(topics, 4)
    assert (found["unique"], found["duplicates"], found["dead"]) == (2, 1, 1)
    (duplicate,) = articles(topics, DUPLICATES)
    assert (duplicate["id"], duplicate["of"], duplicate["rule"]) == ("copy", "a-1", "exact")


@pytest.mark.parametrize("after", [0, 1, 4])
def test_dying_between_two_sends_leaves_nothing_to_see(topics, make, member, monkeypatch, after):
    send(topics, [raw(n) for n in range(3)])
    rows = member.rows()
    first = make()
    first.open(member.membership)
    send_one, sent = first.lanes[ONE]._writer._producer.send, []

    def send_some(*arguments, **options):
        if len(sent) == after:
            first.lanes[ONE]._writer._producer.flush()
            raise SystemExit("killed")
        sent.append(arguments)
        return send_one(*arguments, **options)

    monkeypatch.setattr(first.lanes[ONE]._writer._producer, "send", send_some)
    with pytest.raises(SystemExit):
        first.process(rows, member.membership)
    make().process(rows, member.membership)
    assert exact(topics, 3)["unique"] == 3
    assert deltas(topics) == [b"dedupe", b"group"]


def test_the_second_owner_fences_the_first(topics, make, member):
    send(topics, [raw(n) for n in range(4)])
    rows = member.rows()
    old, new = make(), make()
    old.process(rows[:2], member.membership)
    new.open(member.membership)
    with pytest.raises(Fenced):
        old.process(rows[2:], member.membership)
    assert counts(topics)["pending"] == 2
    new.process(rows, member.membership)
    assert exact(topics, 4)["unique"] == 4


def test_the_offsets_of_a_member_of_the_past_are_refused(topics, make, member):
    """KIP-447: clean workers have writers of their own, so it is the generation that fences a zombie."""
    send(topics, [raw(n) for n in range(4)])
    rows = member.rows()
    stale = replace(member.membership, generation=member.membership.generation - 1)
    with pytest.raises(Fenced):
        make(["clean"], "clean-0").process(rows, stale)
    with pytest.raises(Fenced):
        make(["clean"], "clean-0").process(rows, replace(member.membership, member_id="someone-else"))
    assert read(topics, "articles.clean") == []
    make(["clean"], "clean-0").process(rows, member.membership)
    assert len(read(topics, "articles.clean")) == 4


def test_a_skipped_record_is_noticed(topics, make, member):
    send(topics, [raw(n) for n in range(3)], partition=0)
    rows = member.rows()
    with pytest.raises(Fenced, match="skipped offset 0"):
        make().process(rows[1:], member.membership)
    assert read(topics, "articles.clean") == []


def test_offsets_without_records_are_no_gap(topics, make, member):
    """Markers of committed and aborted transactions take offsets that nobody can read."""
    name = topics.topic_prefix + RAW
    writer = producer(topics, transactional_id=f"{topics.topic_prefix}foreign")
    writer.init_transactions()
    for number, end in enumerate((writer.abort_transaction, writer.commit_transaction)):
        writer.begin_transaction()
        writer.send(name, orjson.dumps(raw(number)), key=b"k", partition=0).get(10)
        end()
    writer.close(timeout=5)
    send(topics, [raw(5)], partition=0)
    rows = member.rows()
    assert [row.offset for row in rows] == [2, 4]
    processor = make()
    processor.process(rows[:1], member.membership)
    processor.process(rows[1:], member.membership)
    assert processor.position(0) == 5
    assert exact(topics, 2)["unique"] == 2


def test_ordered_stages_refuse_to_work_without_all_partitions(topics, make, member):
    send(topics, [raw(1)])
    part = replace(member.membership, partitions=frozenset(range(7)))
    with pytest.raises(NotOwner, match="run the clean stage apart"):
        make().process(member.rows(), part)
    assert read(topics, "articles.clean") == []
    make(["clean"], "clean-0").open(part)


class Breaking:
    """A stage with a bug: one text makes the whole batch raise, after the memory was half changed."""

    def __init__(self, stage):
        self._stage = stage
        self.name, self.version, self.ordered = stage.name, stage.version, stage.ordered

    def new_memory(self):
        return self._stage.new_memory()

    def run(self, batch, memory):
        if any(getattr(item.record, "title", "") == "BREAK" for item in batch):
            self._stage.run(batch, memory)
            raise LookupError("no such shelf")
        return self._stage.run(batch, memory)


@pytest.mark.parametrize("broken", ALL)
def test_a_stage_that_raises_costs_one_article_and_harms_no_memory(topics, make, member, monkeypatch, broken):
    stages = [Breaking(stage) if stage.name == broken else stage for stage in make_stages()]
    monkeypatch.setattr(module, "make_stages", lambda *_: tuple(stages))
    good = [raw(n) for n in range(4)]
    copies = [{**record, "id": f"copy-{record['id']}", "source": "agency.example"} for record in good]
    bad = raw(99, title="BREAK")
    send(topics, [*good[:2], bad, *good[2:], *copies[:1]])
    processor = make()
    processor.process(member.rows(), member.membership)
    send(topics, [*copies[1:], raw(50)])
    processor.process(member.rows(), member.membership)
    found = exact(topics, 10)
    assert (found["unique"], found["duplicates"], found["dead"]) == (5, 4, 1)
    (letter,) = read(topics, DEAD)
    assert header(letter.headers, "wr-fault") == b"stage_error"
    assert header(letter.headers, "wr-stage").decode() == broken
    assert header(letter.headers, "wr-error") == b"LookupError: no such shelf"
    assert orjson.loads(letter.value)["id"] == "a-99"
    assert {row["of"] for row in articles(topics, DUPLICATES)} == {"a-0", "a-1", "a-2", "a-3"}


def test_a_memory_rebuilt_by_the_next_owner_knows_what_came_before(topics, make, member):
    send(topics, [raw(1), raw(2)])
    make().process(member.rows(), member.membership)
    send(topics, [raw(2, id="copy", source="agency.example"), raw(3)])
    make().process(member.rows(), member.membership)
    found = exact(topics, 4)
    assert (found["unique"], found["duplicates"]) == (3, 1)


def test_a_log_of_another_version_is_refused_with_its_place_and_a_way_out(topics, make, member):
    send(topics, [raw(1)])
    rows = member.rows()
    with producer(topics) as stranger:
        stranger.send(topics.topic_prefix + MEMORY, b'{"format": 1}\n', key=b"dedupe", partition=0).get(30)
    with pytest.raises(TopicsDiffer, match=r"fingerprints-0 at offset \d+: .*format 1.*--data-dir"):
        make().process(rows, member.membership)


@pytest.mark.parametrize("number", [0, 1])
def test_a_record_that_is_sent_again_keeps_its_verdict(topics, make, member, number):
    values = [orjson.dumps(raw(1)), orjson.dumps(raw(1, id="copy", source="agency.example"))]
    send(topics, values, partition=3)
    processor = make()
    processor.process(member.rows(), member.membership)
    before = verdicts(topics)
    send(topics, [values[number]], partition=3, headers=resend_headers(1, number, values[number]))
    processor.process(member.rows(), member.membership)
    after = verdicts(topics)
    assert set(after) == set(before) == {Origin(3, 0), Origin(3, 1)}
    assert after[Origin(3, number)] == before[Origin(3, number)] * 2
    again = [row for row in read(topics, "articles.clean") if header(row.headers, "wr-attempt")]
    assert [(origin_of(row.headers), header(row.headers, "wr-via")) for row in again] == [
        (Origin(3, number), b"3-2")
    ]
    found = exact(topics, 2)
    assert (found["unique"], found["duplicates"]) == (1, 1)


def test_a_record_that_is_sent_again_is_known_as_such_behind_every_stage(topics, make, member):
    value = orjson.dumps(raw(1))
    send(topics, [value], partition=3)
    send(topics, [value], partition=3, headers=resend_headers(1, 0, value))
    rows = member.rows()
    clean = make(["clean"], "clean-0")
    clean.process(rows[:1], member.membership)
    clean.process(rows[1:], member.membership)
    with Member(topics, "dedupe", "articles.clean") as ordered:
        rows = ordered.rows()
        apart = make(["dedupe", "tag", "group"], "ordered-0")
        apart.process(rows[:1], ordered.membership)
        apart.process(rows[1:], ordered.membership)
    for topic in ("articles.unique", "articles.grouped"):
        marks = [(header(r.headers, "wr-attempt"), header(r.headers, "wr-via")) for r in read(topics, topic)]
        assert marks == [(None, None), (b"1", b"3-1")]
    assert exact(topics, 1)["unique"] == 1


def test_the_offsets_of_the_stages_in_one_process_move_along(topics, make, member):
    send(topics, [raw(1), raw(2), b"junk"])
    make().process(member.rows(), member.membership)
    for step in FLOW[1:]:
        assert committed(topics, step.stage.name, step.reads) == {0: 2}
    with Member(topics, "dedupe", "articles.clean") as ordered:
        rows = ordered.rows()
        apart = make(["dedupe", "tag", "group"], "ordered-0")
        apart.process(rows, ordered.membership)
        assert len(rows) == 2
        assert len(read(topics, "articles.unique")) == 2
    exact(topics, 3)


def test_one_process_refuses_to_overtake_articles_that_wait_between_the_stages(topics, make, member):
    send(topics, [raw(1), raw(2)])
    make(["clean"], "clean-0").process(member.rows(), member.membership)
    assert counts(topics)["pending"] == 2
    send(topics, [raw(3)])
    with pytest.raises(NotOwner, match="--stages dedupe"):
        make().open(member.membership)
    with Member(topics, "dedupe", "articles.clean") as ordered:
        make(["dedupe", "tag", "group"], "ordered-0").process(ordered.rows(), ordered.membership)
    make().process(member.rows(), member.membership)
    assert exact(topics, 3)["unique"] == 3


def test_a_split_flow_gives_the_verdicts_of_one_process(topics, make, member):
    truths = send_samples(topics, 80, seed=4)
    make(["clean"], "clean-0").process(member.rows(), member.membership)
    with Member(topics, "dedupe", "articles.clean") as ordered:
        rows = ordered.rows()
        for start in range(0, len(rows), 30):
            make(["dedupe", "tag", "group"], "ordered-0").process(
                rows[start : start + 30], ordered.membership
            )
    found = exact(topics, len(truths))
    assert found["unique"] > 40


FOREIGN = [
    b"not JSON",
    b"[]",
    b'{"id": "x"}',
    None,
    {"id": "x", "text": 5},
    {"id": "x", "text": "The bridge.", "source": ["a", "list"]},
    {"id": "x", "text": "The bridge.", "url": {"an": "object"}, "title": 7, "published": [1]},
    {"id": "x", "text": "The bridge.", "people": [{"name": 1}], "story": "none"},
    b'{"id": "x", "text": "The bridge.", "extra": ' + b'{"a":' * 400 + b"1" + b"}" * 400 + b"}",
]


@pytest.mark.parametrize("headers", [(), (("wr-raw-partition", b"0"), ("wr-raw-offset", b"0"))])
def test_what_a_stranger_puts_between_the_stages_stops_nothing(topics, make, headers):
    send(topics, [*FOREIGN, {"id": "good", "text": TEXT.format(1), "title": "A bridge"}], "articles.clean",
         headers=headers, partition=0)  # fmt: skip
    with Member(topics, "dedupe", "articles.clean") as ordered:
        make(["dedupe", "tag", "group"], "ordered-0").process(ordered.rows(), ordered.membership)
    assert {header(row.headers, "wr-stage") for row in read(topics, DEAD)} <= {b"dedupe", b"tag", b"group"}
    assert committed(topics, "dedupe", "articles.clean") == {0: len(FOREIGN) + 1}
    errors = [header(row.headers, "wr-error").decode() for row in read(topics, DEAD)]
    if headers:
        assert len(errors) == len(FOREIGN)
        assert "good" in {article["id"] for article in articles(topics, "articles.grouped")}
    else:
        assert len(errors) == len(FOREIGN) + 1
        assert errors[-1].startswith("names no origin")
    assert counts(topics)["missing"] == 0


@pytest.mark.parametrize("timestamp", [0, 1, 946_684_800_000])
def test_a_record_of_any_time_is_worked_on(topics, make, member, timestamp):
    send(topics, [raw(1)], start_ms=timestamp)
    rows = member.rows()
    if not rows:
        pytest.skip("Kafka's retention was faster")
    make().process(rows, member.membership)
    assert len(read(topics, "articles.clean")) == 1


def test_what_is_uncommitted_of_another_producer_is_not_read(topics):
    with consumer(topics) as reader:
        place = TopicPartition(topics.topic_prefix + MEMORY, 0)
        assert reader.end_offsets([place]) == {place: 0}
