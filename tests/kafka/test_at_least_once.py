"""Delivery without transactions: whatever is cut short is done again, and says the same again."""

from collections import defaultdict
from dataclasses import replace

import orjson
import pytest

from pipeline.errors import Fenced
from pipeline.flow import DEAD, DUPLICATES, FLOW, MEMORY, RAW, REJECTED
from pipeline.kafka.codec import header, origin_of
from pipeline.kafka.delivery import at_least_once as module
from pipeline.kafka.topics import apply_topics
from pipeline.kafka.worker.processor import ONE, Processor
from tests.e2e.stream import Member, committed, read, send
from tests.kafka.test_processor import ALL, counts, deltas, raw

pytestmark = pytest.mark.broker

BEHIND_CLEAN = ["dedupe", "tag", "group"]
OUTCOMES = (*(step.passes_to for step in FLOW), DUPLICATES, REJECTED, DEAD)


class Killed(BaseException):
    """What a crash point raises here instead of ending the process."""


@pytest.fixture
def topics(settings):
    apply_topics(settings)
    return settings


@pytest.fixture
def make(topics):
    made = []

    def build(stages=ALL, slot="worker-0", delivery="at_least_once"):
        chosen = topics.model_copy(update={"delivery": delivery})
        made.append(Processor(chosen, stages, slot, lambda _: None))
        return made[-1]

    yield build
    for each in made:
        each.close()


@pytest.fixture
def member(topics):
    with Member(topics, "clean") as joined:
        yield joined


@pytest.fixture
def crash(monkeypatch):
    """Return a function that kills a processor at its n-th crash point; what was sent till then arrives."""

    def at(number, processor):
        passed = []

        def point():
            passed.append(1)
            if len(passed) > number:
                next(iter(processor.lanes.values()))._writer._producer.flush()
                raise Killed

        monkeypatch.setattr(module, "crash_point", point)
        return passed

    yield at
    monkeypatch.undo()


def copy_of(number, **more):
    return raw(number, id=f"copy-{number}", source="agency.example", **more)


def same_again(settings):
    """Check that no origin has two different outcomes in a topic; return how many have one at all."""
    found = defaultdict(set)
    for row in read(settings, *OUTCOMES):
        found[row.topic, origin_of(row.headers)].add(row.value)
    assert all(len(values) == 1 for values in found.values())
    return len({origin for topic, origin in found if not topic.endswith("articles.clean")})


def settled(settings, raw_records):
    """Check that every record has its outcome and no two; return the account."""
    found = counts(settings)
    assert found["raw"] == raw_records
    assert found["pending"] == found["missing"] == found["conflicting"] == 0
    assert same_again(settings) == raw_records
    return found


def test_without_a_fault_nothing_is_repeated(topics, make, member):
    send(topics, [raw(1), raw(2), copy_of(1), b"{broken"])
    rows = member.rows()
    worker = make()
    worker.process(rows[:2], member.membership)
    worker.process(rows[2:], member.membership)
    found = settled(topics, 4)
    assert (found["unique"], found["duplicates"], found["dead"], found["repeated"]) == (2, 1, 1, 0)
    assert sum(committed(topics, "clean", RAW).values()) == 4
    assert committed(topics, "dedupe", "articles.clean") == {0: 3}
    assert committed(topics, "group", "articles.tagged") == {0: 2}


def test_a_crash_between_any_two_steps_repeats_outcomes_and_changes_none(topics, make, member, crash):
    number, alive = 0, False
    while not alive:
        send(topics, [raw(number), copy_of(number), b"{broken"])
        rows, worker = member.rows(), make()
        worker.open(member.membership)
        crash(2 * number, worker)
        try:
            worker.process(rows, member.membership)
            alive = True
        except Killed:
            crash(1_000, worker)
            make().process(rows, member.membership)
        number += 1
    found = settled(topics, 3 * number)
    assert found["unique"] == found["duplicates"] == found["dead"] == number
    assert number > 7
    assert found["repeated"] > 0


def test_a_split_flow_takes_over_where_a_crash_left_the_followers_behind(topics, make, member, crash):
    send(topics, [raw(1), raw(2), copy_of(1)])
    rows, whole = member.rows(), make()
    whole.open(member.membership)
    steps = crash(1_000, whole)
    whole.process(rows[:1], member.membership)
    crash(len(steps) - 3, whole)  # three followers: the offsets of raw are committed, theirs are not
    with pytest.raises(Killed):
        whole.process(rows[1:2], member.membership)
    crash(1_000, whole)
    make(["clean"], "clean-0").process(rows, member.membership)
    with Member(topics, "dedupe", "articles.clean") as ordered:
        make(BEHIND_CLEAN, "ordered-0").process(ordered.rows(), ordered.membership)
    assert settled(topics, 3)["duplicates"] == 1


