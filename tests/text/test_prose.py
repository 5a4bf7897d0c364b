"""The article's run among a page's lines, and the rules inside it."""

from __future__ import annotations

import pytest

from pipeline.text.blocks import read_lines
from pipeline.text.cues import GROUPS, SIGNS, Cue, find_cues
from pipeline.text.prose import article_run, best_run, keep

ONE = "The river rose by two metres on Friday and flooded the lower streets of the old town."
TWO = "Firefighters pumped water out of forty cellars, and the school will stay shut until Monday."
THREE = "The mayor asked residents to keep away from the river and to check on older neighbours."


def kept(page: str) -> list[str]:
    lines = read_lines(page)
    cues = find_cues(lines)
    return [lines[at].text for at in keep(lines, cues, article_run(lines, cues))]


def test_the_best_run_has_the_largest_sum():
    assert best_run([-5, 3, 4, -1, 6, -9, 2]) == (1, 5, 12.0)
    assert best_run([-1, -2]) == (0, 0, 0.0)


def test_menus_around_the_text_are_left_out():
    menu = "\n".join(["• Home", "• News", "• Sport", "• Weather"])
    assert kept(f"{menu}\n{ONE}\n{TWO}\n{menu}") == [ONE, TWO]


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "Story continues below",
        "Read more: How the river was tamed",
        "The flooded town hall. Photo by Ann Lee",
        "The flooded market square on Friday. (AP Photo/Ann Lee)",
        "Share on Facebook",
    ],
)
def test_what_stands_between_paragraphs_without_belonging_there_is_left_out(line):
    assert kept(f"{ONE}\n\n{TWO}\n\n{line}\n\n{THREE}") == [ONE, TWO, THREE]


def test_headlines_of_related_stories_inside_the_text_are_left_out():
    box = "Related stories\n• Bridge to reopen\n• Dyke holds"
    assert kept(f"{ONE}\n{TWO}\n{ONE}\n{TWO}\n{box}\n{THREE}\n{ONE}\n{TWO}").count("Bridge to reopen") == 0


def test_subheads_lists_and_tables_inside_the_text_stay():
    inside = [
        "What is closed",
        "The lower school",
        "Harbour Street",
        "Level at noon 6.2 m",
        "Level at night 7.9 m",
    ]
    page = "\n\n".join([ONE, TWO, *inside, THREE, ONE.replace("Friday", "Saturday")])
    assert kept(page)[2:7] == inside


def test_an_appeal_after_the_text_is_left_out_however_long():
    appeal = (
        "Support our journalism\n\nDear readers, we depend on you; your support keeps our newsroom going.\n"
        "If you can, please donate today, or become a member and get our newsletter in your inbox each week."
    )
    assert kept(f"{ONE}\n\n{TWO}\n\n{THREE}\n\n{appeal}") == [ONE, TWO, THREE]


def test_comments_after_the_text_are_left_out():
    comments = "\n".join(f"Reader{i} says:\n{THREE[:-1]} {i}, I think.\nReply" for i in range(3))
    assert kept(f"{ONE}\n{TWO}\n{THREE}\n3 Comments\n{comments}") == [ONE, TWO, THREE]


def test_key_points_and_captions_before_a_dateline_are_left_out():
    page = f"• The river rose by two metres.\n• Forty cellars were flooded.\nLINDUM: {ONE}\n{TWO}"
    assert kept(page) == [f"LINDUM: {ONE}", TWO]


def test_points_above_the_text_stay_if_all_of_them_are_sentences():
    points = (
        "• The river has risen by two metres since Friday.",
        "• Forty cellars in the old town were flooded.",
    )
    bare = [point.removeprefix("• ") for point in points]
    assert kept("\n".join([*points, ONE, TWO])) == [*bare, ONE, TWO]
    assert kept("\n".join([*points, "• Where to go", ONE, TWO])) == [ONE, TWO]


def test_an_agency_in_a_dateline_is_no_picture_credit():
    assert kept(f"LINDUM (AP) — {ONE}\n{TWO}") == [f"LINDUM (AP) — {ONE}", TWO]


def test_words_that_only_contain_a_cue_are_no_cue():
    lines = read_lines("No one was hurt, but the port authority expects repairs to take three weeks.")
    assert find_cues(lines) == [Cue.NONE]


def test_every_needle_is_in_lower_case_and_every_group_has_some():
    assert all(needle == needle.lower() and needle for sign in SIGNS for needle in sign.needles)
    assert {sign.cue for sign in SIGNS if sign.needles} == set(GROUPS)


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("This site uses cookies to show you what you like to read every day.", Cue.SMALL_PRINT),
        ("The pier before the storm. Picture: Ann Lee", Cue.CAPTION),
        ("You can follow the author and sign up for our newsletter here today.", Cue.APPEAL),
        ("Ann Lee is a senior reporter who covers harbours and rivers for the paper.", Cue.AUTHOR_BOX),
        ("4 hours ago", Cue.REPLY),
        ("Ann Lee wrote:", Cue.REPLY),
        ("Bo Chen March 4th, 2024 at 10:15 am", Cue.REPLY),
        ("The pier on Monday | AP", Cue.CAPTION),
        ("The pier on Monday, seen via Getty Images from the sea", Cue.CAPTION),
        ("Mehr zum Thema", Cue.TAIL),
        ("Lea también", Cue.TAIL),
    ],
)
def test_cues_are_found_in_one_pass_as_by_their_patterns(text, cue):
    assert find_cues(read_lines(text), everywhere=True) == [cue]
