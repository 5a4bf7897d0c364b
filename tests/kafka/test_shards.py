"""Language shards: each an order of its own, whoever works on it and in whatever batches."""

from collections import defaultdict
from dataclasses import replace

import orjson
import pytest

from pipeline.article import Origin, shard_of
from pipeline.errors import TopicsDiffer
from pipeline.flow import CLEAN, DEAD, FLOW, RAW, Flow
from pipeline.kafka.codec import header, origin_of
from pipeline.kafka.ledger.ledger import Ledger
from pipeline.kafka.topics import apply_topics
from pipeline.kafka.worker.processor import Processor
from pipeline.outcome import Item
from pipeline.settings import Settings
from pipeline.sources.articles import decode_article
from tests.e2e.stream import Member, read, send, send_samples, verdicts

pytestmark = pytest.mark.broker

SHARDS = 3
ORDERED = ["dedupe", "tag", "group"]


@pytest.fixture
def sharded(settings):
    apply_topics(settings, shards=SHARDS)
    return settings


def apart(settings, cuts):
    """Let one worker clean, and two share the shards behind, in batches of ``cuts``; one shard moves."""
    with Member(settings, "clean") as member:
        cleaner = Processor(settings, ["clean"], "clean-0", lambda _: None)
        cleaner.process(member.rows(), member.membership)
        cleaner.close()
    workers = [Processor(settings, ORDERED, f"ordered-{n}", lambda _: None) for n in range(2)]
    with Member(settings, "dedupe", CLEAN) as member:
        rows, all_of_it = member.rows(), member.membership
        half = len(rows) // 2
        for part, shares in ((rows[:half], ({0, 1}, {2})), (rows[half:], ({0}, {1, 2}))):
            for worker, share in zip(workers, shares, strict=True):
                membership = replace(all_of_it, partitions=frozenset(share))
                mine = [row for row in part if row.partition in share]
                for start in range(0, len(mine), cuts):
                    worker.process(mine[start : start + cuts], membership)
    for worker in workers:
        worker.close()


def together(settings, cuts):
    """Let one process do all stages over all shards."""
    worker = Processor(settings, [step.stage.name for step in FLOW], "worker-0", lambda _: None)
    with Member(settings, "clean") as member:
        rows = member.rows()
        for start in range(0, len(rows), cuts):
            worker.process(rows[start : start + cuts], member.membership)
    worker.close()


def by_batch(settings):
    """Return per origin what the stages without Kafka make of each shard's order on articles.clean."""
    orders = defaultdict(list)
    for row in read(settings, CLEAN):
        seen_at = row.timestamp / 1000
        orders[row.partition].append(
            Item(origin_of(row.headers), decode_article(row.value, seen_at), seen_at)
        )
    found = {}
    for shard, items in orders.items():
        assert {shard_of(item.record.language, SHARDS) for item in items} == {shard}
        for output in Flow(ORDERED).run(items, lambda: 0.0).outputs:
            if output.topic == "articles.grouped":
                found[output.item.origin] = ("passed", output.record.story.id)
            elif output.topic == "articles.duplicates":
                found[output.item.origin] = ("duplicate", output.record.of)
    return orders, found


def on_topics(settings):
    found = {}
    for row in read(settings, "articles.grouped", "articles.duplicates"):
        record = orjson.loads(row.value)
        said = ("duplicate", record["of"]) if "of" in record else ("passed", record["story"]["id"])
        assert found.setdefault(origin_of(row.headers), said) == said
        assert row.partition == shard_of(record["language"], SHARDS)
    return found


@pytest.mark.parametrize(("flow", "cuts"), [(apart, 7), (together, 40)])
def test_a_shards_outcomes_come_of_its_order_alone_not_of_workers_or_batches(sharded, flow, cuts):
    send_samples(sharded, 150, seed=11)
    flow(sharded, cuts)
    orders, expected = by_batch(sharded)
    assert len(orders) == SHARDS
    assert on_topics(sharded) == expected
    assert sum(outcome == "duplicate" for outcome, _ in expected.values()) > 10
    book = Ledger(sharded)
    try:
        counts = book.refresh()
    finally:
        book.close()
    assert counts["raw"] == 150
    assert counts["pending"] == counts["missing"] == counts["conflicting"] == counts["repeated"] == 0


def test_the_next_owner_of_a_shard_knows_what_came_before(sharded):
    text = (
        "The ferry to the island was late again on Sunday, and forty people waited in the rain. "
        "The harbour master said that the engine had been mended twice since spring, and that a second "
        "boat would come from the mainland before the school holidays begin."
    )
    one = {"source": "a.example", "title": "Ferry late", "content": text, "language": "en"}
    send(sharded, [{**one, "id": "first"}], partition=0)
    together(sharded, 10)
    send(sharded, [{**one, "id": "second", "source": "b.example"}], partition=0)
    apart(sharded, 10)
    assert [outcome for each in verdicts(sharded).values() for outcome, *_ in each] == ["passed", "duplicate"]


def test_an_article_in_another_languages_partition_becomes_a_dead_letter(sharded):
    article = {"id": "x", "source": "a.example", "title": "Ferry", "text": "Late again.", "language": "en"}
    wrong = next(n for n in range(SHARDS) if n != shard_of("en", SHARDS))
    send(sharded, [article], RAW)
    send(sharded, [article], CLEAN, partition=wrong,
         headers=[("wr-raw-partition", b"0"), ("wr-raw-offset", b"0")])  # fmt: skip
    apart(sharded, 10)
    letters = read(sharded, DEAD)
    assert [header(row.headers, "wr-fault") for row in letters if origin_of(row.headers) == Origin(0, 0)]
    assert any(b"belongs to partition" in header(row.headers, "wr-error") for row in letters)


def test_the_number_of_shards_is_kept_and_never_changed(settings: Settings):
    apply_topics(settings, shards=2)
    assert apply_topics(settings).clean
    with pytest.raises(TopicsDiffer, match="has 2 partitions, not 4"):
        apply_topics(settings, shards=4)
