"""A replay as it was planned, and where it keeps what is its own.

A run has topics, groups and transactional ids of its own: those of the flow with ``replay.NAME.`` before the
name. So every command that works on the live topics works on a run's with other settings (`shadow`), and
nothing a run writes can reach the live ones. Its plan lies in the data folder.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Literal

import orjson

from pipeline.article import Origin
from pipeline.errors import UsageError
from pipeline.kafka.broker import find_bootstrap
from pipeline.settings import Settings

__all__ = ["Run", "folder_of", "load", "names", "save", "shadow"]

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


@dataclass(frozen=True, slots=True)
class Run:
    """What a run reads and how: fixed once it is planned.

    ``source`` is the topic read, without the prefix; ``begin`` and ``end`` are its first offset and the
    offset behind its last, by partition: the end is frozen. ``stages`` are those it goes through.
    ``where`` are ``field=value`` that a record must have, ``ids`` those of its articles (empty:
    any). ``memory`` is ``fresh`` or ``copy``: of the live one as of the
    beginning. ``made`` is in POSIX seconds.
    """

    name: str
    source: str
    begin: Mapping[int, int]
    end: Mapping[int, int]
    stages: tuple[str, ...]
    made: float
    where: tuple[str, ...] = ()
    ids: frozenset[str] = field(default_factory=frozenset)
    memory: Literal["fresh", "copy"] = "fresh"
    memory_end: Mapping[int, int] = field(default_factory=dict)
    """Of the live memories' log, by shard: how far a copy looks for what came before ``begin``."""
    pace: float = 0.0
    """Event time that passes in a second of the clock; 0: as fast as it goes."""
    rate: float = 0.0
    """Most articles a second; 0: no limit."""
    thresholds: Mapping[str, float] = field(default_factory=dict)
    """Those of dedupe that differ from the default, so that whoever goes on with the run uses the same."""

    def covers(self, place: Origin) -> bool:
        """Whether a record of the source topic lies in the run's range."""
        return self.begin.get(place.partition, 0) <= place.offset < self.end.get(place.partition, 0)


def shadow(settings: Settings, name: str) -> Settings:
    """Return the settings under which everything is a run's own: topics, groups, snapshots, metrics."""
    return settings.model_copy(
        update={
            "bootstrap": find_bootstrap(settings),
            "topic_prefix": f"{settings.topic_prefix}replay.{name}.",
            "data_dir": folder_of(settings, name),
        }
    )


def folder_of(settings: Settings, name: str) -> Path:
    """Return where a run keeps its files. Raises `UsageError` for no name of a run."""
    if not _NAME.fullmatch(name) or name == "live":
        raise UsageError(f"{name!r} is no name for a run: use a to z, 0 to 9 and -, 40 characters at most")
    return settings.data_dir / "replays" / name


def names(settings: Settings) -> list[str]:
    """Return the names of all runs, oldest first."""
    found = (settings.data_dir / "replays").glob("*/run.json")
    return [path.parent.name for path in sorted(found, key=lambda path: path.stat().st_mtime)]


def save(settings: Settings, run: Run) -> None:
    """Write a new run's plan. Raises `UsageError` where a run has that name."""
    folder = folder_of(settings, run.name)
    folder.mkdir(parents=True, exist_ok=True)
    plain = asdict(run) | {"ids": sorted(run.ids)}
    try:
        with (folder / "run.json").open("xb") as file:
            file.write(orjson.dumps(plain, option=orjson.OPT_NON_STR_KEYS | orjson.OPT_INDENT_2))
    except FileExistsError:
        raise UsageError(
            f"there is a run {run.name} already: --resume {run.name} goes on with it, --drop {run.name} "
            "does away with it"
        ) from None


def load(settings: Settings, name: str) -> Run:
    """Return a run's plan. Raises `UsageError` where there is none."""
    try:
        plain = orjson.loads((folder_of(settings, name) / "run.json").read_bytes())
    except FileNotFoundError:
        raise UsageError(f"there is no run {name}; see wireroom replay --list") from None
    return Run(
        **plain
        | {
            "begin": _numbered(plain["begin"]),
            "end": _numbered(plain["end"]),
            "memory_end": _numbered(plain["memory_end"]),
            "stages": tuple(plain["stages"]),
            "where": tuple(plain["where"]),
            "ids": frozenset(plain["ids"]),
        }
    )


def _numbered(mapping: Mapping[str, int]) -> dict[int, int]:
    return {int(key): value for key, value in mapping.items()}
