"""Sentences that each show one rule of the tag stage: what they name, and what they must not."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest

from pipeline.stages.tag.entities import find_entities

SENTENCES = Path(__file__).resolve().parents[1] / "data" / "sentences.jsonl"
ROWS = [orjson.loads(line) for line in SENTENCES.read_bytes().splitlines()]


@pytest.mark.parametrize("row", ROWS, ids=[row["text"][:60] for row in ROWS])
def test_a_sentence_names(row: dict[str, list[str]]) -> None:
    found = find_entities("", str(row["text"]), (), str(row["language"]))

    for kind in ("people", "places", "organisations"):
        assert sorted(one.name for one in getattr(found, kind)) == row[kind], kind
