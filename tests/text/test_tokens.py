"""Words and tokens."""

from __future__ import annotations

import pytest

from pipeline.text.tokens import STOPWORDS, fold, tokens, words


@pytest.mark.parametrize("text", ["", "   ", "\x00\x01", "😀😀", "—…", "\ud800"])
def test_a_text_without_words_has_none(text: str) -> None:
    assert [word for word in words(text) if word.strip() and word.isalpha()] == []


def test_words_of_other_scripts_are_kept() -> None:
    assert words("Переговоры в Стамбуле") == ["переговоры", "в", "стамбуле"]
    assert words("محادثات في إسطنبول") == ["محادثات", "في", "إسطنبول"]


def test_unspaced_scripts_become_pairs() -> None:
    assert words("外交協議 now") == ["外交", "交協", "協議", "now"]


def test_tokens_keep_marks_so_that_phrases_stop_there() -> None:
    assert tokens("Talks, embassies") == ["talks", ",", "embassies"]


def test_fold_joins_plural_and_possessive() -> None:
    assert fold("delegations") == fold("delegation’s") == "delegation"


def test_stop_words_are_lower_case_words() -> None:
    assert all(word == word.lower() and " " not in word for word in STOPWORDS)
    assert {"the", "und", "les", "pero", "который", "için"} <= STOPWORDS
    assert not {"war", "embassy", "may day"} & STOPWORDS
