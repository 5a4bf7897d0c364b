import orjson
import pytest

from pipeline.flow import DEAD, RAW
from pipeline.kafka.clients import producer
from pipeline.kafka.codec import FIRST_BYTES, header
from pipeline.kafka.ledger.ledger import Ledger
from pipeline.kafka.topics import apply_topics
from pipeline.kafka.worker.processor import Processor
from tests.e2e.stream import Member, read

pytestmark = pytest.mark.broker


def test_a_record_that_is_small_only_while_compressed_becomes_a_dead_letter(settings):
    """Kafka counts compressed bytes, so 60 MB of one letter pass a topic's limit of 12.5 MB."""
    apply_topics(settings)
    huge = orjson.dumps({"source": "flood.example", "content": "x" * 60_000_000})
    fine = orjson.dumps({"source": "flood.example", "content": "too short to be an article"})
    with producer(settings, max_request_size=100_000_000) as sender:
        sender.send(settings.topic_prefix + RAW, huge, key=b"flood.example")
        sender.send(settings.topic_prefix + RAW, fine, key=b"flood.example").get(timeout=30)
    processor = Processor(settings, ["clean", "dedupe", "tag", "group"], "worker-0", lambda _: None)
    with Member(settings, "clean") as member:
        processor.process(member.rows(), member.membership)
    processor.close()

    [letter] = read(settings, DEAD)

    assert header(letter.headers, "wr-fault") == b"too_large"
    assert header(letter.headers, "wr-truncated") == b"%d" % len(huge)
    assert letter.value == huge[:FIRST_BYTES]
    book = Ledger(settings)
    counts = book.refresh()
    book.close()
    assert (counts["raw"], counts["dead"], counts["rejected"]) == (2, 1, 1)
    assert counts["pending"] == counts["missing"] == counts["conflicting"] == 0
