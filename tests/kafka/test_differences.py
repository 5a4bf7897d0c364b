import numpy as np
import pytest

from pipeline.kafka.compare.differences import compare
from pipeline.kafka.compare.side import DUPLICATE, REJECT, UNIQUE, Places, Side
from pipeline.kafka.ledger.origins import Origins


def side(*stories, reasons=("",)):
    origins = Origins()
    origins.add_range(0, 10, 10 + len(stories))
    made = Side(Places(origins))
    made.rows["state"], made.rows["story"] = UNIQUE, stories
    made.reasons = list(reasons)
    return made


def classes(one, two, **more):
    return {(each.aspect, each.what): each.count for each in compare(one, two, **more).classes}


def test_stories_are_the_same_where_their_members_are_whatever_their_names():
    assert not classes(side(1, 1, 2, 2, 3), side(7, 7, 1, 1, 2))


def test_a_story_that_fell_apart_or_took_others_in_differs_for_all_its_articles():
    found = classes(side(1, 1, 1, 2, 2), side(1, 1, 9, 2, 2))
    assert found == {("story", "some of its story's articles are in others"): 3}
    assert classes(side(1, 1, 9, 2, 2), side(1, 1, 1, 2, 2)) == {
        ("story", "articles of other stories joined it"): 3
    }
    assert classes(side(1, 1, 2, 2), side(1, 2, 2, 1)) == {("story", "its story was cut and joined anew"): 4}


def test_an_article_outside_of_one_flows_stories_breaks_no_story_of_the_others():
    two = side(5, 5, 6)
    two.rows[2]["state"], two.rows[2]["story"] = DUPLICATE, 0
    assert {aspect for aspect, _ in classes(side(1, 1, 1), two)} == {"verdict"}


def test_reasons_are_compared_by_name_and_not_by_number():
    one, two = side(0, 0, reasons=("", "near", "exact")), side(0, 0, reasons=("", "exact", "near"))
    one.rows["state"] = two.rows["state"] = DUPLICATE
    one.rows["reason"], two.rows["reason"] = (1, 2), (2, 1)
    assert not classes(one, two)
    two.rows["reason"] = (2, 2)
    assert classes(one, two) == {("verdict", "duplicate exact -> duplicate near"): 1}


def test_an_original_a_score_and_a_detail_of_their_own_are_told_apart():
    one, two = (
        side(0, 0, 0, reasons=("", "near", "too_short")),
        side(0, 0, 0, reasons=("", "near", "too_short")),
    )
    for each in (one, two):
        each.rows["state"], each.rows["reason"] = (DUPLICATE, DUPLICATE, REJECT), (1, 1, 2)
    two.rows["which"], two.rows["score"] = (4, 0, 4), (0.5, 0.5, 0)
    assert classes(one, two) == {
        ("verdict", "duplicate near: another original"): 1,
        ("verdict", "duplicate near: another score"): 1,
        ("verdict", "rejected too_short: another detail"): 1,
    }


@pytest.mark.parametrize("aspect", ["text", "title", "details", "topics", "names", "keywords"])
def test_what_one_flow_does_not_know_is_no_difference(aspect):
    one, two = side(1, 1, 1), side(1, 1, 1)
    one.rows[aspect], two.rows[aspect] = (1, 2, 0), (1, 3, 5)
    assert classes(one, two) == {(aspect, f"another {aspect}"): 1}
    assert not classes(one, two, ignore=[aspect])
    found = compare(one, two)
    assert (found.articles, found.same, found.changed, found.share) == (3, 2, 1, pytest.approx(1 / 3))


def test_examples_are_the_first_and_as_many_as_asked_for():
    one, two = side(*range(1, 9)), side(*range(1, 9))
    one.rows["text"], two.rows["text"] = np.arange(1, 9), 50
    (found,) = compare(one, two, examples=2).classes
    assert (found.count, found.examples) == (8, (0, 1))
    assert str(one.places.origin(1)) == "0-11"


def test_places_number_what_is_in_the_set_and_nothing_else():
    origins = Origins()
    origins.add_range(2, 5, 8)
    origins.add_all(4, (100, 103))
    places = Places(origins)
    assert places.size == 7
    numbers = {origin: places.index(origin.partition, origin.offset) for origin in origins}
    assert {origin: places.origin(number) for origin, number in numbers.items()} == {o: o for o in origins}
    assert places.index(4, 101) is places.index(2, 8) is places.index(3, 0) is None
