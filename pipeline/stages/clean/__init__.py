"""Clean: from a page as it was scraped to the article on it.

HTML and plain text are told apart by content. What the producer says (title, authors, date, language) wins
over what is found. A page without an article is rejected with a reason; nothing else is lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Literal, ParamSpec, TypeAlias, TypeVar

from pipeline.article import Article, Provenance, RawArticle, RejectedArticle, isoformat
from pipeline.outcome import Failed, Item, Outcome, Passed, Reason, Rejected
from pipeline.stages.clean.judge import check_article, check_wall, fallback_title
from pipeline.stages.clean.learned import Choice, PlainDraft, choose
from pipeline.stages.clean.markup import Markup, draft_html, read_html
from pipeline.stages.clean.page import NotAnArticle, Page
from pipeline.stages.clean.plain import draft_plain, read_plain
from pipeline.text.blocks import Line
from pipeline.text.html import is_html
from pipeline.text.language import detect_language
from pipeline.text.metadata import host_of

__all__ = ["Clean", "HtmlEngine"]

BINARY_SHARE = 0.02
"""Share of NUL, replacement and control characters from which content is binary; text has none."""
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffd]")
SAMPLE = 4_000
AT_ONCE = 64
"""Pages judged together: more gain little, and their blocks would leave the processor's cache."""

HtmlEngine: TypeAlias = Literal["model", "trafilatura"]
P = ParamSpec("P")
T = TypeVar("T")


class Clean:
    """The stage; it has no memory, so every record is judged by itself.

    ``html_engine`` is what finds the text of HTML: our model, or the library trafilatura.
    """

    name = "clean"
    version = "9"
    ordered = False

    def __init__(self, html_engine: HtmlEngine = "model") -> None:
        self._html_engine = html_engine

    def new_memory(self) -> None:
        """Return None: nothing is remembered."""

    def run(self, batch: Sequence[Item[RawArticle]], memory: None = None) -> list[Outcome]:
        """Return the outcome of every item, in order."""
        outcomes: list[Outcome] = []
        for start in range(0, len(batch), AT_ONCE):
            outcomes += self._together(batch[start : start + AT_ONCE])
        return outcomes

    def outcome(self, item: Item[RawArticle]) -> Outcome:
        """Return what becomes of one record; never raises."""
        return self._together([item])[0]

    def _together(self, items: Sequence[Item[RawArticle]]) -> list[Outcome]:
        read = [_guarded(draft_page, item.record) for item in items]
        choices = choices_of(read, self._html_engine)
        return [
            draft if isinstance(draft, Failed) else self._finish(item, draft, choice)
            for item, draft, choice in zip(items, read, choices, strict=True)
        ]

    def _finish(
        self, item: Item[RawArticle], draft: Markup | PlainDraft | NotAnArticle, choice: Choice | None
    ) -> Outcome:
        found = _guarded(self._article, item, draft, choice)
        if not isinstance(found, NotAnArticle):
            return found
        raw = item.record
        provenance = (Provenance(self.name, self.version, found.reason),)
        source, fetched_at = raw.source or host_of(raw.url), raw.fetched_at or isoformat(item.seen_at)
        return Rejected(
            RejectedArticle(
                raw.id, source, raw.url, raw.title, fetched_at, found.reason, str(found), provenance
            )
        )

    def _article(
        self, item: Item[RawArticle], draft: Markup | PlainDraft | NotAnArticle, choice: Choice | None
    ) -> Passed:
        """Return the article. Raises `NotAnArticle`."""
        raw = item.record
        page = read_page(raw, draft, choice)
        check_article(page, lines_of(draft))
        title = raw.title or page.title or fallback_title(page.text)
        if not title:
            raise NotAnArticle(Reason.NO_TITLE, "no line can serve as a title")
        return Passed(
            Article(
                id=raw.id,
                source=raw.source or host_of(raw.url),
                url=raw.url,
                title=title,
                text=page.text,
                standfirst=page.standfirst,
                authors=raw.authors or page.authors,
                published=raw.published or page.published,
                updated=page.updated,
                fetched_at=raw.fetched_at or isoformat(item.seen_at),
                language=language_of(raw, page),
                provenance=(Provenance(self.name, self.version, page.rule),),
                extra=raw.extra,
            )
        )


def _guarded(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | NotAnArticle | Failed:
    """Return what ``work`` does, or why it gave up: one bad page harms no other."""
    try:
        return work(*args, **kwargs)
    except NotAnArticle as verdict:
        return verdict
    except Exception as error:
        return Failed.of(error, 500)


def draft_page(raw: RawArticle) -> Markup | PlainDraft:
    """Return the page cut into blocks. Raises `NotAnArticle` where it is none at first sight."""
    content = raw.content
    if not content or content.isspace():
        raise NotAnArticle(Reason.EMPTY, "no content" if not content else "nothing but white space")
    sample = content[:SAMPLE]
    if len(CONTROL.findall(sample)) > BINARY_SHARE * len(sample):
        raise NotAnArticle(Reason.NOT_AN_ARTICLE, "binary data: control characters throughout")
    html = raw.content_type == "text/html" or (raw.content_type is None and is_html(content))
    if html:
        return draft_html(content)
    content = content.replace("\0", "")
    check_wall(content)
    return draft_plain(content)


def choices_of(
    read: Sequence[Markup | PlainDraft | NotAnArticle | Failed], html_engine: HtmlEngine
) -> list[Choice | None]:
    """Return what the model chooses of each page, those of one form at a time; None where it has no say."""
    choices: list[Choice | None] = [None] * len(read)
    marked = {}
    if html_engine == "model":
        marked = {place: page.draft for place, page in enumerate(read) if isinstance(page, Markup)}
    plain = {place: page for place, page in enumerate(read) if isinstance(page, PlainDraft)}
    for places, chosen in (
        (marked, choose(list(marked.values()))),
        (plain, choose(list(plain.values()))),
    ):
        for place, choice in zip(places, chosen, strict=True):
            choices[place] = choice
    return choices


def read_page(raw: RawArticle, draft: Markup | PlainDraft | NotAnArticle, choice: Choice | None) -> Page:
    """Return the article on the page. Raises `NotAnArticle`."""
    if isinstance(draft, NotAnArticle):
        raise draft
    if isinstance(draft, Markup):
        return read_html(draft, choice, raw.url, raw.title)
    return read_plain(draft, choice, raw.url, raw.title)


def lines_of(draft: Markup | PlainDraft | NotAnArticle) -> Sequence[Line]:
    """Return the lines a page was cut into."""
    if isinstance(draft, NotAnArticle):
        return ()
    return (draft.draft if isinstance(draft, Markup) else draft).lines


def language_of(raw: RawArticle, page: Page) -> str | None:
    """Return the primary language: the producer's word, else the text's own, else the page's claim."""
    if raw.language:
        return raw.language.replace("_", "-").split("-")[0].lower()
    return detect_language(page.text) or page.language
