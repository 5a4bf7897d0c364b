"""Finds the record that kills the process, in a few restarts, so that it becomes a dead letter.

No code of a process runs after a segmentation fault or the kernel's SIGKILL for its memory. So what runs is
noted before it runs (`pipeline.kafka.worker.note`), and the next process in the slot draws the conclusions:

1. After one death inside the stages, the records of that batch go in parts of 25, a transaction each.
2. After two, one by one.
3. A record that was alone in the stages at three deaths in a row is not run again: it is a dead letter.

Why these steps, and what the odds are for a good article: docs/decisions/0015-poison.md.
"""

from __future__ import annotations

import faulthandler
import logging
import os
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any, NoReturn, Self, TypeAlias

from pipeline.article import isoformat
from pipeline.errors import BadRecord
from pipeline.kafka.worker.note import Note
from pipeline.outcome import Fault

__all__ = ["PoisonSearch"]

log = logging.getLogger(__name__)

PART = 25
"""Records a transaction after the first death: a good batch of 500 then takes twenty transactions instead of
one, and the next death leaves no more than these to go one by one."""
DEATHS_ALONE = 3
FEWER_TAKE = 3
"""A part, or a record alone, may take a third of a batch's time: 20 s; a page of 10 MB takes one or two."""
_ENDS_KEPT = 8
_STDERR = 2

_Ranges: TypeAlias = dict[int, tuple[int, int]]
"""Half open ranges of offsets by partition."""
_Identity: TypeAlias = tuple[int, int, int]
"""Partition, offset and timestamp of a record: another topic's record never has all three."""


@dataclass(slots=True)
class _Deaths:
    """What a slot's processes died of, one after the other, until the suspects are done."""

    suspects: _Ranges = field(default_factory=dict)
    count: int = 0
    alone: _Identity | None = None
    """The record that was the only one in the stages at the last death."""
    count_alone: int = 0
    stage: str = ""
    ends: list[str] = field(default_factory=list)

    @classmethod
    def from_note(cls, data: Mapping[str, Any]) -> Self:
        alone = tuple(data["alone"]) if data["alone"] else None
        return cls(**{**data, "suspects": _by_partition(data["suspects"]), "alone": alone})

    def add(self, stage: str, running: _Ranges, alone: _Identity | None) -> None:
        """Count a death in ``stage``."""
        self.count += 1
        self.count_alone = 0 if alone is None else self.count_alone + 1 if alone == self.alone else 1
        self.alone, self.stage = alone, stage
        for partition, (first, end) in running.items():
            known = self.suspects.get(partition, (first, end))
            self.suspects[partition] = (min(first, known[0]), max(end, known[1]))
        self.ends = [*self.ends, _how_it_ended()][-_ENDS_KEPT:]

    def done(self, rows: Sequence[Any]) -> None:
        """Take committed rows off the suspects."""
        for partition, (_, end) in _ranges(rows).items():
            first, last = self.suspects.pop(partition, (0, 0))
            if end < last:
                self.suspects[partition] = (max(first, end), last)
        if any(_identity(row) == self.alone for row in rows):
            self.alone, self.count_alone = None, 0

    def suspects_row(self, row: Any) -> bool:
        """Whether a row was at hand at one of the deaths."""
        first, end = self.suspects.get(row.partition, (0, 0))
        return bool(first <= row.offset < end)


