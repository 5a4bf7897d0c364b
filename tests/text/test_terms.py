"""Hashed terms."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.text import terms as module
from pipeline.text.terms import TERM_SPACE, TITLE_WEIGHT, _Memo, term, terms
from pipeline.text.tokens import words


def test_a_repeated_word_weighs_one_plus_the_log_of_its_count() -> None:
    numbers, weights = terms("", "embassy embassy embassy")

    assert numbers.tolist() == [term("embassy")]
    assert weights.tolist() == [1 + np.log(3)]


def test_a_word_of_the_title_alone_is_a_term_too() -> None:
    numbers, weights = terms("Embassy", "consulate")

    found = dict(zip(numbers.tolist(), weights.tolist(), strict=True))
    assert found == {term("embassy"): TITLE_WEIGHT, term("consulate"): 1.0}


@settings(max_examples=200, deadline=None)
@given(st.text() | st.text("ab'’ss-_ .ΣσİSé“”東京で会1²\u2028\xa0\u0307\ud800\x1c\x85"))
def test_the_terms_of_a_text_are_those_of_its_words(text: str) -> None:
    counts = Counter(number for number in map(term, words(text)) if number != TERM_SPACE)
    numbers, weights = terms("", text)

    assert numbers.tolist() == sorted(counts)
    assert weights.tolist() == [1 + np.log(counts[number]) for number in sorted(counts)]


@settings(max_examples=100, deadline=None)
@given(st.text(), st.text())
def test_terms_are_distinct_ascending_and_in_range(title: str, text: str) -> None:
    numbers, weights = terms(title, text)

    assert len(numbers) == len(weights)
    assert (np.diff(numbers.astype(np.int64)) > 0).all()
    assert all(number < TERM_SPACE for number in numbers)
    assert (weights > 0).all()


def test_pieces_that_take_each_others_place_in_the_memo_change_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "_memo", _Memo(bits=19))
    made = [f"w{at}x" for at in range(40_000)]  # some 1,500 of them share a place
    for _ in range(2):
        numbers, _ = terms("", " ".join(made))

        assert numbers.tolist() == sorted({term(word) for word in made})


def test_a_lone_surrogate_is_no_error() -> None:
    terms("\ud800bc", "x\udfff words")
