"""The kinds of faults: what each does to whom, in which shapes, and what it counts as recovery."""

from __future__ import annotations

import os
import shutil
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple

import psutil

from pipeline.errors import BrokerFailed
from pipeline.kafka.worker.agent import RETRY
from tests.chaos.disk import SmallDisk
from tests.chaos.marks import ALWAYS, DIES, ONCE, Mark
from tests.chaos.traffic import RECOVERY_SECONDS, Scene

__all__ = ["KINDS", "Kind"]

AWAY_SECONDS = 12.0
"""Twice the session time-out: frozen workers lose their partitions."""
OUTAGE_SECONDS = 35.0
"""Longer than the 30 s for which kafka-python's clients and faust's wait for the answer to a request."""
CRASH_PROBABILITY = 1 / 150
"""At each crash point. A batch of 20 articles has some 100: one in two dies."""
PRODUCE_PROBABILITY = 0.15
"""At each step of a transaction. A batch has about six: three in five fail."""
HUNG = 1
"""Exit code of a worker in which a stage or a producer hung."""
DEATHS = 3
"""Deaths by crash points or by failing producers that make one such fault."""
POISON_SECONDS = 300.0
"""It takes some five deaths in one slot, and the stand-by dies in between."""
SICK_SECONDS = 6.0
HOURS = (5.0, -30.0, 26.0, -3.0)
"""By how much the wall clock is wrong, one after the other, two seconds each."""
STAGES = ("clean", "dedupe", "tag", "group")


def kill(scene: Scene, stage: str) -> float:
    slot = scene.victim(stage)
    places = scene.processes.partitions_of(slot)
    since = time.monotonic()
    scene.processes.signal(slot, signal.SIGKILL)
    return scene.until_progress(stage, places, since)


def drain(scene: Scene, stage: str) -> float:
    slot = scene.victim(stage)
    places = scene.processes.partitions_of(slot)
    since = time.monotonic()
    scene.processes.signal(slot, signal.SIGTERM)
    return scene.until_progress(stage, places, since)


def crash(scene: Scene, stage: str) -> float:
    processes = scene.processes
    processes.crash = f"{CRASH_PROBABILITY}:{scene.dice.randrange(10**6)}"
    for slot in processes.workers():
        processes.signal(slot, signal.SIGTERM)
    _until_deaths(scene, -signal.SIGKILL, RECOVERY_SECONDS / 2)
    processes.disarm()
    return scene.until_progress(stage)


def freeze(scene: Scene, stage: str) -> float:
    slot = scene.victim(stage)
    pid = scene.processes.pid(slot)
    if pid is None:
        return freeze(scene, stage)
    places = scene.processes.partitions_of(slot)
    since = time.monotonic()
    os.kill(pid, signal.SIGSTOP)
    try:
        seconds = scene.until_progress(stage, places, since)
        time.sleep(max(0.0, since + AWAY_SECONDS - time.monotonic()))
    finally:
        os.kill(pid, signal.SIGCONT)
    return seconds


def broker(scene: Scene, stage: str, away: float = AWAY_SECONDS) -> float:
    pid = scene.processes.broker.pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    time.sleep(away)
    scene.processes.broker.start()
    return scene.until_progress(stage)


def outage(scene: Scene, stage: str) -> float:
    return broker(scene, stage, OUTAGE_SECONDS)


def revive(scene: Scene, stage: str) -> float:
    before = scene.processes.broker.pid
    assert before is not None
    since = time.monotonic()
    os.kill(before, signal.SIGKILL)
    scene.wait(lambda: scene.processes.broker.pid not in (None, before), "Kafka was not started again")
    return scene.until_progress(stage, since=since)


def ledger(scene: Scene, stage: str) -> float:
    scene.wait(lambda: scene.processes.signal("ledger", signal.SIGKILL), "there is no ledger")
    return scene.until_progress(stage)


def supervisor(scene: Scene, stage: str) -> float:
    processes = scene.processes
    old = {pid for slot in processes.workers() if (pid := processes.pid(slot))}
    since = time.monotonic()
    scene.wait(lambda: processes.signal("up", signal.SIGKILL), "nothing is up")
    scene.wait(lambda: not any(map(psutil.pid_exists, old)), "its workers live on")
    return scene.until_progress(stage, since=since)


def rebalance(scene: Scene, stage: str) -> float:
    """Struck at the stages that several workers share; the others are killed in passing."""
    processes = scene.processes
    for count in (4, 1):
        processes.scale(count)
        time.sleep(scene.dice.uniform(1.0, 4.0))  # new ones join, old ones leave, while somebody dies
        processes.signal(scene.dice.choice(processes.workers()), signal.SIGKILL)
        time.sleep(scene.dice.uniform(0.0, 2.0))
    seconds = scene.until_progress("clean")
    processes.scale(2)
    return seconds


def raising(scene: Scene, stage: str) -> float:
    scene.mark([Mark(scene.dice.choice((ONCE, ALWAYS)), scene.dice.choice(STAGES)) for _ in range(4)])
    return scene.until_done()


def poison(scene: Scene, stage: str) -> float:
    scene.mark([Mark(DIES, scene.dice.choice(STAGES))])
    return scene.until_done(POISON_SECONDS)


