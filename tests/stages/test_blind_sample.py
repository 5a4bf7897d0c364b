"""The sample of longer articles, written without a look at the tagger, is what its description says."""

from collections import Counter
from pathlib import Path

import orjson
import pytest

from pipeline.stages.tag.lexicon import NAMES

DATA = Path(__file__).resolve().parents[1] / "data"
ROWS = [orjson.loads(line) for line in (DATA / "blind.jsonl").read_bytes().splitlines()]
OTHER = [orjson.loads(line) for line in (DATA / "tagged.jsonl").read_bytes().splitlines()]
WORDS = (90, 300)
"""Words of a text, least and most."""


def test_languages_counts_and_no_article_twice():
    languages = Counter(row["language"] for row in ROWS)
    assert languages == {"en": 36, "de": 10, "es": 10, "fr": 5, "tr": 3, "ru": 2}
    for field in ("id", "title", "text"):
        assert len({row[field] for row in [*ROWS, *OTHER]}) == len(ROWS) + len(OTHER), field


def test_every_top_level_topic_is_there_and_none_beside():
    assert {topic for row in ROWS for topic in row["topics"]} == {f"medtop:{code}000000" for code in NAMES}
    assert all(1 <= len(set(row["topics"])) == len(row["topics"]) <= 2 for row in ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_labels_stand_in_the_text_and_exclude_each_other(row):
    text = f"{row['title']}\n{row['text']}"
    names = [name for kind in ("people", "places", "organisations") for name in row[kind]]
    assert len({name.casefold() for name in names}) == len(names)
    assert WORDS[0] <= len(row["text"].split()) <= WORDS[1]
    assert not {name.casefold() for name in names} & {name.casefold() for name in row["never"]}
    assert set(row["aliases"]) <= set(names)
    for name in names:
        spelt = (name, name.upper(), *row["aliases"].get(name, ()))  # datelines are in capitals
        assert any(each in text for each in spelt), name
    for name, spelt in row["aliases"].items():
        assert spelt, name
        assert all(each in text for each in spelt), name
