"""The group stage: which articles make a story."""

from __future__ import annotations

import gzip
import random
from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import orjson
import pytest

from pipeline.article import (
    Article,
    Entity,
    NarrowerTopic,
    Origin,
    Story,
    StoryName,
    StoryRef,
    StoryTopic,
    Topic,
    isoformat,
)
from pipeline.evaluate.group import bcubed, evaluate
from pipeline.outcome import Failed, Item, Outcome, Passed
from pipeline.stages.group import Group, GroupMemory

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
FERRY = "The ferry capsized off the harbour and rescue divers searched for missing passengers of the ferry."
BUDGET = (
    "Parliament passed the budget after a long debate on taxes, pensions and the deficit of the treasury."
)


def article(
    id_: str, text: str, published: str | None = "2025-04-10T12:00:00Z", title: str = "", **fields: object
) -> Article:
    made = Article(id_, f"{id_}.example", None, title or text[:40], text, published=published)
    return replace(made, **fields)  # type: ignore[arg-type]


def items(articles: Sequence[Article], first: int = 0) -> list[Item[Article]]:
    return [Item(Origin(0, first + at), one, 0.0) for at, one in enumerate(articles)]


def run(*articles: Article, memory: GroupMemory | None = None, first: int = 0) -> list[Passed]:
    stage = Group()
    outcomes = stage.run(items(articles, first), memory or stage.new_memory())
    passed = [outcome for outcome in outcomes if isinstance(outcome, Passed)]
    assert len(passed) == len(articles)
    return passed


def story(outcome: Outcome) -> StoryRef:
    assert isinstance(outcome, Passed)
    assert outcome.record.story is not None
    return outcome.record.story


def test_articles_about_one_event_are_one_story() -> None:
    one, other, third = run(
        article("a", FERRY), article("b", BUDGET), article("c", f"{FERRY} Three were found.")
    )

    assert story(one).id == story(third).id != story(other).id
    assert story(one).score == 1.0
    assert 0.5 < story(third).score < 1.0


def test_the_story_tells_its_members() -> None:
    election = NarrowerTopic("medtop:20000574", "election", 0.8)
    politics = Topic("medtop:11000000", "politics", 0.9)
    votes = Topic("medtop:11000000", "politics", 0.9, (election,))
    lund, oslo = Entity("Kari Lund", relevance=0.9), Entity("Oslo", relevance=0.5, id="geonames:3143244")
    first = article(
        "a", FERRY, title="Ferry sinks", keywords=("ferry disaster", "rescue divers"), people=(lund,),
        topics=(politics,),
    )  # fmt: skip
    second = article(
        "b", FERRY, "2025-04-11T08:00:00Z", keywords=("ferry disaster",), places=(oslo,),
        people=(Entity("Lund", relevance=0.4),), topics=(votes,),
    )  # fmt: skip
    *_, last = run(first, second)

    assert last.stories == (
        Story(
            id=story(last).id,
            headline="Ferry sinks",
            first_source="a.example",
            first_time="2025-04-10T12:00:00.000Z",
            last_time="2025-04-11T08:00:00.000Z",
            articles=2,
            sources=("a.example", "b.example"),
            members=("b", "a"),
            keywords=("ferry disaster", "rescue divers"),
            people=(StoryName("Kari Lund", 2),),
            places=(StoryName("Oslo", 1, "geonames:3143244"),),
            topics=(StoryTopic("medtop:11000000", "politics", 2),),
            status="steady",
            growth=(1, *[0] * 19, 1),
            narrower=(StoryTopic("medtop:20000574", "election", 1),),
        ),
    )


@pytest.mark.parametrize(
    ("more", "people", "joins"),
    [
        ("", (), True),
        ("", ("Kari Lund",), True),
        ("", ("Ola Berg",), False),
        (" choir market window", (), False),
        (" choir market window", ("Kari Lund",), True),
        (" choir market window", ("Ola Berg",), False),
    ],
)
def test_articles_that_name_the_same_person_may_be_less_alike(more: str, people: Sequence[str], joins: bool):
    first = article(
        "a", "harbour ferry captain anchor rescue diver storm lifeboat engine radio", title="A title",
        people=(Entity("Kari Lund"),),
    )  # fmt: skip
    text = (
        "harbour ferry captain budget mayor council tax school library road bridge tram park festival museum"
    )
    second = article("b", text + more, title="No other", people=tuple(map(Entity, people)))
    one, other = run(first, second)

    assert (story(one).id == story(other).id) is joins


