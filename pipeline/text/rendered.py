"""HTML as blocks: the text of every block-level element, with what its markup says of it.

One parse (lexbor, in C), one walk over the nodes in document order. A block ends where the nearest
block-level ancestor changes, and at ``br``. What no reader sees is left out, menus and controls too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

import numpy as np
from ahocorasick_rs import AhoCorasick, Implementation
from selectolax.lexbor import LexborHTMLParser, LexborNode, create_tag

from pipeline.text.blocks import MARK, Line, count_words, kind_of
from pipeline.text.brackets import Brackets

__all__ = ["FLAGS", "NAMED", "TAGS", "Block", "bylines", "parse", "read_blocks", "read_words"]

_BREAK, _LINK, _INLINE, _DROPPED, _BLOCK, _CONTROL = range(6)
"""What an element does to the text around it; all that are not listed are blocks."""
_ROLES = {
    "br": _BREAK,
    "a": _LINK,
    **dict.fromkeys((
    "script", "style", "svg", "noscript", "template", "iframe", "head", "select", "option", "input",
    "textarea", "object", "audio", "video", "canvas", "math",
    ), _DROPPED),
    **dict.fromkeys((
        "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
        "font", "i", "img", "ins", "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp",
        "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
    ), _INLINE),
    **dict.fromkeys(("nav", "button", "dialog", "footer", "aside"), _CONTROL),
}  # fmt: skip
"""What stands around an article is dropped too, unless nobody closed it and the article lies inside."""
_TEXT, _COMMENT = 2, 4
"""The parser's numbers of what is no element."""
TAGS = {
    tag: number
    for number, tag in enumerate(
        (
            "other", "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "blockquote",
            "figcaption", "pre", "dd", "dt", "article", "section", "main",
        )
    )
}  # fmt: skip
"""Number of the block's own element; 0 for all others."""
FLAGS = {
    tag: 1 << bit
    for bit, tag in enumerate(
        (
            "article",
            "main",
            "section",
            "aside",
            "footer",
            "header",
            "figure",
            "ul",
            "ol",
            "table",
            "form",
            "blockquote",
            "a",
            "p",
            "figcaption",
            "dl",
        )
    )
}
"""Bit of each ancestor that says something about what stands in it."""
_BODY, _ARTICLE, _H1 = (create_tag(tag).tag_id for tag in ("body", "article", "h1"))
_KINDS = {
    _COMMENT: (_DROPPED, 0, 0),
    **{
        create_tag(tag).tag_id: (_ROLES.get(tag, _BLOCK), TAGS.get(tag, 0), FLAGS.get(tag, 0))
        for tag in {**_ROLES, **TAGS, **FLAGS}
        if tag != "other"
    },
}
"""Role, number in `TAGS` and bit in `FLAGS` by the parser's number of a tag."""
_OTHER = (_BLOCK, 0, 0)
_kind_of = _KINDS.get
_BETWEEN = ("", "-", "_", "--", "__", "-_", "_-")
_NAMES = {
    "comments": (
        "disqus",
        *(f"comment{by}{part}" for by in ("", "-") for part in ("list", "body", "section", "area")),
        *(
            f"{before}{user}comment{end}{after}"
            for before in "-_ "
            for user in ("", "user", "user-")
            for end in ("", "s")
            for after in "-_ "
        ),
    ),
    "others": (
        "relat", "recommend", "promo", "teaser", "sidebar", "side-bar", "trending", "popular", "newsletter",
        "subscri", "more-", "-more", "share", "social", "advert", "sponsor", "outbrain", "taboola", "widget",
        "footer", "menu", "breadcrumb", "cookie", "consent", "modal", "readnext", "read-next",
    ),
    "body": (
        *(
            f"{whose}{by}{part}"
            for whose in ("article", "story", "entry", "post", "content", "page")
            for by in _BETWEEN
            for part in ("body", "content", "text")
        ),
        "richtext",
        "rich-text",
    ),
    "about": (
        "byline", "by-line", "author", "caption", "credit", "meta-", "meta ", "date", "time", "tag-", "tags-",
        "tag ", "tags ", "headline", "title", "summary", "standfirst", "dek",
    ),
}  # fmt: skip
"""What class names may hold: of comments, of what leads elsewhere, of the text, of what is said about it."""
NAMED = {name: 1 << (len(FLAGS) + bit) for bit, name in enumerate(_NAMES)}
"""Bits after those: what the classes of an ancestor say."""
_NAME_BITS = [NAMED[name] for name, words in _NAMES.items() for _ in words]
_NAME_FINDER = AhoCorasick(
    [word for words in _NAMES.values() for word in words], implementation=Implementation.DFA
)


_DATA = re.compile(
    rb"""<(?:script|style)(?=[\s>])[^<>"']*+(?:(?:"[^"<>]*+"|'[^'<>]*+')[^<>"']*+)*+(?<!/)>""", re.IGNORECASE
)
"""A tag behind which nothing is markup, if it ends where any reader would say so."""
_LONG = 1_000
_LONGEST_NAMES = 500
_BYLINES = '[rel^="author" i], [itemprop^="author" i], [class*="author" i], [class*="byline" i]'
_AUTHOR = re.compile(r"author\b", re.IGNORECASE)
_AUTHOR_CLASS = re.compile(
    r"\b(?:byline|author)(?:s|[-_]{1,2}(?:name|names|link|info|item))?(?:\s|$)", re.IGNORECASE
)
_BYLINE_TAGS = frozenset(
    ("a", "span", "p", "div", "li", "address", "cite", "h1", "h2", "h3", "h4", "h5", "h6")
)


