"""The embedded Kafka as a process: start, find again, stop. One per data folder; its data outlive it."""

from __future__ import annotations

import fcntl
import shutil
import subprocess
import time
import uuid
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Self

import psutil

from pipeline.errors import BrokerFailed, UsageError
from pipeline.kafka.broker import config
from pipeline.kafka.broker.diagnosis import explain
from pipeline.kafka.broker.jars import classpath
from pipeline.kafka.broker.java import find_java
from pipeline.kafka.broker.locked import VERSION
from pipeline.kafka.broker.ports import choose_ports
from pipeline.kafka.broker.probe import answers
from pipeline.kafka.broker.state import BrokerState, adopt, find_process, read_state, write_state
from pipeline.settings import Settings

__all__ = ["Broker", "BrokerStatus"]

_START_SECONDS = 60.0
"""A start takes 2 s; a slow disk or a recovery of unflushed logs after a kill takes longer."""
_STOP_SECONDS = 20.0
_ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class BrokerStatus:
    """What ``wireroom broker status`` shows. Bytes and seconds; None where the broker isn't running."""

    running: bool
    bootstrap: str | None
    pid: int | None
    version: str
    cluster_id: str | None
    uptime_seconds: float | None
    memory_bytes: int | None
    data_bytes: int
    folder: str
    log: str


