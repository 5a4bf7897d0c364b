"""Pages as sites really serve them: an article among menus, captions, appeals, tables and links.

The furniture is made of short lines and lists, as on real sites; the paragraphs of the article stand in it
character for character, so that the same text on two sites gives the same body.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape

import orjson

from pipeline.sources.samples.articles import Text
from pipeline.sources.samples.grammar import Grammar, between, pick, sample, words
from pipeline.sources.samples.names import CITIES, organisation, person
from pipeline.sources.samples.outlets import Outlet

__all__ = ["Page", "menu_page", "render"]

_TEASERS = Grammar(
    {
        "teaser": words(
            """[Five|Seven|Ten] [recipes|walks|films|books] for [a rainy|the long] weekend|
            [Why|How] <city> [loves|misses] its <thing>|[Quiz|Gallery|Video]: <thing> [of|in] <city>|
            <firm> [shares|stock] [up|down]|<city> <thing> [reopens|for sale]|
            [Letters|Opinion]: [save|forget] the <thing>|[Live|Watch]: <city> [today|tonight]"""
        ),
        "thing": words(
            "trams|bakeries|bridges|gardens|street art|night markets|cinemas|harbours|cafés|libraries"
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Page:
    """A page, its type, and who it says wrote it."""

    content: str
    content_type: str
    author: str


def render(outlet: Outlet, text: Text, url: str, seconds: float, rng: random.Random) -> Page:
    """Return the outlet's page of an article published at ``seconds`` (POSIX, UTC)."""
    author = pick(rng, outlet.authors)
    when = datetime.fromtimestamp(seconds, UTC)
    if outlet.html:
        return Page(_html(outlet, text, url, author, when, rng), "text/html", author)
    return Page(_plain(outlet, text, author, when, rng), "text/plain", author)


def menu_page(outlet: Outlet, rng: random.Random) -> str:
    """Return a page of an outlet with everything but an article."""
    lines = [outlet.name, *_menu_lines(outlet), outlet.furniture.related, *_teasers(outlet, rng, 6)]
    return "\n".join([*lines, *outlet.furniture.newsletter, *outlet.furniture.imprint])


def _teasers(outlet: Outlet, rng: random.Random, count: int) -> list[str]:
    if outlet.language != "en":
        return [f"{pick(rng, outlet.menu)}: {pick(rng, outlet.menu)}" for _ in range(count)]
    made = []
    for _ in range(count):
        facts = {"city": pick(rng, CITIES)[0], "firm": organisation(rng)}
        made.append(_TEASERS.expand("teaser", facts, rng))
    return made


def _table(rng: random.Random) -> list[tuple[str, str]]:
    names = sample(rng, ("DAX", "FTSE 100", "Nikkei", "Brent", "Gold", "EUR/USD", "Copper", "Wheat"), 4)
    return [(name, f"{between(rng, 100, 9999)}.{between(rng, 10, 99)}") for name in names]


def _menu_lines(outlet: Outlet) -> list[str]:
    if outlet.skeleton == 0:
        return [" | ".join(outlet.menu)]
    if outlet.skeleton == 1:
        return [f"• {entry}" for entry in outlet.menu]
    return list(outlet.menu)


def _plain(outlet: Outlet, text: Text, author: str, when: datetime, rng: random.Random) -> str:
    words_ = outlet.furniture
    section = outlet.menu[1]
    lines = [outlet.name, *_menu_lines(outlet), ""]
    if outlet.skeleton != 2:
        lines += [" > ".join((outlet.menu[0], section)), ""]
    lines += [text.headline, ""]
    lines += [f"{words_.by} {author} | {words_.updated}: {when:%d-%m-%Y %H:%M}", words_.share, ""]
    if rng.random() < 0.6:
        lines += [f"{words_.photo}: {person(rng)[0]} / {outlet.name}", ""]
    aside = between(rng, 1, len(text.paragraphs))
    for index, paragraph in enumerate(text.paragraphs):
        if index == aside and rng.random() < 0.5:
            lines += [f"{words_.read_also}: {_teasers(outlet, rng, 1)[0]}", ""]
        lines += [paragraph, ""]
    lines += [words_.share, "", words_.related, *_teasers(outlet, rng, between(rng, 2, 5)), ""]
    if rng.random() < 0.3:
        lines += [line for row in _table(rng) for line in row] + [""]
    if outlet.skeleton in (1, 3):
        lines += [author, outlet.name, f"@{author.split()[-1].lower()}", ""]
    lines += [pick(rng, words_.newsletter), words_.cookies, "", *words_.imprint[: 3 + outlet.skeleton]]
    lines.append(f"© {when:%Y} {outlet.name}")
    return "\n".join(lines)


