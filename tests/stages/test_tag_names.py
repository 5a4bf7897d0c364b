"""Names of the news that no form gives away, or whose form misleads."""

from __future__ import annotations

from itertools import chain

import pytest

from pipeline.article import Article, Origin
from pipeline.outcome import Item, Passed
from pipeline.stages.tag import Tag
from pipeline.stages.tag.known import find_known
from pipeline.text.gazetteer import lookup
from pipeline.text.lists import keyed, spellings


def tagged(text: str) -> dict[str, set[str]]:
    article = Article("a", "example.org", None, "", text, language="en")
    outcome = Tag().run([Item(Origin(0, 0), article, 0.0)])[0]
    assert isinstance(outcome, Passed)
    kinds = ("people", "places", "organisations")
    return {kind: {entity.name for entity in getattr(outcome.record, kind)} for kind in kinds}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("The talks with Bashar al-Assad failed. Assad left.", {"Bashar al-Assad"}),
        ("It was Abdel Fattah el-Sisi who spoke.", {"Abdel Fattah el-Sisi"}),
        ("They met Pope Francis, and Francis smiled.", {"Pope Francis"}),
        ("They met King Charles III. Later Charles went home.", {"Charles III"}),
        ("The visit of Prince William ended.", {"Prince William"}),
        ("A farm in Prince William County burned.", set()),
        ("The lanes of Prince George’s County are closed.", set()),
        ("The money came from Bill Gates.", {"Bill Gates"}),
        ("The new president, Park Geun-hye, spoke.", {"Park Geun-hye"}),
        ("The crowd cheered Scooby Doo-style masks.", set()),
        ("The crowd cheered as Rihanna sang.", {"Rihanna"}),
        ("The sculptor Adele Quorrin died.", {"Adele Quorrin"}),
        ("The motion of Nadine Quorrin MP failed.", {"Nadine Quorrin"}),
        ("They fled to Wadi al-Natrun.", set()),
        ("The traffic in Ho Chi Minh City stopped.", set()),
        ("The ads at the Super Bowl were dear.", set()),
        ("The murals were made under Malcolm Forbes, a rich man.", {"Malcolm Forbes"}),
    ],
)
def test_people(text: str, people: set[str]) -> None:
    assert tagged(text)["people"] == people


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Shots were heard in Ramallah and Jenin in the West Bank.", {"Ramallah", "Jenin", "West Bank"}),
        ("Ships from Basra crossed the Indian Ocean.", {"Basra", "Indian Ocean"}),
        ("Snow fell in Davos and on the Alps.", {"Davos", "Alps"}),
        ("The port of Kharkov was hit.", {"Kharkiv"}),
        ("The talks in Sofia failed.", {"Sofia"}),
        ("A friend of Sofia came.", set()),
        ("The winner of the Tour de France spoke.", set()),
    ],
)
def test_places(text: str, places: set[str]) -> None:
    assert tagged(text)["places"] == places


@pytest.mark.parametrize(
    ("text", "organisations"),
    [
        ("Officials of the Muslim Brotherhood were held.", {"Muslim Brotherhood"}),
        ("The border was shut in the West Bank.", set()),
        ("She studied at the Yale Law School for years.", {"Yale Law School"}),
        ("The pension fund Prudential Equity Group sold.", {"Prudential Equity Group"}),
        ("The chip maker Intel Corp sold.", {"Intel"}),
        ("The murals were made under Malcolm Forbes, a rich man.", set()),
        ("He told the Los Angeles Times that it was late.", {"Los Angeles Times"}),
    ],
)
def test_organisations(text: str, organisations: set[str]) -> None:
    assert tagged(text)["organisations"] == organisations


def test_every_town_is_known_by_each_of_its_spellings() -> None:
    for country, names in keyed("towns"):
        for name in names:
            assert any(place.country == country for place in lookup(name)), name


@pytest.mark.parametrize("name", ["organisations", "people", "offices", "things"])
def test_every_known_name_is_found_by_each_of_its_spellings(name: str) -> None:
    for spelling in chain.from_iterable(spellings(name)):
        assert spelling.strip() == spelling != ""
        assert [(one.start, one.end) for one in find_known(f"before {spelling}, after")] == [
            (7, 7 + len(spelling))
        ], spelling


@pytest.mark.parametrize(
    ("text", "organisations"),
    [
        ("The carmaker Zelto will hire. Later Zelto spoke.", {"Zelto"}),
        ("It bought shares in Quorrin Brothers.", {"Quorrin Brothers"}),
        ("Engineers at Zelto struck.", {"Zelto"}),
        ("They took Zelto’s earnings for good.", {"Zelto"}),
        ("Then came Zelto, a small maker of pumps.", {"Zelto"}),
        ("Then came Zelto, a friend of the family.", set()),
        ("They gave Anna Quorrin’s shares away.", set()),
        ("Later Anna Quorrin came. They gave Quorrin’s shares away.", set()),
        ("Meanwhile shares rose.", set()),
        ("The pumps are good. They took Pumps’ earnings for bad.", set()),
        ("They took European shares for good.", set()),
        ("Officials at Basra left.", set()),
    ],
)
def test_what_is_said_of_a_name_makes_it_an_organisations(text: str, organisations: set[str]) -> None:
    assert tagged(text)["organisations"] == organisations