class PoisonSearch:
    """What a worker concludes from its slot's last deaths: it says what runs, and hears how to run it.

    ``source`` names the topic and group that offsets belong to, ``first`` the first stage. A stage that runs
    longer than ``limit`` seconds (a third of it for few records) ends the process as well: exit code 1.
    """

    def __init__(self, path: Path, source: str, first: str, limit: float) -> None:
        self._note, self._source, self._first, self._limit = Note(path), source, first, limit
        self._running: Sequence[Any] = ()
        self._deaths = self._conclude()
        self._write_note({}, None)

    def parts(self, rows: Sequence[Any]) -> Iterator[Sequence[Any]]:
        """Yield the rows, in order, as the batches that may run: suspects in small ones."""
        if self._deaths is None:
            yield rows
            return
        size = PART if self._deaths.count < 2 else 1
        for suspected, group in groupby(rows, self._deaths.suspects_row):
            run = list(group)
            step = size if suspected else len(run)
            for start in range(0, len(run), step):
                yield run[start : start + step]

    def begin(self, rows: Sequence[Any]) -> None:
        """Note these rows before anything looks at their bytes."""
        self._running = rows
        self._write_note(_ranges(rows), _identity(rows[0]) if len(rows) == 1 else None)
        self._enter(self._first)

    def check(self, stage: str) -> None:
        """Raise `BadRecord` where the one row at hand has ended the process in this stage three times."""
        if self._deaths is not None and self._condemned(self._deaths, stage):
            _refuse(self._deaths)

    def entering(self, stage: str) -> None:
        """Do the same; then note that the stage runs, and give it the limit's time."""
        self.check(stage)
        self._enter(stage)

    def rest(self) -> None:
        """Note that no stage runs."""
        faulthandler.cancel_dump_traceback_later()
        self._note.rest()

    def committed(self) -> None:
        """Take the rows at hand off the suspects."""
        if self._deaths is None:
            return
        self._deaths.done(self._running)
        if not self._deaths.suspects:
            log.warning("through with the records that were at hand at %d deaths", self._deaths.count)
            self._deaths = None

    def close(self) -> None:
        """Forget everything: the process ends in order."""
        self._note.close()

    def _conclude(self) -> _Deaths | None:
        """Read the last process's note; count its death, if a stage ran."""
        stage, data = self._note.read()
        if data.get("source") != self._source:
            return None
        deaths = _Deaths.from_note(data["deaths"]) if data["deaths"] else None
        if stage is None:
            return deaths
        deaths = deaths or _Deaths()
        running = _by_partition(data["running"])
        deaths.add(stage, running, tuple(data["alone"]) if data["alone"] else None)
        log.warning("the process ended inside the %s stage, at %s; %s", stage, running, deaths.ends[-1])
        return deaths

    def _condemned(self, deaths: _Deaths, stage: str) -> bool:
        """Whether ``stage`` is the one not to enter with the row at hand.

        It is the first stage where the process died even on the way to the dead letter.
        """
        fatal = deaths.stage if deaths.count_alone == DEATHS_ALONE else self._first
        return (
            deaths.count_alone >= DEATHS_ALONE
            and stage == fatal
            and [_identity(row) for row in self._running] == [deaths.alone]
        )

    def _enter(self, stage: str) -> None:
        self._note.enter(stage)
        limit = self._limit if len(self._running) > PART else self._limit / FEWER_TAKE
        faulthandler.dump_traceback_later(limit, exit=True, file=_STDERR)

    def _write_note(self, running: _Ranges, alone: _Identity | None) -> None:
        deaths = None
        if self._deaths is not None:
            deaths = {**asdict(self._deaths), "suspects": _as_rows(self._deaths.suspects)}
        self._note.write(
            {"source": self._source, "running": _as_rows(running), "alone": alone, "deaths": deaths}
        )


def _refuse(deaths: _Deaths) -> NoReturn:
    ends = "; ".join(deaths.ends[-deaths.count_alone :])
    raise BadRecord(
        Fault.KILLS_PROCESS,
        f"the process ended {deaths.count_alone} times in a row with this record alone in the {deaths.stage} "
        f"stage: {ends}",
    )


def _how_it_ended() -> str:
    """Return when this process took over, and how the one before it ended if the supervisor says so."""
    code = os.environ.get("WIREROOM_LAST_EXIT", "unknown")
    return f"exit code {code}, started again at {isoformat(time.time())}"


def _identity(row: Any) -> _Identity:
    return row.partition, row.offset, row.timestamp


def _ranges(rows: Sequence[Any]) -> _Ranges:
    found: _Ranges = {}
    for row in rows:  # within a partition they come in the order of their offsets
        first, _ = found.get(row.partition, (row.offset, 0))
        found[row.partition] = (first, row.offset + 1)
    return found


def _as_rows(ranges: _Ranges) -> list[tuple[int, int, int]]:
    return [(partition, first, end) for partition, (first, end) in ranges.items()]


def _by_partition(rows: Sequence[Sequence[int]]) -> _Ranges:
    return {partition: (first, end) for partition, first, end in rows}
