"""The learned choice: its set of blocks, sections and comments, and that a batch changes nothing."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.stages.clean.asides import without_asides
from pipeline.stages.clean.learned import choose, pick
from pipeline.stages.clean.markup import draft_html
from pipeline.stages.clean.plain import draft_plain

PARAGRAPHS = (
    "The harbour of Lindum was closed on Monday after a barge struck the northern pier, officials said.",
    "No one was hurt, but the port authority expects repairs of the pier to take at least three weeks.",
    "“We heard a bang and then the whole office shook,” said Mara Odell, who runs the ferry kiosk.",
    "Ferries to the islands will leave from the fishing quay until the pier has been inspected, it said.",
)
STORY = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
MORE = (
    "The port was built in the last century, when the islands still had their own fleet of trawlers.",
    "Repairs of the pier will be paid by the owner of the barge, the authority said late on Monday.",
)
STORY2 = "".join(f"<p>{text}</p>" for text in MORE)
COMMENT = "I was there on that day and saw it all, and I can tell you that the pier was rotten for years."


def texts_of(html: str) -> list[str]:
    draft = draft_html(html).draft
    [choice] = choose([draft])
    assert choice is not None
    return [line.text for line, kept in zip(draft.lines, choice.kept, strict=True) if kept]


def test_the_best_set_weighs_chances_by_words_and_is_never_empty():
    kept, expected = pick(np.array([0.9, 0.1, 0.8]), np.array([50, 50, 40]))
    assert kept.tolist() == [True, False, True]
    assert 0.8 < expected < 1
    assert pick(np.array([0.01]), np.array([5]))[0].tolist() == [True]


def test_comments_are_left_out_by_the_name_of_their_section():
    page = f"<html><body><article>{STORY}</article><div class='comments'><p>{COMMENT}</p></div></body></html>"
    assert texts_of(page) == list(PARAGRAPHS)


def test_a_paragraph_counts_once():
    assert texts_of(f"<html><body><article>{STORY}{STORY}</article></body></html>") == list(PARAGRAPHS)


def test_a_page_in_another_language_is_left_to_the_rules():
    text = (
        "Nach Angaben der Behörden wurde der Hafen am Montag geschlossen, weil ein Schiff den Kai rammte.\n"
        "Verletzt wurde niemand, doch die Reparatur des Kais wird nach ersten Schätzungen Wochen dauern."
    )
    assert choose([draft_plain(text)]) == [None]


@pytest.mark.parametrize("size", [1, 2, 7])
def test_chances_do_not_depend_on_the_batch(size):
    drafts = [draft_plain("\n\n".join((*PARAGRAPHS[at % 4 :], f"Menu {at}"))) for at in range(9)]
    whole = choose(drafts)
    split = [choice for start in range(0, 9, size) for choice in choose(drafts[start : start + size])]
    for one, other in zip(whole, split, strict=True):
        assert one is not None
        assert other is not None
        assert one.chances.tolist() == other.chances.tolist()
        assert one.kept.tolist() == other.kept.tolist()


def kept_of(page: list[str]) -> list[str]:
    draft = draft_plain("\n\n".join(page))
    [choice] = choose([draft])
    assert choice is not None
    return [line.text for line, kept in zip(draft.lines, choice.kept, strict=True) if kept]


def test_a_long_list_of_teasers_is_no_part_of_a_plain_article():
    teasers = [
        f"• Harbour {at}: the council of the old town says that the pier it built will have to be moved"
        for at in range(14)
    ]
    list_of_sentences = [f"{teaser}." for teaser in teasers]
    assert kept_of([*PARAGRAPHS[:3], *teasers, PARAGRAPHS[3]])[:3] == list(PARAGRAPHS[:3])
    assert not any("Harbour" in text for text in kept_of([*PARAGRAPHS[:3], *teasers, PARAGRAPHS[3]]))
    assert any("Harbour" in text for text in kept_of([*PARAGRAPHS[:3], *list_of_sentences, PARAGRAPHS[3]]))


def test_prose_between_two_appeals_in_which_the_publisher_speaks_of_itself_is_a_plea():
    plea = [
        "Our reporters depend on readers like you, so please support our journalism with a gift today.",
        "For ten years we have told the stories of the islands that no one else would have told you.",
        "You can make a donation now, and every gift helps us: subscribe to our newsletter to hear more.",
    ]
    others = [
        "The donation will be handed over on Friday, and readers can support the islands by subscribing.",
        "The kiosk was built ten years ago and has been open on each day of the year since then, they say.",
        "The newsletter of the port says that subscribers made donations for the kiosk all through the year.",
    ]
    assert kept_of([*PARAGRAPHS[:2], *plea, *PARAGRAPHS[2:]]) == list(PARAGRAPHS)
    assert plea[1] in kept_of([*PARAGRAPHS[:2], plea[1], *PARAGRAPHS[2:]])
    assert others[1] in kept_of([*PARAGRAPHS[:2], *others, *PARAGRAPHS[2:]])


def test_what_stands_under_the_heading_of_comments_is_none_of_the_article():
    comments = [f"{at}. {COMMENT}" for at in range(1, 5)]
    assert kept_of([*PARAGRAPHS, "4 Responses to “Pier struck by a barge”", *comments]) == list(PARAGRAPHS)
    assert kept_of([*PARAGRAPHS, *comments]) != list(PARAGRAPHS)


@pytest.mark.parametrize(("teasers", "left"), [(9, 0), (8, 0), (7, 7)])
def test_a_long_stretch_of_linked_headlines_is_no_part_of_an_html_article(teasers, left):
    links = "".join(
        f"<li><p><a href='/{at}'>Council of the old town says that pier {at} has to be moved away, "
        "and that it was built in the wrong place.</a></p></li>"
        for at in range(teasers)
    )
    draft = draft_html(f"<html><body><article>{STORY}<ul>{links}</ul>{STORY2}</article></body></html>").draft
    sure = np.ones(len(draft.lines))
    words = np.array([line.words for line in draft.lines])
    chances = without_asides(draft.lines, draft.cues, draft.blocks, sure, words)
    assert chances.sum() == len(PARAGRAPHS) + left + len(MORE)
