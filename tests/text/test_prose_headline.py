"""Headline, standfirst, authors and dates among the lines around a text."""

from __future__ import annotations

import pytest

from pipeline.text.blocks import read_lines
from pipeline.text.cues import find_cues
from pipeline.text.metadata import (
    find_dates,
    find_headline,
    find_standfirst,
    host_of,
    slug_words,
    split_names,
)
from pipeline.text.prose import article_run
from pipeline.text.signatures import find_authors

BODY = (
    "The river Wend rose by two metres on Friday and flooded the lower streets of the old town.\n"
    "Firefighters pumped water out of forty cellars after the flood, and the school stays shut.\n"
)


def headline(page: str, url: str | None = None) -> str | None:
    lines = read_lines(page)
    cues = find_cues(lines)
    start, stop = article_run(lines, cues)
    at = find_headline(
        lines, cues, start, "\n".join(line.text for line in lines[start:stop]), slug_words(url)
    )
    return None if at is None else lines[at].text


def test_the_headline_is_the_line_that_shares_the_texts_words():
    page = f"Weather today and tomorrow\nFlood in the old town shuts school\nBy Ann Lee\n{BODY}"
    assert headline(page) == "Flood in the old town shuts school"


def test_the_address_decides_between_two_candidates():
    page = f"River floods streets of old town\nSchool shut after flood on Friday\n{BODY}"
    assert (
        headline(page, "https://a.example/news/school-shut-after-flood-friday")
        == "School shut after flood on Friday"
    )


def test_a_breadcrumb_is_no_headline():
    page = f"Home / News / Flood in the old town\nFlood in the old town shuts school\n{BODY}"
    assert headline(page) == "Flood in the old town shuts school"


def test_a_text_alone_has_no_headline():
    assert headline(BODY) is None


def test_the_standfirst_stands_between_headline_and_text():
    lines = read_lines(
        f"Flood shuts school\nForty cellars are under water, the mayor warns.\nBy A. Lee\n{BODY}"
    )
    assert find_standfirst(lines, find_cues(lines), 0, 3) == lines[1].text


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Ann Lee", ("Ann Lee",)),
        ("By ANN LEE and BO MAY", ("Ann Lee", "Bo May")),
        ("By Ann Lee, Staff Writer", ("Ann Lee",)),
        ("Von Anna Müller | 3. Juni 2024", ("Anna Müller",)),
        ("Ann Lee by Ann Lee", ("Ann Lee",)),
        ("by Ann Lee - 12/22/23 12:24 PM ET", ("Ann Lee",)),
        ("By Ann LeePublished: Dec 22, 2023", ("Ann Lee",)),
        ("• ByAnn Lee", ("Ann Lee",)),
        ("Ann Lee December 22, 2023 Comment Now!", ("Ann Lee",)),
        ("Ann Lee and Bo May, Daily Times - Dec 20, 2023 3:05 pm UTC", ("Ann Lee", "Bo May")),
        ("Ann Lee 8:41 PM on December 20, 2023", ("Ann Lee",)),
        ("Ann Lee, CorrespondentDec 22, 2023, 10:15 PM", ("Ann Lee",)),
        ("Ann Lee Wellness Writer", ("Ann Lee",)),
        ("Ann Lee@annlee", ("Ann Lee",)),
        ("Ann Lee", ()),
        ("Photo: Ann Lee, December 22, 2023", ()),
        ("Harbour Street December 22, 2023", ()),
        ("by the river", ()),
        ("By 10 p.m. the town was dry", ()),
    ],
)
def test_names_are_read_from_the_byline(byline, names):
    lines = read_lines(f"Flood shuts school\n{byline}\n{BODY}")
    assert find_authors(lines, 0, 2) == names


@pytest.mark.parametrize(
    ("head", "names"),
    [
        ("By\nThe Daily Wire\nPublished Thursday", ("The Daily Wire",)),
        ("By\n• Ann Lee, daily.example", ("Ann Lee",)),
        ("Ann Lee\nDecember 22, 2023 at 7:35 PM", ("Ann Lee",)),
        ("Ann Lee\nPolitical reporter @annlee\nSaturday 23 December 2023 05:39, UK", ("Ann Lee",)),
        ("Ann Lee\n·\nFollow\n5 min read", ("Ann Lee",)),
        ("Related Topics\nAnn Lee,\nBo May,", ()),
        ("Ann Lee\nBo May", ()),
    ],
)
def test_a_name_signs_where_something_about_it_says_so(head, names):
    lines = read_lines(f"Flood shuts school\n{head}\n{BODY}")
    assert find_authors(lines, 0, 1 + head.count("\n") + 1) == names


def test_names_that_are_none_are_left_out():
    assert split_names("our own correspondents") == ()


def test_labels_tell_publication_from_update():
    lines = read_lines(
        f"Flood shuts school\nUpdated: 10-04-2025 12:30 IST | Created: 09-04-2025 11:00 IST\n{BODY}"
    )
    assert find_dates(lines, 0, 2) == ("2025-04-09T11:00:00+05:30", "2025-04-10T12:30:00+05:30")


def test_the_day_of_the_visit_before_the_headline_is_not_the_date():
    lines = read_lines(f"Sunday, May 18, 2025\nFlood shuts school\n{BODY}\nMay 8, 2024\n")
    assert find_dates(lines, 1, 2) == (None, None)


def test_addresses():
    assert host_of("https://www.Example.org:8080/a?b") == "example.org"
    assert host_of("http://[broken") == host_of(None) == ""
    assert slug_words("https://example.org/a/b") == frozenset()
