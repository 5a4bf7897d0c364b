"""Headlines without a text: those of one moment's burst are one story, others stay apart."""

from __future__ import annotations

import io
import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from pipeline.article import Article, Origin, isoformat
from pipeline.evaluate.group import evaluate
from pipeline.outcome import Item, Passed
from pipeline.stages.group import Group, GroupMemory

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
START = 1_744_286_400.0
BRIDGE = (
    "Lindum bridge collapses into river",
    "Bridge in Lindum collapses during rush hour",
    "Lindum bridge collapse: what we know",
    "Cars in the river after Lindum bridge collapse",
    "Mayor of Lindum shuts down every other bridge",
    "Engineers had warned of cracks, says mayor",
    "River police search for missing drivers",
    "Rush hour disaster: drivers tell of their escape",
)
OTHERS = (
    "Chess champion loses title in Oslo",
    "Bakers strike over flour prices",
    "New telescope sees oldest galaxy yet",
    "Parliament votes on pensions",
    "Rugby final ends in a draw",
    "Beetle thought extinct found in a shed",
    "Opera house reopens after ten years",
    "Tax on sugar comes into force",
)


ONE_WORD = (
    "River otters return to the delta",
    "Mayor opens swimming pool",
    "Police warn against phone fraud",
    "Electric cars sold out until spring",
    "Gold rush town turns into museum",
    "Happy hour banned in pubs",
    "Disaster fund for farmers empty",
    "Drivers of trams want shorter shifts",
    "Engineers build smallest robot",
    "Escape room wins design prize",
    "Cracks in coalition over school meals",
    "Search engine fined by regulator",
    "Bridge club plays for charity",
    "Missing painting hung in a kitchen",
    "Mayor of twin town visits zoo",
    "Police orchestra tours Japan",
    "Cars without windows shown in Turin",
    "River festival moves to autumn",
    "Rush of orders for paper planes",
    "Hour of silence at the stock exchange",
)


def stream(titles: Sequence[str], pause: float, sources: int = 99) -> list[Item[Article]]:
    return [
        Item(
            Origin(0, at),
            Article(
                f"a{at}", f"paper-{at % sources}.example", None, title, "",
                published=isoformat(START + pause * at),
            ),
            0.0,
        )
        for at, title in enumerate(titles)
    ]  # fmt: skip


def stories(items: Sequence[Item[Article]], memory: GroupMemory | None = None) -> list[str]:
    stage = Group()
    found = []
    for outcome in stage.run(items, memory or stage.new_memory()):
        assert isinstance(outcome, Passed)
        assert outcome.record.story is not None
        found.append(outcome.record.story.id)
    return found


def test_headlines_of_a_burst_are_one_story_if_they_share_a_word() -> None:
    assert len(set(stories(stream(BRIDGE, 0.2)))) == 1


def test_the_same_headlines_hours_apart_need_more_than_one_word() -> None:
    assert len(set(stories(stream(BRIDGE, 3600.0)))) > 2


def test_one_outlets_headlines_are_no_burst() -> None:
    assert len(set(stories(stream(BRIDGE, 0.2, sources=2)))) > 2


def test_a_headline_that_shares_no_word_stays_out_of_the_burst() -> None:
    found = stories(stream((*BRIDGE[:6], OTHERS[0], BRIDGE[6]), 0.2))
    assert found[6] not in found[:6]
    assert found[7] == found[0]


def test_headlines_of_many_things_at_one_moment_stay_apart() -> None:
    mixed = [title for pair in zip(BRIDGE, OTHERS, strict=True) for title in pair]
    found = stories(stream(mixed, 0.2))
    assert not set(found[::2]) & set(found[1::2])
    assert len(set(found[1::2])) == len(OTHERS)


def test_a_burst_does_not_feed_on_headlines_that_share_no_more_than_a_word_with_it() -> None:
    found = stories(stream((*BRIDGE, *ONE_WORD), 0.2))
    assert not set(found[-5:]) & set(found[:3])


@pytest.mark.parametrize("seed", range(5))
def test_a_burst_goes_on_after_a_restart(seed: int) -> None:
    rng = random.Random(seed)
    titles = [rng.choice((*BRIDGE, *OTHERS[:2])) for _ in range(60)]
    items = stream(titles, rng.choice((0.1, 0.5, 2.0)))
    stage, whole = Group(), Group().new_memory()
    expected = stories(items, whole)

    cut = rng.randrange(10, 50)
    first, rebuilt, restored = stage.new_memory(), stage.new_memory(), stage.new_memory()
    stories(items[:cut], first)
    rebuilt.apply(first.delta())
    file = io.BytesIO()
    first.snapshot()(file)
    file.seek(0)
    restored.restore(file)
    assert stories(items[cut:], rebuilt) == stories(items[cut:], restored) == expected[cut:]


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs the development data beside the repository")
def test_headlines_alone_of_the_development_set_are_grouped() -> None:
    assert evaluate(SHARED / "data" / "stories" / "titles_dev.jsonl.gz")["f"] >= 0.86
