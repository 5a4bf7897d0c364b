"""HTML as blocks: the text of every block-level element, with what its markup says of it.

One parse (libxml2, in C), one walk over the elements in document order. A block ends where the nearest
block-level ancestor changes, and at ``br``. What no reader sees is taken out before, menus and controls too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from lxml import etree
from lxml import html as lxml_html

__all__ = ["FLAGS", "NAMED", "TAGS", "Block", "Blocks", "read_blocks"]

_DROPPED = (
    "script", "style", "svg", "noscript", "template", "iframe", "head", "select", "option", "input",
    "textarea", "object", "audio", "video", "canvas", "math",
)  # fmt: skip
_CONTROLS = ("nav", "button", "dialog")
"""Dropped too, unless nobody closed them and the article lies inside."""
_GONE = "dropped"
_INLINE = frozenset(
    (
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
        "font", "i", "img", "ins", "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp",
        "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
    )
)  # fmt: skip
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
_NAMES = ("comments", "others", "body", "about")
NAMED = {name: 1 << (len(FLAGS) + bit) for bit, name in enumerate(_NAMES)}
"""Bits after those: what class and id of an ancestor say."""
_NAMED = re.compile(
    r"(?P<comments>(?:^|[-_ ])(?:user-?)?comments?(?:[-_ ]|$)|comment-?(?:list|body|section|area)|disqus)"
    r"|(?P<others>relat|recommend|promo|teaser|sidebar|side-bar|trending|popular|newsletter|subscri|more-|-more|"
    r"share|social|advert|sponsor|outbrain|taboola|widget|footer|menu|breadcrumb|cookie|consent|modal|read-?next)"
    r"|(?P<body>(?:article|story|entry|post|content|page)[-_]{0,2}(?:body|content|text)|articlebody|rich-?text)"
    r"|(?P<about>by-?line|author|caption|credit|meta\b|date|time|tags?\b|headline|title|summary|standfirst|dek)",
    re.IGNORECASE,
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


@dataclass(slots=True)
class _Frame:
    """An open block-level element; ``article`` is the number of the ``article`` it lies in."""

    tag: int
    depth: int
    flags: int
    owners: tuple[int, int, int, int]
    article: int = 0


@dataclass(slots=True)
class Blocks:
    """The page's blocks in document order while they are read."""

    done: list[Block] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    links: int = 0
    linked: int = 0
    articles: int = 0
    heads: int = 0

    def close(self, frame: _Frame) -> None:
        """End the block that is being read; it belongs to ``frame``."""
        if self.parts:
            text = " ".join("".join(self.parts).split())
            if text:
                self.done.append(
                    Block(
                        text, frame.tag, frame.depth, frame.flags, self.links, self.linked, frame.owners,
                        frame.article, self.heads,
                    )
                )  # fmt: skip
            self.parts.clear()
        self.links = self.linked = 0


def read_blocks(html: str) -> list[Block]:
    """Return the blocks of a page; none where the parser finds no element."""
    root = _parse(html)
    if root is None:
        return []
    for control in list(root.iter(*_CONTROLS)):
        inside = ("article", "main", "p") if control.tag == "button" else ("article", "main")
        if next(control.iter(*inside), None) is None:
            control.tag = _GONE
    etree.strip_elements(root, _GONE, *_DROPPED, with_tail=False)
    return _walk(root)


def _parse(html: str) -> Any:
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return lxml_html.document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


@lru_cache(maxsize=10_000)
def _named(names: str) -> int:
    """Return the bits of what class names say; a page repeats few of them many times."""
    flags = 0
    for found in _NAMED.finditer(names[:_LONGEST_NAMES]):
        flags |= NAMED[found.lastgroup or ""]
    return flags


def _opened(element: Any, tag: str, outer: _Frame, number: int) -> _Frame:
    flags = outer.flags | FLAGS.get(tag, 0)
    if tag != "body" and (names := element.get("class")):
        flags |= _named(names)
    return _Frame(TAGS.get(tag, 0), outer.depth + 1, flags, (number, *outer.owners[:3]), outer.article)


def _walk(root: Any) -> list[Block]:
    blocks = Blocks()
    add, close = blocks.parts.append, blocks.close
    frame = _Frame(0, 0, 0, (0, 0, 0, 0))
    stack: list[_Frame] = []
    number = 0
    inside = 0  # links open; they don't nest
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        if event == "start":
            if tag == "a":
                inside = 1
                blocks.links += 1
            elif tag == "br":
                close(frame)
            elif tag not in _INLINE:
                close(frame)
                stack.append(frame)
                number += 1
                frame = _opened(element, tag, frame, number)
                if tag == "article":
                    blocks.articles += 1
                    frame.article = blocks.articles
                elif tag == "h1":
                    blocks.heads += 1
            text = element.text
        else:
            if tag == "a":
                inside = 0
            elif tag not in _INLINE and tag != "br":
                close(frame)
                frame = stack.pop()
            text = element.tail
        if text:
            add(text)
            if inside:
                blocks.linked += len(text)
    close(frame)
    return blocks.done
