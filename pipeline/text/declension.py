"""The cases of Russian names: of countries, towns and bodies of one or more words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.text.russian import HARD, HISSING, is_cyrillic

__all__ = ["declined", "phrase_forms"]


def phrase_forms(name: str) -> list[str]:
    """Return the cases of a name of one or more Cyrillic words, other than the nominative.

    Adjectives before the first noun go with it, what stands behind it stays; quotes stay around it.

    >>> phrase_forms("Ближний Восток")
    ['Ближнего Востока', 'Ближнему Востоку', 'Ближним Востоком', 'Ближнем Востоке']
    >>> phrase_forms("Банк России")[0], phrase_forms("«Победа»")[0], phrase_forms("Ростов-на-Дону")[0]
    ('Банка России', '«Победы»', 'Ростова-на-Дону')
    """
    if name.isascii():
        return []
    if name[:1] == "«":
        return [f"«{form}»" for form in phrase_forms(name[1:-1])]
    words = name.split(" ")
    noun = next((n for n, word in enumerate(words) if not _ADJECTIVE.search(word)), -1)
    if not is_cyrillic(words[noun]):
        return []
    if noun < 0:  # Грозный, Третьяковская
        return list(dict.fromkeys(" ".join(_adjective(word, case) for word in words) for case in range(5)))
    head, joint, rest = words[noun].partition("-на-")
    front, hyphen, last = head.rpartition("-")
    found = []
    for case, form in _noun_cases(last):
        adjectives = [_adjective(word, case) for word in words[:noun]]
        if last[-1] == "ь" and noun and words[0].endswith("ая") is not form.endswith(("и", "ью")):
            continue
        found.append(" ".join([*adjectives, f"{front}{hyphen}{form}{joint}{rest}", *words[noun + 1 :]]))
    return list(dict.fromkeys(found))


def declined(names: Iterable[str]) -> Iterator[str]:
    """Yield names, each with its cases behind it."""
    for name in names:
        yield name
        yield from phrase_forms(name)


_ADJECTIVE = re.compile(r"[а-яё]{2}(?:[ыи]й|[вкнтшж]ой|ая|яя|ое|ее|[ыи]е)$")
_ADJECTIVE_ENDS = {
    # Genitive, dative, accusative, instrumental, prepositional; then those of soft ones (Ближний).
    "m": (["ого", "ому", "-", "ым", "ом"], ["его", "ему", "-", "им", "ем"]),
    "f": (["ой", "ой", "ую", "ой", "ой"], ["ей", "ей", "юю", "ей", "ей"]),
    "p": (["ых", "ым", "-", "ыми", "ых"], ["их", "им", "-", "ими", "их"]),
}


def _noun_cases(noun: str) -> list[tuple[int, str]]:
    """Return a noun's forms, each with the number of its case."""
    base, soft = noun[:-1], noun[-2:-1] in HARD
    if noun.endswith("ия"):
        ends = "и и ю ей и"
    elif noun.endswith("я"):
        ends = "и е ю ей е"
    elif noun.endswith("а"):
        ends = f"{'и' if soft else 'ы'} е у {'ей' if base[-1:] in HISSING + 'ц' else 'ой'} е"
    elif noun.endswith(("ие", "ий")):
        ends = "я ю - ем и"
    elif noun.endswith(("ье", "ре", "ле", "й")):
        ends = "я ю - ем е"
    elif noun.endswith("ь"):  # a woman's or a man's
        ends = "и и - ью и"
        return [pair for one in (ends, "я ю - ем е") for pair in _ended(base, one)]
    elif noun.endswith(("тво", "зеро")):
        ends = "а у - ом е"
    elif (
        len(noun) > 3 and noun.endswith(("ы", "ки", "щи")) and not noun.startswith("Мин")
    ):  # Сумы, Химки; not Минобороны
        before = base[:-1] + ("о" if noun.endswith("ки") and noun[-3] not in "аеёиоуыэюя" else "") + base[-1]
        many = f"{base}ов" if noun.endswith("лны") else before
        return [(0, many), *_ended(base, "- ам - ами ах")]
    elif is_cyrillic(noun) and noun[-1] not in "аеёиоуыэюя":
        base, ends = noun, f"а у - {'ем' if noun[-1] in HISSING + 'ц' else 'ом'} е"
    else:
        return []
    return _ended(base, ends)


def _ended(base: str, ends: str) -> list[tuple[int, str]]:
    return [(case, base + end) for case, end in enumerate(ends.split()) if end != "-"]


def _adjective(word: str, case: int) -> str:
    """Return an adjective in a case."""
    base, last = word[:-2], word[-2:]
    kind = "f" if last in ("ая", "яя") else "p" if last in ("ые", "ие") else "m"
    soft = last in ("яя", "ее") or (last in ("ий", "ие") and base[-1:] not in "гкх")
    end = _ADJECTIVE_ENDS[kind][soft][case]
    if end == "-":
        return word
    return base + ("и" + end[1:] if base[-1:] in HARD and end[0] == "ы" else end)
