from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.kafka.merge import PATIENCE_SECONDS, TimeOrder


class Row(NamedTuple):
    partition: int
    offset: int
    timestamp: int
    headers: Any


def row(partition, offset, timestamp, sequence=None):
    return Row(partition, offset, timestamp, [] if sequence is None else [("ce_sequence", sequence)])


def turn(each):
    return (each.timestamp, dict(each.headers).get("ce_sequence", b""))


logs = st.dictionaries(
    st.integers(0, 7),
    st.lists(st.tuples(st.integers(0, 30), st.none() | st.sampled_from([b"a", b"b", b"c"])), max_size=25),
    max_size=8,
)
sorted_logs = logs.map(
    lambda log: {p: sorted(rows, key=lambda r: (r[0], r[1] or b"")) for p, rows in log.items()}
)


def rows_of(log):
    return {p: [row(p, i, t, s) for i, (t, s) in enumerate(rows)] for p, rows in log.items()}


def drain(order, log, chunks, limit):
    """Feed the log to the order as a consumer would, in chunks, and return what it hands out."""
    left = {p: list(rows) for p, rows in rows_of(log).items()}
    out, size = [], iter(chunks)
    for _ in range(1000):
        for partition, rows in left.items():
            if rows and order.wants(partition):
                count = next(size, 3)
                order.add(partition, rows[:count])
                del rows[:count]
        batch = order.take([p for p, rows in left.items() if rows], 0.0)
        assert len(batch) <= limit
        out += batch
        if not any(left.values()) and not batch:
            return out
    raise AssertionError("it never came to an end")


chunks = st.lists(st.integers(0, 5), max_size=40)


@given(sorted_logs, chunks, st.integers(1, 12))
def test_partitions_in_the_order_of_time_make_one_stream_in_the_order_of_time(log, chunks, limit):
    out = drain(TimeOrder(limit), log, chunks, limit)
    assert [turn(each) for each in out] == sorted(turn(each) for each in out)
    assert sorted(out) == sorted(each for rows in rows_of(log).values() for each in rows)


@given(logs, chunks, st.integers(1, 12))
def test_nothing_is_lost_or_doubled_and_each_partition_keeps_its_order(log, chunks, limit):
    out = drain(TimeOrder(limit), log, chunks, limit)
    for partition, rows in rows_of(log).items():
        assert [each for each in out if each.partition == partition] == rows


@given(sorted_logs, chunks, chunks, st.integers(1, 12))
def test_how_fetches_cut_the_log_changes_nothing(log, some, others, limit):
    assert drain(TimeOrder(limit), log, some, limit) == drain(TimeOrder(5), log, others, 5)


def test_equal_times_go_by_the_producers_sequence_then_by_partition():
    order = TimeOrder(10)
    order.add(2, [row(2, 0, 5, b"001")])
    order.add(0, [row(0, 0, 5, b"002")])
    order.add(1, [row(1, 0, 5)])
    order.add(3, [row(3, 0, 5, b"001")])
    assert [each.partition for each in order.take([], 0.0)] == [1, 2, 3, 0]


def test_a_starved_partition_is_waited_for_until_patience_ends():
    order = TimeOrder(10)
    order.add(0, [row(0, 0, 5)])
    assert order.take([1], 100.0) == []
    assert order.take([1], 100.0 + PATIENCE_SECONDS - 0.01) == []
    assert [each.timestamp for each in order.take([1], 100.0 + PATIENCE_SECONDS)] == [5]


def test_patience_starts_anew_once_the_partition_was_heard():
    order = TimeOrder(10)
    order.add(0, [row(0, 0, 5), row(0, 1, 6)])
    assert order.take([1], 100.0) == []
    order.add(1, [row(1, 0, 1)])
    assert [each.timestamp for each in order.take([1], 100.5)] == [1]
    assert order.take([1], 100.6) == []
    assert order.take([1], 100.6 + PATIENCE_SECONDS - 0.01) == []
    assert len(order.take([1], 100.6 + PATIENCE_SECONDS)) == 2


def test_the_end_of_what_was_fetched_stops_the_merge_where_more_is_to_come():
    order = TimeOrder(10)
    order.add(0, [row(0, 0, 1), row(0, 1, 9)])
    order.add(1, [row(1, 0, 3)])
    assert [each.timestamp for each in order.take([1], 0.0)] == [1, 3]
    order.add(1, [row(1, 1, 4)])
    assert [each.timestamp for each in order.take([], 0.0)] == [4, 9]


def test_a_full_buffer_wants_no_more_and_a_cleared_one_forgets():
    order = TimeOrder(2)
    assert order.wants(0)
    order.add(0, [row(0, 0, 1), row(0, 1, 2)])
    assert not order.wants(0)
    assert order.wants(1)
    order.clear()
    assert order.wants(0)
    assert order.take([], 0.0) == []


@pytest.mark.parametrize("headers", [None, [], [("ce_sequence", None)]])
def test_a_record_without_a_sequence_has_a_turn(headers):
    order = TimeOrder(2)
    order.add(0, [Row(0, 0, 1, headers)])
    assert len(order.take([], 0.0)) == 1
