"""Normal forms: what makes two texts or two addresses the same."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.text.normalise import COMMA, DIGIT, DROP, SPACE, SPACELESS, SYLLABIC, UPPER, WORD, classify
from pipeline.text.normalise import normalise_url as page


def folded(text: str) -> str:
    codes, _ = classify(text)
    return "".join(chr(code) if code else " " for code in codes.tolist())


class TestClassify:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Hello, World", "hello  world"),
            ("Ærø CAFÉ Ångström", "ærø cafe angstrom"),
            ("“quoted” – it’s", " quoted    it s"),
            ("Ｆｕｌｌ", "full"),
            ("МОСКВА Ελλάδα", "москва ελλαδα"),
            ("ok 👍 fine", "ok   fine"),
            ("", ""),
        ],
    )
    def test_case_accents_and_punctuation_do_not_count(self, text: str, expected: str) -> None:
        assert folded(text) == expected

    def test_ascii_and_other_text_agree_on_what_they_share(self) -> None:
        ascii_codes, ascii_kinds = classify("It rose 4%, he said.")
        codes, kinds = classify("It rose 4%, he said.é")

        assert np.array_equal(ascii_codes, codes[:-1])
        assert np.array_equal(ascii_kinds, kinds[:-1])

    @pytest.mark.parametrize(
        ("char", "expected"),
        [
            ("a", WORD),
            ("É", WORD | UPPER),
            ("7", WORD | DIGIT),
            ("٣", WORD | DIGIT),
            (" ", SPACE),
            ("\u00a0", SPACE),
            ("\n", 0),
            (",", COMMA),
            ("\u200b", DROP),
            ("\u00ad", DROP),
            ("\u0301", DROP),
            ("新", WORD | SPACELESS),
            ("ข", WORD | SPACELESS | SYLLABIC),
            ("𠀀", WORD | SPACELESS),
            ("🎉", 0),
            ("\ud800", 0),
        ],
    )
    def test_kinds(self, char: str, expected: int) -> None:
        assert int(classify(char)[1][0]) == expected


class TestUrl:
    @pytest.mark.parametrize(
        "url",
        [
            "https://example.com/news/story-1",
            "http://www.example.com/news/story-1/",
            "HTTPS://Example.COM:443/news/story-1#comments",
            "https://m.example.com/news/story-1?utm_source=x&fbclid=abc",
            "https://amp.example.com/news/story-1",
            "https://example.com/news/story-1/amp/",
            "https://example.com/news/story-1.amp.html",
            "https://example.com/news/story-1?amp=1",
            "//example.com/news/story-1/index.html",
            " example.com/news/story-1 ",
        ],
    )
    def test_one_page_has_one_form(self, url: str) -> None:
        assert page(url) == "example.com/news/story-1"

    def test_parameters_that_name_the_page_stay_in_any_order(self) -> None:
        assert page("http://a.org/read?id=5&lang=de") == page(
            "https://a.org/read?lang=de&utm_medium=rss&id=5"
        )
        assert page("http://a.org/read?id=5") != page("http://a.org/read?id=6")

    def test_paths_keep_their_case_and_short_hosts_their_name(self) -> None:
        assert page("https://a.org/Story") != page("https://a.org/story")
        assert page("https://m.com/story") == "m.com/story"

    @pytest.mark.parametrize(
        "url", [None, "", "  ", "https://example.com/", "https://www.example.com", "mailto:a@b.c"]
    )
    def test_what_is_no_page_has_no_form(self, url: str | None) -> None:
        assert page(url) == ""

    @pytest.mark.parametrize(
        "url", ["http://[broken/x", "http://a.org/\ud800?x=\ud800", "http://a.org:99999999/x"]
    )
    def test_broken_addresses_are_still_equal_to_themselves(self, url: str) -> None:
        assert page(url) == page(url) != ""