def _html(outlet: Outlet, text: Text, url: str, author: str, when: datetime, rng: random.Random) -> str:
    furniture = outlet.furniture
    links = "".join(f'<li><a href="/s{n}/">{escape(entry)}</a></li>' for n, entry in enumerate(outlet.menu))
    meta = (
        f'<p class="byline">{furniture.by} <a rel="author" href="/a/">{escape(author)}</a></p>'
        f'<time datetime="{when:%Y-%m-%dT%H:%M:%SZ}">{when:%d.%m.%Y %H:%M}</time>'
    )
    figure = ""
    if rng.random() < 0.6:
        credit = escape(f"{furniture.photo}: {person(rng)[0]}")
        figure = f'<figure><img src="/i/1.jpg" alt=""><figcaption>{credit}</figcaption></figure>'
    body = _html_body(outlet, text, rng)
    title = escape(text.headline)
    inner = (
        f"<h1>{title}</h1>{meta}{figure}<div class='article-body'>{body}</div>",
        f"<header><h1>{title}</h1>{meta}</header>{figure}{body}",
        f"{figure}<h1 class='headline'>{title}</h1>{meta}<section class='story-text'>{body}</section>",
        f"<h1>{title}</h1><div class='meta'>{meta}</div>{body}",
    )[outlet.skeleton]
    wrapped = (f"<article>{inner}</article>", f"<main><article>{inner}</article></main>")[outlet.skeleton % 2]
    imprint = "".join(f"<a href=/x{n}>{escape(entry)}</a> " for n, entry in enumerate(furniture.imprint))
    head = _head(outlet, text, url, author, when)
    return (
        f'<!DOCTYPE html>\n<html lang="{outlet.language}">\n<head><meta charset="utf-8">{head}</head>\n'
        f'<body>\n<div class="cookie-banner">{escape(furniture.cookies)}</div>\n'
        f'<header class="site"><a href="/">{escape(outlet.name)}</a><nav><ul>{links}</ul></nav></header>\n'
        f"{wrapped}\n{_html_aside(outlet, rng)}\n"
        f"<footer>{imprint}"
        f"© {when:%Y} {escape(outlet.name)}</footer>\n</body>\n</html>\n"
    )


def _html_body(outlet: Outlet, text: Text, rng: random.Random) -> str:
    aside = between(rng, 1, len(text.paragraphs))
    made: list[str] = []
    for index, paragraph in enumerate(text.paragraphs):
        if index == aside and rng.random() < 0.4:
            teaser = escape(_teasers(outlet, rng, 1)[0])
            made.append(
                f'<aside class="related">{outlet.furniture.read_also}: <a href="/r/">{teaser}</a></aside>'
            )
        made.append(f"<p>{escape(paragraph, quote=False)}</p>")
    return "\n".join(made)


def _html_aside(outlet: Outlet, rng: random.Random) -> str:
    furniture = outlet.furniture
    items = "".join(
        f'<li><a href="/n/">{escape(line)}</a></li>' for line in _teasers(outlet, rng, between(rng, 2, 5))
    )
    table = ""
    if rng.random() < 0.3:
        rows = "".join(f"<tr><td>{name}</td><td>{value}</td></tr>" for name, value in _table(rng))
        table = f'<table class="quotes">{rows}</table>'
    letter = escape(pick(rng, furniture.newsletter))
    return (
        f'<aside class="sidebar"><h3>{furniture.related}</h3><ul>{items}</ul>{table}'
        f'<form class="newsletter"><label>{letter}</label><input type="email"><button>OK</button></form>'
        "</aside>"
    )


def _head(outlet: Outlet, text: Text, url: str, author: str, when: datetime) -> str:
    title = escape(text.headline)
    made = f"<title>{title} | {escape(outlet.name)}</title>"
    if outlet.skeleton != 3:
        made += (
            f'<meta property="og:title" content="{title}">'
            f'<meta property="og:site_name" content="{escape(outlet.name)}">'
            f'<meta property="article:published_time" content="{when:%Y-%m-%dT%H:%M:%SZ}">'
            f'<link rel="canonical" href="{url}">'
        )
    if outlet.skeleton in (0, 2):
        facts = {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": text.headline,
            "datePublished": f"{when:%Y-%m-%dT%H:%M:%SZ}",
            "author": {"@type": "Person", "name": author},
        }
        made += f'<script type="application/ld+json">{orjson.dumps(facts).decode()}</script>'
    return made + "<style>nav li{display:inline}</style>"
