"""Russian names in their cases: which form is whose, and what a person in any case is called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Literal

__all__ = [
    "HARD",
    "HISSING",
    "Case",
    "case_forms",
    "given_forms",
    "has_surname_ending",
    "is_cyrillic",
    "nominative",
    "sounds_like",
    "stem",
]

Case = Literal["genitive", "dative", "instrumental", "prepositional"]
"""The accusative is like the genitive of men, and ends of its own in women's names: taken for a dative."""

HISSING, HARD = "жчшщ", "гкхжчшщ"
"""Letters behind which endings are others."""
_IRREGULAR = {"Павел": "Павл", "Пётр": "Петр", "Лев": "Льв"}
_MEN_WORDS = "Илья Никита Данила Фома Лука Савва Кузьма Хвича Бидзина Мустафа Муса Никола Абдулла Микола"
_MEN = frozenset(_MEN_WORDS.split())
"""Men's given names that end like women's."""
_MANS_ENDS: dict[Case, str] = {
    "genitive": "а$",
    "dative": "у$",
    "instrumental": "(?:ом|ем)$",
    "prepositional": "е$",
}
_SOFT_END = re.compile(r"(?<=[а-яё]{2})(?<!и)[яю]$")
_SURNAME = re.compile(
    r"\w{2}(?:(?:[оеё]в|[иы]н)(?:а|у|ым|е|ой)?|[сц]к(?:ий|ого|ому|им|ом|ая|ой|ую)|(?:енко|ук|юк|ян)[аоуе]?|швили|дзе|оглу)$"
)
_ROMAN = "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch y e yu ya i yi ye g u"
_LATIN = dict(zip("абвгдеёжзийклмнопрстуфхцчшщыэюяіїєґў", _ROMAN.split(), strict=True))
_SOUND_PAIRS = "ch>k kh>k gh>k zh>z th>t ph>p sh>s j>z dz>z ts>z tz>z c>k q>k x>ks v>b g>k h>k f>p"
_SOUNDS = [pair.split(">") for pair in _SOUND_PAIRS.split()]
_SILENT = re.compile("[^bdklmnprstz]")
_END = re.compile(r"(?<=[а-яё]{3})(?:ого|ому|ым|им|ом|ем|ём|ая|ой|ей|ую|ый|ий|[аеёиоуыэюяйь])$")


def is_cyrillic(word: str) -> bool:
    """Return whether a word ends in a Cyrillic letter."""
    return "\u0400" <= word[-1:] <= "\u04ff"


def stem(lower: str) -> str:
    """Return what the cases of a name have in common, men's and women's forms of a surname, too.

    >>> stem("латышева"), stem("латышев"), stem("зеленского"), stem("зеленский")
    ('латышев', 'латышев', 'зеленск', 'зеленск')
    """
    return _END.sub("", lower)


def sounds_like(name: str, latin: str) -> bool:
    """Return whether a Cyrillic name begins with the consonants of one in Latin letters without accents.

    >>> sounds_like("Мариуполь", "Mariupol"), sounds_like("Жданов", "Mariupol"), sounds_like("Сеул", "Seoul")
    (True, False, True)
    """
    consonants = _consonants("".join(_LATIN.get(letter, "") for letter in name.lower()))
    return bool(consonants) and consonants == _consonants(latin.lower())


def _consonants(latin: str) -> str:
    """Return the first two consonants of a name; those are one that languages write for each other."""
    for written, sound in _SOUNDS:
        latin = latin.replace(written, sound)
    return _SILENT.sub("", latin)[:2]


def has_surname_ending(word: str) -> bool:
    """Return whether a word ends as Russian surnames do, in any case.

    >>> has_surname_ending("Вельского"), has_surname_ending("Лукин"), has_surname_ending("Новгород")
    (True, True, False)
    """
    return _SURNAME.search(word) is not None


