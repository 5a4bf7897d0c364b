"""The runs there are: what each is doing, how to stop one, how to do away with one."""

from __future__ import annotations

import os
import shutil
import signal
import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Literal

import orjson
import psutil

from pipeline.errors import UsageError, WireroomError
from pipeline.files import written_whole
from pipeline.kafka.clients import admin
from pipeline.kafka.replay.run import folder_of, load, names, shadow
from pipeline.kafka.replay.runner import Progress
from pipeline.settings import Settings

__all__ = [
    "State",
    "all_states",
    "drop",
    "kept_by",
    "note",
    "note_promoted",
    "promoted_to",
    "state_of",
    "stop",
]

STOP_SECONDS = 60.0
"""How long a run has to finish its batch."""


@dataclass(frozen=True, slots=True)
class State:
    """What a run's process last said of it; ``killed``: it ended without a word."""

    name: str
    state: Literal["planned", "running", "stopped", "done", "killed"]
    done: int = 0
    total: int = 0
    passing: int | None = None
    pid: int = 0
    started: float = 0.0
    held_back: int = 0
    """Records that were left alone because they were replayed too often before."""


def note(settings: Settings, name: str, state: Literal["running", "stopped", "done"], at: Progress) -> None:
    """Say what the run that this process carries out is doing."""
    started = psutil.Process().create_time()
    said = State(name, state, at.done, at.total, at.passing, os.getpid(), started, at.held_back)
    _replace(_path(settings, name), asdict(said))


def state_of(settings: Settings, name: str) -> State:
    """Return what a run is doing. Raises `UsageError` where there is none of that name."""
    load(settings, name)
    try:
        said = State(**orjson.loads(_path(settings, name).read_bytes()))
    except FileNotFoundError:
        return State(name, "planned")
    if said.state == "running" and _process(said) is None:
        return replace(said, state="killed", pid=0, started=0.0)
    return said


def all_states(settings: Settings) -> list[State]:
    """Return the state of every run, oldest first."""
    return [state_of(settings, name) for name in names(settings)]


def stop(settings: Settings, name: str) -> State:
    """End a run after its batch at hand and wait for that; return its state. Raises `WireroomError`."""
    said = state_of(settings, name)
    process = _process(said) if said.state == "running" else None
    if process is None:
        return said
    process.send_signal(signal.SIGTERM)
    deadline = time.monotonic() + STOP_SECONDS
    while _process(said) is not None and time.monotonic() < deadline:
        time.sleep(0.05)
    if _process(said) is not None:
        raise WireroomError(
            f"run {name} (process {said.pid}) still runs {STOP_SECONDS:.0f} s after SIGTERM; kill it"
        )
    return state_of(settings, name)


def drop(settings: Settings, name: str) -> list[str]:
    """Delete a run's topics, groups and files; return the topics.

    Raises `UsageError` while it runs, and while a group is switched to it.
    What it copied stays where it is: others may read it by now.
    """
    if state_of(settings, name).state == "running":
        raise UsageError(f"run {name} is going on; stop it first: wireroom replay --stop {name}")
    if groups := promoted_to(settings, name):
        raise UsageError(
            f"run {name} is read by {', '.join(groups)}: wireroom promote {name} --group {groups[0]} --back "
            "first"
        )
    prefix = shadow(settings, name).topic_prefix
    client = admin(settings)
    try:
        topics = sorted(topic for topic in client.list_topics() if topic.startswith(prefix))
        if topics:
            client.delete_topics(topics)
        every = (str(group["group_id"]) for group in client.list_groups())
        groups = [group for group in every if group.startswith(prefix)]
        if groups:
            client.delete_groups(groups)
    finally:
        client.close()
    shutil.rmtree(folder_of(settings, name))
    return topics


def kept_by(settings: Settings, name: str) -> str:
    """Return the topic that a run copies to, which outlives it (empty: none). Raises `UsageError`."""
    return load(settings, name).topic


def promoted_to(settings: Settings, name: str) -> list[str]:
    """Return the groups that were switched to a run and not back (see `pipeline.kafka.replay.promote`)."""
    try:
        return list(orjson.loads((folder_of(settings, name) / "promoted.json").read_bytes()))
    except FileNotFoundError:
        return []


def note_promoted(settings: Settings, name: str, groups: Iterable[str]) -> None:
    """Keep which groups are switched to a run."""
    _replace(folder_of(settings, name) / "promoted.json", sorted(groups))


def _path(settings: Settings, name: str) -> Path:
    return folder_of(settings, name) / "state.json"


def _replace(path: Path, value: Any) -> None:
    with written_whole(path) as file:
        file.write(orjson.dumps(value))


def _process(said: State) -> psutil.Process | None:
    """Return the process that said so, if it still runs: ids are given out again."""
    try:
        process = psutil.Process(said.pid)
        alive = process.create_time() == said.started and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return None
    return process if alive else None
