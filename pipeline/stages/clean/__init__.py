"""Clean: from a page as it was scraped to the article on it.

HTML and plain text are told apart by content. What the producer says (title, authors, date, language) wins
over what is found. A page without an article is rejected with a reason; nothing else is lost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.article import Article, Provenance, RawArticle, RejectedArticle, isoformat
from pipeline.outcome import Failed, Fault, Item, Outcome, Passed, Reason, Rejected
from pipeline.stages.clean.judge import check_article, check_wall, fallback_title
from pipeline.stages.clean.markup import read_html
from pipeline.stages.clean.page import NotAnArticle, Page
from pipeline.stages.clean.plain import read_plain
from pipeline.text.html import is_html
from pipeline.text.language import detect_language
from pipeline.text.metadata import host_of

__all__ = ["Clean"]

BINARY_SHARE = 0.02
"""Share of NUL, replacement and control characters from which content is binary; text has none."""
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffd]")
SAMPLE = 4_000


class Clean:
    """The stage; it has no memory, so every record is judged by itself."""

    name = "clean"
    version = "1"
    ordered = False

    def new_memory(self) -> None:
        """Return None: nothing is remembered."""

    def run(self, batch: Sequence[Item[RawArticle]], memory: None = None) -> list[Outcome]:
        """Return the outcome of every item, in order."""
        return [self.outcome(item) for item in batch]

    def outcome(self, item: Item[RawArticle]) -> Outcome:
        """Return what becomes of one record; never raises."""
        try:
            return self.clean(item)
        except Exception as error:
            return Failed(Fault.STAGE_ERROR, f"{type(error).__name__}: {error}"[:500])

    def clean(self, item: Item[RawArticle]) -> Outcome:
        """Return the article, or why there is none."""
        raw = item.record
        source = raw.source or host_of(raw.url)
        fetched_at = raw.fetched_at or isoformat(item.seen_at)
        try:
            page = read_page(raw)
            check_article(page)
            title = raw.title or page.title or fallback_title(page.text)
            if not title:
                raise NotAnArticle(Reason.NO_TITLE, "no line can serve as a title")
        except NotAnArticle as verdict:
            provenance = (Provenance(self.name, self.version, verdict.reason),)
            return Rejected(
                RejectedArticle(
                    raw.id, source, raw.url, raw.title, fetched_at, verdict.reason, str(verdict), provenance
                )
            )
        return Passed(
            Article(
                id=raw.id,
                source=source,
                url=raw.url,
                title=title,
                text=page.text,
                standfirst=page.standfirst,
                authors=raw.authors or page.authors,
                published=raw.published or page.published,
                updated=page.updated,
                fetched_at=fetched_at,
                language=language_of(raw, page),
                provenance=(Provenance(self.name, self.version, page.rule),),
                extra=raw.extra,
            )
        )


def read_page(raw: RawArticle) -> Page:
    """Return the article on the page. Raises `NotAnArticle`."""
    content = raw.content
    if not content or content.isspace():
        raise NotAnArticle(Reason.EMPTY, "no content" if not content else "nothing but white space")
    sample = content[:SAMPLE]
    if len(CONTROL.findall(sample)) > BINARY_SHARE * len(sample):
        raise NotAnArticle(Reason.NOT_AN_ARTICLE, "binary data: control characters throughout")
    html = raw.content_type == "text/html" or (raw.content_type is None and is_html(content))
    if "\0" in content:
        content = content.replace("\0", "")
    if html:
        return read_html(content, raw.url, raw.title)
    check_wall(content)
    return read_plain(content, raw.url, raw.title)


def language_of(raw: RawArticle, page: Page) -> str | None:
    """Return the primary language: the producer's word, else the text's own, else the page's claim."""
    if raw.language:
        return raw.language.replace("_", "-").split("-")[0].lower()
    return detect_language(page.text) or page.language
