"""What a fault needs: somebody to strike, articles that flow, and a watch for when they flow again."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Collection, Iterator
from functools import partial
from itertools import count, islice

import orjson
from kafka import TopicPartition
from kafka.errors import KafkaError

from pipeline.flow import FLOW
from pipeline.kafka.clients import consumer
from pipeline.kafka.publish import publish
from pipeline.sources.files import Record, Refused, to_record
from pipeline.sources.samples import DEFAULT_END, Truth, sample_records
from pipeline.sources.samples.bad import BAD_KINDS
from tests.chaos.marks import Mark, marked
from tests.chaos.processes import Processes

__all__ = ["Scene", "samples"]

RECOVERY_SECONDS = 120.0
LOOK_SECONDS = 0.1
MOST_SAMPLES = 10**9
PAGES = 4
"""Every fourth sample keeps its HTML; the others come as plain text, at a third of the price."""


def samples(articles: int, seed: int, max_bytes: int, end: str = DEFAULT_END) -> Iterator[Record | Refused]:
    """Yield sample records, bad ones too; ``end`` is the time of the last."""
    for value, truth in sample_records(articles, seed, end=end, bodies=True):
        record = value if truth.line % PAGES == 0 else _plain(value, truth)
        yield to_record(record, "samples", truth.line, max_bytes=max_bytes, raw=True)


def _plain(value: bytes, truth: Truth) -> bytes:
    if truth.body is None or truth.kind in BAD_KINDS:
        return value
    record = orjson.loads(value)
    title = record.get("title") or truth.body.partition(". ")[0][:100]
    return orjson.dumps(record | {"title": title, "content": truth.body, "content_type": "text/plain"})


class Scene:
    """The processes, a source of chance, and what was sent so far."""

    def __init__(
        self, processes: Processes, seed: int, dice: random.Random, say: Callable[[str], None]
    ) -> None:
        self.processes, self.dice, self.say = processes, dice, say
        self.marks: list[tuple[str, Mark]] = []
        """Ids of the marked articles and what was to happen at them."""
        made = sample_records(MOST_SAMPLES, seed + 1_000_000)
        self._originals = (value for value, truth in made if truth.kind == "original" and b"{" in value[:1])
        self._numbers = count()

    def push(self, records: Iterator[Record | Refused], wanted: int) -> None:
        """Publish the next records and make sure that they are there."""
        sent = publish(islice(records, wanted), self.processes.settings).sent
        assert sent == wanted, f"{sent} of {wanted} sent"

    def mark(self, marks: Collection[Mark]) -> None:
        """Publish an article for each mark."""
        records = []
        for mark in marks:
            value, identity = marked(next(self._originals), mark, next(self._numbers))
            self.marks.append((identity, mark))
            limit = self.processes.settings.max_record_bytes
            records.append(to_record(value, "marked", max_bytes=limit, raw=True))
        self.push(iter(records), len(records))

    def victim(self, stage: str) -> str:
        """Return a slot that works on the stage; wait for one."""
        self.wait(lambda: self.processes.owner_of(stage) is not None, f"nobody works on {stage}")
        return self.processes.owner_of(stage) or self.victim(stage)

    def progress(self, stage: str, partitions: Collection[int] = ()) -> int:
        """Return how far the stage has come in its partitions; wait for a broker that has just come back."""
        deadline = time.monotonic() + RECOVERY_SECONDS
        while True:
            try:
                return self.processes.progress(stage, partitions)
            except KafkaError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(LOOK_SECONDS)

    def until_progress(
        self, stage: str, partitions: Collection[int] = (), since: float | None = None
    ) -> float:
        """Return the seconds until more is committed than now, from ``since`` (now) on."""
        started = time.monotonic() if since is None else since
        before = self.progress(stage, partitions)
        self.wait(lambda: self.progress(stage, partitions) > before, f"no article was committed at {stage}")
        return time.monotonic() - started

    def until_done(self, most: float = RECOVERY_SECONDS) -> float:
        """Return the seconds until every stage has committed all that lies before it now.

        Behind ``clean`` a transaction's marker may be the last there is: it is passed with the next article.
        """
        started = time.monotonic()
        for first, ends in self.ends().items():
            self.wait(partial(self._is_past, first, ends), f"{first} did not come to its end", most)
        return time.monotonic() - started

    def until_few(self, few: int) -> None:
        """Wait until no more than ``few`` records wait."""
        self.wait(lambda: self.waiting() <= few, "too much waits")

    def waiting(self) -> int:
        """Return how many records wait for the workers' first stages, transactions' markers included."""
        return sum(max(0, sum(ends.values()) - self.progress(first)) for first, ends in self.ends().items())

    def ends(self) -> dict[str, dict[int, int]]:
        """Return the end of each partition that the workers' first stages read, by stage."""
        return {first: self._ends(topic) for first, topic in self._readers().items()}

    def _readers(self) -> dict[str, str]:
        """Return the stages that read from Kafka, with their topics."""
        firsts = dict.fromkeys(stages.split(",")[0] for stages in self.processes.shape.slots.values())
        return {step.stage.name: step.reads for step in FLOW if step.stage.name in firsts}

    def wait(self, condition: Callable[[], bool], what: str, seconds: float = RECOVERY_SECONDS) -> None:
        """Wait until the condition holds; fail after ``seconds``."""
        deadline = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < deadline, f"{what} within {seconds:.0f} s; {self.processes.folder}"
            time.sleep(LOOK_SECONDS)

    def _is_past(self, stage: str, ends: dict[int, int]) -> bool:
        try:
            committed = self.processes.committed(stage)
        except KafkaError:
            return False
        return all(committed.get(p, 0) >= end - 1 for p, end in ends.items() if end)

    def _ends(self, topic: str) -> dict[int, int]:
        reader = consumer(self.processes.settings)
        try:
            name = self.processes.settings.topic_prefix + topic
            places = [TopicPartition(name, p) for p in reader.partitions_for_topic(name) or ()]
            return {place.partition: end for place, end in reader.end_offsets(places).items()}
        finally:
            reader.close()
