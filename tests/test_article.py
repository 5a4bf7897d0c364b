import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.article import (
    MAX_CLOCK_SKEW_SECONDS,
    Article,
    Origin,
    RawArticle,
    event_time,
    fetch_time,
    isoformat,
    parse_time,
)

NOON = "2025-04-10T12:00:00Z"


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        (NOON, 1744286400.0),
        ("2025-04-10T14:00:00+02:00", 1744286400.0),
        ("2025-04-10 12:00:00", 1744286400.0),
        ("2025-04-10", 1744243200.0),
        ("9999-12-31T23:59:59Z", 253402300799.0),
        ("1969-12-31T23:59:59Z", -1.0),
    ],
)
def test_times_are_read_with_their_zone_or_as_utc(text, seconds):
    assert parse_time(text) == seconds


@pytest.mark.parametrize(
    "text", [None, "", "soon", "2025-13-01", "2025-04-31", "\0", "12:00", "٢٠٢٥-٠٤-١٠", "9" * 99]
)
def test_what_is_no_time_is_none(text):
    assert parse_time(text) is None


@given(st.text(max_size=30))
def test_no_text_makes_a_time_raise(text):
    assert parse_time(text) is None or isinstance(parse_time(text), float)


@given(st.integers(0, 4_000_000_000_000))
def test_a_written_time_reads_back_to_the_millisecond(milliseconds):
    assert parse_time(isoformat(milliseconds / 1000)) == pytest.approx(milliseconds / 1000, abs=0.001)


def test_an_article_happened_when_it_says_unless_that_is_the_future():
    fetched = parse_time(NOON)
    assert event_time("2025-04-09T12:00:00Z", NOON) == fetched - 86_400
    assert event_time(None, NOON) == fetched
    assert event_time("nonsense", NOON) == fetched
    assert event_time("9999-12-31T23:59:59Z", NOON) == fetched
    assert event_time(isoformat(fetched + MAX_CLOCK_SKEW_SECONDS), NOON) == fetched + MAX_CLOCK_SKEW_SECONDS
    assert event_time(isoformat(fetched + MAX_CLOCK_SKEW_SECONDS + 1), NOON) == fetched
    assert event_time(NOON, None) == fetched
    assert event_time(None, None) is None


def test_no_clock_ahead_of_the_logs_is_believed():
    seen = parse_time(NOON)
    for future in ("9999-12-31T23:59:59Z", isoformat(seen + MAX_CLOCK_SKEW_SECONDS + 1)):
        assert event_time(None, future, seen) == fetch_time(future, seen) == seen
        assert event_time(future, future, seen) == seen
        assert event_time(future, None, seen) == seen
        assert event_time("2025-04-09T12:00:00Z", future, seen) == seen - 86_400
    near = isoformat(seen + MAX_CLOCK_SKEW_SECONDS)
    assert event_time(near, near, seen) == seen + MAX_CLOCK_SKEW_SECONDS
    assert event_time(None, None, seen) is None
    assert fetch_time(None, seen) is None


@pytest.mark.parametrize(
    "record",
    [Article("a", "s", None, "t", "x"), RawArticle("a", "x"), Origin(1, 2)],
    ids=lambda record: type(record).__name__,
)
def test_records_never_change(record):
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(record, dataclasses.fields(record)[0].name, "other")


def test_origins_are_ordered_and_readable():
    assert sorted([Origin(1, 0), Origin(0, 9), Origin(0, 10)]) == [Origin(0, 9), Origin(0, 10), Origin(1, 0)]
    assert str(Origin(3, 1207)) == "3-1207"
