"""A text with its capitalised words set free of what some languages join to them, at the same positions."""

from __future__ import annotations

import re

__all__ = ["SUFFIX_MARK", "set_free"]

_ELIDED = re.compile(r"\b(?:[lLdDnNsSjJcCmMtT]|[qQ]u|[dD]ell|[aA]ll|[nN]ell|[sS]ull|[dD]all|[uU]n)['’](?=\w)")
"""l'Institut, d'Ana, dell'Interno."""
_MONSIEUR = re.compile(r"\bMM?\. (?=[^\W\d_])")
_SUFFIX = re.compile(r"(?<=\w)['’](?=[a-zçğıöşü])")
"""Ankara'da, Demir'in: Turkish puts its endings of names behind an apostrophe."""
SUFFIX_MARK = "\u2009"
"""Stands for that apostrophe: a space that joins no names (Fidan'la Lavrov)."""


def set_free(text: str, language: str | None) -> str:
    r"""Return the text with spaces for the apostrophes of French, Italian and Turkish, and *m. Blanc*.

    >>> set_free("L'Institut de M. Blanc", "fr"), set_free("Demir'in", "tr"), set_free("O'Brien's", "en")
    ('l Institut de m. Blanc', 'Demir\u2009in', "O'Brien's")
    """
    if language in ("fr", "it", "ca"):
        text = _ELIDED.sub(lambda match: match.group()[:-1].lower() + " ", text)
        if language == "fr":
            text = _MONSIEUR.sub(lambda match: match.group().lower(), text)
    elif language in ("tr", "az"):
        text = _SUFFIX.sub(SUFFIX_MARK, text)
    return text
