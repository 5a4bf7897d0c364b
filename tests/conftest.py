"""What every test may ask for: a real Kafka (one per session) and settings of its own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from prometheus_client import values

from pipeline.kafka.broker import Broker
from pipeline.settings import Settings
from tests.observe.scene import Scene

for name in [name for name in os.environ if name.startswith("WIREROOM_")]:
    if name != "WIREROOM_MAVEN_REPOSITORY":
        del os.environ[name]  # a developer's own settings must not reach the tests


@pytest.fixture(autouse=True)
def _metrics_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """Undo what a command run inside a test does to prometheus_client: share its values in files."""
    monkeypatch.setattr(values, "ValueClass", values.ValueClass)
    monkeypatch.delenv("PROMETHEUS_MULTIPROC_DIR", raising=False)


@pytest.fixture(scope="session")
def kafka(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of a real Kafka that lives as long as the test session."""
    with Broker(Settings(data_dir=tmp_path_factory.mktemp("kafka"))) as broker:
        assert broker.bootstrap
        yield broker.bootstrap


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
