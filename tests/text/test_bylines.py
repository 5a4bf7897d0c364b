import pytest

from pipeline.text.brackets import Brackets
from pipeline.text.bylines import marked_authors, names_of
from pipeline.text.html import read_head
from pipeline.text.rendered import bylines, parse


@pytest.mark.parametrize(
    ("claimed", "site", "found"),
    [
        (["By Ann Lee"], "Daily", ("Ann Lee",)),
        (["Ann Lee, Chief Technology Officer"], "Daily", ("Ann Lee",)),
        (["Ann Lee, Bo Chen"], "Daily", ("Ann Lee", "Bo Chen")),
        (["Ann Lee | The Daily", "ann@daily.example"], None, ("Ann Lee",)),
        (["The Daily"], "Daily", ()),
        (["Daily"], "The Daily", ()),
        ([", The Journal"], "Daily", ()),
        (["The Associated Press"], "Daily", ("The Associated Press",)),
    ],
)
def test_of_what_a_head_claims_the_names_are_left(claimed, site, found):
    assert names_of(claimed, site) == found


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ('<a href="/x" rel="author">Ann Lee</a> <p class="author">Bo Chen</p>', ("Ann Lee",)),
        ('<span class="byline">By <b>Ann Lee</b> and <b>Bo Chen</b></span>', ("Ann Lee", "Bo Chen")),
        ('<div class="c-byline author-info"><p>Von Ann Lee</p><p>Two minutes</p></div>', ("Ann Lee",)),
        ('<p class="authority">Ann Lee</p>', ()),
        ('<div class="author">All rights reserved by the owner</div>', ()),
        ("<p>By Ann Lee</p>", ()),
    ],
)
def test_an_element_that_says_it_holds_the_author_does(markup, found):
    page = f"<html><body><h1>Bridge opens</h1>{markup}</body></html>"
    assert marked_authors(bylines(parse(Brackets(page.encode())))) == found


@pytest.mark.parametrize(
    ("body", "published"),
    [
        (
            '<time datetime="2020-01-01">x</time><h1>A title</h1><time datetime="2026-03-04T05:06:07Z">',
            "2026-03-04",
        ),
        ('<h1>A title</h1><dd id="date_posted">March 4, 2026</dd>', "2026-03-04"),
        ('<h1>A title</h1><script>{"title":"x","publishedAtDate":"2026-03-04"}</script>', "2026-03-04"),
        ('<time datetime="2020-01-01">x</time>', None),
        ('<h1>A title</h1><p class="updates">March 4</p>', None),
    ],
)
def test_a_date_is_the_articles_own_or_none(body, published):
    page = f"<html><head><title>A title of it</title></head><body>{body}</body></html>"
    found = read_head(Brackets(page.encode())).published
    assert (found or "")[:10] == (published or "")
