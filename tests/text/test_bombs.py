"""What a page would cost a parser."""

from __future__ import annotations

import pytest

from pipeline.text.bombs import LONG_TAG, bounds_of, html_depth
from pipeline.text.brackets import Brackets


def test_depth_counts_open_elements():
    assert html_depth("<div><b>x</b><span><i></i></span></div>") == 3
    assert html_depth("<div>" * 5_000) == 5_000
    assert html_depth("</div>" * 50 + "<br><img><p>") == 0
    assert html_depth("</div>" * 50 + "<div>") == 1


@pytest.mark.parametrize(
    "html",
    [
        "<DIV>" * 9,
        "<b>" * 9,
        "<A href=x>" * 9,
        "<b\u00a0>" * 9,
        "</p><i\n><u/>" * 5,
        "<em></em>" * 3,
        "<div></divx>" * 9,
        "</DIV><i></A></span>" * 9,
        "<a><\x0fa>" * 9,
        "<b",
    ],
)
def test_no_page_nests_deeper_than_its_brackets_say(html):
    assert bounds_of(Brackets(html.encode())).depth >= html_depth(html)


def test_words_that_only_begin_like_tags_are_not_counted():
    assert bounds_of(Brackets(b"<p><br><img><li><bdi><input>a < b")).depth == 0


@pytest.mark.parametrize("end", ["", ">", "><b>", "<"])
def test_the_attributes_of_a_long_tag_are_counted(end):
    tag = "<p title='1 2 3' " + "a=1 " * LONG_TAG + end
    assert bounds_of(Brackets(f"<p>text</p>{tag}".encode())).attributes == LONG_TAG + 1


def test_a_long_value_is_one_attribute():
    assert bounds_of(Brackets(b"<img src='" + b"x y " * LONG_TAG + b"'>")).attributes == 1


@pytest.mark.parametrize("script", ["x " * LONG_TAG, "if (a <b) " + "x " * LONG_TAG])
def test_a_long_script_is_no_long_tag(script):
    assert bounds_of(Brackets(f"<script>{script}</script>".encode())).attributes == 0