Place: TypeAlias = tuple[int, int, int, int, int, int, int, int]
"""An element's tag, depth, flags, own number, those of three ancestors, and of the ``article`` around it."""
_ITEM = TAGS["li"]
_OUTSIDE: Place = (0, 0, 0, 0, 0, 0, 0, 0)


@dataclass(slots=True)
class Block(Line):
    """A stretch of text in one block-level element, whose ``place`` it has.

    Elements are numbered in document order from 1. ``heads`` is how many ``h1`` the page had so far;
    ``linked`` counts characters in links.
    """

    place: Place
    links: int
    linked: int
    heads: int

    @property
    def tag(self) -> int:
        """The element's tag, by its number in `TAGS`."""
        return self.place[0]

    @property
    def flags(self) -> int:
        """What the element and its ancestors are and are called: bits of `FLAGS` and `NAMED`."""
        return self.place[2]

    @property
    def article(self) -> int:
        """The number of the ``article`` element around it, 0 for none."""
        return self.place[7]


def parse(page: Brackets) -> LexborNode | None:
    """Return the root of a page, None where there is none."""
    return LexborHTMLParser(_without_data(page)).root


def _without_data(page: Brackets) -> bytes:
    """Return the page without what long scripts and styles hold up to the first ``<`` in them.

    That is half of a page, and a sixth of the parser's time.
    """
    source, at = page.source, page.at
    long = np.flatnonzero(at[1:] - at[:-1] > _LONG)
    kept: list[bytes] = []
    done = 0
    for start, stop in zip(at[long].tolist(), at[long + 1].tolist(), strict=True):
        if opening := _DATA.match(source, start):
            kept.append(source[done : opening.end()])
            done = stop
    kept.append(source[done:])
    return b"".join(kept)


def read_blocks(root: LexborNode | None) -> list[Block]:
    """Return the blocks of a page; nothing is said yet of their words (see `read_words`)."""
    return [] if root is None else _walk(root)


def read_words(blocks: Sequence[Block], dense: bool) -> None:
    """Say of all blocks of a page how many words they have, and so their form.

    ``dense``: some of them are in a script without spaces between words.
    """
    for block in blocks:
        text = block.text
        block.words = count_words(text) if dense else text.count(" ") + 1
        block.kind = kind_of(text, block.words, False)


def bylines(root: LexborNode | None) -> Iterator[str]:
    """Yield what the elements hold, as HTML, that say they hold the author; in document order."""
    for node in () if root is None else root.css(_BYLINES):
        if node.tag in _BYLINE_TAGS:
            says = node.attributes
            if (
                _AUTHOR.match(says.get("rel") or "")
                or _AUTHOR.match(says.get("itemprop") or "")
                or _AUTHOR_CLASS.search(says.get("class") or "")
            ):
                yield node.inner_html or ""


@lru_cache(maxsize=10_000)
def _named(names: str) -> int:
    """Return the bits of what class names say; a page repeats few of them many times."""
    flags = 0
    spaced = f" {' '.join(names[:_LONGEST_NAMES].lower().split())} "
    for word, _, _ in _NAME_FINDER.find_matches_as_indexes(spaced, overlapping=True):
        flags |= _NAME_BITS[word]
    return flags


def _is_control(node: LexborNode) -> bool:
    """Whether it is one that nobody left open around the article."""
    inside = "article, main, p" if node.tag == "button" else "article, main"
    return node.css_first(inside) is None


def _walk(root: LexborNode) -> list[Block]:  # noqa: C901  a call for each node is a tenth more
    done: list[Block] = []
    parts: list[str] = []
    place = _OUTSIDE
    inside = False  # a link; they don't nest
    links = linked = elements = articles = heads = 0
    above: list[tuple[LexborNode, int, Place]] = []
    node: LexborNode | None = root
    while node is not None:
        child = None
        if (tag := node.tag_id) == _TEXT:
            text = node.text_content or ""
            if inside:
                linked += len(text)
            if parts or not text.isspace():
                parts.append(text)
        else:
            role, number, bit = _kind_of(tag, _OTHER)
            if role != _DROPPED and not (role == _CONTROL and _is_control(node)):
                child = node.first_child
                around = place
                if role == _LINK:
                    links += 1
                    inside = child is not None
                elif role != _INLINE:
                    if parts:
                        done.append(_block(parts, place, links, linked, heads))
                    links = linked = 0
                    if role != _BREAK:
                        elements += 1
                        articles += tag == _ARTICLE
                        heads += tag == _H1
                        if child is not None:
                            place = _place(node, tag, number, bit, around, elements, articles)
                if child is not None:
                    above.append((node, role, around))
        node = child or node.next
        while node is None and above:
            node, role, around = above.pop()
            if role == _LINK:
                inside = False
            elif role >= _BLOCK:
                if parts:
                    done.append(_block(parts, place, links, linked, heads))
                links = linked = 0
                place = around
            node = node.next
    if parts:
        done.append(_block(parts, place, links, linked, heads))
    return done


def _block(parts: list[str], place: Place, links: int, linked: int, heads: int) -> Block:
    """Return the stretch of text that ends here, and forget its parts."""
    text = " ".join("".join(parts).split())
    parts.clear()
    return Block(text, MARK, 0, place[0] == _ITEM, 0, 0, place, links, linked, heads)


def _place(
    node: LexborNode, tag: int, number: int, bit: int, around: Place, elements: int, articles: int
) -> Place:
    """Return the place of an element, the last of so many, in that of the one around it."""
    _, depth, flags, own, parent, above, _, article = around
    flags |= bit
    if tag != _BODY and (names := node.attributes.get("class")):
        flags |= _named(names)
    if tag == _ARTICLE:
        article = articles
    return number, depth + 1, flags, elements, own, parent, above, article
