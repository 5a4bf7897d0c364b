"""Is it an article at all? Length, error pages, cookie walls."""

from __future__ import annotations

import re

from pipeline.outcome import Reason
from pipeline.stages.clean.page import NotAnArticle, Page
from pipeline.text.blocks import count_words

__all__ = ["check_article", "check_wall", "fallback_title"]

LEAST_WORDS = 25
"""The shortest briefs of news agencies have about 30 words."""
SHORT_WORDS = 120
"""Error pages and cookie walls are shorter."""
TITLE_WORDS = 20

ERROR_PAGE = re.compile(
    r"\b(?:(?:error|http) ?(?:40[0-9]|410|50[0-4])|40[34] (?:error|forbidden|not found)|page (?:not "
    r"found|(?:you\S* (?:are|re) looking for|cannot|can['’]t|could not|couldn['’]t|does(?:n['’]t| "
    r"not)))"
    r"|access (?:to this page has been )?denied|(?:enable|activate) javascript|are you (?:a human|"
    r"human|a robot)|verify (?:that )?you are"
    r"|checking your browser|unusual traffic|service unavailable|bad gateway|internal server error|"
    r"seite (?:wurde )?nicht gefunden|page introuvable|página no encontrada)",
    re.IGNORECASE,
)
COOKIE_WALL = re.compile(
    r"\b(?:cookies?|consent|privacy|personal data|partners|advertising|legitimate interest|"
    r"datenschutz|einwilligung|témoins|confidentialité|privacidad)\b",
    re.IGNORECASE,
)
WALL_CHARS = 3_000
"""Longer pages are judged by their article alone: their footers speak of cookies too."""
WALL_SHARE = 0.06
"""Share of a text's words that speak of consent from which it is a cookie wall and no report on one."""
SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’)]*\s|(?<=[。！？])")


def check_wall(text: str) -> None:
    """Raise `NotAnArticle` where a short text is an error message or a cookie wall."""
    if len(text) > WALL_CHARS:
        return
    words = count_words(" ".join(text.split()))
    if words < SHORT_WORDS and (match := ERROR_PAGE.search(text)):
        raise NotAnArticle(Reason.NOT_AN_ARTICLE, f"an error page: “{match[0]}”")
    if len(COOKIE_WALL.findall(text)) > WALL_SHARE * words:
        raise NotAnArticle(Reason.NOT_AN_ARTICLE, "a cookie wall: the text asks for consent")


def check_article(page: Page) -> None:
    """Raise `NotAnArticle` where the text found is too short, an error message or a cookie wall."""
    check_wall(f"{page.title or ''}\n{page.text}")
    words = count_words(" ".join(page.text.split()))
    if words < LEAST_WORDS:
        detail = f"{words} words of article text; {LEAST_WORDS} are the least"
        raise NotAnArticle(Reason.TOO_SHORT, detail)


def fallback_title(text: str) -> str | None:
    """Return the text's first sentence, cut at `TITLE_WORDS`, for an article without a headline."""
    first = SENTENCE_END.split(text.split("\n", 1)[0], maxsplit=1)[0].strip()
    words = first.split()
    if len(words) > TITLE_WORDS:
        first = " ".join(words[:TITLE_WORDS]) + "…"
    return (first if len(first) <= 200 else first[:199] + "…") or None
