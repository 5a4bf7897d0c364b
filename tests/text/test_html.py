"""HTML: told from text, its head read."""

from __future__ import annotations

import pytest

from pipeline.text.brackets import Brackets
from pipeline.text.html import Head, is_html, read_head, visible_text

HEAD = """<!doctype html><html lang="de-AT"><head><title>Storm hits the coast - The Example</title>
<meta property="og:title" content="Storm hits the coast &amp; the isles">
<meta name="author" content="By Ann Lee, Bo May">
<meta property="article:published_time" content="2024-05-01T10:00:00+02:00"></head>"""
LINKED = """<script type="application/ld+json">{"@graph": [{"@type": "WebPage"}, {"@type": ["NewsArticle"],
"headline": "Storm", "datePublished": "2024-05-02", "dateModified": "2024-05-03",
"author": [{"name": "Cy Poe"}]}]}</script>"""


@pytest.mark.parametrize(
    "text",
    [
        "\n <!DOCTYPE html>\n<html>",
        "<html lang=en>",
        "<div><p>One</p><p>two</p></div>",
        "\ufeff<HTML><BODY>x",
        "<p>a</p><p>b</p>",
    ],
)
def test_html_is_known_by_its_beginning(text):
    assert is_html(text)


@pytest.mark.parametrize(
    "text", ["", "Plain words.", "if a < b and b > c, use <b>", "I <3 you", "<Ann> hello\n<Bo> hi"]
)
def test_plain_text_with_brackets_is_no_html(text):
    assert not is_html(text)


def head_of(html: str) -> Head:
    return read_head(Brackets(html.encode()))


def test_the_head_is_read_from_meta_tags():
    head = head_of(HEAD)
    assert head.title == "Storm hits the coast & the isles"
    assert head.authors == ("Ann Lee", "Bo May")
    assert (head.published, head.language) == ("2024-05-01T10:00:00+02:00", "de")


def test_linked_data_comes_before_meta_tags():
    head = head_of(HEAD + LINKED)
    assert (head.title, head.authors) == ("Storm", ("Cy Poe",))
    assert (head.published, head.updated) == ("2024-05-02", "2024-05-03")


def test_a_heading_that_others_confirm_is_the_title():
    assert head_of(HEAD + "<h1>Menu</h1><h1>Storm hits the <i>coast</i></h1>").title == "Storm hits the coast"


def test_the_sites_name_is_cut_from_the_documents_title():
    assert head_of("<title>Storm hits the coast | The Example</title>").title == "Storm hits the coast"


@pytest.mark.parametrize(
    "html", ["", "<html>", "<meta content>", "<script type='application/ld+json'>{</script>", "<h1><h1>"]
)
def test_a_broken_head_gives_nothing_and_no_error(html):
    assert head_of(html).title is None


def test_tags_in_capitals_and_in_scripts_of_two_bytes_are_read_too():
    head = head_of(
        "<HTML LANG=ru><META NAME=author CONTENT='Анна Ли'>"
        "<TITLE>Шторм у берега | Газета</TITLE><H1 ID=x>Шторм у берега</H1>"
    )
    assert (head.title, head.authors, head.language) == ("Шторм у берега", ("Анна Ли",), "ru")


def test_visible_text_keeps_list_items_on_lines_of_their_own():
    assert [
        line.strip()
        for line in visible_text("<p>One</p><ul><li>two<li>three</ul>").split("\n")
        if line.strip()
    ] == [
        "One",
        "• two",
        "• three",
    ]