def wipe(scene: Scene, stage: str) -> float:
    processes = scene.processes
    alive = {pid for slot in (*processes.workers(), "ledger") if (pid := processes.pid(slot))}
    kept = {processes.broker.folder, processes.folder / "faults.json"}
    since = time.monotonic()
    for path in processes.folder.iterdir():
        if path in kept or path.suffix == ".log" or path.name == "logs":
            continue
        if path.name == "run":
            for file in path.iterdir():
                if file.name != "instance.json":  # wireroom up itself lives on
                    file.unlink(missing_ok=True)
        else:
            shutil.rmtree(path, ignore_errors=True)
    for pid in alive:  # their states are deleted, too
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    return scene.until_progress(stage, since=since)


def produce(scene: Scene, stage: str) -> float:
    scene.processes.set_faults(produce=PRODUCE_PROBABILITY)
    _until_deaths(scene, RETRY, 4 * SICK_SECONDS)
    scene.processes.set_faults()
    return scene.until_progress(stage)


def hang(scene: Scene, stage: str) -> float:
    """Every worker's clients wait for good, those of the producer or those of the engine."""
    client, code = scene.dice.choice((("commit", HUNG), ("fetch", RETRY)))
    before = scene.processes.deaths()[code]
    scene.processes.set_faults(hang=client)
    scene.wait(lambda: scene.processes.deaths()[code] > before, f"nobody noticed that {client} hangs")
    scene.processes.set_faults()
    return scene.until_progress(stage)


def disk(scene: Scene, stage: str) -> float:
    slot = scene.victim(stage)
    scene.processes.set_faults(disk=True)
    time.sleep(SICK_SECONDS / 3)
    scene.processes.signal(slot, signal.SIGKILL)  # it starts again on a full disk
    time.sleep(SICK_SECONDS)
    scene.processes.set_faults()
    return scene.until_progress(stage)


def full(scene: Scene, stage: str) -> float:
    processes, small = scene.processes, scene.processes.disk
    assert small is not None
    small.fill()
    try:
        scene.wait(lambda: not processes.broker.is_alive(), "Kafka lives on a full disk", 60.0)
        try:
            processes.broker.start(SICK_SECONDS)
        except BrokerFailed as error:
            scene.say(f"    {str(error).splitlines()[0][:100]}")
    finally:
        small.free()
    processes.broker.start()
    return scene.until_progress(stage)


def clock(scene: Scene, stage: str) -> float:
    for hours in HOURS:
        scene.processes.set_faults(clock=hours * 3600)
        time.sleep(2.0)
    scene.processes.set_faults()
    return scene.until_progress(stage)


def _until_deaths(scene: Scene, code: int, seconds: float) -> None:
    """Wait for some more deaths with an exit code, but not for ever: what does not flow does not die."""
    before = scene.processes.deaths()[code]
    deadline = time.monotonic() + seconds
    while scene.processes.deaths()[code] < before + DEATHS and time.monotonic() < deadline:
        time.sleep(0.1)


class Kind(NamedTuple):
    """A fault: how it strikes, what it is, where it can, and how often among 100."""

    strike: Callable[[Scene, str], float]
    meaning: str
    shapes: tuple[str, ...]
    share: int


_OURS, _UPS = ("one", "split"), ("up", "shards")
_ALL = _OURS + _UPS
KINDS = {
    "kill": Kind(kill, "SIGKILL to a worker in the middle of its work", _ALL, 21),
    "drain": Kind(drain, "SIGTERM to a worker with articles in flight", _ALL, 8),
    "crash": Kind(
        crash, f"workers die at crash points between the sends of a batch, {DEATHS} times", _OURS, 8
    ),
    "freeze": Kind(
        freeze, f"SIGSTOP for {AWAY_SECONDS:.0f} s while another takes over, then SIGCONT", _OURS, 6
    ),
    "broker": Kind(broker, f"SIGKILL to Kafka, away for {AWAY_SECONDS:.0f} s", _OURS, 4),
    "outage": Kind(
        outage, f"SIGKILL to Kafka, away for {OUTAGE_SECONDS:.0f} s, longer than any request", _OURS, 2
    ),
    "revive": Kind(revive, "SIGKILL to Kafka; `wireroom up` starts it again", _UPS, 3),
    "ledger": Kind(ledger, "SIGKILL to the ledger", _ALL, 5),
    "supervisor": Kind(supervisor, "SIGKILL to `wireroom up`, which is started again", _UPS, 7),
    "rebalance": Kind(
        rebalance, "2, 4, 1 and 2 workers for the first stage while others are killed", _OURS, 4
    ),
    "raise": Kind(raising, "stages raise at four articles, before or after their work", _ALL, 7),
    "poison": Kind(
        poison, "an article ends the process in a stage (segmentation fault), again and again", _ALL, 4
    ),
    "wipe": Kind(wipe, "the data folder is deleted, but for Kafka's; every worker is killed", _ALL, 4),
    "produce": Kind(
        produce, f"producers fail at random, before or after they took effect; {DEATHS} deaths", _OURS, 6
    ),
    "hang": Kind(
        hang, "the producers or the engines of all workers wait for answers that never come", _OURS, 2
    ),
    "disk": Kind(disk, "every write of workers and ledger fails: no space left; one is killed", _ALL, 4),
    "full": Kind(full, "the disk with Kafka's files is full until Kafka died of it twice", _OURS, 2),
    "clock": Kind(clock, "the wall clocks of workers and ledger jump by hours, back and forth", _ALL, 4),
}
"""Most often what happens most often; the others each go another way through the code."""
if not SmallDisk.allowed():
    del KINDS["full"]
