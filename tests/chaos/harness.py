"""A run of chaos: articles flow, faults strike meanwhile, and at the end each article is asked after."""

from __future__ import annotations

import os
import random
import signal
import statistics
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from kafka.errors import KafkaError

from pipeline.kafka.ledger import Ledger
from pipeline.kafka.publish import publish
from pipeline.sources.files import Record, Refused, to_record
from pipeline.sources.samples import sample_records
from tests.chaos.compare import wrong_verdicts
from tests.chaos.processes import SHAPES, Processes

__all__ = ["KINDS", "Outcome", "run"]

OUTAGE_SECONDS = 12.0
"""Twice the session timeout: frozen workers lose their partitions, clients run into their time limits."""
RECOVERY_SECONDS = 120.0
CRASH_PROBABILITY = 1 / 150
"""At each crash point. A batch of 20 articles has some 100: one in two dies."""
TRICKLE_SECONDS = 60.0
"""How long the second half of a fault's articles is made to last, if the fault does: something must flow."""
CRASHES = 3
"""Deaths by crash points that make one such fault."""


@dataclass(slots=True)
class Outcome:
    """What came of a run; ``recovery`` holds the seconds until articles were committed again, by kind."""

    shape: str
    seed: int
    articles: int
    faults: list[str] = field(default_factory=list)
    recovery: dict[str, list[float]] = field(default_factory=dict)
    deaths: dict[int, int] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    compared: int = 0
    wrong: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def exact(self) -> bool:
        """Whether nothing was lost, doubled or judged otherwise."""
        names = ("pending", "missing", "conflicting", "repeated")
        return not any(self.counts[name] for name in names) and not self.wrong

    def worst(self, kind: str) -> float:
        """Return the longest recovery from a kind of fault."""
        return max(self.recovery[kind])

    def typical(self, kind: str) -> float:
        """Return the median recovery from a kind of fault."""
        return statistics.median(self.recovery[kind])


def run(
    folder: Path,
    shape: str,
    articles: int,
    faults: list[str],
    seed: int,
    say: Callable[[str], None] = print,
    rate: float = 120.0,
) -> Outcome:
    """Push ``articles`` samples at ``rate`` a second, strike with each of ``faults`` on the way, and check.

    The seed decides samples, victims and moments; when a process dies within its work is up to the machine.
    """
    outcome = Outcome(shape, seed, articles)
    started = time.monotonic()
    say(f"shape {shape}, {articles:,} articles, seed {seed}: {', '.join(faults)}")
    with Processes(folder, SHAPES[shape]) as processes:
        chaos = _Chaos(processes, outcome, random.Random(seed), say)
        records = _samples(processes, articles, seed)
        share = articles // (len(faults) + 1)
        chaos.push(islice(records, share), share)  # some are known before the first fault
        for number, fault in enumerate(faults):
            last = number == len(faults) - 1
            with chaos.pushing(records, articles - share * (number + 1) if last else share, rate):
                chaos.strike(fault)
        outcome.counts = chaos.settle()
        outcome.deaths = dict(processes.deaths())
        outcome.compared, outcome.wrong = wrong_verdicts(processes.settings)
    outcome.seconds = time.monotonic() - started
    say(f"{outcome.counts}, {len(outcome.wrong)} of {outcome.compared:,} verdicts wrong")
    return outcome


def _samples(processes: Processes, articles: int, seed: int) -> Iterator[Record | Refused]:
    limit = processes.settings.max_record_bytes
    for value, truth in sample_records(articles, seed):
        yield to_record(value, "samples", truth.line, max_bytes=limit, raw=True)


class _Pushing(threading.Thread):
    def __init__(self, push: Callable[[threading.Event], None]) -> None:
        super().__init__(daemon=True)
        self._push = push
        self._over = threading.Event()
        self._error: BaseException | None = None

    def run(self) -> None:
        try:
            self._push(self._over)
        except BaseException as error:
            self._error = error

    def __enter__(self) -> None:
        self.start()

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self.join()
        if self._error is not None:
            raise self._error


