"""What every test may ask for: a real Kafka (one per session) and settings of its own."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from prometheus_client import values

from pipeline.kafka.broker import Broker
from pipeline.settings import Settings
from tests.observe.scene import Scene

_SHARED = pytest.StashKey[str]()

for name in [name for name in os.environ if name.startswith("WIREROOM_")]:
    if name != "WIREROOM_MAVEN_REPOSITORY":
        del os.environ[name]  # a developer's own settings must not reach the tests
os.environ.pop("COLUMNS", None)  # nor the width of a terminal, which rich would keep


@pytest.fixture(autouse=True)
def _metrics_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """Undo what a command run inside a test does to prometheus_client: share its values in files."""
    monkeypatch.setattr(values, "ValueClass", values.ValueClass)
    monkeypatch.delenv("PROMETHEUS_MULTIPROC_DIR", raising=False)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Hand each of several test processes the one Kafka, which the first of them makes start."""
    node.workerinput["kafka"] = _shared_kafka(node.config)


def _shared_kafka(config: pytest.Config) -> str:
    """Return the address of the Kafka that starts when first asked for and ends with the session."""
    if _SHARED not in config.stash:
        until_the_end = ExitStack()
        config.add_cleanup(until_the_end.close)
        folder = until_the_end.enter_context(tempfile.TemporaryDirectory(prefix="wireroom-kafka-"))
        broker = until_the_end.enter_context(Broker(Settings(data_dir=Path(folder))))
        assert broker.bootstrap
        config.stash[_SHARED] = broker.bootstrap
    return config.stash[_SHARED]


@pytest.fixture(scope="session")
def kafka(request: pytest.FixtureRequest) -> str:
    """Return the address of a real Kafka that lives as long as the test session."""
    config = request.config
    return config.workerinput["kafka"] if hasattr(config, "workerinput") else _shared_kafka(config)


@pytest.fixture
def settings(kafka: str, tmp_path: Path) -> Settings:
    """Return settings for the session's Kafka with a data folder and topic prefix no other test has."""
    return Settings(bootstrap=kafka, data_dir=tmp_path / "data", topic_prefix=f"t{uuid4().hex[:8]}.")


@pytest.fixture
def scene(settings: Settings) -> Iterator[Scene]:
    """Yield a small state of the topics that is written by hand: no worker runs."""
    scene = Scene(settings)
    yield scene
    scene.close()
