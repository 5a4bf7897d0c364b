"""Settings: one object, read once from arguments and ``WIREROOM_*`` variables, then passed along."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

__all__ = ["LEAST_MEMORY_BYTES", "Settings"]

LEAST_MEMORY_BYTES = 16 << 20
"""The least limit of a memory: what it cannot weigh yet (`MOST_AT_ONCE` in the dedupe memory) must be a small
part of it."""


class Settings(BaseSettings):
    """How to reach Kafka, where local state lies, and how the stages work."""

    model_config = SettingsConfigDict(env_prefix="WIREROOM_", extra="ignore", frozen=True)

    bootstrap: str | None = None
    """``host:port[,host:port]`` of an existing cluster; None means the embedded broker of ``data_dir``."""
    data_dir: Path = Path(".wireroom")
    """Broker data, snapshots, logs and addresses of this instance."""

    security_protocol: Literal["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"] = "PLAINTEXT"
    sasl_mechanism: Literal["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"] = "PLAIN"
    sasl_username: str | None = None
    sasl_password: SecretStr | None = None
    ssl_cafile: Path | None = None
    ssl_certfile: Path | None = None
    ssl_keyfile: Path | None = None

    token: SecretStr | None = None
    """What whoever opens the live page must know. Needed, and made up where it is missing, if the page is
    bound to an address that other machines can reach."""

    topic_prefix: str = ""
    """Put before every topic and group name; lets instances share a cluster."""
    max_record_bytes: int = 10_000_000
    """Larger records are refused by the producer and become dead letters in the flow (10 MB: the largest
    legitimate page in the evaluation data is 4 MB)."""
    delivery: Literal["exactly_once", "at_least_once"] = "exactly_once"
    """``at_least_once`` is for clusters that forbid transactions: a crash may repeat outcomes, never change
    them. Drain the workers before another value."""
    batch_size: int = 500
    """Most records a worker takes at once. 500: the price per article is flat above it (KAFKA: poll(500))."""
    stage_seconds: float = 60.0
    """A stage that takes longer for a batch hangs: the worker ends and looks for the article that does it
    (500 large pages take the slowest stage ten seconds)."""
    worker_memory_bytes: int | None = None
    """A worker that would need more fails at the article instead of taking the machine down (RLIMIT_DATA)."""
    snapshot_tail_bytes: int = 32_000_000
    """How far a memory's log may grow before a new local snapshot of the memory is written: what a restart
    then reads of the log takes a few seconds (docs/decisions/0014-snapshots.md)."""
    spare_worker: bool = True
    """Whether ``wireroom up`` keeps a loaded process ready to take a dead worker's place: 2 s of CPU sooner,
    for the memory of an idle worker (some 200 MB)."""
    session_seconds: float = 6.0
    """A worker silent for longer loses its partitions; 6 s is Kafka's default floor."""
    horizon_hours: float = 14 * 24
    """How far back in event time the dedupe memory reaches."""
    memory_bytes: int = 2_000_000_000
    """Most bytes the dedupe memory of one language shard takes (0: no limit): about 2.5 million articles.
    Beyond it the oldest are forgotten before their time. All workers need the same value."""
    thresholds: dict[str, float] = {}
    """Thresholds of dedupe that differ from the default, by name, as JSON: ``{"text_alone": 0.8}``
    (`pipeline.stages.dedupe.verdict.Thresholds`). All workers need the same; try them in a replay first."""
    html_engine: Literal["model", "trafilatura"] = "model"
    """What finds an article's text in HTML: the clean stage's own model, or the library, at several times the
    cost. All workers need the same."""
    grace_seconds: float = 30.0
    """How long an article its stage has moved past may owe its outcome before the ledger re-sends it."""

    @field_validator("memory_bytes")
    @classmethod
    def _large_enough(cls, value: int) -> int:
        if 0 < value < LEAST_MEMORY_BYTES or value < 0:
            raise ValueError(f"0 for no limit, or at least {LEAST_MEMORY_BYTES:,}")
        return value