class Broker:
    """A real one-node Kafka on 127.0.0.1 with its state in ``settings.data_dir/broker``.

    ``start`` returns when it answers; ``spawn`` only launches it, for a supervisor that polls ``is_alive``.
    The process has its own session: Ctrl-C in the terminal doesn't reach it, and it outlives the caller
    unless stopped. ``port`` asks for one port (an error if taken); ``extra`` are further broker properties;
    ``say`` hears of a download. All failures are `BrokerFailed`.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        port: int | None = None,
        extra: Mapping[str, str] | None = None,
        say: Callable[[str], None] = lambda _: None,
    ) -> None:
        if settings.security_protocol != "PLAINTEXT" and extra is None:
            raise UsageError(
                f"the embedded Kafka listens on 127.0.0.1 without {settings.security_protocol}: unset "
                "WIREROOM_SECURITY_PROTOCOL, or name the cluster it is meant for with --bootstrap HOST:PORT."
            )
        self.settings = settings
        self.folder = (settings.data_dir / "broker").absolute()
        self.log = self.folder / "broker.log"
        self._port = port
        self._extra = extra
        self._say = say
        self._properties = self.folder / "server.properties"
        self._state_file = self.folder / "broker.json"
        self._child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def pid(self) -> int | None:
        """The process id of the running broker."""
        process = self._process()
        return process.pid if process else None

    @property
    def bootstrap(self) -> str | None:
        """The address of the running broker, None if none runs."""
        running = self._running()
        return running.bootstrap if running else None

    def is_alive(self) -> bool:
        """Return whether the process runs (it may not answer yet)."""
        return self._process() is not None

    def start(self, timeout: float = _START_SECONDS) -> str:
        """Start the broker unless it runs, wait until it answers, and return its address."""
        for attempt in range(_ATTEMPTS):
            bootstrap, launched = self._spawn()
            try:
                self.wait_ready(timeout)
                return bootstrap
            except BrokerFailed as error:
                # Tried again: what was found running was ending, or another program took the port between
                # our finding it free and Kafka's binding it.
                ended = not launched and not self.is_alive()
                raced = self._port is None and "address is in use" in str(error)
                if not (ended or raced) or attempt == _ATTEMPTS - 1:
                    raise
        raise AssertionError

    def spawn(self) -> str:
        """Launch the process unless it runs and return the address it will have, without waiting for it."""
        return self._spawn()[0]

    def _spawn(self) -> tuple[str, bool]:
        with self._locked():
            if running := self._running():
                return running.bootstrap, False
            java, path = find_java(), classpath(say=self._say)
            state = self._next_state(read_state(self._state_file))
            if not (self.folder / "data" / "meta.properties").exists():
                state = replace(state, cluster_id=self._format(java, path, state))
            self._properties.write_text(
                config.server_properties(state.port, state.controller_port, self._extra), encoding="ascii"
            )
            self._launch(java, path, state)
            return state.bootstrap, True

    def wait_ready(self, timeout: float = _START_SECONDS) -> None:
        """Wait until the broker answers; raise `BrokerFailed` if it dies or takes too long."""
        deadline = time.monotonic() + timeout
        state = read_state(self._state_file)
        while state is None or not answers(state.bootstrap, self.settings):
            if not self.is_alive():
                raise self._failure("the embedded Kafka ended while starting")
            if time.monotonic() > deadline:
                raise BrokerFailed(
                    explain(
                        f"the embedded Kafka did not answer within {timeout:.0f} s", self.log, self.folder
                    )
                )
            time.sleep(0.05)

    def stop(self, timeout: float = _STOP_SECONDS) -> bool:
        """Stop the broker in order, by force after ``timeout`` seconds; return whether one was running."""
        process = self._process()
        if process is None:
            return False
        process.terminate()
        try:
            self._wait_gone(process, timeout)
        except psutil.TimeoutExpired:
            process.kill()
            self._wait_gone(process, timeout)
        if state := read_state(self._state_file):
            with suppress(OSError):  # a full disk; the record of a dead process does no harm
                write_state(self._state_file, replace(state, pid=None, create_time=None))
        return True

    def status(self) -> BrokerStatus:
        """Return what is known of the broker, running or not."""
        state, process = self._running() or read_state(self._state_file), self._process()
        uptime = memory = None
        if process is not None:
            with process.oneshot():
                uptime, memory = time.time() - process.create_time(), process.memory_info().rss
        return BrokerStatus(
            running=process is not None,
            bootstrap=state.bootstrap if state and process else None,
            pid=process.pid if process else None,
            version=state.version if state and process else VERSION,
            cluster_id=state.cluster_id if state else None,
            uptime_seconds=uptime,
            memory_bytes=memory,
            data_bytes=_size(self.folder / "data"),
            folder=str(self.folder),
            log=str(self.log),
        )

    def _process(self) -> psutil.Process | None:
        if self._child is not None:
            if self._child.poll() is None:
                return psutil.Process(self._child.pid)
            self._child = None
        if not self._properties.exists():
            return None
        return find_process(read_state(self._state_file), self._properties)

    def _running(self) -> BrokerState | None:
        """Return the live broker's state; a lost record is written again from what the broker was told."""
        process, state = self._process(), read_state(self._state_file)
        if process is None or (state is not None and state.pid == process.pid):
            return state if process else None
        state = adopt(process, self._properties)
        write_state(self._state_file, state)
        return state

    def _wait_gone(self, process: psutil.Process, timeout: float) -> None:
        if self._child is not None and self._child.pid == process.pid:
            try:
                self._child.wait(timeout)
            except subprocess.TimeoutExpired as error:
                raise psutil.TimeoutExpired(timeout, process.pid) from error
            self._child = None
        else:
            process.wait(timeout)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Let one start at a time happen; the system drops the lock with its holder, so it is never stale."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with (self.folder / "start.lock").open("w") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)
                yield
        except OSError as error:
            raise BrokerFailed(f"cannot write to {self.folder}: {error}. Name another --data-dir.") from error

    def _next_state(self, last: BrokerState | None) -> BrokerState:
        port, controller = choose_ports(self.folder, self._port, last.port if last else None)
        return BrokerState(None, None, port, controller, VERSION, last.cluster_id if last else "")

    def _format(self, java: Path, path: str, state: BrokerState) -> str:
        """Make the storage folder. It gets its name when finished: a cut format is done again."""
        fresh = self.folder / "data.new"
        shutil.rmtree(fresh, ignore_errors=True)
        if (data := self.folder / "data").exists():
            raise BrokerFailed(f"{data} is no Kafka storage (no meta.properties): move it away.")
        # Kafka's tools take an id that starts with a dash for an option.
        cluster_id = urlsafe_b64encode(uuid.uuid4().bytes).decode().rstrip("=").replace("-", "_")
        properties = self.folder / "format.properties"
        text = config.server_properties(state.port, state.controller_port, self._extra, data=fresh.name)
        properties.write_text(text, encoding="ascii")
        tool = ["kafka.tools.StorageTool", "format", "-t", cluster_id, "-c", str(properties)]
        command = [*self._java(java, path), *tool]
        ran = subprocess.run(command, cwd=self.folder, capture_output=True, check=False)
        if ran.returncode:
            with self.log.open("ab") as log:
                log.write(ran.stdout + ran.stderr)
            raise self._failure("the embedded Kafka could not make its storage")
        fresh.rename(self.folder / "data")
        properties.unlink()
        return cluster_id

    def _failure(self, what: str) -> BrokerFailed:
        return BrokerFailed(explain(what, self.log, self.folder))

    def _java(self, java: Path, path: str) -> list[str]:
        (self.folder / "log4j2.properties").write_text(config.LOG4J)
        logging = ["-Dlog4j2.configurationFile=log4j2.properties", f"-Dwireroom.log={self.log.name}"]
        return [str(java), *config.JAVA_OPTIONS, *logging, "-cp", path]

    def _launch(self, java: Path, path: str, state: BrokerState) -> None:
        with self.log.open("ab") as log:
            self._child = subprocess.Popen(
                [*self._java(java, path), "kafka.Kafka", str(self._properties)],
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        created = psutil.Process(self._child.pid).create_time()
        write_state(self._state_file, replace(state, pid=self._child.pid, create_time=created))


def _size(folder: Path) -> int:
    """Return the bytes on disk (index files are sparse)."""
    total = 0
    for file in folder.rglob("*"):
        try:
            total += file.stat().st_blocks * 512
        except OSError:  # Kafka deletes segments meanwhile
            continue
    return total
