"""HTML read with bounded work: is it HTML, what its head says, its text as lines.

Metadata is read by regular expressions at the places where tags begin, so that a page which no parser should
see (a million tags, endless nesting) costs little.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import islice
from typing import Any

import orjson
from resiliparse.extract.html2text import extract_plain_text

from pipeline.text.brackets import Brackets
from pipeline.text.bylines import marked_authors, names_of
from pipeline.text.dates import normalise_date

__all__ = ["Head", "is_html", "read_head", "visible_text"]

MARKUP = re.compile(
    r"<(?:!doctype|html|head|body|div|p|article|section|span|meta|script|a|br|h[1-6]|ul|"
    r"table)\b[^>]{0,2000}>",
    re.IGNORECASE,
)
CLOSED = re.compile(
    r"</(?:html|head|body|div|p|article|section|span|script|a|h[1-6]|ul|table)\s*>", re.IGNORECASE
)
OPENING_CHARS = 4096

META = re.compile(rb"<meta\s([^>]{1,8000})>", re.IGNORECASE)
ATTRIBUTE = re.compile(r"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
JSON_LD = re.compile(rb"<script[^>]{1,300}ld\+json[^>]{0,300}>", re.IGNORECASE)
MAX_JSON_LD = 30
"""Scripts looked at: pages have one to five."""
HEADING = re.compile(rb"<h1\b[^>]{0,2000}>(.{1,4000}?)</h1", re.IGNORECASE | re.DOTALL)
TITLE = re.compile(rb"<title\b[^>]{0,500}>(.{1,4000}?)</title", re.IGNORECASE | re.DOTALL)
TIME = re.compile(r"""<time\b[^>]{0,500}?\bdatetime\s*=\s*["']?([^"'>]{8,40})""", re.IGNORECASE)
TIME_BYTES = 10_000
DATED = re.compile(
    r"""<\w+\b[^>]{0,300}?\b(?:class|id)\s*=\s*["'][^"'>]{0,100}?"""
    r"""(?<![a-z])(?:date|posted|published|timestamp|dateline)(?![a-z])"""
    r"""[^"'>]{0,100}["'][^>]{0,300}>([^<>]{6,60})<""",
    re.IGNORECASE,
)
"""An element that says it holds a date."""
PUBLISHED = re.compile(
    rb"""["'](?:pub(?:lish(?:ed)?|lication)?_?(?:date|at|on|time)\w{0,6}|date_?published|first_?published\w{0,6}|"""
    rb"""created_?(?:date|on|at)|post_?date\w{0,6})\\?["']\s*:\s*\\?["']([^"'\\]{8,40})""",
    re.IGNORECASE,
)
"""A date in the data that a page's own scripts read, of the first article there."""
LANGUAGE = re.compile(rb"""<html\b[^>]{0,2000}?\blang\s*=\s*["']?([A-Za-z]{2,3})\b""", re.IGNORECASE)
TAG = re.compile(r"<[^>]{0,2000}>")
SEPARATOR = re.compile(r"\s+[|–—»·-]\s+|\s+::\s+")
ARTICLE_TYPES = ("article", "posting", "report", "review", "newsarticle", "webpage")


@dataclass(frozen=True, slots=True)
class Head:
    """What a page says of itself; dates in RFC 3339."""

    title: str | None = None
    description: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    language: str | None = None


def is_html(text: str) -> bool:
    """Whether the content is HTML, by its beginning: a document's start, or several tags and a closing one.

    >>> is_html("<!DOCTYPE html><title>x"), is_html("if a < b and b > c, then <b> is bold")
    (True, False)
    """
    opening = text[:OPENING_CHARS].lstrip("\ufeff\x00 \t\r\n")
    if opening[:300].lower().startswith(("<!doctype html", "<html", "<head", "<body")):
        return True
    tags = len(MARKUP.findall(opening))
    return (tags >= 3 and CLOSED.search(opening) is not None) or (opening.startswith("<") and tags >= 2)


def visible_text(html: str) -> str:
    """Return the page's text as lines, list items bulleted; resiliparse's renderer does not recurse."""
    return str(extract_plain_text(html, main_content=False, alt_texts=False, preserve_formatting=True))


def decode(fragment: bytes) -> str:
    """Return a fragment of a page, which may begin or end within a character."""
    return fragment.decode("utf-8", "ignore")


def plain(fragment: str) -> str:
    """Return a fragment's text in one line."""
    if "<" in fragment:
        fragment = TAG.sub(" ", fragment)
    return " ".join(unescape(fragment).split())


def read_head(page: Brackets, bylines: Callable[[], Iterable[str]] = tuple) -> Head:
    """Return title, authors, dates and language from JSON-LD, meta tags, headings and the title.

    ``bylines`` finds what the elements hold that say they hold the author; asked where no other source tells.
    """
    metas = read_metas(page)
    linked = read_linked(page)
    headings = list(found_at(HEADING, page, "h1"))
    title = pick_title(page, headings, metas, linked)
    language = next(found_at(LANGUAGE, page, "html"), None)
    return Head(
        title=title,
        description=metas.get("og:description") or metas.get("description"),
        authors=names_of(linked_authors(linked) or meta_authors(metas), site_of(metas, linked))
        or marked_authors(bylines()),
        published=normalise_date(text_of(linked.get("datePublished")))
        or first_date(
            metas,
            (
                "article:published_time",
                "og:article:published_time",
                "datepublished",
                "og:published_time",
                "parsely-pub-date",
                "sailthru.date",
                "pubdate",
                "publishdate",
                "dc.date.issued",
                "dc.date",
                "dcterms.created",
                "date",
                "cxenseparse:recs:publishtime",
            ),
        )
        or marked_date(page, headings),
        updated=normalise_date(text_of(linked.get("dateModified")))
        or first_date(
            metas, ("article:modified_time", "datemodified", "og:updated_time", "last-modified", "lastmod")
        ),
        language=decode(language[1]).lower() if language else None,
    )


def found_at(pattern: re.Pattern[bytes], page: Brackets, tag: str) -> Iterator[re.Match[bytes]]:
    """Yield the matches of a pattern that begins with a tag, in order, none within another."""
    end = 0
    for start in page.tags(tag):
        if start >= end and (match := pattern.match(page.source, start)):
            yield match
            end = match.end()


def read_metas(page: Brackets) -> dict[str, str]:
    """Return the first content of every meta name, property and itemprop, names in lower case."""
    metas: dict[str, str] = {}
    for match in found_at(META, page, "meta"):
        values = {name.lower(): a or b or c for name, a, b, c in ATTRIBUTE.findall(decode(match[1]))}
        name = values.get("property") or values.get("name") or values.get("itemprop")
        content = plain(values.get("content", ""))
        if name and content:
            metas.setdefault(name.lower(), content)
    return metas


def read_linked(page: Brackets) -> dict[str, Any]:
    """Return the JSON-LD object that describes an article, or an empty one."""
    fallback: dict[str, Any] = {}
    source = page.source
    for match in islice(found_at(JSON_LD, page, "script"), MAX_JSON_LD):
        try:
            data = orjson.loads(source[match.end() : source.find(b"</script", match.end())].strip())
        except orjson.JSONDecodeError:
            continue
        for node in walk(data, 0):
            kinds = node.get("@type")
            names = [str(kind).lower() for kind in (kinds if isinstance(kinds, list) else [kinds])]
            if any(name.endswith(("article", "posting", "report")) for name in names):
                return node
            if "datePublished" in node and not fallback:
                fallback = node
    return fallback


def walk(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSON-LD document, those of ``@graph`` and lists too, four levels deep."""
    if depth > 4:
        return
    if isinstance(data, list):
        for item in data:
            yield from walk(item, depth + 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from walk(data.get(key), depth + 1)


def text_of(value: Any) -> str | None:
    """Return a JSON-LD value as text: itself, or the first of a list."""
    if isinstance(value, list) and value:
        value = value[0]
    return plain(value) if isinstance(value, str) and value.strip() else None


def pick_title(
    page: Brackets, headings: Sequence[re.Match[bytes]], metas: dict[str, str], linked: dict[str, Any]
) -> str | None:
    """Return the headline; the heading of the page where another source contains or repeats it."""
    claimed = [text_of(linked.get("headline")), metas.get("og:title"), metas.get("twitter:title")]
    match = next(found_at(TITLE, page, "title"), None)
    document = plain(decode(match[1])) if match else None
    known = [title for title in (*claimed, document) if title]
    texts = [plain(decode(heading[1])) for heading in headings]
    for text in texts:
        if text.count(" ") >= 2 and any(text.casefold() in title.casefold() for title in known):
            return text
    title = next((title for title in claimed if title), None) or document
    return strip_site(title) if title else next((text or None for text in texts), None)


def strip_site(title: str) -> str:
    """Return a title without the site's name behind a dash or bar, if the rest is still a title."""
    parts = SEPARATOR.split(title)
    head = title[: title.rfind(parts[-1])].rstrip(" |–—»·-:") if len(parts) > 1 else title
    return head if len(parts) > 1 and head.count(" ") >= 2 and parts[-1].count(" ") < 4 else title


def site_of(metas: dict[str, str], linked: dict[str, Any]) -> str | None:
    """Return what the site calls itself."""
    publisher = linked.get("publisher")
    named = text_of(publisher.get("name")) if isinstance(publisher, dict) else text_of(publisher)
    return metas.get("og:site_name") or named


def marked_date(page: Brackets, headings: Sequence[re.Match[bytes]]) -> str | None:
    """Return the first time that an element behind the headline holds, else one that the page's data call so.

    Before the headline stand other articles' teasers.
    """
    source = page.source
    if headings:
        heading = headings[0]
        nearby = decode(source[heading.start() : heading.end() + TIME_BYTES])
        for match in islice(TIME.finditer(nearby), 3):
            if found := normalise_date(unescape(match[1])):
                return found
        behind = decode(source[heading.end() : heading.end() + TIME_BYTES])
        for match in islice(DATED.finditer(behind), 3):
            if found := normalise_date(plain(match[1])):
                return found
    for start, stop in scripts(page):
        if data := PUBLISHED.search(source, start, stop):
            return normalise_date(decode(data[1]))
    return None


def scripts(page: Brackets) -> Iterator[tuple[int, int]]:
    """Yield where each script begins and ends, the last one maybe with the page."""
    stop = 0
    for start in page.tags("script"):
        if start >= stop:
            stop = page.source.find(b"</script", start)
            stop = len(page.source) if stop < 0 else stop
            yield start, stop


def linked_authors(linked: dict[str, Any]) -> tuple[str, ...]:
    """Return the names of a JSON-LD article's authors."""
    value = linked.get("author")
    names: list[str] = []
    for entry in value if isinstance(value, list) else [value]:
        name = text_of(entry.get("name")) if isinstance(entry, dict) else text_of(entry)
        if name and not name.startswith(("http", "@")) and name not in names:
            names.append(name)
    return tuple(names)


def meta_authors(metas: dict[str, str]) -> tuple[str, ...]:
    """Return the names in the meta tags for authors; addresses are none."""
    for key in (
        "author",
        "parsely-author",
        "sailthru.author",
        "article:author",
        "byl",
        "dc.creator",
        "twitter:creator",
    ):
        name = metas.get(key, "").removeprefix("By ")
        if name and not name.startswith(("http", "@", "/")):
            return tuple(part.strip() for part in re.split(r",|;| and ", name) if part.strip())
    return ()


def first_date(metas: dict[str, str], names: tuple[str, ...]) -> str | None:
    """Return the first meta tag that holds a date."""
    for name in names:
        if found := normalise_date(metas.get(name)):
            return found
    return None
