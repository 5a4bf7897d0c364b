"""A replay as it was planned, and where it keeps what is its own.

A run has topics, groups and transactional ids of its own: those of the flow with ``replay.NAME.`` before the
name. So every command that works on the live topics works on a run's with other settings (`shadow`), and
nothing a run writes can reach the live ones. Its plan lies in the data folder.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

import orjson
from pyroaring import BitMap64

from pipeline.article import Origin
from pipeline.errors import UsageError
from pipeline.files import written_whole
from pipeline.kafka.broker import find_bootstrap
from pipeline.kafka.ledger.origins import Origins
from pipeline.settings import Settings

__all__ = [
    "MAX_REPLAYS",
    "Run",
    "as_plain",
    "folder_of",
    "group_of_run",
    "load",
    "names",
    "place_of",
    "save",
    "shadow",
]

MAX_REPLAYS = 2
"""A replay, and a replay of what that wrote: more is more often a loop than a wish."""
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


@dataclass(frozen=True, slots=True)
class Run:
    """What a run reads and how: fixed once it is planned.

    ``source`` is the topic read, without the prefix; ``begin`` and ``end`` are its first offset and the
    offset behind its last, by partition: the end is frozen. ``stages`` are those it goes through: none
    where records are copied, to a topic (``republish``) or into the flow (``live``). ``where`` are
    ``field=value`` that a record must have, ``ids`` those of its articles (empty: any). ``memory`` is
    ``fresh`` or ``copy``: of the live one as of the beginning; or ``live``, which is used as it is. ``made``
    is in POSIX seconds.
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
    target: Literal["shadow", "republish", "live"] = "shadow"
    topic: str = ""
    """Where copies go (``republish``), without the prefix."""
    reasons: tuple[str, ...] = ()
    """Why records were rejected or died that are asked for (see `pipeline.kafka.replay.reasons`)."""
    origins: Origins | None = None
    """Of the raw records that are asked for, however many lie in the range; None: all."""
    max_replays: int = MAX_REPLAYS
    """A record that was replayed so often already is left alone."""
    archive: str = ""
    """The folder of the archive that is read in the topic's place; empty: Kafka is read."""
    sent_from: Mapping[int, int] = field(default_factory=dict)
    """Offsets of ``articles.raw`` behind which everything lies that a ``live`` run has sent."""

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


def group_of_run(settings: Settings, run: Run) -> str:
    """Return the group whose offsets on the source topic say how far a run is, by the live ``settings``."""
    return f"{shadow(settings, run.name).topic_prefix}wireroom.{run.stages[0] if run.stages else run.target}"


def place_of(settings: Settings, run: Run) -> str:
    """Return the topic (full name) under which that group keeps a run's place, by the live ``settings``.

    That is the source topic. Of an archive it is the run's own of that name: the source may be gone.
    """
    prefix = shadow(settings, run.name).topic_prefix if run.archive else settings.topic_prefix
    return prefix + run.source


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
    """Write a new run's plan, whole or not at all. Raises `UsageError` where a run has that name."""
    folder = folder_of(settings, run.name)
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with written_whole(folder / "run.json", new=True) as file:
            file.write(orjson.dumps(as_plain(run), option=orjson.OPT_NON_STR_KEYS | orjson.OPT_INDENT_2))
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
            "sent_from": _numbered(plain["sent_from"]),
            "stages": tuple(plain["stages"]),
            "where": tuple(plain["where"]),
            "reasons": tuple(plain["reasons"]),
            "ids": frozenset(plain["ids"]),
            "origins": _unpacked(plain["origins"]),
        }
    )


def as_plain(run: Run) -> dict[str, Any]:
    """Return a run as it is written; sets of origins as Base64 of a roaring bitmap for each partition."""
    packed = None
    if (origins := run.origins) is not None:
        packed = {p: b64encode(origins.offsets(p).serialize()).decode() for p in origins.partitions()}
    return asdict(replace(run, origins=None)) | {"ids": sorted(run.ids), "origins": packed}


def _unpacked(packed: Mapping[str, str] | None) -> Origins | None:
    if packed is None:
        return None
    return Origins({int(p): BitMap64.deserialize(b64decode(text)) for p, text in packed.items()})


def _numbered(mapping: Mapping[str, int]) -> dict[int, int]:
    return {int(key): value for key, value in mapping.items()}
