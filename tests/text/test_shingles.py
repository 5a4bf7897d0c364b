"""Fingerprints: equal for equal normal forms, alike for alike texts, the same in any batch."""

from __future__ import annotations

import random
import time
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.text.shingles import SAMPLE_SIZE, SHORT_WORDS, Fingerprints, Ragged, fingerprint, mix, shingled

PROSE = (
    "The harbour council of Port Ellery voted on Tuesday to close the old ferry dock for 14 months, saying "
    "that the repairs would cost 3.2 million and that Captain Ruth Odell had asked for them since 2019. "
)


def rows(ragged: Ragged) -> list[list[int]]:
    return [ragged.values[begin:end].tolist() for begin, end in pairwise(ragged.offsets)]


def everything(prints: Fingerprints) -> list[tuple[object, ...]]:
    return list(
        zip(
            prints.digests.tolist(),
            prints.words.tolist(),
            prints.whole.tolist(),
            rows(prints.shingles),
            rows(prints.numbers),
            rows(prints.names),
            strict=True,
        )
    )


def article(seed: int, words: int = 300) -> list[str]:
    choose = random.Random(seed)
    return ["".join(choose.choices("abcdefghij", k=choose.randint(2, 9))) for _ in range(words)]


def similarity(one: str, two: str) -> float:
    a, b = rows(fingerprint([one, two]).shingles)
    limit = min(a[-1], b[-1])
    left, right = {v for v in a if v <= limit}, {v for v in b if v <= limit}
    return len(left & right) / len(left | right)


@given(st.lists(st.text(max_size=200), max_size=12), st.integers(1, 12))
@settings(max_examples=150, deadline=None)
def test_a_text_has_the_same_fingerprint_in_any_batch(texts: list[str], size: int) -> None:
    parts = [texts[at : at + size] for at in range(0, len(texts), size)]

    assert [one for part in parts for one in everything(fingerprint(part))] == everything(fingerprint(texts))


def test_longer_texts_have_the_same_fingerprint_in_any_batch() -> None:
    texts = [" ".join(article(seed, 40 * seed)) for seed in range(60)] + [
        PROSE * 3,
        "新闻" + PROSE,
        "ข่าว" * 40,
    ]

    assert [one for text in texts for one in everything(fingerprint([text]))] == everything(
        fingerprint(texts)
    )


@pytest.mark.parametrize(
    "other",
    [
        PROSE.upper(),
        PROSE.replace(" ", "\n"),
        PROSE.replace("Odell", "Óde\u0301ll"),
        PROSE.replace("harbour", "har\u00adbour"),
        "“" + PROSE.replace(",", " –") + "”",
    ],
)
def test_looks_do_not_change_the_digest(other: str) -> None:
    one, two = fingerprint([PROSE, other]).digests

    assert one == two


@pytest.mark.parametrize(
    "other", [PROSE.replace("14", "15"), PROSE + "x", PROSE[4:], PROSE.replace("dock", "deck")]
)
def test_words_do_change_the_digest(other: str) -> None:
    one, two = fingerprint([PROSE, other]).digests

    assert one != two


def test_word_borders_and_order_count() -> None:
    assert len(set(fingerprint(["ab c", "a bc", "abc", "c ab", "ab c ab"]).digests.tolist())) == 5


def test_samples_estimate_the_share_in_common() -> None:
    words, fresh = article(1, 600), article(2, 600)
    half = " ".join(words[:300] + fresh[:300])

    assert similarity(" ".join(words), " ".join(words)) == 1.0
    assert similarity(" ".join(words), half) == pytest.approx(1 / 3, abs=0.12)
    assert similarity(" ".join(words), " ".join(fresh)) == 0.0


def test_samples_are_bounded_distinct_and_ascending() -> None:
    prints = fingerprint([" ".join(article(3, count)) for count in (11, 12, 30, 100, 5000)] + ["ha " * 500])
    samples = rows(prints.shingles)

    assert [len(sample) for sample in samples] == [0, 10, 28, SAMPLE_SIZE, SAMPLE_SIZE, 1]
    assert all(sample == sorted(set(sample)) for sample in samples)
    assert prints.whole.tolist() == [True, True, True, False, False, True]
    assert SHORT_WORDS == 12


def test_guards_see_figures_and_names_inside_sentences() -> None:
    names = rows(fingerprint([PROSE, PROSE.lower()]).names)
    numbers = rows(fingerprint(["Shares fell 14 points", "Shares rose 14 points", "shares FELL 14"]).numbers)

    assert (len(names[0]), len(names[1])) == (6, 0)  # Port, Ellery, Tuesday, Captain, Ruth, Odell; not The
    assert numbers[0] == numbers[2] != numbers[1]


def test_scripts_without_spaces_are_cut_by_characters() -> None:
    chinese = (
        "市议会周二投票决定关闭旧渡轮码头十四个月，称维修费用为三百二十万元，船长自去年以来一直要求维修。"
    )
    other = chinese.replace("十四个月", "二十六周")
    prints = fingerprint([chinese, other, chinese.replace("，", " ")])

    assert prints.words[0] > 40
    assert prints.digests[0] == prints.digests[2] != prints.digests[1]
    assert 0.5 < similarity(chinese, other) < 1.0


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\n", "a" * 10_000, "的" * 10_000, "🎉" * 50, "\ud800", "\x00", "שלום עולם " * 30, "ก" * 999],
)
def test_odd_texts_have_a_fingerprint(text: str) -> None:
    first, second = everything(fingerprint([text, text]))

    assert first == second


def test_a_text_of_5_mb_takes_bounded_time() -> None:
    begin = time.process_time()
    prints = fingerprint(["word " * 1_000_000, "é" * 5_000_000])

    assert prints.words.tolist() == [1_000_000, 1]
    assert time.process_time() - begin < 10  # 1 s on an idle machine


def test_no_texts_have_no_fingerprints() -> None:
    assert everything(fingerprint([])) == []


def test_mix_is_one_to_one() -> None:
    assert len(np.unique(mix(np.arange(100_000, dtype=np.uint64)))) == 100_000


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        ("Prices rose by 4% in May.", ["Prices rose by", "rose by 4", "by 4% in", "4% in May"]),
        (
            "A soft\u00adly spoken\u200b “word”",
            ["A soft\u00adly spoken", "soft\u00adly spoken\u200b “word"],
        ),
        ("两个词 and more", ["两个词 a", "个词 and", "词 and more"]),
        ("Too short", []),
    ],
)
def test_every_shingle_knows_where_it_stands(text: str, passages: list[str]) -> None:
    found = shingled(text)

    assert [text[begin:end] for begin, end in zip(found.begins, found.ends, strict=True)] == passages


def test_samples_are_of_these_shingles() -> None:
    text = " ".join(article(8, 40))

    assert rows(fingerprint([text]).shingles) == [sorted(set(shingled(text).hashes.tolist()))]
