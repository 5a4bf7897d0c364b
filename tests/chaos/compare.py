"""What the topics say beside what ``wireroom batch`` says of the same order of articles.clean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import orjson

from pipeline.article import Origin
from pipeline.flow import DEAD, DUPLICATES, Flow
from pipeline.kafka.codec import header, origin_of
from pipeline.kafka.reader import Reader
from pipeline.outcome import Fault
from pipeline.settings import Settings
from pipeline.sources.batch import run_lines
from tests.chaos.marks import ONCE, Mark

__all__ = ["Comparison", "Outcomes", "compare", "read_outcomes", "verdict_of_row"]

Verdict = tuple[Any, ...]
Order = list[tuple[Origin, bytes]]
CLEAN, UNIQUE, GROUPED = "articles.clean", "articles.unique", "articles.grouped"
ORDERED_DEATHS = frozenset({Fault.STAGE_ERROR.value, Fault.KILLS_PROCESS.value})
"""Faults of marked articles: no other article may end with one."""


@dataclass(slots=True)
class Comparison:
    """What was compared.

    How many verdicts and stories, how many articles died as ordered, which outcomes stand twice, and what is
    wrong.
    """

    verdicts: int = 0
    stories: int = 0
    dead: int = 0
    repeats: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def verdict_of_row(row: dict[str, Any]) -> Verdict:
    """Return what a line of ``wireroom batch`` says: id, outcome, original, rule, score; or the version."""
    if row["outcome"] == "duplicate":
        return row["id"], "duplicate", row["of"], row["rule"], row["score"]
    article = orjson.loads(orjson.dumps(row.get("article")))
    return _passed(article) if article else (row["id"], row["outcome"])


def _passed(article: dict[str, Any]) -> Verdict:
    made = [each["rule"] for each in article["provenance"] if each["stage"] == "dedupe"]
    return article["id"], "passed", article["version"], article["updates"], made[-1] if made else None


@dataclass(slots=True)
class Outcomes:
    """What stands on the topics: articles.clean by partition, the rest by origin."""

    clean: dict[int, dict[Origin, bytes]] = field(default_factory=lambda: defaultdict(dict))
    verdicts: dict[Origin, Verdict] = field(default_factory=dict)
    stories: dict[Origin, Verdict] = field(default_factory=dict)
    dead: dict[Origin, tuple[str, str]] = field(default_factory=dict)
    """The stage in which a marked article died, and its id."""
    repeats: list[str] = field(default_factory=list)
    """Where an outcome stands twice (allowed in at_least_once alone)."""
    _places: dict[tuple[str, Origin, bytes | None], str] = field(default_factory=dict)

    def note(self, topic: str, row: Any) -> None:
        origin = origin_of(row.headers)
        if origin is None or row.value is None:
            return
        place = f"{row.partition}-{row.offset} ({row.timestamp / 1000:.3f})"
        first = self._places.setdefault((topic, origin, header(row.headers, "wr-attempt")), place)
        if first != place:
            self.repeats.append(f"{topic}: {origin} at {first} and {place}")
        if topic == CLEAN:
            self.clean[row.partition].setdefault(origin, row.value)
        elif topic == DEAD:
            if (header(row.headers, "wr-fault") or b"").decode() in ORDERED_DEATHS:
                stage = (header(row.headers, "wr-stage") or b"").decode()
                self.dead[origin] = stage, orjson.loads(row.value)["id"]
        elif topic == GROUPED:
            article = orjson.loads(row.value)
            _set(self.stories, origin, (article["id"], article["story"]["id"], article["story"]["score"]))
        else:
            record = orjson.loads(row.value)
            duplicate = record["id"], "duplicate", record.get("of"), record.get("rule"), record.get("score")
            _set(self.verdicts, origin, duplicate if topic == DUPLICATES else _passed(record))


def _set(found: dict[Origin, Verdict], origin: Origin, verdict: Verdict) -> None:
    if origin in found and found[origin] != verdict:
        verdict = ("two verdicts", found[origin], verdict)
    found[origin] = verdict


def read_outcomes(settings: Settings) -> Outcomes:
    """Return what stands on the topics as of now."""
    found = Outcomes()
    with Reader(settings, [CLEAN, UNIQUE, DUPLICATES, GROUPED, DEAD]) as reader:
        for row in reader.to_end():
            found.note(reader.name(row), row)
    return found


def compare(settings: Settings, marks: Sequence[tuple[str, Mark]]) -> Comparison:
    """Run dedupe, tag and group over each partition of articles.clean, and compare every verdict and story.

    Articles that died as ordered in a stage are left out from there on.
    """
    topics = read_outcomes(settings)
    result = Comparison(dead=len(topics.dead), repeats=topics.repeats, wrong=_wrong_deaths(topics, marks))
    for order in topics.clean.values():
        _compare_shard(settings, topics, list(order.items()), result)
    known = {origin for order in topics.clean.values() for origin in order}
    for found in (topics.verdicts, topics.stories):
        result.wrong += [f"{origin}: an outcome without a clean article" for origin in found.keys() - known]
    return result


def _compare_shard(settings: Settings, topics: Outcomes, order: Order, result: Comparison) -> None:
    order = _without(order, topics.dead, ("clean", "dedupe"))
    passed: Order = []
    for (origin, _), row in zip(order, _batch(settings, ["dedupe"], order), strict=True):
        expected = verdict_of_row(row)
        if expected[1] == "failed":
            continue
        result.verdicts += 1
        if topics.verdicts.get(origin) != expected:
            result.wrong.append(f"{origin}: {topics.verdicts.get(origin)} on the topics, {expected} by batch")
        if expected[1] == "passed":
            passed.append((origin, orjson.dumps(row["article"])))
    passed = _without(passed, topics.dead, ("tag", "group"))
    for (origin, _), row in zip(passed, _batch(settings, ["tag", "group"], passed), strict=True):
        story = row["article"].story
        expected = row["id"], story.id, story.score
        result.stories += 1
        if topics.stories.get(origin) != expected:
            result.wrong.append(f"{origin}: {topics.stories.get(origin)} on the topics, {expected} by batch")


def _batch(settings: Settings, stages: Sequence[str], order: Order) -> Iterable[dict[str, Any]]:
    return run_lines(Flow(stages), (value for _, value in order), 0.0, settings.max_record_bytes)


def _without(order: Order, dead: dict[Origin, tuple[str, str]], stages: tuple[str, ...]) -> Order:
    return [each for each in order if each[0] not in dead or dead[each[0]][0] not in stages]


def _wrong_deaths(topics: Outcomes, marks: Sequence[tuple[str, Mark]]) -> list[str]:
    """Return what died without order, and what should have died and is neither dead nor a duplicate.

    One that raises once dies of it where the flow went one by one already, for the sake of another.
    """
    may = dict(marks)
    ordered = {identity: mark.stage for identity, mark in marks if mark.harm != ONCE}
    found = {identity: stage for stage, identity in topics.dead.values()}
    gone = {verdict[0] for verdict in topics.verdicts.values() if verdict[1] == "duplicate"}
    unasked = [i for i, stage in found.items() if i not in may or may[i].stage != stage]
    return [f"{i} died in {found[i]} unasked" for i in unasked] + [
        f"{i} should have died in {stage}" for i, stage in ordered.items() if i not in found and i not in gone
    ]