class _Chaos:
    def __init__(
        self, processes: Processes, outcome: Outcome, dice: random.Random, say: Callable[[str], None]
    ) -> None:
        self._processes, self._outcome, self._dice, self._say = processes, outcome, dice, say

    def push(self, records: Iterator[Record | Refused], count: int) -> None:
        sent = publish(records, self._processes.settings).sent
        assert sent == count, f"{sent} of {count} sent"

    def pushing(self, records: Iterator[Record | Refused], count: int, rate: float) -> _Pushing:
        """Push in the background: half at ``rate``, the rest in a trickle until the fault is over."""

        def paced(over: threading.Event) -> Iterator[Record | Refused]:
            for number, record in enumerate(islice(records, count)):
                over.wait(1 / rate if number < count / 2 else 2 * TRICKLE_SECONDS / count)
                yield record

        return _Pushing(lambda over: self.push(paced(over), count))

    def strike(self, kind: str) -> None:
        """Do harm in the middle of the work, and wait until articles are committed again."""
        time.sleep(self._dice.uniform(0.5, 2.0))
        stage = self._dice.choice(("clean", "group"))
        self._outcome.faults.append(kind)
        seconds = KINDS[kind](self, stage)
        self._outcome.recovery.setdefault(kind, []).append(seconds)
        self._say(f"  {kind} at {stage}: articles were committed again after {seconds:.1f} s")

    def settle(self, seconds: float = 240.0) -> dict[str, int]:
        """Wait until nothing is pending or missing, and return the account."""
        book = Ledger(self._processes.settings)
        try:
            deadline = time.monotonic() + seconds
            while True:
                counts = book.refresh()
                if not counts["pending"] + counts["missing"] or time.monotonic() > deadline:
                    return counts
                time.sleep(0.5)
        finally:
            book.close()

    def kill(self, stage: str) -> float:
        """SIGKILL the worker of the stage."""
        slot = self._victim(stage)
        before = self._progress(stage)
        self._processes.signal(slot, signal.SIGKILL)
        return self._until_progress(stage, before)

    def drain(self, stage: str) -> float:
        """SIGTERM the worker: it finishes its batch and comes back."""
        slot = self._victim(stage)
        self._processes.signal(slot, signal.SIGTERM)
        return self._until_progress(stage, self._progress(stage))

    def crash(self, stage: str) -> float:
        """Let the workers die at crash points between their sends, several times."""
        before = self._processes.deaths()[-signal.SIGKILL]
        self._processes.crash = f"{CRASH_PROBABILITY}:{self._dice.randrange(10**6)}"
        for slot in self._processes.shape.slots:
            self._processes.signal(slot, signal.SIGTERM)
        deadline = time.monotonic() + RECOVERY_SECONDS / 2
        while self._processes.deaths()[-signal.SIGKILL] < before + CRASHES and time.monotonic() < deadline:
            time.sleep(0.1)
        self._processes.disarm()
        return self._until_progress(stage, self._progress(stage))

    def freeze(self, stage: str) -> float:
        """SIGSTOP the worker past its session while another takes over, then let it go on."""
        slot = self._victim(stage)
        pid = self._processes.pid(slot)
        if pid is None:
            return self.freeze(stage)
        before = self._progress(stage)
        started = time.monotonic()
        os.kill(pid, signal.SIGSTOP)
        try:
            seconds = self._until_progress(stage, before)
            time.sleep(max(0.0, started + OUTAGE_SECONDS - time.monotonic()))
        finally:
            os.kill(pid, signal.SIGCONT)
        return seconds

    def broker(self, stage: str) -> float:
        """SIGKILL Kafka, and start it again after a while."""
        pid = self._processes.broker.pid
        assert pid is not None
        os.kill(pid, signal.SIGKILL)
        time.sleep(OUTAGE_SECONDS)
        self._processes.broker.start()
        return self._until_progress(stage, self._progress(stage))

    def _victim(self, stage: str) -> str:
        deadline = time.monotonic() + RECOVERY_SECONDS
        while (slot := self._processes.owner_of(stage)) is None:
            assert time.monotonic() < deadline, f"nobody works on {stage}"
            time.sleep(0.1)
        return slot

    def _progress(self, stage: str) -> int:
        deadline = time.monotonic() + RECOVERY_SECONDS
        while True:
            try:
                return self._processes.progress(stage)
            except KafkaError:  # the broker has just come back
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.1)

    def _until_progress(self, stage: str, before: int) -> float:
        started = time.monotonic()
        while self._progress(stage) <= before:
            assert time.monotonic() < started + RECOVERY_SECONDS, (
                f"no article was committed within {RECOVERY_SECONDS:.0f} s; see {self._processes.folder}"
            )
            time.sleep(0.1)
        return time.monotonic() - started


KINDS: dict[str, Callable[[_Chaos, str], float]] = {
    "kill": _Chaos.kill,
    "drain": _Chaos.drain,
    "crash": _Chaos.crash,
    "freeze": _Chaos.freeze,
    "broker": _Chaos.broker,
}
