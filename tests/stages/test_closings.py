"""Lines under an article that speak of it: left out from below, and only there."""

from __future__ import annotations

import pytest

from pipeline.article import Origin, RawArticle
from pipeline.outcome import Item
from pipeline.stages.clean import Clean
from pipeline.stages.clean.closings import closes, without_closings
from pipeline.text.blocks import read_lines

BODY = (
    "The harbour of Lindum was closed on Monday after a barge struck the northern pier, officials said.",
    "No one was hurt, but the port authority expects repairs of the pier to take at least three weeks.",
    "Ferries to the islands will leave from the fishing quay until the pier has been inspected, it said.",
)
CLOSING = [
    "Correction: An earlier headline named the wrong pier.",
    "Clarification, 3 May: The barge was moored when it was struck.",
    "A previous version of this article named the wrong pier.",
    "This story was originally published on May 3 and has new quotes.",
    "Updated with a comment from the port authority.",
    "Mara Odell can be reached at mara.odell@daily.example.",
    "Contact the harbour desk by email, harbour@daily.example.",
    "odell@daily.example",
    "Reporting by Mara Odell in Lindum; Editing by J. P. Quist and Ida Brandt",
    "With inputs from Reuters",
    "Mit Material von AFP",
    "This guide is for informational purposes only and is no advice.",
    "The opinions expressed here are those of the author.",
    "The author does not own shares in any company named here.",
    "Like this story? Share it with a friend!",
    "Do you have a tip about the harbour? Here is how to send it.",
    "Follow the harbour desk on Instagram and YouTube.",
    "Anna Quist is a reporter for the Daily. She lives in Lindum with her two dogs.",
    "Peter covers ports and has written two books on lighthouses, of which he is the author.",
]
ABOUT = [
    "Corrections officers said that they had not been told of the barge.",
    "Reporting by the Daily found that the pier had not been inspected in years.",
    "The pier was updated with new lamps in May.",
    "“Contact with the barge was lost,” the captain said.",
    "Lindum is a town of 20,000 where many families live in houses of their own.",
    "The authority lives in fear of winter storms, as its director says.",
    "A deal on the pier can be reached by the end of May, both sides said.",
    "The islands may be reached on foot at low tide.",
    "The views expressed by the minister angered the crews.",
    "An earlier version of the report had named the captain.",
    "The crews follow them on deck and wait.",
    "Like this year, will there be ferries at all next year?",
]


def lines_of(*texts):
    return read_lines("\n".join(texts))


@pytest.mark.parametrize("text", CLOSING)
def test_what_speaks_of_the_article_is_left_out_below_it(text):
    lines = lines_of(*BODY, text)
    assert without_closings(lines, range(4), ()) == [0, 1, 2]


@pytest.mark.parametrize("text", ABOUT)
def test_what_only_begins_like_it_stays(text):
    assert without_closings(lines_of(*BODY, text), range(4), ()) == [0, 1, 2, 3]


@pytest.mark.parametrize("text", CLOSING)
def test_above_a_paragraph_it_stays(text):
    lines = lines_of(BODY[0], text, *BODY[1:])
    assert without_closings(lines, range(4), ()) == [0, 1, 2, 3]


def test_several_of_them_go_and_a_text_of_nothing_else_stays():
    lines = lines_of(*BODY, *CLOSING[:3])
    assert without_closings(lines, range(6), ()) == [0, 1, 2]
    few = lines_of("Short notice.", *CLOSING[:6])
    assert without_closings(few, range(7), ()) == list(range(7))


def test_an_author_is_told_by_the_byline_and_somebody_the_article_is_about_is_none():
    note = "Xeria Tamsin-Oko keeps bees and thinks about ferries."
    (line,) = lines_of(note)
    assert closes(line, ["Xeria Tamsin-Oko"])
    assert not closes(line, ["Xeria"])
    (about,) = lines_of("Anna Quist is the director of the port and lives in Lindum.")
    assert closes(about, ())
    assert not closes(about, (), ["The port has a new director, Anna Quist, who comes from the north."])


def test_the_stage_leaves_them_out_of_both_forms():
    note = CLOSING[0]
    story = [
        *BODY,
        "Repairs of the pier will be paid by the owner of the barge, the authority said on Monday.",
    ]
    plain = "Barge strikes pier\n\n" + "\n\n".join([*story, note])
    html = "".join(f"<p>{text}</p>" for text in [*story, note])
    page = (
        f"<html><head><title>Barge strikes pier</title></head><body><article>{html}</article></body></html>"
    )
    for content in (plain, page):
        outcome = Clean().outcome(
            Item(Origin(0, 0), RawArticle(id="a", content=content, source="d.example"), 0.0)
        )
        assert outcome.record.text.split("\n\n")[-1] == story[-1]


def test_no_line_takes_for_ever_whatever_it_holds():
    words = [
        "A",
        "A.",
        "Reporting by",
        "contact",
        "Mara is",
        "not constitute",
        "a@b",
        "and",
        ",",
        "views expressed",
    ]
    for word in words:
        for joined in (" ".join([word] * 115), word * 2_000, f"Reporting by {' '.join([word] * 110)} !"):
            for line in lines_of(joined):
                assert closes(line, ()) in (True, False)
