"""The gazetteer."""

from __future__ import annotations

import pytest

from pipeline.text.gazetteer import area_after, find_places, lookup


def ids(text: str) -> list[str | None]:
    return [found.candidates[0].id for found in find_places(text)]


@pytest.mark.parametrize(
    "surface",
    ["United States", "U.S.", "US", "USA", "Vereinigte Staaten", "Estados Unidos", "États-Unis", "США"],
)
def test_the_spellings_of_a_country_mean_one_country(surface: str) -> None:
    assert ids(f"({surface})") == ["US"]


@pytest.mark.parametrize(
    ("surface", "name"),
    [
        ("New York", "New York"),
        ("München", "Munich"),
        ("Cologne", "Cologne"),
        ("Sao Paulo", "São Paulo"),
        ("Kiev", "Kyiv"),
    ],
)
def test_cities_have_one_canonical_name(surface: str, name: str) -> None:
    assert lookup(surface)[0].name == name


def test_only_whole_words_with_their_capitals_are_names() -> None:
    assert ids("Parisian romes Japanned perugia @Paris") == []


def test_the_longest_name_wins() -> None:
    assert [found.surface for found in find_places("South Korea and South Sudan")] == [
        "South Korea",
        "South Sudan",
    ]


def test_namesakes_come_largest_first() -> None:
    places = lookup("London")

    assert [place.country for place in places][:2] == ["GB", "CA"]


def test_demonyms_point_to_their_country() -> None:
    place = lookup("Ukrainians")[0]

    assert (place.kind, place.name, place.id) == ("demonym", "Ukraine", "UA")


def test_an_area_behind_a_town() -> None:
    area = area_after(", N.Y., on Monday")

    assert area is not None
    assert area.id == "US-NY"
    assert area_after(" and Texas") is None
