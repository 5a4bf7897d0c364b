"""Bodies that are for two things: Fish and Wildlife Service, Ministerio de Industria y Turismo."""

from __future__ import annotations

import re
from collections.abc import Collection

from pipeline.stages.tag.known import is_organisation_cue
from pipeline.stages.tag.runs import NAME
from pipeline.text.gazetteer import lookup
from pipeline.text.names import is_given_name
from pipeline.text.tokens import STOPWORDS

__all__ = ["span_of_both"]

_AND_SPANISH = re.compile(rf" [ye] (?:de (?:la |los |las )?)?({NAME})")
_PORTFOLIO_WORDS = """
Ministerio Secretaría Subsecretaría Consejería Conselleria Superintendencia Departamento Instituto Agencia
Servicio Centro Facultad Comisión Dirección Viceministerio Observatorio Organización
"""
_PORTFOLIOS = tuple(f"{word} " for word in _PORTFOLIO_WORDS.split())
_AND_ENGLISH = re.compile(r" and ([A-Z][a-z]+(?: [A-Z][a-z]+)?)\b(?! [A-Z])(?!-)")
_OF_ENGLISH = re.compile(
    r"(?:[\w’'.-]+ )*(?:Department|Ministry|Institute|Center|Centre|Office|Committee|Council|Bureau|School|"
    r"College|Commission|Faculty|Academy|Association|Society|Agency|Foundation|Secretariat) "
    r"(?:of|for|on)(?: the)? [A-Z][\w-]+\Z"
)
_BEFORE_AND = re.compile(r"\b[Tt]he ([A-Z][a-z]+) and \Z")
_FEW_WORDS = 2
"""The second half of such a name: Land and Environment Court."""
_SERVICES = tuple(f"{kind} Services" for kind in ("Human", "Family", "Social", "Emergency", "Community"))


def span_of_both(
    text: str, start: int, end: int, known: Collection[int], language: str | None
) -> tuple[int, int]:
    """Return where a body's name begins and ends, with the other half of what it is for, if there is one.

    ``known`` is where names begin that are another's.
    """
    if language == "es":
        if text.startswith((" y ", " e "), end) and text.startswith(_PORTFOLIOS, start):
            more = _AND_SPANISH.match(text, end)
            if more is not None and not _is_another_in_spanish(more[1]):
                return start, more.end()
    elif language in ("en", None):
        if text.startswith(" and ", end) and _OF_ENGLISH.match(text[start:end]):
            more = _AND_ENGLISH.match(text, end)
            if more is not None and not _is_another(more[1]) and more.start(1) not in known:
                return start, more.end()
        elif text.startswith(" and ", start - 5) and text.count(" ", start, end) < _FEW_WORDS:
            first = _BEFORE_AND.search(text, max(0, start - 40), start)
            if first is not None and first.start(1) not in known and not _is_another(first[1]):
                return first.start(1), end
    return start, end


def _is_another_in_spanish(words: str) -> bool:
    """Say whether what stands behind *y* is a name by itself."""
    first = words.partition(" ")[0]
    return first.isupper() or is_given_name(first) or is_organisation_cue(first) or bool(lookup(first))


def _is_another(words: str) -> bool:
    """Say whether words behind or before *and* are a name by themselves."""
    first, _, last = words.rpartition(" ")
    return bool(
        (is_organisation_cue(last) and words not in _SERVICES)
        or (first and is_organisation_cue(first))
        or is_given_name(words.partition(" ")[0])
        or lookup(words)
        or words.lower() in STOPWORDS
    )
