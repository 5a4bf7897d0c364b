"""Organisations: known ones, names with a cue such as Ministry or Bank, and acronyms the text repeats."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.stages.tag.known import (
    NEVER_ORGANISATIONS,
    Known,
    is_organisation_cue,
    known_of,
    last_organisation_cue,
)
from pipeline.stages.tag.named import Named
from pipeline.stages.tag.runs import NAME, SILENT, Run, find_runs, is_loud, line_around
from pipeline.stages.tag.segments import Segment
from pipeline.text.gazetteer import lookup
from pipeline.text.tokens import STOPWORDS

__all__ = ["find_organisations"]

_ACRONYM_AFTER = re.compile(r"^ ?\(([A-ZÄÖÜА-Я][A-Za-zА-Яа-я&-]{1,7})\)")
_ACRONYM = re.compile(r"[A-ZА-Я]{3,6}")
_OBJECT = re.compile(rf" (?:of|for|on|de|du|des|del|für|de la)(?: the)? {NAME}")

_SAY_FIRST = frozenset(("de", "fr", "es", "it", "pt", "ca", "gl", "ro", "ru", "uk", "bg"))
_QUOTING = frozenset(("ru", "uk", "bg"))
_QUOTED = re.compile(
    r"(?:\b(?:компани|концерн|корпораци|холдинг|банк|клуб|команд|групп|парти|газет|агентств|издани|телеканал|завод|"
    r"фонд|сет[ьи]|фирм|движени|журнал|портал|университет|институт|театр|больниц|музе)\w*|\b[ОПЗ]?АО|\bООО) "
    r"«([^«»\n]{2,40})»",
    re.IGNORECASE,
)
"""Cyrillic texts put the names of organisations in quotes, behind what they are."""

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
_GENERIC_WORDS = """
Government Police Army Forces Navy Parliament Court Press Front Office Club Party Group Guard Board Cabinet
Congress Assembly Senate School Church Center Centre Hospital Services Service Administration Authority
Movement Co Council Committee Commission Company University College Conference Society League Systems Command
Bank Union Network Fund Inc Corp Corporation Ltd LLC PLC Plc GmbH AG SA Holdings Enterprises
"""
_GENERIC = frozenset(_GENERIC_WORDS.split())


def find_organisations(
    text: str,
    runs: Sequence[Run],
    segments: Sequence[Segment],
    known: Sequence[Known],
    language: str | None = None,
) -> list[Named]:
    """Return the organisations named in a text, with their acronyms as spellings.

    In English, what they are stands last (Pasteur Institute), in many languages first (Institut Pasteur).
    """
    found = known_of(text, known, "organisation")
    acronyms: dict[str, Named] = {}
    says_first = language in _SAY_FIRST
    for segment in segments:
        cue = last_organisation_cue(segment.words) if segment.cued else -1
        if cue < 0:
            continue
        name, end = _whole(text, segment, len(segment.words) - 1 if cue == 0 and says_first else cue)
        if not name:
            continue
        named = found.setdefault(name, Named(name))
        named.add(name, segment.start, end)
        explained = _ACRONYM_AFTER.match(text[end : end + 12])
        if explained is not None:
            acronyms[explained.group(1)] = named
    if language in _QUOTING:
        for match in _QUOTED.finditer(text):
            found.setdefault(match[1], Named(match[1])).add(match[1], *match.span(1))
    _add_acronyms(text, found, acronyms, runs, {one.start for one in known})
    return list(found.values())


def _whole(text: str, segment: Segment, cue: int) -> tuple[str, int]:
    """Return an organisation's whole name and its end; no name if it does not tell which one it is."""
    words = segment.words[: cue + 1]
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
        if word not in _GENERIC
        and word.lower() not in STOPWORDS
        and (is_organisation_cue(word) or (local and _is_local(word)) or not lookup(word))
    ]
    return (" ".join(words) if len(words) > 1 and specific else ""), end


def _is_local(word: str) -> bool:
    """Say whether a word is the name of a town or region, and no country's."""
    return any(place.kind in ("city", "state", "region") for place in lookup(word)[:1])


def _add_acronyms(
    text: str, found: dict[str, Named], explained: dict[str, Named], runs: Sequence[Run], known: set[int]
) -> None:
    if not SILENT.isdisjoint(explained):
        # World Health Organization (Who): all the others may be meant, too.
        runs = find_runs(text, dropped=frozenset())
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
        elif _ACRONYM.fullmatch(word) and word not in NEVER_ORGANISATIONS and not lookup(word):
            spans.setdefault(word, []).append((run.start, run.end))
    for word, found_at in spans.items():
        # Once may be a shout; twice in the middle of prose is a name.
        if len(found_at) >= 2:
            named = found.setdefault(word, Named(word))
            for start, end in found_at:
                named.add(word, start, end)
