"""The wiring: which stage reads which topic, and a batch's way through a run of stages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pipeline.article import Article, DuplicateArticle, RejectedArticle, Story
from pipeline.errors import UsageError
from pipeline.outcome import Duplicate, Failed, Item, Memory, Passed, Rejected, Stage
from pipeline.stages import STAGES

__all__ = [
    "DEAD",
    "DUPLICATES",
    "FLOW",
    "MEMORY",
    "RAW",
    "REJECTED",
    "STORIES",
    "Flow",
    "Output",
    "Step",
    "Tally",
]

RAW, REJECTED, DUPLICATES = "articles.raw", "articles.rejected", "articles.duplicates"
STORIES, DEAD, MEMORY = "stories", "articles.dead", "articles.fingerprints"


@dataclass(frozen=True, slots=True)
class Step:
    """A stage between the topic it reads and the topic its passed records go to."""

    stage: Stage
    reads: str
    passes_to: str


_TOPICS = (RAW, "articles.clean", "articles.unique", "articles.tagged", "articles.grouped")
FLOW = tuple(Step(stage, _TOPICS[i], _TOPICS[i + 1]) for i, stage in enumerate(STAGES))


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


class Flow:
    """A contiguous run of stages with their memories."""

    def __init__(self, names: Sequence[str], steps: Sequence[Step] = FLOW) -> None:
        all_names = [step.stage.name for step in steps]
        start = all_names.index(names[0]) if names and names[0] in all_names else -1
        if start < 0 or list(names) != all_names[start : start + len(names)]:
            raise UsageError(
                f"--stages {','.join(names)}: name neighbours out of {','.join(all_names)}, in this order"
            )
        self.steps = tuple(steps[start : start + len(names)])
        self.memories: dict[str, Memory] = {}
        self.forget()

    def forget(self) -> None:
        """Start with empty memories, before they are rebuilt from the log."""
        made = ((step.stage.name, step.stage.new_memory()) for step in self.steps)
        self.memories = {name: memory for name, memory in made if memory is not None}

    def run(
        self, items: Sequence[Item[Any]], timer: Callable[[], float]
    ) -> tuple[list[Output], Mapping[str, Tally]]:
        """Take a batch through every stage; return the records for all topics, in order, and the tallies."""
        outputs: list[Output] = []
        tallies: dict[str, Tally] = {}
        for step in self.steps:
            items, tallies[step.stage.name] = self._run_step(step, items, outputs, timer)
        return outputs, tallies

    def _run_step(
        self, step: Step, items: Sequence[Item[Any]], outputs: list[Output], timer: Callable[[], float]
    ) -> tuple[list[Item[Any]], Tally]:
        name = step.stage.name
        tally = Tally(received=len(items))
        started = timer()
        outcomes = step.stage.run(items, self.memories.get(name))
        tally.seconds = timer() - started
        passed: list[Item[Any]] = []
        for item, outcome in zip(items, outcomes, strict=True):
            tally.outcomes[type(outcome).__name__.lower()] += 1
            match outcome:
                case Passed(record, stories, rule):
                    passed.append(replace(item, record=record))
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
        return passed, tally
