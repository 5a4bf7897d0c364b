from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.kafka.worker.merge import HOLD_SECONDS, PATIENCE_SECONDS, TimeOrder


class Row(NamedTuple):
    partition: int
    offset: int
    timestamp: int
    headers: Any
    value: bytes | None = b"x" * 10


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


def drain(log, chunks, limit):
    """Feed the log to an order as a consumer would, in chunks, and return what it hands out."""
    order, left = TimeOrder(limit), {p: list(rows) for p, rows in rows_of(log).items()}
    out, size, now = [], iter(chunks), 100.0
    for _ in range(2000):
        now += HOLD_SECONDS / 2
        for partition, rows in left.items():
            if rows and order.wants(partition):
                count = next(size, 3)
                order.add(partition, rows[:count], now)
                del rows[:count]
        batch = order.take(list(left), [p for p, rows in left.items() if rows], now)
        assert len(batch) <= limit
        out += batch
        if not any(left.values()) and all(order.empty(p) for p in left):
            return out
    raise AssertionError("it never came to an end")


chunks = st.lists(st.integers(1, 5), max_size=40)


@given(sorted_logs, chunks, st.integers(1, 12))
def test_partitions_in_the_order_of_time_make_one_stream_in_the_order_of_time(log, chunks, limit):
    out = drain(log, chunks, limit)
    assert [turn(each) for each in out] == sorted(turn(each) for each in out)
    assert sorted(out) == sorted(each for rows in rows_of(log).values() for each in rows)


@given(logs, chunks, st.integers(1, 12))
def test_nothing_is_lost_or_doubled_and_each_partition_keeps_its_order(log, chunks, limit):
    out = drain(log, chunks, limit)
    for partition, rows in rows_of(log).items():
        assert [each for each in out if each.partition == partition] == rows


@given(sorted_logs, chunks, chunks, st.integers(1, 12))
def test_how_fetches_cut_the_log_changes_nothing(log, some, others, limit):
    assert drain(log, some, limit) == drain(log, others, 5)


def test_equal_times_go_by_the_producers_sequence_then_by_partition():
    order = TimeOrder(10)
    for partition, sequence in ((2, b"001"), (0, b"002"), (1, None), (3, b"001")):
        order.add(partition, [row(partition, 0, 5, sequence)], 0.0)
    assert [each.partition for each in order.take(range(4), [], HOLD_SECONDS)] == [1, 2, 3, 0]


def times(rows):
    return [each.timestamp for each in rows]


def test_a_starved_partition_is_waited_for_until_patience_ends():
    order = TimeOrder(10)
    order.add(0, [row(0, 0, 5)], 100.0)
    assert order.take([0, 1], [1], 100.0) == []
    assert order.take([0, 1], [1], 100.0 + PATIENCE_SECONDS - 0.01) == []
    assert times(order.take([0, 1], [1], 100.0 + PATIENCE_SECONDS)) == [5]


def test_patience_starts_anew_once_the_partition_was_heard():
    order = TimeOrder(10)
    order.add(0, [row(0, 0, 5), row(0, 1, 6)], 100.0)
    assert order.take([0, 1], [1], 100.0) == []
    order.add(1, [row(1, 0, 1)], 100.5)
    assert times(order.take([0, 1], [1], 100.5)) == [1]
    assert order.take([0, 1], [1], 100.6) == []
    assert order.take([0, 1], [1], 100.6 + PATIENCE_SECONDS - 0.01) == []
    assert len(order.take([0, 1], [1], 100.6 + PATIENCE_SECONDS)) == 2


def test_a_partition_read_to_its_end_gets_a_moment_to_show_something_earlier():
    order = TimeOrder(10)
    order.add(0, [row(0, 0, 5)], 100.0)
    assert order.take([0, 1], [], 100.0 + HOLD_SECONDS - 0.01) == []
    order.add(1, [row(1, 0, 4)], 100.0 + HOLD_SECONDS - 0.01)
    assert times(order.take([0, 1], [], 100.0 + HOLD_SECONDS)) == [4, 5]


def test_where_every_partition_has_shown_something_nothing_is_held_back():
    order = TimeOrder(10)
    order.add(0, [row(0, 0, 5)], 100.0)
    order.add(1, [row(1, 0, 4), row(1, 1, 6)], 100.0)
    assert times(order.take([0, 1], [], 100.0)) == [4, 5]
    assert times(order.take([0, 1], [], 100.0 + HOLD_SECONDS)) == [6]


def test_one_partition_alone_waits_for_no_one():
    order = TimeOrder(10)
    order.add(0, [row(0, 0, 5), row(0, 1, 6)], 100.0)
    assert times(order.take([0], [], 100.0)) == [5, 6]


def test_the_end_of_what_was_fetched_stops_the_merge_where_more_is_to_come():
    order = TimeOrder(10)
    order.add(0, [row(0, 0, 1), row(0, 1, 9)], 0.0)
    order.add(1, [row(1, 0, 3)], 0.0)
    assert times(order.take([0, 1], [1], 0.0)) == [1, 3]
    order.add(1, [row(1, 1, 4)], 0.1)
    assert times(order.take([0, 1], [], 0.1 + HOLD_SECONDS)) == [4, 9]


def test_a_full_buffer_wants_no_more_and_a_cleared_one_forgets():
    order = TimeOrder(2)
    assert order.wants(0)
    assert order.empty(0)
    order.add(0, [row(0, 0, 1), row(0, 1, 2)], 0.0)
    assert not order.wants(0)
    assert not order.empty(0)
    assert order.wants(1)
    order.clear()
    assert order.wants(0)
    assert order.take([0], [], 9.0) == []


@pytest.mark.parametrize("headers", [None, [], [("ce_sequence", None)]])
def test_a_record_without_a_sequence_has_a_turn(headers):
    order = TimeOrder(2)
    order.add(0, [Row(0, 0, 1, headers)], 0.0)
    assert len(order.take([0], [], 0.0)) == 1


def test_a_batch_ends_with_the_record_that_passes_its_bytes():
    order = TimeOrder(100, limit_bytes=25)
    order.add(0, [row(0, n, n) for n in range(7)], 0.0)
    assert not order.wants(0)
    assert times(order.take([0], [], 0.0)) == [0, 1, 2]
    assert times(order.take([0], [], 0.0)) == [3, 4, 5]
    assert order.wants(0)
    assert times(order.take([0], [], 0.0)) == [6]


def test_a_tombstone_weighs_nothing_and_one_huge_record_is_a_batch():
    order = TimeOrder(100, limit_bytes=25)
    order.add(0, [Row(0, 0, 0, None, None), Row(0, 1, 1, None, b"x" * 99), Row(0, 2, 2, None)], 0.0)
    assert times(order.take([0], [], 0.0)) == [0, 1]
    assert times(order.take([0], [], 0.0)) == [2]
