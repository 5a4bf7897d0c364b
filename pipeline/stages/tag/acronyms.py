"""Acronyms that are an organisation's: explained by the text, said twice, behind an article, or speaking."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from itertools import chain

from pipeline.stages.tag.named import Named
from pipeline.stages.tag.runs import SILENT, Run, find_runs, stands_loud
from pipeline.text.gazetteer import lookup
from pipeline.text.lists import keyed
from pipeline.text.tokens import STOPWORDS

__all__ = ["add_acronyms", "other_acronyms"]

_ACRONYM = re.compile(r"[A-ZÄÇĞİÖŞÜА-Я]{3,6}")
_SPEAKS = re.compile(
    r"(?:[’']s)? (?:spokes\w+|chair\w*|president|secretar\w+|officials?|chief|leaders?|lawmakers?|"
    r"candidates?|headquarters|director|boss|members?|commissioner|activists?|officers?|agents?|lawyers?|employees|staff|"
    r"workers|researchers|investigators|statement|governors?|senators?|governorship|presidential|mayor|"
    r"councillors?)\b| (?:said|says|told|announced|confirmed|warned|accused|declined|alleged|urged|arrested|"
    r"argued|ruled|denied)\b"
)
_BEFORE = re.compile(r"\b(?:of|by|from|with|at|told|against|to|and|under|joined|as) the \Z")
_ALONE = re.compile(
    r"[’']s |[.,;)]|$| (?:and|or|in|on|to|for|from|by|at|is|was|has|had|have|will|would|which|that|who|also|"
    r"did|does|said|says|as|with|but|after|before|because|over|could|should|may|must)\b"
)
_BEHIND_ARTICLE = {
    "es": re.compile(r"[A-Z](?<=[las] [A-Z])[A-Z]{1,5}\b(?!\.[A-Z]|[-'’&]\w)"),
    "de": re.compile(r"[A-ZÄÖÜ](?<=[resmn] [A-ZÄÖÜ])[A-ZÄÖÜ]{2,5}\b(?!\.[A-Z]|[-'’&/]\w| [A-ZÄÖÜ0-9])"),
}
_ARTICLE = {
    "es": re.compile(r"\b(?:[Ee]l|[Dd]el|[Aa]l|[Ll]a|[Ll][ao]s) \Z"),
    "de": re.compile(r"\b(?:[Dd](?:er|ie|as|em|en|es)|[Bb]eim|[Vv]om) \Z"),
}
"""In Spanish and German prose, an acronym behind an article is an organisation's if said once."""


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
    others = other_acronyms(language or "en")
    behind_article = _behind_articles(text, known, others, language or "")
    spans: dict[str, list[tuple[int, int]]] = {}
    for run in runs:
        word = run.text
        # Hardly any is in capitals: the cheapest question comes first.
        if not (word.isupper() or word in explained) or run.start in known:
            continue
        if stands_loud(text, run.start):
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
        is_sure = len(found_at) >= 2 or word in behind_article
        if is_sure or (language in ("en", None) and _is_said(text, *found_at[0])):
            named = found.setdefault(word, Named(word))
            for start, end in found_at:
                named.add(word, start, end)


@lru_cache(64)  # articles may claim any language
def other_acronyms(language: str) -> frozenset[str]:
    """Return the capitals that name no organisation in a language."""
    lists = (entry for key, entry in keyed("other_acronyms") if key in ("*", language))
    return frozenset(chain.from_iterable(lists))


def _is_said(text: str, start: int, end: int) -> bool:
    """Say whether what stands around an acronym in English says that it is an organisation's."""
    if _SPEAKS.match(text, end) is not None:
        return True
    has_article = text.startswith("The ", start - 4) or (
        text.endswith(" the ", 0, start) and _BEFORE.search(text, max(0, start - 14), start) is not None
    )
    return has_article and _ALONE.match(text, end) is not None


def _may_name(word: str, others: Collection[str]) -> bool:
    """Say whether a word in capitals may be an organisation's acronym."""
    if not _ACRONYM.fullmatch(word) or word in others or lookup(word):
        return False
    return word.isascii() or word.lower() not in STOPWORDS


def _behind_articles(
    text: str, known: Collection[int], others: Collection[str], language: str
) -> dict[str, list[tuple[int, int]]]:
    """Return where a Spanish or German text has acronyms behind an article: el PP, del CNI, die EVG."""
    found: dict[str, list[tuple[int, int]]] = {}
    for match in _BEHIND_ARTICLE[language].finditer(text) if language in _BEHIND_ARTICLE else ():
        word, span = match.group(), match.span()
        if _ARTICLE[language].search(text, max(0, span[0] - 5), span[0]) is None or span[0] in known:
            continue
        if word not in others and not lookup(word) and not stands_loud(text, span[0]):
            found.setdefault(word, []).append(span)
    return found
