import threading
import time
from collections import Counter

import orjson
import pytest

from pipeline.article import Origin
from pipeline.errors import Fenced, UsageError
from pipeline.flow import DEAD, RAW
from pipeline.kafka.clients import consumer, producer
from pipeline.kafka.codec import header, replays_of, resend_headers, resent_from
from pipeline.kafka.deadletters import apply, dead_letters
from pipeline.kafka.ledger.ledger import EVERY_TOPIC, Ledger
from pipeline.kafka.ledger.resend import sending_again
from pipeline.kafka.replay.again import SentAgain
from pipeline.kafka.replay.plan import Range, cut_to, forecast, planned
from pipeline.kafka.replay.run import group_of_run
from pipeline.kafka.replay.runner import _prepare
from pipeline.kafka.replay.source import Source
from pipeline.kafka.worker.processor import Processor
from tests.e2e.stream import Member, read, send, verdicts
from tests.kafka.ledger_scene import resent
from tests.kafka.lived import STAGES, carried_out, in_small_steps, live_through

pytestmark = pytest.mark.broker

COUNT = 60
EXACT = {"pending": 0, "missing": 0, "repeated": 0, "conflicting": 0}


def again(settings, name="again", **more):
    return planned(settings, name, RAW, Range(), None, target="live", memory="live", **more)


def work(settings):
    """Take what waits on the raw topic through the live stages."""
    processor = Processor(settings, STAGES, "worker-0", lambda _: None)
    with Member(settings, "clean") as member:
        processor.process(member.rows(), member.membership)
    processor.close()


def account(settings):
    book = Ledger(settings, EVERY_TOPIC)
    counts = book.refresh()
    book.close()
    return counts


def newest(settings):
    """Return per origin what its newest attempt came to."""
    return {origin: outcomes[-1] for origin, outcomes in verdicts(settings).items()}


def test_copies_take_the_place_of_their_originals_and_the_account_stays_exact(settings):
    live_through(settings, COUNT)
    before, letters = account(settings), len(dead_letters(settings))
    raw = {Origin(row.partition, row.offset): row for row in read(settings, RAW)}
    verdicts_before = newest(settings)
    run = again(settings)
    assert forecast(settings, run).topics == (settings.topic_prefix + RAW, settings.topic_prefix + DEAD)
    assert carried_out(settings, run).held_back == 0
    copies = resent(settings)
    assert sorted(owed.origin for owed, _ in copies) == sorted(raw)
    for owed, copy in copies:
        original = raw[owed.origin]
        assert (copy.partition, copy.key, copy.value, copy.timestamp) == (
            original.partition, original.key, original.value, original.timestamp
        )  # fmt: skip
        assert (owed.attempt, header(copy.headers, "wr-replay"), replays_of(copy.headers)) == (1, b"again", 1)
    assert [letter.action for letter in dead_letters(settings)] == ["redriven"] * letters
    assert letters > 0
    work(settings)
    assert account(settings) == before
    assert before | EXACT == before
    assert newest(settings) == verdicts_before
    assert [letter.attempt for letter in dead_letters(settings)] == [1] * letters


def test_cut_short_again_and_again_each_record_is_sent_once(settings):
    live_through(settings, COUNT)
    before = account(settings)
    assert in_small_steps(settings, again(settings)) > COUNT // 10
    assert Counter(owed.origin for owed, _ in resent(settings)).most_common(1)[0][1] == 1
    assert len(resent(settings)) == COUNT
    work(settings)
    assert account(settings) == before


def test_without_transactions_what_was_sent_before_a_kill_is_not_sent_again(settings):
    plain = settings.model_copy(update={"delivery": "at_least_once"})
    live_through(plain, COUNT)
    run = cut_to(plain, again(plain), 20)
    _prepare(plain, run)
    with Source(plain, plain.topic_prefix + RAW, run.begin, run.end) as source:
        rows = list(source.rows())
    with_group = consumer(plain, group_id=group_of_run(plain, run))
    sent = SentAgain(plain, run, with_group)
    sent._writer._offsets.commit = lambda *_: (_ for _ in ()).throw(SystemExit)
    with pytest.raises(SystemExit):
        sent.take(rows)
    sent.close()
    with_group.close()
    assert len(resent(plain)) == 20
    carried_out(plain, run)
    assert len(resent(plain)) == 20


def test_the_loop_guard_counts_by_origin_whichever_copy_is_replayed(settings):
    live_through(settings, 30)
    before = account(settings)
    for number in (1, 2):
        assert carried_out(settings, again(settings, f"again-{number}")).held_back == 0
        work(settings)
        last = resent(settings)[-1]
        assert (last[0].attempt, replays_of(last[1].headers)) == (number, number)
    assert carried_out(settings, again(settings, "again-3")).held_back == 30
    assert len(resent(settings)) == 60
    assert account(settings) == before
    more = again(settings, "again-4", max_replays=3)
    assert carried_out(settings, cut_to(settings, more, 5)).held_back == 0
    assert len(resent(settings)) == 65


