"""What a page would cost a parser."""

from __future__ import annotations

import pytest

from pipeline.text.bombs import LONG_TAG_CHARS, count_tags, html_depth, most_attributes


def test_depth_counts_open_elements():
    assert html_depth("<div><b>x</b><span><i></i></span></div>") == 3
    assert html_depth("<div>" * 5_000) == 5_000
    assert html_depth("</div>" * 50 + "<br><img><p>") == 0
    assert html_depth("</div>" * 50 + "<div>") == 1


@pytest.mark.parametrize(
    "html",
    ["<DIV>" * 9, "<b>" * 9, "<A href=x>" * 9, "<b\u00a0>" * 9, "</p><i\n><u/>" * 5, "<em></em>" * 3, "<b"],
)
def test_no_page_nests_deeper_than_its_brackets_say(html):
    assert count_tags(html.encode()).nesting >= html_depth(html)


def test_words_that_only_begin_like_tags_are_not_counted():
    assert count_tags(b"<p><br><img><li><bdi><input>a < b").nesting == 0


@pytest.mark.parametrize("end", ["", ">", "><b>", "<"])
def test_a_long_tag_is_seen_by_its_brackets(end):
    tag = "<p " + "a=1 " * LONG_TAG_CHARS + end
    assert count_tags(f"<p>text</p>{tag}".encode()).longest > LONG_TAG_CHARS
    assert most_attributes(tag) >= LONG_TAG_CHARS


def test_a_long_script_is_no_long_tag():
    assert count_tags(b"<script>" + b"x" * 9_000 + b"</script>").longest < 10
