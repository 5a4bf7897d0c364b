"""Organisations of Russian texts: in quotes, called by parts of words, or by an adjective of their town."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from pipeline.stages.tag.named import Named
from pipeline.stages.tag.runs import Run, is_initial
from pipeline.text.gazetteer import lookup

__all__ = ["add_russian"]

_QUOTED = re.compile(r"[«\"]([^«»\"\n]{2,40})[»\"]")
_KIND = re.compile(
    r"(?:(?:авиа|теле|радио|медиа|кино)?компани|концерн|(?:гос)?корпораци|(?:агро|медиа)?холдинг|банк|клуб|команд|"
    r"групп|парти|газет|агентств|издани|(?:теле)?канал|(?:авиа|авто)?завод|фонд|(?:соц)?сет[ьи]|фирм|движени|"
    r"журнал|портал|университет|институт|театр|больниц|музе|оператор|радиостанци|маркетплейс|ритейлер|"
    r"застройщик|девелопер|сервис|редакци|объединени|организаци|ассоциаци|союз|предприяти|комбинат|"
    r"производител|супермаркет|магазин|группировк|батальон|бригад|полк|(?:кино)?студи|академи|шахт|"
    r"разработчик|перевозчик)\w*|[опз]?ао|ооо|ано|нпо|чвк|фк|хк|гк|ук"
)
"""Words before a name in quotes that say what it is."""
_DOES = re.compile(
    r" (?:сообщил|заявил|объявил|планиру|намерен|запустил|обыграл|победил|проиграл|уступил|купил|продал|"
    r"подал|увеличил|снизил|сократил|приостановил|выплат|пишет|переда[её]т|опроверг|подтвердил)"
)
"""What companies, clubs and papers do."""
_FORMED = re.compile(
    r"((?!Центро|Авто|Фото)[А-ЯЁ][а-яё]{2,16}(?:надзор|пром|банк|избирком|гидромет|гидрометцентр|телеком)|"
    r"(?:Мин|Рос|Мос|Гос|Укр|Бел|Глав|Тат)[а-яё]{0,20}(?:торг|транс|стро|здрав|юст|труд|спорт|хоз|обр|реестр|"
    r"резерв|архив|патент|туризм|фин|лес|флот|стат|космос|автодор|мониторинг|контрол))(?:а|у|ом|е|я|ю|ем|й|ь)?|"
    r"((?:Мин|Рос|Мос|Гос|Укр|Бел)[а-яё]{0,14}(?:энерго|имуществ|качеств|служб|гварди|авиаци|нефт))"
    r"(?:о|а|я|ь|у|ю|ом|ы|и|е|ой|ей|ью)?"
)
"""Ministries, offices and banks that are called by parts of words: Минстрой, Россельхознадзор."""
_FORMED_ENDS = {
    "стро": "й",
    "контрол": "ь",
    "нефт": "ь",
    "ществ": "о",
    "честв": "о",
    "служб": "а",
    "гварди": "я",
    "авиаци": "я",
}
_OF_PLACE = re.compile(r"([А-ЯЁ][а-яё-]+[сц]к)(?:ий|ого|ому|им|ом|ой)")
_SEAT = re.compile(
    r"((?: [а-яё]+(?:ый|ий|ого|ому|ым|им|ом)){0,2}) "
    r"(суд|университет|институт|театр|метрополитен|зоопарк|завод|комбинат|музе|банк)(?:а|у|ом|е|й|я|ю|ем)?\b"
)
"""Courts and universities named by an adjective: in mid-sentence it has a capital only within a name."""
_ADJECTIVE_END = re.compile("(?:ого|ому|ым|им|ом)(?= |$)")
_STRESSED = frozenset(["Тверск", "Донск", "Заводск", "Морск", "Луговск"])
"""Adjectives in -ой."""


def add_russian(text: str, found: dict[str, Named], runs: Sequence[Run], known: Collection[int]) -> None:
    """Add to the organisations ``found``; ``known`` is where known names begin, quotes included."""
    for match in _QUOTED.finditer(text):
        start, end = match.span()
        if start in known or start + 1 in known:
            continue
        before = text[max(0, start - 24) : start].split()
        is_said = bool(before) and text[start - 1] == " " and _KIND.fullmatch(before[-1].lower())
        if is_said or (match[1][0].isupper() and _DOES.match(text, end)):
            found.setdefault(match[1], Named(match[1])).add(match[1], *match.span(1))
    for run in runs:
        word = run.text.rpartition(" ")[2]
        start = run.end - len(word)
        if start in known or start - 1 in known:
            continue
        name, end = _formed(word), run.end
        if not name:
            name, end = _seated(text, word, start, run.end)
        if name:
            found.setdefault(name, Named(name)).add(text[start:end], start, end)


@lru_cache(1 << 14)
def _formed(word: str) -> str:
    """Return the nominative of an organisation's name made of parts of words, empty for other words."""
    match = _FORMED.fullmatch(word)
    if match is None or lookup(word):
        return ""
    name: str = match[1] or match[2]
    return name + next((end for stem, end in _FORMED_ENDS.items() if name.endswith(stem)), "")


def _seated(text: str, word: str, start: int, end: int) -> tuple[str, int]:
    """Return the nominative and the end of a body named by its town's adjective (Останкинского суда)."""
    place = _of_place(word)
    seat = _SEAT.match(text, end) if place else None
    if seat is None or is_initial(text, start):
        return "", end
    middle = _ADJECTIVE_END.sub("ый", seat[1]).replace("кый", "кий")
    return f"{place}{middle} {seat[2]}" + ("й" if seat[2] == "музе" else ""), seat.end()


@lru_cache(1 << 14)
def _of_place(word: str) -> str:
    match = _OF_PLACE.fullmatch(word)
    return match[1] + ("ой" if match[1] in _STRESSED else "ий") if match else ""
