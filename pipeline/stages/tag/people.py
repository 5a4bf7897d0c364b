"""People: capitalised runs that enough cues say are names, and all mentions of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.stages.tag.candidates import Candidate, candidate_in
from pipeline.stages.tag.known import Known, known_of
from pipeline.stages.tag.named import Named, covered_by
from pipeline.stages.tag.people_cues import (
    behind_article,
    english_score,
    german_score,
    is_somebody,
    outer_score,
)
from pipeline.stages.tag.rulers import called_by, find_rulers
from pipeline.stages.tag.runs import Run
from pipeline.stages.tag.segments import Segment
from pipeline.text.gazetteer import lookup
from pipeline.text.names import canonical_name, name_key, same_person

__all__ = ["find_people"]

ENOUGH = 2.0
"""Cues a name needs: a known given name or a title before it is enough, weaker ones need each other. In a
headline or table, where capitals say nothing, one cue more."""

MIDDLE = 0.5
"""What a run in the middle of a sentence has over one at its beginning."""
_TABLE = 5
"""So many initials are those of a line-up or of results: what stands behind them are surnames."""
_MOST_ENGLISH = 3.5
"""What the cues of English alone may add at most."""
_BEGIN_SURNAME_WORDS = "Ó Ní Nic Uí Ua Mac Mhic Van Vander Von De Del Di Du La Le Bin Ben El Al Ap St Ten Ter"
_BEGIN_SURNAMES = frozenset(_BEGIN_SURNAME_WORDS.split())
"""How surnames of several words begin."""


def find_people(
    text: str,
    runs: Sequence[Run],
    segments: Sequence[Segment],
    singles: Sequence[Run],
    known: Sequence[Known],
    excluded: Sequence[str],
    language: str | None = None,
) -> list[Named]:
    """Return the people named in full in a text, with the later mentions of their surnames.

    ``excluded`` are names, as of the authors, that are not to be tagged. In German, where nouns have
    capitals, a run of them behind an article says nothing by itself.
    """
    people = list(known_of(text, known, "person").values())
    taken = covered_by(people)
    people += [
        ruler
        for ruler in find_rulers(text, runs, language)
        if all(taken.isdisjoint(range(*span)) for span in ruler.spans)
    ]
    taken = covered_by(people)
    alone: dict[str, list[Run]] = {}
    for single in singles:
        if single.start not in taken:
            alone.setdefault(name_key(single.text), []).append(single)
    in_table = (
        len([one for one in segments if len(one.words[0]) < 3 and _has_initial(one.words[0])]) >= _TABLE
    )
    is_english = language in ("en", None)
    doubtful: list[tuple[Candidate, int]] = []
    for segment in segments:
        candidate = candidate_in(segment.words, language == "de")
        if candidate is None or segment.start in taken:
            continue
        start = segment.start + candidate.skipped
        if is_english and segment.words[0] in _BEGIN_SURNAMES and _add_tail(people, candidate.name, start):
            continue
        is_alone = candidate.surname in alone
        score = candidate.score + is_alone
        if in_table and _has_initial(candidate.name):
            score += 2.0
        needed = ENOUGH + segment.loud
        score += _score_around(text, start, candidate, segment, needed - score, language)
        if score >= needed:
            if not any(same_person(candidate.name, author) for author in excluded):
                _add(people, candidate.name, start)
        elif is_english and is_alone and score >= 1.0 and not segment.loud:
            doubtful.append((candidate, start))
    _add_doubtful(text, people, doubtful, alone)
    _add_surnames(people, alone)
    return people


def _score_around(
    text: str, start: int, candidate: Candidate, segment: Segment, needed: float, language: str | None
) -> float:
    """Add up what stands around a name, up to what is needed."""
    end = start + len(candidate.name)
    begins = segment.initial or segment.loud or (language == "de" and behind_article(text, start))
    score = 0.0 if begins else MIDDLE
    if segment.loud and text.endswith(": ", 0, start):
        score += 1.0  # Best director: Ana Berg
    score += outer_score(text, start, end, segment, needed - score, language)
    if language in ("en", None) and 0.0 < needed - score <= _MOST_ENGLISH:
        score += english_score(text, start, end, candidate.lettered)
    elif language == "de" and score < needed:
        score += german_score(text, start, end)
    return score


def _add_doubtful(
    text: str,
    people: list[Named],
    doubtful: Sequence[tuple[Candidate, int]],
    alone: Mapping[str, Sequence[Run]],
) -> None:
    """Add names that are nearly sure and whose surname is somebody's later on (Mr Berg; Berg said)."""
    surnames = {name_key(called_by(person.name)) for person in people} if doubtful else set()
    for candidate, start in doubtful:
        if candidate.surname in surnames or not _may_be_named_again(candidate.name):
            continue
        if any(is_somebody(text, one.start, one.end) for one in alone[candidate.surname]):
            _add(people, candidate.name, start)


def _may_be_named_again(name: str) -> bool:
    first, *_, last = name.split(" ")
    return not (first.endswith(("ing", "ed", "elect")) or last.isupper() or lookup(last))


def _add_tail(people: Sequence[Named], name: str, start: int) -> bool:
    """Add a surname of several words to whom it is of, if anybody: Mac Giolla Bhain."""
    tails = (f" {name}", f" {name[0].lower()}{name[1:]}")
    person = next((one for one in people if one.name.endswith(tails)), None)
    if person is not None:
        person.add(name, start, start + len(name))
    return person is not None


def _has_initial(name: str) -> bool:
    return name[1:2] in (".", " ", "") and name[0].isalpha()


def _add(people: list[Named], name: str, start: int) -> None:
    person = next((one for one in people if same_person(one.name, name)), None)
    if person is None and _add_tail(people, name, start):
        return
    if person is None:
        person = Named(canonical_name(name))
        people.append(person)
    elif len(name.split()[0]) > len(person.name.split()[0]):
        # The longer given name says more: Joe Doe over J. Doe.
        person.name = canonical_name(name)
    person.add(name, start, start + len(name))


def _add_surnames(people: list[Named], alone: Mapping[str, Sequence[Run]]) -> None:
    by_surname: dict[str, Named] = {}
    for person in people:
        by_surname.setdefault(name_key(called_by(person.name)), person)
    for surname, named in by_surname.items():
        for single in alone.get(surname, ()):
            named.add(single.text, single.start, single.end)