def test_a_copy_in_the_range_stands_for_its_original_before_it(settings):
    live_through(settings, 20)
    carried_out(settings, cut_to(settings, again(settings, "first"), 4))
    (owed, copy) = resent(settings)[0]
    work(settings)
    from_there = Range(offsets={copy.partition: copy.offset})
    carried_out(settings, planned(settings, "second", RAW, from_there, None, target="live", memory="live"))
    ours = [owed for owed, row in resent(settings) if header(row.headers, "wr-replay") == b"second"]
    assert owed.origin in [each.origin for each in ours]
    assert {each.attempt for each in ours} == {2}


def test_what_waits_for_the_live_flow_is_not_sent_again(settings):
    live_through(settings, 20)
    send(settings, [{"id": "waits", "source": "daily.example", "content": "x"}])
    assert sum(again(settings).end.values()) == 20


def test_a_ledger_or_redrive_in_between_gets_no_number_twice(settings, monkeypatch):
    """All who send again share a fence; who is shut out looks again before it goes on."""
    monkeypatch.setattr("pipeline.kafka.replay.again.OTHERS_SECONDS", 0.1)
    live_through(settings, COUNT)
    letters = dead_letters(settings)
    before = account(settings)
    run = again(settings)
    _prepare(settings, run)
    with Source(settings, settings.topic_prefix + RAW, run.begin, run.end) as source:
        rows = list(source.rows())
    with_group = consumer(settings, group_id=group_of_run(settings, run))
    sent = SentAgain(settings, run, with_group)
    sent.take(rows[:10])
    done = {Origin(row.partition, row.offset) for row in rows[:10]}
    redriven = [each.letter.origin for each in apply(settings, letters, "redriven")]
    assert set(redriven) == {letter.origin for letter in letters} - done
    other = next(row for row in rows[10:] if Origin(row.partition, row.offset) not in set(redriven))
    with sending_again(settings) as sender:
        sender.begin_transaction()
        sender.send(
            settings.topic_prefix + RAW,
            other.value,
            headers=resend_headers(1, other.offset, other.value),
            partition=other.partition,
            timestamp_ms=other.timestamp,
        )
        sender.commit_transaction()
    for start in range(10, len(rows), 20):
        sent.take(rows[start : start + 20])
    sent.close()
    with_group.close()
    attempts = Counter((owed.origin, owed.attempt) for owed, _ in resent(settings))
    assert set(attempts.values()) == {1}
    twice = {origin for origin, attempt in attempts if attempt == 2}
    assert twice == {*redriven, Origin(other.partition, other.offset)}
    work(settings)
    assert account(settings) == before


def test_two_processes_with_one_run_do_it_once(settings, monkeypatch):
    monkeypatch.setattr("pipeline.kafka.replay.again.OTHERS_SECONDS", 0.1)
    live_through(settings, COUNT)
    few = settings.model_copy(update={"batch_size": 5})
    run = again(few)
    ended = []

    def go():
        try:
            carried_out(few, run)
            ended.append("done")
        except Fenced:
            ended.append("fenced")

    rivals = [threading.Thread(target=go) for _ in range(2)]
    for rival in rivals:
        rival.start()
        time.sleep(0.2)
    for rival in rivals:
        rival.join(120)
    assert "done" in ended
    assert len(resent(settings)) == len({owed.origin for owed, _ in resent(settings)}) == COUNT


def test_a_record_and_its_copy_in_one_batch_have_an_outcome_each(settings):
    """Both have one origin; the outcomes of the first must not be marked as the second's."""
    live_through(settings, 5)
    before = account(settings)
    values = [{"id": f"new-{n}", "source": "daily.example", "content": "Too short."} for n in range(3)]
    places = send(settings, values, partition=0)
    client = producer(settings)
    value = orjson.dumps(values[0])
    client.send(
        settings.topic_prefix + RAW, value, headers=resend_headers(1, places[0].offset, value), partition=0
    ).get(10)
    client.close()
    work(settings)
    found = account(settings)
    assert found == before | {"raw": before["raw"] + 3, "rejected": before["rejected"] + 3}
    attempts = [
        header(row.headers, "wr-attempt")
        for row in read(settings, "articles.rejected")
        if header(row.headers, "ce_id") == b"new-0"
    ]
    assert attempts == [None, b"1"]


def test_only_raw_records_go_in_again(settings):
    with pytest.raises(UsageError, match=r"only articles\.raw"):
        planned(settings, "x", "articles.clean", Range(), None, target="live", memory="live")
    with pytest.raises(UsageError, match="go into the clean stage"):
        planned(settings, "x", RAW, Range(), "tag", target="live", memory="live")


def test_copies_are_no_strangers_to_the_worker(settings):
    live_through(settings, 5)
    carried_out(settings, again(settings))
    for owed, row in resent(settings):
        assert resent_from(row.partition, row.offset, row.headers, row.value) == owed
