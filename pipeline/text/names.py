"""Names of people: given names, titles before them, and one form for the spellings of one name."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from importlib import import_module
from pkgutil import iter_modules

from pipeline.text.declension import phrase_forms
from pipeline.text.lists import words
from pipeline.text.russian import Case, given_forms, is_cyrillic, nominative, stem

__all__ = [
    "ARABIC_ARTICLE",
    "GIVEN_NAMES",
    "PARTICLES",
    "canonical_name",
    "given_names_anywhere",
    "is_given_name",
    "is_role",
    "name_key",
    "person_keys",
    "same_person",
    "surnames_anywhere",
]


def _adjective_forms(word: str) -> list[str]:
    """Return the cases of a Russian role that ends as adjectives do (управляющий, ведущая)."""
    if word.endswith(("щий", "мый", "ный")):
        ends = ("его", "ему", "им", "ем") if word.endswith("щий") else ("ого", "ому", "ым", "ом")
        return [word[:-2] + end for end in ends]
    return [word[:-2] + end for end in ("ей", "ую")] if word.endswith("щая") else []


GIVEN_NAMES = frozenset(words("given_names"))
"""Given names, capitalised. A cue among others."""
_LISTED_ROLES = words("roles")
ROLES = frozenset(_LISTED_ROLES) | {
    form
    for word in filter(is_cyrillic, _LISTED_ROLES)
    for form in (*phrase_forms(word), *_adjective_forms(word))
}
"""Roles and titles, in lower case."""

# German puts roles together: Verhandlungsführer, Landwirtschaftsministerin. The last part tells.
_ROLE_END_WORDS = """
minister ministerin präsident präsidentin sprecher sprecherin leiter leiterin chef chefin führer
führerin meister meisterin anwalt anwältin trainer trainerin direktor direktorin forscher forscherin
experte expertin experten vorsitzender vorsitzende vorsitzenden beauftragter beauftragte beauftragten
arzt ärztin lehrer lehrerin professor professorin richter richterin rätin kommissar kommissarin vorstand
vorständin ökonom ökonomin historiker historikerin wissenschaftler wissenschaftlerin biologe biologin
soziologe soziologin geologe geologin psychologe psychologin politiker politikerin techniker technikerin
besitzer besitzerin inhaber inhaberin gründer gründerin kanzler kanzlerin sekretär sekretärin
botschafter botschafterin spieler spielerin läufer läuferin fahrer fahrerin sänger sängerin künstler
künstlerin autor autorin schreiber schreiberin abgeordneter abgeordnete abgeordneten pfarrer pfarrerin
bischof bischöfin bäuerin landwirt landwirtin wirt wirtin helfer helferin pfleger pflegerin berater
beraterin referent referentin
"""
_ROLE_ENDS = tuple(_ROLE_END_WORDS.split())
_COMPOUND_CHARS = 10


def is_role(word: str) -> bool:
    """Return whether a word (lower case) says that a person follows, or went before.

    >>> is_role("minister"), is_role("verhandlungsführer"), is_role("bridge")
    (True, True, False)
    """
    return word in ROLES or (len(word) >= _COMPOUND_CHARS and word.endswith(_ROLE_ENDS))


_PARTICLE_WORDS = """
von van der den de del della di da dos das du la le el al ap bin ibn ben ter ten zu zur af av
фон ван дер ди дель ла ле бен бин ибн аль эль
"""
PARTICLES = frozenset(_PARTICLE_WORDS.split())

ARABIC_ARTICLE = "(?:[ae][lsdnrzt]h?|аль|а[сднрзтш]|эль?|э[сднрзтш])-"
"""What joins a family name with a hyphen (al-Assad, el-Sisi), as a pattern; papers leave it out later."""

# One spelling for given names whose romanisation varies.
_GIVEN_FORMS = {
    variant: form
    for form, variants in {
        "Alexander": "Aleksandr Alexandr Aleksander Oleksander",
        "Alexei": "Aleksei Aleksey Alexey",
        "Andrei": "Andrey",
        "Sergei": "Sergey Serguei",
        "Dmitry": "Dmitri Dmitriy Dimitri Dmitrij",
        "Yury": "Yuri Yuriy Juri",
        "Volodymyr": "Wolodymyr",
        "Nikolai": "Nikolay",
        "Mikhail": "Mikhael Michail Mihail",
        "Yevgeny": "Evgeny Evgeni Yevgeniy Evgeniy Jewgeni",
        "Vitaly": "Vitali Vitaliy",
        "Anatoly": "Anatoli Anatoliy",
        "Valery": "Valeri Valeriy",
        "Tatyana": "Tatiana",
    }.items()
    for variant in variants.split()
}
_OTHER_SLAVIC = (
    "Anton Boris Denis Igor Ivan Kirill Konstantin Leonid Maxim Oleg Pavel Roman Viktor Vladimir Vladislav"
)
_SLAVIC_GIVEN = frozenset(_GIVEN_FORMS.values()) | frozenset(_OTHER_SLAVIC.split())
_AFTER_I = re.compile(r"iy(?=[eao])")
_SPELLINGS = (("tsch", "ch"), ("sch", "sh"), ("ph", "f"), ("ck", "k"), ("iy", "i"), ("ij", "i"), ("yi", "i"))
_DOUBLED = re.compile(r"(.)\1")
_ARABIC_ARTICLE = re.compile(rf"{ARABIC_ARTICLE}(?=\w)", re.IGNORECASE)


def canonical_name(name: str) -> str:
    """Return the form of a name under which its spellings are reported.

    Russian names vary by romanisation: the given name gets its usual English form, and -iyev becomes -iev
    (BGN/PCGN's simplified style); names from elsewhere stay.

    >>> canonical_name("Aleksandr Darchiyev"), canonical_name("Ilham Aliyev")
    ('Alexander Darchiev', 'Ilham Aliyev')
    """
    parts = name.split()
    if len(parts) < 2:
        return name
    if is_cyrillic(parts[0]):
        return " ".join(nominative(parts, GIVEN_NAMES, _cyrillic_forms()))
    parts[0] = _GIVEN_FORMS.get(parts[0], parts[0])
    if parts[0] in _SLAVIC_GIVEN:
        parts[-1] = _AFTER_I.sub("i", parts[-1])
    return " ".join(parts)


def is_given_name(word: str) -> bool:
    """Return whether a word is a given name, in Russian in any case.

    >>> is_given_name("Ann"), is_given_name("Сергеем"), is_given_name("Bridge")
    (True, True, False)
    """
    return word in GIVEN_NAMES or word in _cyrillic_forms()


@cache
def given_names_anywhere() -> frozenset[str]:
    """Return the given names of all countries that Faker has lists of; many are other words, too."""
    return _faker_names("first_name")


@cache
def surnames_anywhere() -> frozenset[str]:
    """Return the surnames of all countries that Faker has lists of, some 30,000; many are places, too."""
    return _faker_names("last_name")


def _faker_names(kind: str) -> frozenset[str]:
    import faker.providers.person  # a third of a second, and asked of few texts

    found: set[str] = set()
    for module in iter_modules(faker.providers.person.__path__):
        provider = import_module(f"faker.providers.person.{module.name}").Provider
        for name in dir(provider):
            names = getattr(provider, name) if name.startswith(kind) else ()
            if isinstance(names, (tuple, list, dict)):
                found.update(map(str, names))
    return frozenset(found)


@cache
def _cyrillic_forms() -> dict[str, tuple[str, Case]]:
    return given_forms(sorted(filter(is_cyrillic, GIVEN_NAMES)))


@lru_cache(1 << 16)
def name_key(word: str) -> str:
    """Return what the spellings of one name have in common.

    >>> name_key("Darchiyev") == name_key("Darchiev"), name_key("Müller") == name_key("Mueller")
    (True, True)
    >>> name_key("al-Assad") == name_key("Assad")
    True
    """
    lower = word.lower()
    if is_cyrillic(lower):
        lower = stem(lower)
    lower = lower.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss")
    lower = _ARABIC_ARTICLE.sub("", lower)
    plain = "".join(char for char in unicodedata.normalize("NFKD", lower) if char.isalnum())
    for spelling, form in _SPELLINGS:
        plain = plain.replace(spelling, form)
    return _DOUBLED.sub(r"\1", plain.replace("y", "i"))


def same_person(one: str, other: str) -> bool:
    """Return whether two full names can be one person's: same surname, and given names that don't contradict.

    >>> same_person("Aleksandr Darchiyev", "Alexander Darchiev"), same_person("Joe Biden", "Jill Biden")
    (True, False)
    """
    given, surname = person_keys(one)
    other_given, other_surname = person_keys(other)
    if surname != other_surname:
        return False
    if given is None or other_given is None or given == other_given:
        return True
    short = min(len(given), len(other_given))
    return short <= 3 and given[:short] == other_given[:short]


@lru_cache(1 << 14)
def person_keys(name: str) -> tuple[str | None, str]:
    """Return the keys of a full name's given name, if there is one, and of its surname (none: empty)."""
    parts = canonical_name(name).split()
    return name_key(parts[0]) if len(parts) > 1 else None, name_key("".join(parts[-1:]))
