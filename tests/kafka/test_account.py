from hypothesis import given
from hypothesis import strategies as st

from pipeline.article import Origin
from pipeline.flow import DEAD, DUPLICATES, REJECTED
from pipeline.kafka.ledger.account import CLEAN, GROUPED, TAGGED, UNIQUE, Account, Attempts
from pipeline.kafka.ledger.ledger import EVERY_TOPIC, TERMINAL_TOPICS
from pipeline.kafka.ledger.notes import EARLY_DEAD, LATE_DEAD, REDRIVEN, Note
from pipeline.kafka.ledger.origins import Origins

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


made = Origins.of
ENDS = dict.fromkeys(range(10), 1000)


def note(topic, stage, origin, attempt=0, via=None):
    kind = topic if topic != DEAD else LATE_DEAD if stage in ("tag", "group") else EARLY_DEAD
    return Note(kind, origin.partition, origin.offset, attempt, via)


def account_of(notes, together=3, floor=()):
    """Take in notes a few at a time, as fetches bring them."""
    account = Account()
    for start in range(0, len(notes), together):
        account.take([note(*each) for each in notes[start : start + together]], dict(floor), ENDS)
    return account


def notes_of(ways):
    return [(topic, stage, origin) for origin, way in ways.items() for topic, stage in WAYS[way]]


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
    assert all(account.attempts.of(origin) == (1 if origin in second else 0) for origin in first)


@given(origins)
def test_a_redriven_dead_letter_owes_a_new_outcome(origin):
    account = account_of([(DEAD, "clean", origin)])
    account.take([Note(REDRIVEN, origin.partition, origin.offset, 1)], {}, ENDS)
    assert origin not in account.settled
    account.take([note(DEAD, "clean", origin)], {}, ENDS)
    assert origin not in account.settled
    account.take([note(REJECTED, "clean", origin, 1, Origin(0, 99))], {}, ENDS)
    assert set(account.settled) == {origin}
    assert account.repeated == 0


@given(ways, st.integers(1, 50))
def test_how_many_come_together_changes_nothing(ways, together):
    notes = notes_of(ways) * 2
    raw, empty = made(ways), Origins()
    one, many = account_of(notes, 1), account_of(notes, together)
    assert one.counts(raw, empty, empty) == many.counts(raw, empty, empty)
    assert many.repeated == len(notes) / 2


@given(ways, st.dictionaries(st.integers(0, 3), st.integers(0, 13)))
def test_what_has_expired_is_forgotten_and_not_taken_in_again(ways, bounds):
    notes = [(*each, attempt) for each in notes_of(ways) for attempt in (0, 1)]
    left = {origin for origin in ways if origin.offset >= bounds.get(origin.partition, 0)}
    account = account_of(notes)
    account.forget_below(bounds)
    assert set(account.settled) == left == set(account.attempts.any())
    assert set(account_of(notes, floor=bounds.items()).settled) == left
    before = account.repeated
    account.take([note(*each) for each in notes if each[2] not in left], bounds, ENDS)
    assert (set(account.settled), account.repeated) == (left, before)


@given(st.lists(st.tuples(origins, st.integers(0, 4))))
def test_the_highest_attempt_of_each_origin_is_known(raised):
    attempts, highest = Attempts(), {}
    for origin, attempt in raised:
        assert attempts.raise_to(origin, attempt) == (attempt > highest.get(origin, 0))
        highest[origin] = max(attempt, highest.get(origin, 0))
    assert all(attempts.of(origin) == attempt for origin, attempt in highest.items())
    assert set(attempts.any()) == {origin for origin, attempt in highest.items() if attempt}


def test_what_names_a_place_that_cannot_be_is_a_strangers():
    account = Account()
    strange = [Note(CLEAN, 0, 1000), Note(CLEAN, 77, 0), None, Note(REJECTED, 0, 5, 1, Origin(99, 9))]
    account.take(strange, {}, ENDS)
    assert account.foreign == 3
    assert set(account.settled) == {Origin(0, 5)}
    assert set(account.excused) == set()


@given(ways)
def test_what_a_later_stage_still_owes_is_unfinished(ways):
    cut = [(topic, stage, origin) for topic, stage, origin in notes_of(ways) if topic != GROUPED]
    account = account_of(cut)
    assert set(account.unfinished(EVERY_TOPIC)) == {origin for origin, way in ways.items() if way == "group"}
    assert set(account.unfinished([UNIQUE, DUPLICATES])) == set()
