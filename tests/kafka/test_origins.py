from hypothesis import given
from hypothesis import strategies as st

from pipeline.article import Origin
from pipeline.kafka.ledger.origins import Origins

origins = st.builds(Origin, st.integers(0, 3), st.integers(0, 12))
sets = st.sets(origins)
MILLION = 1_000_000


@given(sets, sets)
def test_origins_are_sets(one, other):
    first, second = Origins.of(one), Origins.of(other)
    assert set(first) == one
    assert list(first) == sorted(one)
    assert len(first) == len(one)
    assert bool(first) == bool(one)
    assert set(first | second) == one | other
    assert set(first & second) == one & other
    assert set(first - second) == one - other
    assert (first == second) == (one == other)
    assert (set(first), set(second)) == (one, other)
    assert all((origin in first) == (origin in one) for origin in one | other)
    assert first.partitions() == sorted({origin.partition for origin in one})


@given(sets, origins)
def test_adding_says_whether_it_was_new_and_discarding_undoes_it(members, origin):
    found = Origins.of(members)
    assert found.add(origin) == (origin not in members)
    found.discard_all(origin.partition, Origins.of([origin]).offsets(origin.partition))
    assert set(found) == members - {origin}


@given(sets, st.integers(0, 3), st.lists(st.integers(0, 12)))
def test_adding_many_says_how_many_were_new(members, partition, offsets):
    found = Origins.of(members)
    more = {Origin(partition, offset) for offset in offsets}
    assert found.add_all(partition, offsets) == len(more - members)
    assert set(found) == members | more


@given(sets, st.integers(0, 4), st.integers(0, 20), st.integers(0, 20))
def test_a_range_adds_what_lies_in_it(members, partition, start, end):
    found = Origins.of(members)
    found.add_range(partition, start, end)
    assert set(found) == members | {Origin(partition, offset) for offset in range(start, end)}


@given(sets, st.dictionaries(st.integers(0, 4), st.integers(0, 13)))
def test_bounds_cut_a_set_in_two(members, bounds):
    found = Origins.of(members)
    above = {origin for origin in members if origin.offset >= bounds.get(origin.partition, 0)}
    assert set(found.from_on(bounds)) == above
    assert set(found) == members
    found.forget_below(bounds)
    assert set(found) == above
    for partition in range(5):
        offsets = [origin.offset for origin in above if origin.partition == partition]
        assert found.first(partition) == min(offsets, default=None)


def test_a_million_take_a_bit_each_at_most_and_nothing_when_they_are_neighbours():
    mixed, whole = Origins(), Origins()
    mixed.add_all(0, range(0, MILLION * 2, 2))
    whole.add_range(0, 0, MILLION)
    mixed.optimise()
    whole.optimise()
    assert mixed.nbytes() < 2 * MILLION / 8 * 1.05
    assert whole.nbytes() < 1000
