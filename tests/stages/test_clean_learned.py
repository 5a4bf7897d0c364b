"""The learned choice: its set of blocks, sections and comments, and that a batch changes nothing."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.stages.clean.asides import without_asides
from pipeline.stages.clean.learned import choose, pick
from pipeline.stages.clean.markup import draft_html
from pipeline.stages.clean.plain import draft_plain
from pipeline.stages.clean.schedules import with_schedules

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


def test_a_list_of_goods_is_english_by_the_few_small_words_it_has():
    goods = [
        f"Harbour boot {number} with rubber sole, waxed canvas, size 36 – 47, sale price $8{number} USD"
        for number in range(9)
    ]
    assert choose([draft_plain("\n\n".join([*PARAGRAPHS[:1], *goods]))]) != [None]


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
    chances = without_asides(draft.lines, draft.cues, draft.lines, sure, words)
    assert chances.sum() == len(PARAGRAPHS) + left + len(MORE)


def left_of(page: list[str], chance: float = 1.0) -> list[str]:
    """Return the lines that are no aside, if each has that chance."""
    draft = draft_plain("\n".join(page))
    words = np.array([line.words for line in draft.lines])
    chances = without_asides(draft.lines, draft.cues, None, np.full(len(draft.lines), chance), words)
    return [line.text for line, left in zip(draft.lines, chances, strict=True) if left]


def replies(count: int) -> list[str]:
    return [
        line
        for at in range(1, count + 1)
        for line in (f"Reader {at} on September {at}, 2018 at 4:47 pm said:", COMMENT)
    ]


def test_replies_right_below_their_heading_are_none_of_a_short_post_that_the_model_thinks_unlikely():
    post = [*PARAGRAPHS[:2], "You can read last month’s thread here."]
    assert left_of([*post, "Comments", *replies(3)], 0.2) == post
    assert COMMENT in left_of([*post, *replies(3)], 0.2)
    assert COMMENT in left_of([*post, "Comments", *replies(2)], 0.2)
    assert COMMENT in left_of(["Comments", *replies(3)], 0.2)


def further(at: int) -> list[str]:
    return [
        "More on Harbours:",
        "Ann Lee/",
        f"December {at + 10}, 2023/9:43 p.m. ET",
        "The islands ask for a second ferry again",
        *MORE,
    ]


def test_a_page_that_goes_on_with_other_articles_ends_with_its_own():
    assert left_of([*PARAGRAPHS, *further(1), *further(2)]) == list(PARAGRAPHS)
    assert MORE[0] in left_of([*PARAGRAPHS, *further(1)])
    live = [line for at in range(3) for line in (f"{at + 1}:45 pm, 4 March 2024", "Ferry leaves", *MORE)]
    assert left_of([*PARAGRAPHS, *live]) == [*PARAGRAPHS, *live]


def test_captions_of_a_gallery_are_left_out_and_a_lone_counter_is_not():
    caption = "A ferry passes the northern pier of Lindum on the day on which it was struck by a barge."
    gallery = [line for at in range(1, 5) for line in (f"{at} of 4 |", caption)]
    assert left_of([PARAGRAPHS[0], *gallery, *PARAGRAPHS[1:]]) == list(PARAGRAPHS)
    assert caption in left_of([PARAGRAPHS[0], *gallery[:4], *PARAGRAPHS[1:]])
    assert left_of([PARAGRAPHS[0], f"FILE - {caption}", PARAGRAPHS[1]]) == list(PARAGRAPHS[:2])


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "Install the Lindum Post app for free",
        "Be the first to get breaking news",
        "This live blog has ended. For the most recent updates, click here.",
        "View on Lindum Market $27",
        "$28 $21 at Odell",
        "Buy now",
        "Was this page helpful?",
        "MORE: What to know about the ferries to the islands",
        "Watch | The barge strikes the pier",
        "READ MORE: Who pays for the pier?",
        "SEE ALSO: What is a barge?",
        "[Related: Ferries to the islands leave from the fishing quay]",
        "We may earn a commission when you buy through links on this page, and we only name what we love.",
        "All boats in this guide are independently selected by our editors.",
        "The opinions expressed by contributors are their own and not those of the Lindum Post.",
    ],
)
def test_buttons_and_links_between_paragraphs_are_left_out(line):
    assert left_of([PARAGRAPHS[0], line, PARAGRAPHS[1]]) == list(PARAGRAPHS[:2])


@pytest.mark.parametrize(
    "line",
    [
        "Watch the barge strike the pier: it was filmed by a tourist, and thousands have seen the film.",
        "More than a hundred people stood at the quay",
        "Be the first to pay and you will be the last to leave, an old sailor said.",
        "File photos of the pier were shown in court.",
        "Crews that lost their wages when the pier was closed may receive compensation, the authority said.",
        "The board, which was independently chosen, expressed its regret.",
    ],
)
def test_what_only_begins_like_them_stays(line):
    assert left_of([PARAGRAPHS[0], line, PARAGRAPHS[1]]) == [PARAGRAPHS[0], line, PARAGRAPHS[1]]


def test_a_list_of_dates_below_the_text_belongs_to_it():
    dates = [f"June {day} – Port {day}, Lindum @ Old Pier Hall" for day in range(9, 15)]
    page = [*PARAGRAPHS, "The Tour Dates", *dates, "Home", "June 30 – Elsewhere @ Hall"]
    lines = draft_plain("\n".join(page)).lines
    chances = np.array([0.9] * 4 + [0.1] * 9)
    assert with_schedules(lines, chances).tolist() == [0.9] * 4 + [0.6] * 7 + [0.1] * 2
    few = with_schedules(lines[:9], chances[:9])
    assert few.tolist() == chances[:9].tolist()
    chances[:4] = 0.1
    assert with_schedules(lines, chances).tolist() == [0.1] * 13


def test_a_list_of_sources_is_left_out_and_numbered_paragraphs_are_not():
    sources = [
        "1. Odell M, Lee A, et al. Barges and piers. Harbour Journal. 2019;12(3):44-51.",
        "2. Lee A. The pier of Lindum. 2021. https://example.org/pier",
        "3. Port authority. Annual report, pp. 12 to 19.",
    ]
    numbered = [f"{at}. {text}" for at, text in enumerate(PARAGRAPHS, 1)]
    assert left_of([*PARAGRAPHS, *sources]) == list(PARAGRAPHS)
    assert left_of(numbered) == numbered
    assert left_of([*PARAGRAPHS, *sources[:2]]) == [*PARAGRAPHS, *sources[:2]]


def test_small_print_of_html_is_left_out_unless_the_model_is_sure():
    small = "The material may not be reproduced without the prior written permission of Lindum Post."
    draft = draft_html(f"<html><body><article>{STORY}<p>{small}</p></article></body></html>").draft
    words = np.array([line.words for line in draft.lines])
    for chance, left in ((0.6, 4), (0.8, 5)):
        chances = np.full(len(draft.lines), chance)
        assert np.count_nonzero(without_asides(draft.lines, draft.cues, draft.lines, chances, words)) == left
