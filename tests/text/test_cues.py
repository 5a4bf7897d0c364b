"""Cues by how a line begins: what is asked by its first character is what would be asked of all."""

import re

import pytest

from pipeline.text import cue_words
from pipeline.text.blocks import read_lines
from pipeline.text.cues import OPENING_BY_FIRST, OPENINGS, Cue, find_cues, firsts_of

ALL = re.compile("|".join(f"(?P<{cue.name}>{cue_words.either(*parts)})" for cue, parts in OPENINGS.items()))
LINES = [
    "Related posts", "RELATED: the river", "More from Sport", "Most read", "Popular now", "You may also like",
    "Read next", "read this next", "3 comments", "Add a comment", "Comments", "Join the conversation",
    "2 thoughts on “Rain”", "Tags: rain, river", "About the author", "Sign up", "Signup now", "© 2024 Paper",
    "(c) 2024 Paper", "Copyright Paper", "What’s next", "Don't miss", "Mehr zum Thema", "Das könnte Sie auch",
    "À lire aussi", "Читайте также", "İlgili Haberler", "ilgili haberler", "関連記事", "相关新闻", "댓글 3",
    "Advertisement", "Ad", "Bad", "Share", "Share this article", "Share of the market that fell", "Image 3",
    "3 of 9", "12/40", "5 min read", "min read", "(with inputs from agencies)", "____", "* * *", "---",
    "Scroll to continue", "Play the video", "Watch now", "pic.twitter.com/x", "Anzeige", "реклама",
    "Reply", "Like · 3", "Report", "Reporter", "Antworten", "ответить", "Flag", "Rain in the north", "zebra",
]  # fmt: skip


@pytest.mark.parametrize("text", LINES)
def test_openings_by_first_character_are_those_of_all(text):
    (line,) = read_lines(text)
    found = ALL.match(line.text.lower())
    expected = Cue.NONE if found is None else Cue[found.lastgroup]
    assert find_cues([line], everywhere=True) == [expected]


def test_every_opening_is_asked_of_lines_that_begin_like_it():
    for cue, parts in OPENINGS.items():
        for part in parts:
            for first in firsts_of(part) or "":
                assert cue_words.either(part)[3:-1] in OPENING_BY_FIRST[first].pattern, (cue, part)


def test_no_opening_has_options_outside_of_groups():
    # Such would begin with characters that nobody sees.
    nested = re.compile(r"\[[^\]]*\]|\([^()]*\)")
    for part in (part for parts in OPENINGS.values() for part in parts):
        rest = part
        while nested.search(rest):
            rest = nested.sub("", rest)
        assert "|" not in rest


@pytest.mark.parametrize(
    ("pattern", "firsts"),
    [
        ("more (?:from|on)", "m"),
        ("(?:read|see) next", "rs"),
        ("(?:categor(?:y|ies)|tags?) ?:", "ct"),
        ("(?:all )?comments", None),
        ("a?bc", None),
        (r"(?:\d+|one) replies", None),
        (r"\bad$", None),
        ("[-—–]{2,}$", None),
    ],
)
def test_first_characters_are_told_or_left_open(pattern, firsts):
    assert firsts_of(pattern) == firsts
