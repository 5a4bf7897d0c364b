"""A run of chaos: articles flow, faults strike meanwhile, and at the end each article is asked after."""

from __future__ import annotations

import random
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from pipeline.kafka.ledger.ledger import Ledger
from pipeline.observe.state import read_states
from pipeline.sources.files import Record, Refused
from tests.chaos.compare import compare
from tests.chaos.faults import KINDS
from tests.chaos.processes import SHAPES, Processes
from tests.chaos.traffic import Scene, samples

__all__ = ["Outcome", "run"]

TRICKLE_SECONDS = 80.0
"""How long the second half of a fault's articles is made to last, if the fault does: something must flow."""
SETTLE_SECONDS = 150.0
"""A client of Kafka that hangs is noticed after a minute (`pipeline.kafka.worker.patience`)."""
ACCOUNT = ("pending", "missing", "conflicting", "repeated")
LINES_SHOWN = 15

MOST_SHOWN = 30
"""Repeated outcomes that are listed; what they have in common shows in the first few."""


@dataclass(slots=True)
class Outcome:
    """What came of a run; ``recovery`` holds the seconds until articles were committed again, by kind."""

    shape: str
    seed: int
    delivery: str
    articles: int = 0
    faults: list[str] = field(default_factory=list)
    recovery: dict[str, list[float]] = field(default_factory=dict)
    deaths: dict[int, int] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    compared: int = 0
    stories: int = 0
    dead: int = 0
    wrong: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def exact(self) -> bool:
        """Whether nothing was lost or judged otherwise, and doubled only where that is allowed."""
        forbidden = ACCOUNT if self.delivery == "exactly_once" else ACCOUNT[:3]
        return not any(self.counts[name] for name in forbidden) and not self.wrong


def run(
    folder: Path,
    shape: str,
    articles: int,
    faults: list[str],
    seed: int,
    say: Callable[[str], None] = print,
    rate: float = 120.0,
    delivery: str = "exactly_once",
) -> Outcome:
    """Push ``articles`` samples at ``rate`` a second, strike with each of ``faults`` on the way, and check.

    The seed decides samples, victims and moments; when a process dies within its work is up to the machine.
    """
    outcome = Outcome(shape, seed, delivery)
    started = time.monotonic()
    say(f"shape {shape}, {articles:,} articles, seed {seed}, {delivery}: {', '.join(faults)}")
    environment = {"WIREROOM_DELIVERY": delivery}
    with Processes(folder, SHAPES[shape], environment, small_disk="full" in faults) as processes:
        chaos = _Chaos(Scene(processes, seed, random.Random(seed), say), outcome, started)
        records = samples(articles, seed, processes.settings.max_record_bytes)
        share = articles // (len(faults) + 1)
        chaos.scene.push(records, share)  # some are known before the first fault
        for number, fault in enumerate(faults):
            last = number == len(faults) - 1
            with chaos.pushing(records, articles - share * (number + 1) if last else share, rate):
                chaos.strike(fault)
            chaos.scene.until_few(max(share, 500))
        outcome.counts = chaos.settle()
        outcome.articles = articles + len(chaos.scene.marks)
        outcome.deaths = dict(processes.deaths())
        found = compare(processes.settings, chaos.scene.marks)
        outcome.compared, outcome.stories, outcome.dead = found.verdicts, found.stories, found.dead
        outcome.wrong = found.wrong
        if delivery == "exactly_once":
            for repeat in found.repeats[:MOST_SHOWN]:
                say(f"  twice: {repeat}")
        if outcome.counts["raw"] != outcome.articles:
            outcome.wrong.append(f"{outcome.counts['raw']} records for {outcome.articles} articles sent")
        if not outcome.exact:
            chaos.tell()
            say(f"logs and Kafka's files, which tell who wrote what: {_keep(folder)}")
    outcome.seconds = time.monotonic() - started
    say(
        f"{outcome.counts}, wrong {len(outcome.wrong)} of {outcome.compared:,} verdicts and "
        f"{outcome.stories:,} stories; {outcome.dead} stage errors as ordered; {outcome.seconds / 60:.1f} min"
    )
    return outcome


def _keep(folder: Path) -> Path:
    """Copy what a run left, before its disk is taken away."""
    kept = Path(tempfile.mkdtemp(prefix="wireroom-chaos-kept-"))
    shutil.copytree(folder, kept, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.note", "engine"))
    return kept


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
    def __init__(self, scene: Scene, outcome: Outcome, started: float) -> None:
        self.scene, self._outcome, self._started = scene, outcome, started

    def pushing(self, records: Iterator[Record | Refused], count: int, rate: float) -> _Pushing:
        """Push in the background: half at ``rate``, the rest in a trickle until the fault is over."""

        def paced(over: threading.Event) -> Iterator[Record | Refused]:
            for number, record in enumerate(islice(records, count)):
                over.wait(1 / rate if number < count / 2 else 2 * TRICKLE_SECONDS / count)
                yield record

        return _Pushing(lambda over: self.scene.push(paced(over), count))

    def strike(self, kind: str) -> None:
        """Do harm in the middle of the work, and wait until articles are committed again."""
        time.sleep(self.scene.dice.uniform(0.5, 2.0))
        stage = self.scene.dice.choice(("clean", "group"))
        self._outcome.faults.append(kind)
        seconds = KINDS[kind].strike(self.scene, stage)
        self._outcome.recovery.setdefault(kind, []).append(seconds)
        at = (time.monotonic() - self._started) / 60
        self.scene.say(
            f"  {at:5.1f} min: {kind} at {stage}: articles were committed again after {seconds:.1f} s"
        )

    def settle(self) -> dict[str, int]:
        """Wait until nothing is pending or missing, and return the account."""
        deadline = time.monotonic() + SETTLE_SECONDS
        with closing(Ledger(self.scene.processes.settings)) as book:
            while True:
                counts = book.refresh()
                if not counts["pending"] + counts["missing"] or time.monotonic() > deadline:
                    return counts
                time.sleep(0.5)

    def tell(self) -> None:
        """Say how things stand: who works, what is committed of what, and the last lines of every log."""
        say, processes = self.scene.say, self.scene.processes
        with closing(Ledger(processes.settings)) as book:
            say(f"a ledger that begins anew: {book.refresh()}")
        for state in read_states(processes.folder):
            say(f"{state['slot']}: {state['state']} {state['why']}, partitions {state['partitions']}")
        for stage, ends in self.scene.ends().items():
            say(f"{stage}: committed {processes.committed(stage)} of {ends}")
        broker = processes.folder / "broker" / "broker.log"  # beside it lie Kafka's data, named .log as well
        for log in [*sorted(processes.folder.glob("*.log")), *([broker] if broker.exists() else [])]:
            lines = log.read_text("utf-8", "replace").splitlines()[-LINES_SHOWN:]
            say("\n  ".join([f"{log.name}:", *lines]))
