"""Entities: people, places and organisations of one article, with counts, spellings and relevance."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

from pipeline.article import Entity
from pipeline.stages.tag.called import called_organisations
from pipeline.stages.tag.german import called_in_german
from pipeline.stages.tag.known import find_known
from pipeline.stages.tag.named import Named, covered, covered_by
from pipeline.stages.tag.organisations import find_organisations
from pipeline.stages.tag.people import find_people
from pipeline.stages.tag.places import find_mentions
from pipeline.stages.tag.rulers import called_by
from pipeline.stages.tag.runs import Run, find_runs
from pipeline.stages.tag.segments import cut
from pipeline.stages.tag.spoken import set_free
from pipeline.stages.tag.whole import whole_names
from pipeline.text.gazetteer import find_places

__all__ = ["Entities", "find_entities"]

LEAD_CHARACTERS = 400
"""The first two paragraphs: news says there whom and where it is about."""

MAX_ENTITIES = 40
"""Of each kind, most relevant first: a list of all members of a cabinet fits, a telephone book does not."""


@dataclass(frozen=True, slots=True)
class Entities:
    """What an article names."""

    people: tuple[Entity, ...]
    places: tuple[Entity, ...]
    organisations: tuple[Entity, ...]


def find_entities(title: str, text: str, authors: Iterable[str], language: str | None = None) -> Entities:
    """Return the entities of an article; ``authors`` are none of its people.

    The title comes last, so that its capitals, which say little in many papers, meet names that are known.
    """
    whole = f"{text}\n\n{title}"
    body_end = len(text)
    places = find_places(whole, language)
    known = whole_names(whole, find_known(whole, language), places)
    written = whole
    whole = set_free(whole, language)
    runs = find_runs(whole, language)
    segments, singles = cut(whole, runs, known, places, is_german=language == "de")
    excluded = [author for author in authors if author.strip()]
    people = find_people(whole, runs, segments, singles, known, excluded, language)
    organisations = find_organisations(whole, runs, segments, known, language, written)
    taken = covered_by(organisations)
    people = [person for person in people if not _is_within(person, taken)]
    taken |= covered_by(people)
    taken |= covered((one.start, one.end) for one in known if one.kind != "organisation")
    surnames = {called_by(person.name) for person in people}
    called: dict[str, Named] = {}
    found = _called(whole, runs, taken, surnames, language)
    for name, start, end in found:
        _owner(name, organisations, called).add(whole[start:end], start, end)
    organisations += called.values()
    taken |= covered((start, end) for _, start, end in found)
    mentions = find_mentions(whole, places, taken, surnames, language)
    for person in people:
        _add_title(person, title, body_end + 2)
    return Entities(
        _ranked(_entity(person, body_end) for person in people),
        _ranked(
            _entity(placed.named, body_end, placed.place.name, placed.place.id)
            for placed in mentions.values()
        ),
        _ranked(_entity(named, body_end) for named in organisations),
    )


def _is_within(named: Named, organised: AbstractSet[int]) -> bool:
    """Say whether a name only stands within those of organisations (Office of Emergency Management)."""
    return all(start in organised and end - 1 in organised for start, end in named.spans)


def _called(
    text: str, runs: Sequence[Run], taken: AbstractSet[int], surnames: Collection[str], language: str | None
) -> list[tuple[str, int, int]]:
    """Return name and span of what the text says are organisations' names."""
    if language == "de":
        return list(called_in_german(text, runs, taken, surnames))
    if language not in ("en", "fr", None):
        return []
    found = called_organisations(text, runs, taken, surnames, language or "en")
    return [(run.text, run.start, run.end) for run in found]


def _owner(name: str, organisations: Iterable[Named], called: dict[str, Named]) -> Named:
    """Return whose name this is: of an organisation named in full (Ruritania Lions: the Lions) or its own."""
    ending = f" {name}"
    full = next((one for one in organisations if one.name == name or one.name.endswith(ending)), None)
    return full or called.setdefault(name, Named(name))


def _add_title(person: Named, title: str, offset: int) -> None:
    for spelling in (person.name, called_by(person.name)):
        at = title.find(spelling)
        if at >= 0:
            person.add(spelling, offset + at, offset + at + len(spelling))
            return


def _entity(named: Named, body_end: int, name: str | None = None, id_: str | None = None) -> Entity:
    name = name or named.name
    spans = set(named.spans)
    first, last = min(spans)[0], max(spans)[0]
    relevance = _relevance(last >= body_end, first < LEAD_CHARACTERS, len(spans))
    return Entity(name, tuple(sorted(named.spellings - {name})), len(spans), relevance, id_)


@lru_cache(1 << 10)
def _relevance(in_title: bool, in_lead: bool, count: int) -> float:
    # Saturating: the fifth mention adds a tenth of what the first does.
    often = 1.0 - 1.0 / (1.0 + count / 2.0)
    return round(0.35 * in_title + 0.25 * in_lead + 0.4 * often, 3)


def _ranked(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    return tuple(sorted(entities, key=lambda one: (-one.relevance, one.name))[:MAX_ENTITIES])
