"""The wiring: which stage reads which topic, and a batch's way through a run of stages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from pipeline.article import Article, DuplicateArticle, RejectedArticle, Story, shard_of
from pipeline.errors import UsageError
from pipeline.outcome import Duplicate, Failed, Item, Memory, Outcome, Passed, Rejected, Stage
from pipeline.stages import STAGES

__all__ = [
    "CLEAN",
    "DEAD",
    "DUPLICATES",
    "FLOW",
    "MEMORY",
    "RAW",
    "REJECTED",
    "STORIES",
    "Flow",
    "MemoryKey",
    "Output",
    "Result",
    "StageBroke",
    "Step",
    "Tally",
    "run_of",
    "wire",
]

RAW, CLEAN = "articles.raw", "articles.clean"
REJECTED, DUPLICATES = "articles.rejected", "articles.duplicates"
STORIES, DEAD, MEMORY = "stories", "articles.dead", "articles.fingerprints"


@dataclass(frozen=True, slots=True)
class Step:
    """A stage between the topic it reads and the topic its passed records go to."""

    stage: Stage
    reads: str
    passes_to: str


_TOPICS = (RAW, CLEAN, "articles.unique", "articles.tagged", "articles.grouped")


def wire(stages: Sequence[Stage]) -> tuple[Step, ...]:
    """Return the stages with the topics between them."""
    return tuple(Step(stage, _TOPICS[i], _TOPICS[i + 1]) for i, stage in enumerate(stages))


FLOW = wire(STAGES)


MemoryKey: TypeAlias = tuple[str, int]
"""An ordered stage's name and the language shard of its memory."""


@dataclass(frozen=True, slots=True)
class Output:
    """A record for a topic; ``item`` is what went into ``stage`` (a dead letter keeps its bytes)."""

    topic: str
    stage: str
    item: Item[Any]
    record: Article | DuplicateArticle | RejectedArticle | Story | Failed


@dataclass(slots=True)
class Tally:
    """What became of a batch in one stage: received = passed + duplicate + rejected + failed."""

    received: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0

    def add(self, other: Tally) -> None:
        """Count another batch in."""
        self.received += other.received
        self.seconds += other.seconds
        self.outcomes.update(other.outcomes)
        self.rules.update(other.rules)
        self.reasons.update(other.reasons)


@dataclass(slots=True)
class Result:
    """What a batch became: records for all topics, in order, and a tally per stage."""

    outputs: list[Output] = field(default_factory=list)
    tallies: dict[str, Tally] = field(default_factory=dict)


class StageBroke(Exception):
    """A stage raised, which it never should: ``items`` went in, ``outputs`` are those of the steps before."""

    def __init__(self, stage: str, items: Sequence[Item[Any]], outputs: list[Output]) -> None:
        super().__init__(stage)
        self.stage, self.items, self.outputs = stage, items, outputs


def run_of(names: Sequence[str], steps: Sequence[Step] = FLOW) -> tuple[Step, ...]:
    """Return the steps of these stages; raise `UsageError` unless they are neighbours, in order."""
    every = [step.stage.name for step in steps]
    start = every.index(names[0]) if names and names[0] in every else len(every)
    run = tuple(steps[start : start + len(names)])
    if not names or [step.stage.name for step in run] != list(names):
        raise UsageError(f"--stages {','.join(names)}: name neighbours out of {','.join(every)}, in order")
    return run


class Flow:
    """A contiguous run of stages with their memories, one per ordered stage and language shard.

    ``shards`` is how many there are, ``own`` those whose articles come here (all).
    """

    def __init__(
        self,
        names: Sequence[str],
        steps: Sequence[Step] = FLOW,
        shards: int = 1,
        own: Iterable[int] | None = None,
    ) -> None:
        self.steps = run_of(names, steps)
        self.shards = shards
        self._own = tuple(range(shards) if own is None else own)
        self.memories = self.new_memories()

    def new_memories(self) -> dict[MemoryKey, Memory]:
        """Return empty memories by stage and shard."""
        made = (((step.stage.name, n), step.stage.new_memory()) for step in self.steps for n in self._own)
        return {key: memory for key, memory in made if memory is not None}

    def run(
        self,
        items: Sequence[Item[Any]],
        timer: Callable[[], float],
        entering: Callable[[str], None] = lambda _: None,
    ) -> Result:
        """Take a batch through every stage; raise `StageBroke` where a stage raised.

        ``entering`` is called with the name of each stage before it gets items, and may raise in its place.
        """
        result = Result()
        for step in self.steps:
            name = step.stage.name
            started = timer()
            try:
                if items:
                    entering(name)
                outcomes = self._outcomes(step.stage, items)
            except Exception as error:
                raise StageBroke(name, items, result.outputs) from error
            tally = result.tallies[name] = Tally(received=len(items), seconds=timer() - started)
            items = _sort(step, items, outcomes, result.outputs, tally)
        return result

    def _outcomes(self, stage: Stage, items: Sequence[Item[Any]]) -> Sequence[Outcome]:
        """Return one outcome per item, in order: each shard is an order of its own before its own memory."""
        if self.shards == 1 or not stage.ordered:
            return stage.run(items, self.memories.get((stage.name, 0)))
        rows: dict[int, list[int]] = {}
        for row, item in enumerate(items):
            rows.setdefault(shard_of(item.record.language, self.shards), []).append(row)
        found: dict[int, Outcome] = {}
        for shard, mine in rows.items():
            outcomes = stage.run([items[row] for row in mine], self.memories[stage.name, shard])
            found.update(zip(mine, outcomes, strict=True))
        return [found[row] for row in range(len(items))]


def _sort(
    step: Step, items: Sequence[Item[Any]], outcomes: Sequence[Outcome], outputs: list[Output], tally: Tally
) -> list[Item[Any]]:
    """Send each outcome to its topic and return what goes on."""
    passed: list[Item[Any]] = []
    name = step.stage.name
    for item, outcome in zip(items, outcomes, strict=True):
        tally.outcomes[type(outcome).__name__.lower()] += 1
        match outcome:
            case Passed(record, stories, rule):
                passed.append(Item(item.origin, record, item.seen_at))
                outputs.append(Output(step.passes_to, name, item, record))
                outputs.extend(Output(STORIES, name, item, story) for story in stories)
                if rule is not None:
                    tally.rules[rule] += 1
            case Duplicate(record=duplicate):
                tally.rules[duplicate.rule] += 1
                outputs.append(Output(DUPLICATES, name, item, duplicate))
            case Rejected(record=rejected):
                tally.reasons[rejected.reason] += 1
                outputs.append(Output(REJECTED, name, item, rejected))
            case Failed():
                outputs.append(Output(DEAD, name, item, outcome))
    return passed
