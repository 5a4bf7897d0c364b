"""Pages that are no article are turned away, and pages in other languages than English are read."""

from pathlib import Path

import orjson
import pytest

from pipeline.article import Origin, RawArticle
from pipeline.evaluate.clean import evaluate
from pipeline.outcome import Item, Passed, Rejected
from pipeline.stages.clean import Clean
from pipeline.stages.clean.judge import CONSENT, CONSENT_STEMS, check_wall
from pipeline.stages.clean.page import NotAnArticle

DATA = Path(__file__).resolve().parents[1] / "data"
NOT_ARTICLES = [orjson.loads(line) for line in (DATA / "not_articles.jsonl").read_bytes().splitlines()]
MISSED = {"index-5"}
"""Its entries stand together like paragraphs."""


def outcome_of(content):
    return Clean().outcome(
        Item(Origin(0, 0), RawArticle(id="1", content=content, source="daily.example"), 0.0)
    )


@pytest.mark.parametrize("page", NOT_ARTICLES, ids=lambda page: page["id"])
def test_what_is_no_article_is_turned_away(page):
    outcome = outcome_of(page["content"])
    if page["id"] in MISSED:
        assert isinstance(outcome, Passed), "now it is found: take it off the list"
    else:
        assert isinstance(outcome, Rejected)


def test_every_word_of_consent_has_a_stem():
    assert all(any(stem in words for stem in CONSENT_STEMS) for words in CONSENT)


def test_turkish_capitals_are_read_as_well():
    with pytest.raises(NotAnArticle, match="cookie wall"):
        check_wall("GİZLİLİK VE ÇEREZ")


def test_the_detail_names_the_kind():
    details = {page["id"]: outcome_of(page["content"]) for page in NOT_ARTICLES}
    for name, said in [
        ("paywall-1", "a stub: 36 words before a paywall"),
        ("gallery-3", "a gallery: 5 numbered pictures"),
        ("index-1", "an index: 5 dates"),
        ("cookies-4", "a cookie wall"),
        ("error-2", "an error page"),
    ]:
        assert details[name].record.detail.startswith(said)


BRIEF = (
    "The harbour police pulled a sailor out of the water off Sandry on Sunday evening after his dinghy "
    "capsized in a squall. He was taken to hospital with mild hypothermia, a spokeswoman said, and "
    "was expected to go home today."
)


@pytest.mark.parametrize(
    "around",
    [
        "Already a subscriber? Sign in\nHome\nNews\n{}\nMore\nTides\nJobs\nArt\nBooks\nLetters\nMembers-only",
        "1 / 3\n{}\n2 / 3",
        "{}\n12:04\nFerry late\n12:01\nMarket open",
    ],
)
def test_a_brief_among_such_signs_stays_an_article(around):
    outcome = outcome_of(around.format(f"Sailor rescued off Sandry\n{BRIEF}"))
    assert isinstance(outcome, Passed)
    assert outcome.record.text == BRIEF


def test_pages_in_eight_languages():
    figures = evaluate(DATA / "pages.jsonl", field="text")
    assert figures["pages"] == 35
    assert figures["f1"] >= 0.9
    languages = figures["by_source"]
    assert len(languages) == 8
    assert all(each["f1"] >= 0.9 for each in languages.values())
