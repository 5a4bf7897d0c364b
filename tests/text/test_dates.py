"""Dates as pages write them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.article import parse_time
from pipeline.text.dates import MONTHS, find_stamps, normalise_date


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Created: 10-04-2025 12:30 IST", "2025-04-10T12:30:00+05:30"),
        ("Nov. 20, 2019 6:02 AM EST", "2019-11-20T06:02:00-05:00"),
        ("Updated December 22, 2023, 5:49 p.m.", "2023-12-22T17:49:00"),
        ("12. März 2024, 14:05 Uhr", "2024-03-12T14:05:00"),
        ("Publicado el 3 de marzo de 2024 a las 10:22", "2024-03-03T10:22:00"),
        ("5 janvier 2024 à 18h30", "2024-01-05T18:30:00"),
        ("1 мая 2024, 10:00", "2024-05-01T10:00:00"),
        ("opublikowano 3 maja 2024", "2024-05-03"),
        ("2024年3月5日 10:20", "2024-03-05T10:20:00"),
        ("2018-09-28 17:32", "2018-09-28T17:32:00"),
        ("05/31/2024", "2024-05-31"),
        ("12:15 AM on May 2nd, 2024", "2024-05-02"),
        ("Apr 10, 2025 2:30 PM ET", "2025-04-10T14:30:00-04:00"),
        ("Dec 10, 2025 2:30 PM PT", "2025-12-10T14:30:00-08:00"),
        ("Nov 2, 2025 9:00 AM ET", "2025-11-02T09:00:00-05:00"),
        ("Mar 9, 2025 9:00 AM CT", "2025-03-09T09:00:00-05:00"),
        ("04/10/2025 02:30 PM EDT", "2025-04-10T14:30:00-04:00"),
        ("04/10/2025 14:30 CET", "2025-10-04T14:30:00+01:00"),
        ("Actualizado 10 abr 2025 - 14:30 CEST", "2025-04-10T14:30:00+02:00"),
        ("10 avr. 2025", "2025-04-10"),
        ("10 april 2025 om 14:30", "2025-04-10T14:30:00"),
        ("10 aprile 2025 alle 14:30", "2025-04-10T14:30:00"),
        ("10 Nisan 2025 Perşembe 14:30", "2025-04-10T14:30:00"),
        ("10. 4. 2025", "2025-04-10"),
        ("2025. április 10.", "2025-04-10"),
        ("10 Απριλίου 2025", "2025-04-10"),
        ("10. huhtikuuta 2025 klo 14.30", "2025-04-10T14:30:00"),
        ("10 tháng 4 năm 2025", "2025-04-10"),
        ("10 أبريل 2025", "2025-04-10"),
        ("2025. 4. 10. 14:30", "2025-04-10T14:30:00"),
        ("2025年4月10日 14時30分", "2025-04-10T14:30:00"),
    ],
)
def test_a_date_is_read_with_its_time_and_zone(text, value):
    assert find_stamps(text)[0].value == value


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Stand: 10.04.2025, 14:30 Uhr", "updated"),
        ("Son güncelleme: 10 Nisan 2025", "updated"),
        ("Giriş: 10.04.2025 14:30", "published"),
        ("Publicerad 10 april 2025", "published"),
        ("Foto: 10 april 2025", ""),
    ],
)
def test_what_a_date_is_said_to_be(text, label):
    assert find_stamps(text)[0].label == label


def test_every_month_has_its_names():
    assert sorted(set(MONTHS.values())) == list(range(1, 13))
    for names in (("jan", "ocak", "января"), ("may", "mayıs", "mei"), ("dec", "dez", "aralık")):
        assert len({MONTHS[name] for name in names}) == 1


@pytest.mark.parametrize("text", ["31/31/2024", "in 2024", "Feb 30, 2024", "12 monkeys 2024", "May 2024", ""])
def test_what_is_no_day_of_the_calendar_is_no_date(text):
    assert find_stamps(text) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("2024-05-01T10:00:00.000Z", "2024-05-01T10:00:00Z"),
        ("2024-05-01T10:00:00+0530", "2024-05-01T10:00:00+05:30"),
        ("2024-05-01 10:00", "2024-05-01T10:00:00"),
        ("2024-05-01", "2024-05-01"),
        ("May 1, 2024", "2024-05-01"),
        ("soon", None),
        (None, None),
    ],
)
def test_metadata_fields_become_rfc_3339(field, value):
    assert normalise_date(field) == value


@given(st.integers(0, 3_786_912_000))
def test_every_date_found_can_be_parsed(seconds):
    moment = datetime.fromtimestamp(seconds, UTC)
    found = normalise_date(moment.strftime("%B %d, %Y %I:%M %p UTC"))
    assert found is not None
    assert parse_time(found) == parse_time(moment.strftime("%Y-%m-%dT%H:%M:00Z"))
