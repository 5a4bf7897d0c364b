"""HTML as blocks."""

from __future__ import annotations

import pytest

from pipeline.text.brackets import Brackets
from pipeline.text.rendered import FLAGS, NAMED, TAGS, bylines, parse, read_blocks


def blocks_of(source):
    return read_blocks(parse(Brackets(source)))


def test_a_block_is_the_text_of_one_block_level_element_in_order():
    blocks = blocks_of(b"<body><h1>One</h1><div>two <b>th</b>ree<p>four</p>five</div></body>")
    assert [(b.text, b.tag) for b in blocks] == [
        ("One", TAGS["h1"]),
        ("two three", TAGS["div"]),
        ("four", TAGS["p"]),
        ("five", TAGS["div"]),
    ]
    assert [b.heads for b in blocks] == [1, 1, 1, 1]


def test_a_line_break_ends_a_block():
    assert [b.text for b in blocks_of(b"<p>one<br>two</p>")] == ["one", "two"]


def test_links_are_counted_with_their_characters():
    [block] = blocks_of(b"<p>see <a href='/x'>this <i>page</i></a> now</p>")
    assert (block.text, block.links, block.linked) == ("see this page now", 1, 9)


def test_what_no_reader_sees_is_left_out_and_menus_too():
    page = "<nav><a>Menu</a></nav><script>var a</script><style>p{}</style><!-- no --><p>Text</p>"
    assert [b.text for b in blocks_of(page.encode("utf-8", "replace"))] == ["Text"]


def test_a_menu_nobody_closed_does_not_swallow_the_article():
    page = "<nav><a>Menu</a><article><p>Text of the article</p></article>"
    assert "Text of the article" in [b.text for b in blocks_of(page.encode("utf-8", "replace"))]


def test_ancestors_and_their_class_names_are_known_by_bits():
    [block] = blocks_of(b"<article><div class='comment-list'><p>Well said</p></div></article>")
    assert block.flags & FLAGS["article"]
    assert block.flags & NAMED["comments"]
    assert block.article == 1
    [other] = blocks_of(b"<div class='responsive'><p>Text</p></div>")
    assert not other.flags & NAMED["comments"]


@pytest.mark.parametrize("page", ["", " ", "<", "<!---->", "\ufeff", "<p>", "<html></html>", "\ud800"])
def test_a_page_without_text_has_no_blocks(page):
    assert all(block.text for block in blocks_of(page.encode("utf-8", "replace")))


@pytest.mark.parametrize(
    ("element", "inside"),
    [
        ("<a rel='author' href=/x><b>A</b></a>", "<b>A</b>"),
        ("<SPAN itemprop=Author>A</SPAN>", "A"),
        ("<p class='story-byLine'>By A</p>", "By A"),
    ],
)
def test_what_an_element_holds_that_says_it_holds_the_author_is_seen(element, inside):
    assert list(bylines(parse(Brackets(f"<p>One</p><div>{element}</div>".encode())))) == [inside]


def test_nothing_else_is_seen_as_the_authors():
    page = b"<p class=authority>The author of the byline</p><!-- <a rel=author>A</a> --><img rel=author>"
    assert list(bylines(parse(Brackets(page)))) == []
    assert list(bylines(None)) == []


@pytest.mark.parametrize("tag", ["footer", "aside", "nav", "dialog"])
def test_what_stands_around_an_article_is_dropped_unless_nobody_closed_it(tag):
    assert [b.text for b in blocks_of(f"<{tag}><p>Around</p></{tag}><p>Text</p>".encode())] == ["Text"]
    left_open = f"<{tag}><p>Around</p><article><p>Text</p></article>"
    assert [b.text for b in blocks_of(left_open.encode())] == ["Around", "Text"]


@pytest.mark.parametrize(
    "data",
    [
        "<script>{}</script>",
        "<STYLE type='text/css'>{}</STYLE>",
        '<script data-x="a > b">{}</script>',
        "<script>{}; if (a <b) {{}}</script>",
        "<!-- <script>{}</script> -->",
        "<script src=x />{}</script>",
        "<script {}>1</script>",
        "<svg><style/>{}</svg>",
        "<script-x>{}</script-x>",
    ],
)
def test_long_scripts_change_nothing_around_them(data: str) -> None:
    long = "var words = 'Not to be read'; " * 50
    around = f"<p>Before</p>{data}<p>Behind</p>"
    found = [block.text for block in read_blocks(parse(Brackets(around.format(long).encode())))]
    short = [block.text for block in read_blocks(parse(Brackets(around.format(long[:31]).encode())))]
    assert [text.replace(long.strip(), long[:31].strip()) for text in found] == short
    assert found[0] == "Before"
