from hypothesis import given
from hypothesis import strategies as st

from pipeline.article import Origin
from pipeline.flow import DEAD, DUPLICATES, REJECTED
from pipeline.kafka.account import CLEAN, GROUPED, TAGGED, UNIQUE, Account, Origins
from pipeline.kafka.ledger import EVERY_TOPIC, TERMINAL_TOPICS

origins = st.builds(Origin, st.integers(0, 3), st.integers(0, 12))
sets = st.sets(origins)
WAYS = {
    "group": ((CLEAN, "clean"), (UNIQUE, "dedupe"), (TAGGED, "tag"), (GROUPED, "group")),
    "duplicate": ((CLEAN, "clean"), (DUPLICATES, "dedupe")),
    "rejected": ((REJECTED, "clean"),),
    "dead": ((DEAD, "clean"),),
    "dead at dedupe": ((CLEAN, "clean"), (DEAD, "dedupe")),
    "dead at tag": ((CLEAN, "clean"), (UNIQUE, "dedupe"), (DEAD, "tag")),
    "dead at group": ((CLEAN, "clean"), (UNIQUE, "dedupe"), (TAGGED, "tag"), (DEAD, "group")),
}
ways = st.dictionaries(origins, st.sampled_from(sorted(WAYS)), max_size=30)
TERMINAL_WAYS = ("group", "duplicate", "rejected", "dead")


def made(members):
    filled = Origins()
    for origin in members:
        filled.add(origin)
    return filled


def account_of(notes):
    account = Account()
    for note in notes:
        account.note(*note)
    return account


def notes_of(ways):
    return [(topic, stage, origin) for origin, way in ways.items() for topic, stage in WAYS[way]]


@given(sets, sets)
def test_origins_are_sets(one, other):
    first, second = made(one), made(other)
    assert set(first) == one
    assert list(first) == sorted(one)
    assert len(first) == len(one)
    assert set(first | second) == one | other
    assert set(first & second) == one & other
    assert set(first - second) == one - other
    assert (set(first), set(second)) == (one, other)
    assert all((origin in first) == (origin in one) for origin in one | other)


@given(sets, origins)
def test_adding_says_whether_it_was_new_and_discarding_undoes_it(members, origin):
    found = made(members)
    assert found.add(origin) == (origin not in members)
    found.discard(origin)
    found.discard(origin)
    assert set(found) == members - {origin}


@given(sets, st.integers(0, 4), st.integers(0, 20), st.integers(0, 20))
def test_a_range_adds_what_lies_in_it(members, partition, start, end):
    found = made(members)
    found.add_range(partition, start, end)
    assert set(found) == members | {Origin(partition, offset) for offset in range(start, end)}


@given(ways, sets)
def test_raw_is_the_sum_of_all_it_can_come_to(ways, on_the_way):
    account = account_of(notes_of(ways))
    waiting = on_the_way - set(ways)
    raw = made(set(ways) | waiting)
    pending = made({origin for origin in waiting if origin.offset % 2})
    missing = made(waiting) - pending
    counts = account.counts(raw, pending, missing)
    parts = ("unique", "duplicates", "rejected", "dead", "pending", "missing")
    assert counts["raw"] == sum(counts[part] for part in parts)
    assert counts["clean"] == sum(
        way not in ("rejected", "dead", "dead at dedupe") for way in ways.values()
    ) + sum(way == "dead at dedupe" for way in ways.values())
    assert counts["repeated"] == counts["conflicting"] == 0
    assert counts["unique"] == sum(way == "group" for way in ways.values())
    assert counts["dead"] == sum(way.startswith("dead") for way in ways.values())


@given(ways, st.randoms())
def test_the_order_of_notes_changes_nothing(ways, chance):
    notes = notes_of(ways)
    shuffled = list(notes)
    chance.shuffle(shuffled)
    empty, raw = Origins(), made(ways)
    assert account_of(notes).counts(raw, empty, empty) == account_of(shuffled).counts(raw, empty, empty)


@given(ways)
def test_the_last_topics_alone_tell_who_left_the_flow(ways):
    terminal = [(topic, stage, origin) for topic, stage, origin in notes_of(ways) if topic in TERMINAL_TOPICS]
    account = account_of(terminal)
    assert set(account.settled) == set(ways)
    assert set(account.unfinished(TERMINAL_TOPICS)) == set()
    raw, empty = made(ways), Origins()
    whole = account_of(notes_of(ways)).counts(raw, empty, empty)
    part = account.counts(raw, empty, empty)
    for name in ("raw", "unique", "duplicates", "rejected", "dead", "conflicting", "repeated"):
        assert part[name] == whole[name]


@given(ways.filter(bool), st.data())
def test_a_note_that_comes_twice_is_a_repeat(ways, data):
    notes = notes_of(ways)
    twice = data.draw(st.lists(st.sampled_from(notes), max_size=5))
    account = account_of(notes + twice)
    assert account.repeated == len(twice)
    assert len(account.conflicting()) == 0


@given(origins, st.sampled_from(TERMINAL_WAYS), st.sampled_from(TERMINAL_WAYS))
def test_two_verdicts_for_one_origin_conflict(origin, one, other):
    account = account_of([*notes_of({origin: one}), *notes_of({origin: other})])
    assert set(account.conflicting()) == ({origin} if one != other else set())


def test_dead_behind_the_verdict_after_it_was_grouped_conflicts():
    origin = Origin(0, 1)
    account = account_of([*notes_of({origin: "group"}), (DEAD, "tag", origin)])
    assert set(account.conflicting()) == {origin}


@given(ways, st.dictionaries(origins, st.sampled_from(sorted(WAYS))), st.randoms())
def test_the_newest_attempt_alone_counts_whichever_is_read_first(first, second, chance):
    """The topics are read one after the other, so notes of two attempts come mixed."""
    second = {origin: way for origin, way in second.items() if origin in first}
    old = [(*note, 0) for note in notes_of(first)]
    new = [(*note, 1, Origin(9, note[2].offset)) for note in notes_of(second)]
    mixed = old + new
    chance.shuffle(mixed)
    account = account_of(mixed)
    plain = account_of(notes_of(first | second))
    raw, empty = made(first), Origins()
    assert account.counts(raw, empty, empty) == plain.counts(raw, empty, empty)
    assert set(account.excused) == {Origin(9, origin.offset) for origin in second}
    assert all(account.attempt(origin) == (1 if origin in second else 0) for origin in first)


@given(origins)
def test_a_redriven_dead_letter_owes_a_new_outcome(origin):
    account = account_of([(DEAD, "clean", origin)])
    account.redriven(origin, 1)
    assert origin not in account.settled
    account.note(DEAD, "clean", origin, 0)
    assert origin not in account.settled
    account.note(REJECTED, "clean", origin, 1, Origin(0, 99))
    assert set(account.settled) == {origin}
    assert account.repeated == 0


@given(ways)
def test_what_a_later_stage_still_owes_is_unfinished(ways):
    cut = [(topic, stage, origin) for topic, stage, origin in notes_of(ways) if topic != GROUPED]
    account = account_of(cut)
    assert set(account.unfinished(EVERY_TOPIC)) == {origin for origin, way in ways.items() if way == "group"}
    assert set(account.unfinished([UNIQUE, DUPLICATES])) == set()