def case_forms(name: str) -> dict[str, Case]:
    """Return a noun's forms other than the nominative, with their cases: of a given name, or of a city.

    Names in other letters have none.

    >>> sorted(case_forms("Москва")), sorted(case_forms("Игорь"))
    (['Москве', 'Москвой', 'Москву', 'Москвы'], ['Игоре', 'Игорем', 'Игори', 'Игорью', 'Игорю', 'Игоря'])
    """
    if not is_cyrillic(name):
        return {}
    base = name[:-1]
    ends: dict[str, Case] = {}
    if name.endswith("ия"):
        ends = {"и": "genitive", "ю": "dative", "ей": "instrumental"}
    elif name.endswith("я"):
        ends = {"и": "genitive", "е": "prepositional", "ю": "dative", "ей": "instrumental"}
    elif name.endswith("а"):
        first = "и" if base[-1:] in HARD else "ы"
        by = "ей" if base[-1:] in HISSING + "ц" else "ой"
        ends = {first: "genitive", "е": "prepositional", "у": "dative", by: "instrumental"}
    elif name.endswith("ий"):
        ends = {"я": "genitive", "ю": "dative", "ем": "instrumental", "и": "prepositional"}
    elif name.endswith("ь"):  # a man's name, or a city's, which most are women
        ends = {"я": "genitive", "и": "genitive", "ю": "dative", "ем": "instrumental", "ью": "instrumental"}
        ends["е"] = "prepositional"
    elif name.endswith("й"):
        ends = {"я": "genitive", "ю": "dative", "ем": "instrumental", "е": "prepositional"}
    elif name[-1] not in "аеёиоуыэюя":
        base = _IRREGULAR.get(name, name)
        by = "ем" if base[-1:] in HISSING + "ц" else "ом"
        ends = {"а": "genitive", "у": "dative", by: "instrumental", "е": "prepositional"}
    return {base + end: case for end, case in ends.items()}


def given_forms(names: Iterable[str]) -> dict[str, tuple[str, Case]]:
    """Return for the other forms of given names the nominative and the case."""
    found: dict[str, tuple[str, Case]] = {}
    for name in names:
        for form, case in case_forms(name).items():
            found.setdefault(form, (name, case))
    return found


def nominative(parts: list[str], given: frozenset[str], forms: Mapping[str, tuple[str, Case]]) -> list[str]:
    """Return a person's name in the nominative; ``given`` are given names, ``forms`` those of `given_forms`.

    A form that is also a woman's name in the nominative (Александра) is one, unless the surname is a man's.

    >>> nominative(["Сергея", "Латышева"], frozenset(), given_forms(["Сергей"]))
    ['Сергей', 'Латышев']
    """
    first, *others = parts
    if first not in forms or not others or (first in given and not _is_mans(others[-1])):
        return parts
    name, case = forms[first]
    man = name in _MEN or name[-1] not in "ая"
    middle = [forms[word][0] if word in forms else _patronymic(word) for word in others[:-1]]
    return [name, *middle, _surname(others[-1], man, case)]


def _is_mans(surname: str) -> bool:
    """Whether a surname, behind a form that may be a woman's nominative, is a man's genitive."""
    return surname.endswith("ого") or (
        surname.endswith("а") and not surname.endswith(("ова", "ева", "ёва", "ина", "ына"))
    )


def _patronymic(word: str) -> str:
    word = re.sub(r"(?<=ич)(?:а|у|ем|е)$", "", word)
    return re.sub(r"(?<=вн)(?:ы|е|у|ой)$", "а", word)


def _surname(word: str, man: bool, case: Case) -> str:
    if man:
        if word.endswith(("ого", "ому")):
            return word[:-3] + "ий"
        if word.endswith(("ским", "цким")) or (case == "prepositional" and word.endswith(("ском", "цком"))):
            return word[:-2] + "ий"
        if word.endswith(("овым", "евым", "ёвым", "иным", "ыным")):
            return word[:-2]
        if word.endswith("аа"):  # аш-Шараа
            return word
        if _SOFT_END.search(word):  # Милея, Шмыгалю
            return word[:-1] + ("й" if word[-2] in "аеёоуыэ" else "ь")
        return re.sub(_MANS_ENDS[case], "", word)
    if word.endswith(("ской", "скую", "цкой", "цкую")):
        return word[:-2] + "ая"
    return re.sub(r"(?<=[оеёиы][вн])(?:ой|у)$", "а", word)
