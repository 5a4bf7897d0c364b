"""The five seed pages and the labelled development pages, where they are at hand."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from pipeline.article import Article, Origin, RawArticle
from pipeline.evaluate.clean import evaluate
from pipeline.outcome import Item, Passed
from pipeline.stages.clean import Clean

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
SEEDS = SHARED / "seeds"
DEV = SHARED / "data" / "clean" / "dev.jsonl.gz"
needs_seeds = pytest.mark.skipif(not SEEDS.exists(), reason="the seed pages are not part of the repository")
needs_dev = pytest.mark.skipif(not DEV.exists(), reason="the labelled pages are not part of the repository")
NAMES = sorted(path.name for path in SEEDS.glob("*.txt"))


def expected(name: str) -> dict[str, object]:
    wanted: dict[str, object] = json.loads((SEEDS / "expected.json").read_text())["articles"][name]
    return wanted


def clean(name: str) -> Article:
    record = RawArticle(id=name, content=(SEEDS / name).read_text(encoding="utf-8"), source="seeds")
    [outcome] = Clean().run([Item(Origin(0, 0), record, 0.0)], None)
    assert isinstance(outcome, Passed)
    return outcome.record


@needs_seeds
@pytest.mark.parametrize("name", NAMES)
def test_a_seed_gives_its_exact_title_and_text(name):
    article, wanted = clean(name), expected(name)
    assert article.title == wanted["title"]
    assert article.text.startswith(str(wanted["text_first"]))
    assert article.text.endswith(str(wanted["text_last"]))
    assert len(article.text.split()) == wanted["text_words"]


@needs_seeds
def test_the_only_byline_among_the_seeds_names_the_author():
    authors = Counter(name for seed in NAMES for name in clean(seed).authors)
    assert authors == {"Ivan Golden": 1}


@needs_dev
def test_plain_text_reaches_the_level_of_the_decision_record():
    scores = evaluate(DEV, field="text", sources=["aeb"])
    assert scores["f1"] > 0.91
    assert scores["pages"] == 108
