"""``wireroom up``: everything at once on this machine."""

from __future__ import annotations

import contextlib
import fcntl
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import orjson
import typer

from pipeline.cli.common import Bootstrap, DataDir, notes, settings_from
from pipeline.errors import BrokerFailed, WireroomError
from pipeline.files import written_whole

if TYPE_CHECKING:
    from pipeline.kafka.worker.supervisor import Supervisor
    from pipeline.observe.server import Server
    from pipeline.settings import Settings

__all__ = ["up"]

SAMPLES = 400
"""Enough for every kind of article and a page worth looking at, cleaned in a few seconds."""
READY_SECONDS = 120.0
POLL_SECONDS = 0.05
"""How soon the end of a worker is noticed; a look costs some microseconds."""
REVIVE_SECONDS = 5.0
"""Between two attempts to start a broker that keeps dying (a full disk, say)."""


def up(
    workers: Annotated[
        int, typer.Option(min=1, help="1: one process; N > 1: N clean workers, one ordered for each shard.")
    ] = 1,
    shards: Annotated[
        int | None,
        typer.Option(min=1, help="Language shards, an order each; fixed once made.  [default: 1]"),
    ] = None,
    samples: Annotated[bool, typer.Option(help="Publish sample articles.")] = True,
    host: Annotated[str, typer.Option(help="Address the page listens on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port of the page; 0 takes a free one.")] = 0,
    bootstrap: Bootstrap = None,
    data_dir: DataDir = Path(".wireroom"),
) -> None:
    """Start Kafka, topics, workers, ledger and page; keep them running until Ctrl-C."""
    from pipeline.observe.state import read_instance

    settings = settings_from(bootstrap, data_dir)
    running = read_instance(settings.data_dir)
    if running and running["pid"] != os.getpid():
        raise WireroomError(
            f"an instance already runs in {settings.data_dir}: {running['page']} (process {running['pid']}). "
            "Use it, stop it with Ctrl-C there, or give this one another folder with --data-dir"
        )
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: stop.set())
    with contextlib.ExitStack() as cleanup:
        cleanup.enter_context(_alone(settings.data_dir))
        _run(settings, (workers, shards), samples, (host, port), stop, cleanup)
    notes.print("stopped; run it again to continue where it was")


@contextlib.contextmanager
def _alone(data_dir: Path) -> Iterator[None]:
    """Hold the folder: its addresses are known only once everything is ready. Raises `WireroomError`."""
    path = data_dir / "run" / "up.lock"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise WireroomError(
                f"an instance is starting or stopping in {data_dir}; wait for it, or give this one another "
                "folder with --data-dir"
            ) from None
        yield


def _run(
    settings: Settings,
    shape: tuple[int, int | None],
    samples: bool,
    address: tuple[str, int],
    stop: threading.Event,
    cleanup: contextlib.ExitStack,
) -> None:
    from pipeline.kafka.topics import apply_topics
    from pipeline.kafka.worker.supervisor import Supervisor, worker_slots
    from pipeline.observe.metrics import Metrics, forget_gauges, forget_slot, use_directory
    from pipeline.observe.state import clear_state, read_states

    directory = settings.data_dir / "metrics"
    bootstrap, revive = _broker(settings, cleanup)
    settings = settings.model_copy(update={"bootstrap": bootstrap})
    workers, shards = shape
    apply_topics(settings, shards=shards)
    for state in read_states(settings.data_dir):
        if not state["alive"]:
            clear_state(settings.data_dir, state["slot"])
    forget_gauges(directory)
    use_directory(directory, "supervisor")
    metrics = Metrics()
    server = _serve(settings, address, directory, cleanup)

    def ended(slot: str, code: int) -> None:
        metrics.restarted(code)
        forget_slot(directory, slot)

    supervisor = Supervisor(settings, bootstrap, ended)
    cleanup.callback(supervisor.stop)
    for slot, stages in worker_slots(workers, _shards(settings)).items():
        supervisor.add(slot, "worker", "--stages", stages, "--slot", slot)
    supervisor.add("ledger", "ledger")
    _wait_ready(server, supervisor, revive, stop)
    if stop.is_set():
        return
    _write_instance(settings, server.url, bootstrap, cleanup)
    print(f"page {server.url}", f"kafka {bootstrap}", sep="\n", flush=True)
    if samples:
        _publish_samples(settings)
    while not stop.wait(POLL_SECONDS):
        revive()
        supervisor.poll()


