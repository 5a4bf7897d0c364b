"""HTML as blocks: the text of every block-level element, with what its markup says of it.

One parse (lexbor, in C), one walk over the nodes in document order. A block ends where the nearest
block-level ancestor changes, and at ``br``. What no reader sees is left out, menus and controls too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeAlias

from ahocorasick_rs import AhoCorasick, Implementation
from selectolax.lexbor import LexborHTMLParser, LexborNode, create_tag

__all__ = ["FLAGS", "NAMED", "TAGS", "Block", "bylines", "parse", "read_blocks"]

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
_ROLE_OF = {create_tag(tag).tag_id: role for tag, role in _ROLES.items()}
"""The same by the parser's number of the tag."""
_TEXT, _COMMENT = 2, 4
"""The parser's numbers of what is no element."""
_role_of = (_ROLE_OF | {_COMMENT: _DROPPED}).get
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
_OUTSIDE: Place = (0, 0, 0, 0, 0, 0, 0, 0)


@dataclass(slots=True)
class Block:
    """A stretch of text in one block-level element, whose ``place`` it has.

    Elements are numbered in document order from 1. ``heads`` is how many ``h1`` the page had so far;
    ``linked`` counts characters in links.
    """

    text: str
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


@dataclass(slots=True)
class _Reading:
    """The page's blocks in document order while they are read; ``inside`` a link (they don't nest)."""

    done: list[Block] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    place: Place = _OUTSIDE
    inside: bool = False
    links: int = 0
    linked: int = 0
    numbered: int = 0
    articles: int = 0
    heads: int = 0

    def open(self, role: int, node: LexborNode) -> None:
        """Begin a link or a block, or break the line."""
        if role == _LINK:
            self.inside = True
            self.links += 1
            return
        self.cut()
        if role == _BREAK:
            return
        self.places.append(self.place)
        _, depth, flags, own, parent, above, _, article = self.place
        tag = node.tag or ""
        flags |= FLAGS.get(tag, 0)
        if tag != "body" and (names := node.attributes.get("class")):
            flags |= _named(names)
        if tag == "article":
            self.articles += 1
            article = self.articles
        elif tag == "h1":
            self.heads += 1
        self.numbered += 1
        self.place = (TAGS.get(tag, 0), depth + 1, flags, self.numbered, own, parent, above, article)

    def close(self, role: int) -> None:
        """End a link or a block."""
        if role == _LINK:
            self.inside = False
        elif role >= _BLOCK:
            self.cut()
            self.place = self.places.pop()

    def cut(self) -> None:
        """End the stretch of text that is being read."""
        if self.parts:
            text = " ".join("".join(self.parts).split())
            self.done.append(Block(text, self.place, self.links, self.linked, self.heads))
            self.parts.clear()
        self.links = self.linked = 0


def parse(source: bytes) -> LexborNode | None:
    """Return the root of a page in UTF-8, None where there is none."""
    return LexborHTMLParser(source).root


def read_blocks(root: LexborNode | None) -> list[Block]:
    """Return the blocks of a page."""
    return [] if root is None else _walk(root)


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


def _walk(root: LexborNode) -> list[Block]:
    reading = _Reading()
    parts, open_, close = reading.parts, reading.open, reading.close
    above: list[tuple[LexborNode, int]] = []
    node: LexborNode | None = root
    while node is not None:
        child = None
        if (tag := node.tag_id) == _TEXT:
            text = node.text_content or ""
            if reading.inside:
                reading.linked += len(text)
            if parts or not text.isspace():
                parts.append(text)
        elif (role := _role_of(tag, _BLOCK)) != _DROPPED and not (role == _CONTROL and _is_control(node)):
            if role != _INLINE:
                open_(role, node)
            child = node.first_child
            if child is not None:
                above.append((node, role))
            elif role != _INLINE:
                close(role)
        node = child or node.next
        while node is None and above:
            node, role = above.pop()
            if role != _INLINE:
                close(role)
            node = node.next
    reading.cut()
    return reading.done
