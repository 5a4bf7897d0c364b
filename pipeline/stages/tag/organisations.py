"""Organisations: known ones, names with a cue such as Ministry or Bank, and acronyms the text repeats."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.stages.tag.acronyms import add_acronyms
from pipeline.stages.tag.cyrillic import add_russian
from pipeline.stages.tag.for_two import span_of_both
from pipeline.stages.tag.french import french_bodies
from pipeline.stages.tag.known import (
    Known,
    is_organisation_cue,
    known_of,
    last_organisation_cue,
    without_case,
)
from pipeline.stages.tag.named import Named
from pipeline.stages.tag.runs import NAME, Run
from pipeline.stages.tag.segments import Segment
from pipeline.text.gazetteer import lookup
from pipeline.text.names import PARTICLES, is_given_name
from pipeline.text.tokens import STOPWORDS

__all__ = ["find_organisations"]

_ACRONYM_AFTER = re.compile(r"^ ?\(([A-ZÄÇĞİÖŞÜА-Я][A-Za-zÄÇĞİÖŞÜıА-Яа-я&-]{1,7})\)")
_OBJECT = re.compile(rf" (?:of|for|on|de|du|des|del|für|de la)(?: the)? {NAME}")

_OF = frozenset(["de", "del", "du", "di"])
_SAY_FIRST = frozenset(("de", "fr", "es", "it", "pt", "ca", "gl", "ro", "ru", "uk", "bg"))
_QUOTING = frozenset(("ru", "uk", "bg"))
# Followed by "of ..." these name one organisation together with it; alone, or after a country, any.
_HEADS_WORDS = """
Academy Agency Association Authority Bank Board Bureau Center Centre Chamber Church College Commission
Committee Confederation Conference Council Court Department Federation Foundation Institute League Ministry
Museum Office Organisation Organization Society School Union University Ministère Université Ministerio
Universidad Banco Banque Tribunal Cour Conseil Hôpital Fédération Chambre Agence Institut Fondation Académie
Comité Syndicat Mairie Préfecture Musée Théâtre Opéra Cámara Ayuntamiento Junta Consejo Audiencia Hospital
Federación Asociación Instituto Agencia Comisión Fundación Diputación Fiscalía Museo Teatro Colegio
Confederación Verband Bundesamt Stiftung Amt Ministerium Tribunale Banca Università Ministero Universidade
Ministério
"""
_LOCAL = frozenset(
    ["University", "College", "Police", "Hospital", "Museum", "School", "Council", "Court", "Zoo"]
)
"""Behind a town's name these name one organisation."""
_HEADS = frozenset(_HEADS_WORDS.split())
_HEADS_BEHIND = frozenset(
    ["Academia", "Federación", "Confederación", "Corte", "Asociación", "Sociedad", "Casa", "Comisión"]
)
"""Real Academia Española, Suprema Corte de Justicia: an adjective may stand before, the rest behind."""
_GENERIC_WORDS = """
Government Police Army Forces Navy Parliament Court Press Front Office Club Party Group Guard Board Cabinet
Congress Assembly Senate School Church Center Centre Hospital Services Service Administration Authority
Movement Co Council Committee Commission Company University College Conference Society League Systems Command
Genel İl İlçe Müdürlüğü Başkanlığı Merkezi
Bank Union Network Fund Inc Corp Corporation Ltd LLC PLC Plc GmbH AG SA Holdings Enterprises
"""
_GENERIC = frozenset(_GENERIC_WORDS.split())


def find_organisations(
    text: str,
    runs: Sequence[Run],
    segments: Sequence[Segment],
    known: Sequence[Known],
    language: str | None = None,
    written: str | None = None,
) -> list[Named]:
    """Return the organisations named in a text, with their acronyms as spellings.

    ``written`` is the text as it was before its words were set free, in which names are told.

    In English, what they are stands last (Pasteur Institute), in many languages first (Institut Pasteur).
    """
    written = text if written is None else written
    found = known_of(written, known, "organisation")
    acronyms: dict[str, Named] = {}
    says_first = language in _SAY_FIRST
    starts = {one.start for one in known}
    covered = 0
    wider: list[tuple[int, int]] = []
    for segment in segments:
        cue = last_organisation_cue(segment.words) if segment.cued and segment.start >= covered else -1
        if cue < 0:
            continue
        if says_first and (
            cue == 0 or (language == "es" and cue == 1 and segment.words[cue] in _HEADS_BEHIND)
        ):
            cue = len(segment.words) - 1
        name, segment_end = _whole(text, segment, cue)
        if not name:
            continue
        start, end = span_of_both(text, segment.start, segment_end, starts, language)
        if start < segment.start or end > segment_end:
            wider.append((start, end))
        covered = end
        last = text[start:end].rpartition(" ")[2]
        name_end = end - (len(last) - len(without_case(last)))
        name = text[start:name_end]
        named = found.setdefault(name, Named(name))
        named.add(name, start, name_end)
        explained = _ACRONYM_AFTER.match(text[end : end + 12])
        if explained is not None:
            acronyms[explained.group(1)] = named
    _drop_parts(found, wider)
    if language == "fr":
        for body in french_bodies(written, text, runs, starts):
            found.pop(body.short, None)
            found.setdefault(body.name, Named(body.name)).add(body.name, body.start, body.end)
    if language in _QUOTING:
        add_russian(text, found, runs, starts)
    add_acronyms(text, found, acronyms, runs, starts, language)
    return list(found.values())


def _drop_parts(found: dict[str, Named], wider: Sequence[tuple[int, int]]) -> None:
    """Drop what only stands within longer names: the Environment Court in Land and Environment Court."""
    for begin, end in wider:
        for name, named in list(found.items()):
            parts = [span for span in named.spans if begin <= span[0] and span[1] <= end]
            if len(parts) == len(named.spans) and (begin, end) not in parts:
                del found[name]


def _whole(text: str, segment: Segment, cue: int) -> tuple[str, int]:
    """Return an organisation's whole name and its end; no name if it does not tell which one it is."""
    words = _cut_off(segment.words[: cue + 1])
    end = segment.start + len(" ".join(words))
    if segment.loud and len(words) > 4:
        return "", end
    local = words[-1] in _LOCAL and any(map(_is_local, words[:-1]))
    if words[-1] in _HEADS and not segment.loud and not local:
        rest = _OBJECT.match(text, end)
        if rest is not None:
            return " ".join(words) + rest.group(), rest.end()
    specific = [
        word
        for word in words
        if without_case(word) not in _GENERIC
        and word.lower() not in STOPWORDS
        and (is_organisation_cue(word) or (local and _is_local(word)) or not lookup(word))
    ]
    return (" ".join(words) if len(words) > 1 and specific else ""), end


def _cut_off(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return a name's words without particles at its end and without a person behind the place it is of."""
    while len(words) > 1 and words[-1] in PARTICLES:
        words = words[:-1]
    for n in range(3, len(words) - 1):
        # Universidad de Extremadura Ana Berg
        if words[n - 2] in _OF and is_given_name(words[n]) and lookup(words[n - 1]):
            return words[:n]
    return words


def _is_local(word: str) -> bool:
    """Say whether a word is the name of a town or region, and no country's."""
    return any(place.kind in ("city", "state", "region") for place in lookup(word)[:1])