def _serve(
    settings: Settings, address: tuple[str, int], directory: Path, cleanup: contextlib.ExitStack
) -> Server:
    """Start the page and what feeds it."""
    from pipeline.kafka.news.desk import KafkaDesk
    from pipeline.kafka.news.feed import Feed
    from pipeline.kafka.news.places import Places
    from pipeline.observe.newsroom import Newsroom
    from pipeline.observe.server import serve

    places = Places()
    newsroom = Newsroom(KafkaDesk(settings, places))
    server = serve(settings, *address, directory=directory, newsroom=newsroom)
    cleanup.callback(server.stop)
    feed = Feed(settings, newsroom.take, places)
    feed.start()
    cleanup.callback(feed.stop)
    return server


def _shards(settings: Settings) -> int:
    from pipeline.kafka.clients import consumer
    from pipeline.kafka.topics import shard_count

    reader = consumer(settings)
    try:
        return shard_count(reader, settings.topic_prefix)
    finally:
        reader.close()


def _broker(settings: Settings, cleanup: contextlib.ExitStack) -> tuple[str, Callable[[], None]]:
    """Return the address of Kafka, and what brings an embedded one back when it dies."""
    from pipeline.kafka.broker import Broker, ensure_broker

    if settings.bootstrap:
        return ensure_broker(settings), lambda: None
    broker = Broker(settings, say=lambda text: notes.print(text, style="dim"))
    bootstrap = broker.start()
    cleanup.callback(broker.stop)

    next_try = 0.0

    def revive() -> None:
        nonlocal next_try
        if broker.is_alive() or time.monotonic() < next_try:
            return
        next_try = time.monotonic() + REVIVE_SECONDS
        notes.print("Kafka died; starting it again", style="yellow")
        try:
            broker.spawn()
        except BrokerFailed as error:
            notes.print(f"Kafka did not start: {error}", style="red", markup=False)

    return bootstrap, revive


def _wait_ready(
    server: Server, supervisor: Supervisor, revive: Callable[[], None], stop: threading.Event
) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while not stop.wait(0.1):
        revive()
        supervisor.poll()
        ready, answer = server.readiness()
        if ready:
            return
        if time.monotonic() > deadline:
            states = ", ".join(f"{w['slot']} is {w['state']} {w['why']}" for w in answer["workers"]) or "none"
            raise WireroomError(
                f"after {READY_SECONDS:.0f} s no worker is ready for {', '.join(answer['uncovered'])} "
                f"({states}); see the logs folder beside the data"
            )


def _write_instance(settings: Settings, page: str, kafka: str, cleanup: contextlib.ExitStack) -> None:
    path = settings.data_dir / "run" / "instance.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    with written_whole(path, mode=0o600) as file:  # the page's address may hold its token
        file.write(orjson.dumps({"page": page, "kafka": kafka, "pid": os.getpid()}))
    cleanup.callback(lambda: path.unlink(missing_ok=True))


def _publish_samples(settings: Settings) -> None:
    """Publish the next set of samples, unless real articles are there: samples don't belong among them."""
    from kafka import TopicPartition

    from pipeline.flow import RAW
    from pipeline.kafka.clients import consumer
    from pipeline.kafka.publish import publish_samples

    note = settings.data_dir / "run" / "samples.json"
    sets = orjson.loads(note.read_bytes()) if note.exists() else {"sets": 0, "records": 0}
    reader = consumer(settings)
    topic = settings.topic_prefix + RAW
    places = [TopicPartition(topic, p) for p in reader.partitions_for_topic(topic) or ()]
    there = sum(reader.end_offsets(places).values())
    reader.close()
    if there != sets["records"]:
        notes.print(f"{there:,} records on {topic} already: no samples published", style="dim")
        return
    sent = publish_samples(settings, SAMPLES, seed=sets["sets"] + 1)
    note.write_bytes(orjson.dumps({"sets": sets["sets"] + 1, "records": there + sent}))
    notes.print(
        f"{sent} sample articles published. Look at the page, or try: wireroom tail articles.grouped "
        "--from-beginning, wireroom audit, wireroom stats",
        style="dim",
    )