def test_the_headline_is_the_one_that_says_what_most_say() -> None:
    titles = [
        "Live: all updates",
        "Ferry sinks off Sandry",
        "Why it happened",
        "Sandry ferry sinks, crew safe",
    ]
    *_, last = run(*[article(f"a{at}", FERRY, title=title) for at, title in enumerate(titles)])

    assert last.stories[0].headline == "Ferry sinks off Sandry"


def test_a_story_rises_and_is_over() -> None:
    day = [f"2025-04-10T{hour}:30:00Z" for hour in ("08", "09", "12", "13", "13")]
    later = ["2025-04-11T12:00:00Z", "2025-04-15T12:00:00Z"]
    outcomes = run(*[article(f"a{at}", FERRY, time) for at, time in enumerate(day + later)])
    said = [[(each.id, each.status, each.articles) for each in outcome.stories] for outcome in outcomes]
    first, second = story(outcomes[0]).id, story(outcomes[-1]).id

    assert [each[0][1] for each in said] == [
        "steady",
        "steady",
        "steady",
        "steady",
        "rising",
        "steady",
        "steady",
    ]
    assert [len(each) for each in said] == [1] * 6 + [2]
    assert said[-1] == [(second, "steady", 1), (first, "over", 6)]


def test_the_end_of_a_story_is_said_once_whatever_the_batches_and_restarts() -> None:
    articles = [article(f"a{at}", FERRY, f"2025-{4 + at % 3:02}-{1 + at:02}T12:00:00Z") for at in range(20)]
    together = [outcome.stories for outcome in run(*articles)]
    apart: list[tuple[Story, ...]] = []
    log: list[bytes] = []
    for at, one in enumerate(articles):
        memory = GroupMemory()
        for delta in log:
            memory.apply(delta)
        apart += [outcome.stories for outcome in run(one, memory=memory, first=at)]
        log.append(memory.delta())

    assert apart == together
    assert any(each.status == "over" for stories in together for each in stories)


def test_a_story_closes_after_72_hours_without_an_article() -> None:
    outcomes = run(
        article("a", FERRY, "2025-04-10T00:00:00Z"),
        article("b", FERRY, "2025-04-12T23:00:00Z"),
        article("c", FERRY, "2025-04-15T22:00:00Z"),
        article("d", FERRY, "2025-04-18T22:00:01Z"),
    )
    found = [story(outcome).id for outcome in outcomes]

    assert found[0] == found[1] == found[2] != found[3]


def test_an_old_article_found_late_does_not_join_todays_story() -> None:
    today, old = run(article("a", FERRY), article("b", FERRY, "2024-04-10T12:00:00Z"))

    assert story(today).id != story(old).id


def test_a_late_article_does_not_bring_the_storys_newest_date_back() -> None:
    """The third is within 72 hours of the first, not of the second, which was written before both."""
    first, late, third = run(
        article("a", FERRY, "2025-04-10T00:00:00Z"),
        article("b", FERRY, "2025-04-07T02:00:00Z"),
        article("c", FERRY, "2025-04-10T06:00:00Z"),
    )

    assert story(first).id == story(late).id == story(third).id


def test_undated_articles_join_whatever_came_first() -> None:
    """An article without a date was fetched at some time and may have been written before."""
    fetched = "2026-01-01T00:00:00Z"
    dated = article("a", FERRY, fetched_at=fetched)
    undated = [article("b", FERRY, None, fetched_at=fetched), article("c", FERRY, None, fetched_at=fetched)]
    for order in permutations([dated, *undated]):
        assert len({story(outcome).id for outcome in run(*order)}) == 1


def test_articles_without_any_time_are_grouped_too() -> None:
    for order in permutations([article("a", FERRY, None), article("b", FERRY), article("c", FERRY, None)]):
        assert len({story(outcome).id for outcome in run(*order)}) == 1


def test_a_revision_joins_the_story_it_updates_though_it_reads_otherwise() -> None:
    memory = GroupMemory()
    first, _ = run(article("a", FERRY), article("b", BUDGET), memory=memory)
    [revised] = run(article("a2", BUDGET, version=2, updates="a"), memory=memory, first=2)

    assert story(revised).id == story(first).id
    assert revised.stories[0].articles == 1
    assert revised.stories[0].members == ("a2", "a")


def test_a_record_that_comes_again_gets_its_story_and_changes_nothing() -> None:
    memory = GroupMemory()
    before = run(article("a", FERRY), article("b", FERRY), memory=memory)
    memory.delta()
    again = run(article("a", FERRY), article("b", FERRY), memory=memory)

    assert [story(outcome) for outcome in again] == [story(outcome) for outcome in before]
    assert again[1].stories == before[1].stories
    assert memory.delta() == b""
    assert memory.facts().entries == 2


