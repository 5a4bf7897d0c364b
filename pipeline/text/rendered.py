"""HTML as blocks: the text of every block-level element, with what its markup says of it.

One parse (libxml2, in C), one walk over the elements in document order. A block ends where the nearest
block-level ancestor changes, and at ``br``. What no reader sees is taken out before, menus and controls too.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation
from lxml import etree

__all__ = ["FLAGS", "NAMED", "TAGS", "Block", "read_blocks"]

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
    **dict.fromkeys(("nav", "button", "dialog"), _CONTROL),
}  # fmt: skip
"""Controls are dropped too, unless nobody closed them and the article lies inside."""
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


@dataclass(slots=True)
class Block:
    """A stretch of text in one block-level element.

    ``owners`` are its element and three ancestors, ``article`` the ``article`` element around it, all by
    number in document order from 1; ``heads`` is how many ``h1`` the page had so far; ``linked`` counts
    characters in links.
    """

    text: str
    tag: int
    depth: int
    flags: int
    links: int
    linked: int
    owners: tuple[int, int, int, int]
    article: int
    heads: int


class _Frame(NamedTuple):
    """An open block-level element; ``article`` is the number of the ``article`` it lies in."""

    tag: int
    depth: int
    flags: int
    owners: tuple[int, int, int, int]
    article: int


_OUTSIDE = _Frame(0, 0, 0, (0, 0, 0, 0), 0)


@dataclass(slots=True)
class _Reading:
    """The page's blocks in document order while they are read; ``inside`` a link (they don't nest)."""

    done: list[Block] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    stack: list[_Frame] = field(default_factory=list)
    frame: _Frame = _OUTSIDE
    inside: bool = False
    links: int = 0
    linked: int = 0
    numbered: int = 0
    articles: int = 0
    heads: int = 0

    def open(self, role: int, element: Any, tag: str) -> None:
        """Begin a link or a block, or break the line."""
        if role == _LINK:
            self.inside = True
            self.links += 1
            return
        self.cut()
        if role == _BREAK:
            return
        self.stack.append(self.frame)
        _, depth, flags, (own, parent, above, _), article = self.frame
        flags |= FLAGS.get(tag, 0)
        if tag != "body" and (names := element.get("class")):
            flags |= _named(names)
        if tag == "article":
            self.articles += 1
            article = self.articles
        elif tag == "h1":
            self.heads += 1
        self.numbered += 1
        owners = self.numbered, own, parent, above
        self.frame = _Frame(TAGS.get(tag, 0), depth + 1, flags, owners, article)

    def close(self, role: int) -> None:
        """End a link or a block."""
        if role == _LINK:
            self.inside = False
        elif role >= _BLOCK:
            self.cut()
            self.frame = self.stack.pop()

    def cut(self) -> None:
        """End the stretch of text that is being read."""
        if self.parts:
            tag, depth, flags, owners, article = self.frame
            text = " ".join("".join(self.parts).split())
            self.done.append(
                Block(text, tag, depth, flags, self.links, self.linked, owners, article, self.heads)
            )
            self.parts.clear()
        self.links = self.linked = 0


def read_blocks(source: bytes) -> list[Block]:
    """Return the blocks of a page in UTF-8; none where the parser finds no element."""
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        root = etree.fromstring(source, parser)
    except etree.XMLSyntaxError:
        return []
    return [] if root is None else _walk(root)


@lru_cache(maxsize=10_000)
def _named(names: str) -> int:
    """Return the bits of what class names say; a page repeats few of them many times."""
    flags = 0
    spaced = f" {' '.join(names[:_LONGEST_NAMES].lower().split())} "
    for word, _, _ in _NAME_FINDER.find_matches_as_indexes(spaced, overlapping=True):
        flags |= _NAME_BITS[word]
    return flags


def _is_control(element: Any, tag: str) -> bool:
    """Whether it is one that nobody left open around the article."""
    inside = ("article", "main", "p") if tag == "button" else ("article", "main")
    return next(element.iter(*inside), None) is None


def _walk(root: Any) -> list[Block]:
    reading = _Reading()
    parts = reading.parts
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        role = _ROLES.get(tag, _BLOCK)
        if event == "end":
            if role != _INLINE:
                reading.close(role)
            text = element.tail
        elif role == _DROPPED or (role == _CONTROL and _is_control(element, tag)):
            walk.skip_subtree()
            next(walk)  # its end
            text = element.tail
        else:
            if role != _INLINE:
                reading.open(role, element, tag)
            text = element.text
        if text:
            if reading.inside:
                reading.linked += len(text)
            if parts or not text.isspace():
                parts.append(text)
    reading.cut()
    return reading.done
