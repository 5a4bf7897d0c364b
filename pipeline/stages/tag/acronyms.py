"""Acronyms that are an organisation's: explained by the text, said twice, or behind an article."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache

from pipeline.stages.tag.known import OTHER_ACRONYMS
from pipeline.stages.tag.named import Named
from pipeline.stages.tag.runs import SILENT, Run, find_runs, is_loud, line_around
from pipeline.text.gazetteer import lookup
from pipeline.text.tokens import STOPWORDS

__all__ = ["add_acronyms"]

_ACRONYM = re.compile(r"[A-ZÄÇĞİÖŞÜА-Я]{3,6}")
_BEHIND_ARTICLE = re.compile(r"[A-Z](?<=[las] [A-Z])[A-Z]{1,5}\b(?!\.[A-Z]|[-'’&]\w)")
_ARTICLE = re.compile(r"\b(?:[Ee]l|[Dd]el|[Aa]l|[Ll]a|[Ll][ao]s) \Z")


def add_acronyms(
    text: str,
    found: dict[str, Named],
    explained: Mapping[str, Named],
    runs: Sequence[Run],
    known: Collection[int],
    language: str | None,
) -> None:
    """Add a text's acronyms to the organisations ``found``, those ``explained`` to what they stand for."""
    if not SILENT.isdisjoint(explained):
        # World Health Organization (Who): all the others may be meant, too.
        runs = find_runs(text, dropped=frozenset())
    others = _others(language or "")
    # In Spanish prose, an acronym behind an article is an organisation's if said once.
    behind_article = _behind_articles(text, known, others) if language == "es" else {}
    spans: dict[str, list[tuple[int, int]]] = {}
    for run in runs:
        word = run.text
        # Hardly any is in capitals: the cheapest question comes first.
        if not (word.isupper() or word in explained) or run.start in known:
            continue
        if is_loud(line_around(text, run.start)[0]):
            continue
        if word in explained:
            explained[word].add(word, run.start, run.end)
        elif _may_name(word, others):
            spans.setdefault(word, []).append((run.start, run.end))
    for word, found_behind in behind_article.items():
        if word not in explained:
            spans[word] = sorted({*spans.get(word, ()), *found_behind})
    for word, found_at in spans.items():
        # Once may be a shout; twice in the middle of prose is a name.
        if len(found_at) >= 2 or word in behind_article:
            named = found.setdefault(word, Named(word))
            for start, end in found_at:
                named.add(word, start, end)


@cache
def _others(language: str) -> frozenset[str]:
    return OTHER_ACRONYMS["*"] | OTHER_ACRONYMS.get(language, frozenset())


def _may_name(word: str, others: Collection[str]) -> bool:
    """Say whether a word in capitals may be an organisation's acronym."""
    if not _ACRONYM.fullmatch(word) or word in others or lookup(word):
        return False
    return word.isascii() or word.lower() not in STOPWORDS


def _behind_articles(
    text: str, known: Collection[int], others: Collection[str]
) -> dict[str, list[tuple[int, int]]]:
    """Return where a Spanish text has acronyms behind an article: el PP, del CNI, La UCO."""
    found: dict[str, list[tuple[int, int]]] = {}
    for match in _BEHIND_ARTICLE.finditer(text):
        word, span = match.group(), match.span()
        if _ARTICLE.search(text, max(0, span[0] - 5), span[0]) is None or span[0] in known:
            continue
        if word not in others and not lookup(word) and not is_loud(line_around(text, span[0])[0]):
            found.setdefault(word, []).append(span)
    return found