def test_the_id_of_a_story_comes_from_its_first_article() -> None:
    assert story(run(article("a", FERRY))[0]).id == story(run(article("a", BUDGET))[0]).id


@pytest.mark.parametrize("text", ["", "the of and", "😀", "\x00", "\ud800", "東京で会談が行われた"])
def test_any_text_is_grouped_and_logged(text: str) -> None:
    memory = GroupMemory()
    outcomes = Group().run(
        items([article("a", text, title=text), article("\ud801", text, title=text)]), memory
    )

    assert all(isinstance(outcome, Passed) for outcome in outcomes)
    GroupMemory().apply(memory.delta())


def test_an_empty_text_is_its_own_story() -> None:
    one, other = run(article("a", "", title="the"), article("b", "", title="the"))

    assert story(one).id != story(other).id


@pytest.mark.parametrize(
    "published", ["9999-12-31T23:59:59-23:00", "0001-01-01T00:00:00+23:00", "soon", "", "12"]
)
def test_dates_at_the_edge_are_no_error(published: str) -> None:
    run(article("a", FERRY, published), article("b", FERRY))


def test_a_bad_article_fails_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline.stages.group import reading

    real = reading.terms
    monkeypatch.setattr(reading, "terms", lambda title, text: 1 / 0 if title == "bad" else real(title, text))
    memory = GroupMemory()
    good, bad, other = Group().run(
        items([article("a", FERRY), article("b", FERRY, title="bad"), article("c", FERRY)]), memory
    )

    assert isinstance(bad, Failed)
    assert story(good).id == story(other).id
    assert memory.facts().entries == 2


def test_bcubed_of_one_cluster_and_of_singletons() -> None:
    labels = ["x", "x", "y", "y"]

    assert bcubed(["a"] * 4, labels) == (0.5, 1.0, pytest.approx(2 / 3))
    assert bcubed(list("abcd"), labels) == (1.0, 0.5, pytest.approx(2 / 3))


@pytest.mark.skipif(
    not SHARED.is_dir(), reason="the evaluation data lie beside the repository, and here they do not"
)
def test_the_development_stories_are_found() -> None:
    assert evaluate(SHARED / "data" / "stories" / "dev.jsonl.gz")["f"] >= 0.90


@pytest.mark.skipif(
    not SHARED.is_dir(), reason="the seed articles lie beside the repository, and here they do not"
)
@pytest.mark.parametrize("fetched_at", [None, "2025-04-10T20:00:00Z", "2026-11-22T12:00:00Z"])
def test_the_seeds_are_one_story_in_any_order(fetched_at: str | None) -> None:
    for order in permutations(seeds(fetched_at)):
        assert len({story(outcome).id for outcome in run(*order)}) == 1


@pytest.mark.skipif(
    not SHARED.is_dir(), reason="the evaluation data lie beside the repository, and here they do not"
)
@pytest.mark.parametrize("seed", range(3))
def test_the_seeds_are_one_story_of_just_them_among_hundreds_of_articles(seed: int) -> None:
    dice = random.Random(seed)
    with gzip.open(SHARED / "data" / "stories" / "dev.jsonl.gz") as lines:
        rows = [orjson.loads(line) for line in lines]
    noon = 1_744_286_400.0
    stream = []
    for row in rows:
        time = isoformat(noon + dice.uniform(-36, 36) * 3600)
        stream.append(article(row["id"], row["text"], time, row["title"], fetched_at=time))
    wanted = seeds("2025-04-10T20:00:00.000Z")
    stream += dice.sample(wanted, len(wanted))
    stream.sort(key=lambda one: str(one.fetched_at))
    found = {one.id: story(outcome).id for one, outcome in zip(stream, run(*stream), strict=True)}

    (told,) = {found[one.id] for one in wanted}
    assert {name for name, each in found.items() if each == told} == {one.id for one in wanted}


def seeds(fetched_at: str | None) -> list[Article]:
    expected = orjson.loads((SHARED / "seeds" / "expected.json").read_bytes())["articles"]
    made = []
    for name, wanted in expected.items():
        page = (SHARED / "seeds" / name).read_text()
        start = page.index(wanted["text_first"])
        body = page[start : page.index(wanted["text_last"], start) + len(wanted["text_last"])]
        made.append(article(name, body, wanted["published"], wanted["title"], fetched_at=fetched_at))
    return made