def test_an_owner_of_the_past_writes_no_outputs_and_leaves_no_trace_in_the_memory(topics, make, member):
    send(topics, [raw(1), raw(2), raw(3)])
    rows = member.rows()
    old, new = make(), make()
    old.process(rows[:1], member.membership)
    new.open(member.membership)
    with pytest.raises(Fenced, match="took over dedupe, group"):
        old.process(rows[1:2], member.membership)
    assert len(read(topics, "articles.clean")) == 1
    assert len(deltas(topics)) == 4  # what it tried to remember is there, and counts for nobody
    send(topics, [copy_of(2), raw(2)])
    rows = member.rows()
    new.process(rows[:-1], member.membership)
    make().process(rows, member.membership)
    found = settled(topics, 5)
    assert (found["unique"], found["duplicates"], found["repeated"]) == (3, 2, 0)


def test_an_owner_of_the_past_without_anything_new_to_remember_is_noticed_too(topics, make, member):
    send(topics, [raw(1), b"{broken"])
    rows = member.rows()
    old = make()
    old.process(rows[:1], member.membership)
    make().open(member.membership)
    with pytest.raises(Fenced):
        old.process(rows[1:], member.membership)
    assert read(topics, DEAD) == []


def test_one_that_freezes_between_memory_and_outputs_repeats_and_moves_no_offset(topics, make, crash, member):
    send(topics, [raw(1), copy_of(1)])
    rows = member.rows()
    stale = replace(member.membership, generation=member.membership.generation - 1)
    old = make()
    old.open(stale)
    writer = old.lanes[ONE]._writer
    write_deltas = writer._write_deltas

    def freeze(found):
        write_deltas(found)
        make().process(rows, member.membership)

    writer._write_deltas = freeze
    with pytest.raises(Fenced, match="Generation"):
        old.process(rows, stale)
    found = settled(topics, 2)
    assert (found["unique"], found["duplicates"]) == (1, 1)
    assert found["repeated"] > 0
    assert committed(topics, "dedupe", "articles.clean") == {0: 2}


def test_clean_workers_repeat_and_dedupe_knows_it(topics, make, member):
    send(topics, [raw(1), raw(2), copy_of(1)])
    rows = member.rows()
    stale = replace(member.membership, member_id="someone-else")
    with pytest.raises(Fenced):
        make(["clean"], "clean-0").process(rows, stale)
    make(["clean"], "clean-1").process(rows, member.membership)
    assert len(read(topics, "articles.clean")) == 6
    with Member(topics, "dedupe", "articles.clean") as ordered:
        rows = sorted(ordered.rows(), key=lambda row: row.offset)
        worker = make(BEHIND_CLEAN, "ordered-0")
        worker.process(rows[:2], ordered.membership)
        worker.process(rows[2:], ordered.membership)
    found = settled(topics, 3)
    assert (found["unique"], found["duplicates"]) == (2, 1)
    assert found["repeated"] == 3 + 2 + 2 + 2 + 1  # clean, unique, tagged, grouped; duplicates


def test_owners_of_different_stages_share_the_log(topics, make, member):
    send(topics, [raw(1), raw(2), copy_of(1)])
    make(["clean"], "clean-0").process(member.rows(), member.membership)
    with (
        Member(topics, "dedupe", "articles.clean") as first,
        Member(topics, "tag", "articles.unique") as second,
    ):
        dedupe, group = make(["dedupe"], "a"), make(["tag", "group"], "b")
        dedupe.open(first.membership)
        group.open(second.membership)
        for row in first.rows():
            dedupe.process([row], first.membership)
            group.process(second.rows(), second.membership)
        make(["tag", "group"], "b").open(second.membership)
        send(topics, [raw(3)])
        make(["clean"], "clean-0").process(member.rows(), member.membership)
        dedupe.process(first.rows(), first.membership)
        rows = second.rows()
        with pytest.raises(Fenced, match="took over group"):
            group.process(rows, second.membership)
    epochs = {header(row.headers, "wr-epoch") for row in read(topics, MEMORY) if row.value is not None}
    assert epochs == {b"0", b"1"}


@pytest.mark.parametrize("order", [("exactly_once", "at_least_once"), ("at_least_once", "exactly_once")])
def test_the_delivery_may_change_between_two_workers(topics, make, member, order):
    send(topics, [raw(1), raw(2)])
    old, new = make(delivery=order[0]), make(delivery=order[1])
    old.process(member.rows()[:1], member.membership)
    new.process(member.rows(), member.membership)
    send(topics, [copy_of(1), copy_of(2), raw(3)])
    with pytest.raises(Fenced):
        old.process(member.rows(), replace(member.membership, generation=member.membership.generation - 1))
    last = make(delivery=order[0])
    last.process(member.rows(), member.membership)
    found = settled(topics, 5)
    assert (found["unique"], found["duplicates"]) == (3, 2)
    assert {orjson.loads(row.value)["of"] for row in read(topics, DUPLICATES)} == {"a-1", "a-2"}
