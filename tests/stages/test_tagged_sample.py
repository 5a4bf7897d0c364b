"""The labelled sample that judges the tag stage is what its description says; it is never tuned on."""

from collections import Counter
from pathlib import Path

import orjson
import pytest

from pipeline.stages.tag.lexicon import NAMES, PARTS

SAMPLE = Path(__file__).resolve().parents[1] / "data" / "tagged.jsonl"
ROWS = [orjson.loads(line) for line in SAMPLE.read_bytes().splitlines()]
CANONICAL = {
    # Labels that stand in the text in another language or as an adjective: what they stand there as.
    "Liège": "Liege", "Zürich": "Zurich", "Réunion": "Reunion", "Munich": "MÜNCHEN", "Saxony": "Sachsen",
    "Austria": "Österreich", "Italy": "Italien", "Switzerland": "Schweiz", "Tyrol": "Tirol",
    "North Rhine-Westphalia": "Nordrhein-Westfalen", "Frankfurt am Main": "Frankfurt", "Peru": "Perú",
    "Mexico": "México", "Brazil": "Brasil", "Seville": "Sevilla", "Lebanon": "Líbano", "Tyre": "Tiro",
    "Morocco": "Maroc", "Al Hoceima": "Al Hoceïma", "Málaga": "Malaga", "Spain": "Espagne", "Chile": "Chili",
    "Senegal": "Sénégal", "Cameroon": "Cameroun", "Istanbul": "İstanbul", "Greece": "Yunanistan",
    "Romania": "Romanya", "United Kingdom": "Britain", "United Nations": "ONU", "Hezbollah": "Hezbolá",
    "Red Cross": "Croix-Rouge", "World Health Organization": "Dünya Sağlık Örgütü", "Aoi Minami": "Aoi",
    "Technisches Hilfswerk": "Technischen Hilfswerk", "Robert-Koch-Institut": "Robert-Koch-Instituts",
    "Türkiye Büyük Millet Meclisi": "Türkiye Büyük Millet Meclisi", "Turkey": "Turkey",
}  # fmt: skip


def test_it_is_large_and_in_several_languages():
    assert len(ROWS) >= 60
    assert len({row["id"] for row in ROWS}) == len({row["text"] for row in ROWS}) == len(ROWS)
    languages = Counter(row["language"] for row in ROWS)
    assert languages["en"] >= 36
    assert languages["de"] >= 10
    assert languages["es"] >= 10


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_labels_stand_in_the_text(row):
    text = f"{row['title']}\n{row['text']}".casefold()
    for kind in ("people", "places", "organisations"):
        assert len(set(row[kind])) == len(row[kind])
        for name in row[kind]:
            spelt = {name, CANONICAL.get(name, name), {"United Nations": "UN"}.get(name, name)}
            assert any(each.casefold() in text for each in spelt), name


def test_every_top_level_topic_is_there_and_none_beside():
    topics = {topic for row in ROWS for topic in row["topics"]}
    assert topics == {f"medtop:{code}000000" for code in NAMES}
    assert all(row["topics"] for row in ROWS)


def test_narrower_topics_are_parts_of_the_topics():
    for row in ROWS:
        parents = {PARTS[code.removeprefix("medtop:")][0] for code in row["narrower"] if said(code)}
        assert parents <= {topic[7:9] for topic in row["topics"]}, row["id"]


def said(qcode: str) -> bool:
    return qcode.removeprefix("medtop:") in PARTS
