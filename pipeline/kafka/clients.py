"""One place where settings become Kafka clients, so that TLS and SASL reach every one of them."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from kafka import KafkaAdminClient, KafkaConsumer, KafkaProducer, TopicPartition
from kafka.errors import KafkaError, KafkaTimeoutError

from pipeline.errors import BrokerUnreachable, UsageError
from pipeline.kafka.broker import find_bootstrap
from pipeline.kafka.broker.probe import ssl_context
from pipeline.settings import Settings

__all__ = [
    "admin",
    "consumer",
    "faust_settings",
    "group_offsets",
    "kafka_options",
    "producer",
    "reaching",
    "taken_over",
]

CLIENT_ID = "wireroom"
_BOOTSTRAP_MS = 10_000
"""How long a client looks for its cluster before it says that none is there."""
_BATCH_BYTES = 1_000_000
"""What a producer collects before it sends: zstd over some 250 articles costs the least CPU for each."""
_RECORD_OVERHEAD_BYTES = 3_000_000
"""Room on top of the largest value: tags, keys, headers, and dead letters of what is somewhat too large."""
_FETCH_BYTES = 8_000_000
_COORDINATOR_SECONDS = 10.0
_TAKEN_OVER = ("Fenced", "CommitFailed", "InvalidProducerEpoch", "UnknownMemberId", "IllegalGeneration")

logging.getLogger("kafka").setLevel(logging.ERROR)
"""kafka-python warns of every connection that it will try again; what it gives up on is raised."""


def kafka_options(settings: Settings) -> dict[str, Any]:
    """Return what every kafka-python client needs: address, name, TLS, SASL.

    Raises `BrokerUnreachable` if no address is given and no embedded broker runs.
    """
    options: dict[str, Any] = {
        "bootstrap_servers": [server.strip() for server in find_bootstrap(settings).split(",")],
        "bootstrap_timeout_ms": _BOOTSTRAP_MS,
        "client_id": CLIENT_ID,
        "security_protocol": settings.security_protocol,
    }
    if context := ssl_context(settings):
        options["ssl_context"] = context
    if settings.security_protocol.startswith("SASL"):
        username, password = _credentials(settings)
        options |= {
            "sasl_mechanism": settings.sasl_mechanism,
            "sasl_plain_username": username,
            "sasl_plain_password": password,
        }
    return options


def faust_settings(settings: Settings) -> dict[str, Any]:
    """Return the same for ``faust.App``: ``broker`` and, where needed, ``broker_credentials``."""
    import faust  # most commands never need it, and it takes half a second

    servers = [f"kafka://{server.strip()}" for server in find_bootstrap(settings).split(",")]
    options: dict[str, Any] = {"broker": servers, "broker_client_id": CLIENT_ID}
    context = ssl_context(settings)
    if settings.security_protocol.startswith("SASL"):
        username, password = _credentials(settings)
        options["broker_credentials"] = faust.SASLCredentials(
            username=username, password=password, mechanism=settings.sasl_mechanism, ssl_context=context
        )
    elif context:
        options["broker_credentials"] = faust.SSLCredentials(context=context)
    return options


def producer(settings: Settings, **over: Any) -> KafkaProducer:
    """Return an idempotent producer (acks=all, zstd, batches up to 1 MB); ``over`` overrides its options."""
    options = {
        **kafka_options(settings),
        "acks": "all",
        "enable_idempotence": True,
        "compression_type": "zstd",
        "linger_ms": 20,
        "retry_backoff_ms": 20,  # coordinators are looked for by trying again: 0.2 s at each start otherwise
        "batch_size": _BATCH_BYTES,
        "max_request_size": settings.max_record_bytes + _RECORD_OVERHEAD_BYTES,
        "allow_auto_create_topics": False,
        "metrics_enabled": False,
    }
    return _connect(KafkaProducer, options | over)


def consumer(settings: Settings, **over: Any) -> KafkaConsumer:
    """Return a consumer that sees committed records only and belongs to no group: use ``assign``."""
    options = {
        **kafka_options(settings),
        "group_id": None,
        "enable_auto_commit": False,
        "isolation_level": "read_committed",
        "auto_offset_reset": "earliest",
        "allow_auto_create_topics": False,
        "max_partition_fetch_bytes": _FETCH_BYTES,
        "metrics_enabled": False,
    }
    return _connect(_WholeConsumer, options | over)


class _WholeConsumer(KafkaConsumer):  # type: ignore[misc]
    """Makes good what kafka-python (3.0.12) leaves out.

    Of an answer with offsets it leaves out, or raises KeyError over, a partition whose leader it doesn't know
    at the moment while it knows another's; it looks the leader up meanwhile, so we ask again.

    What it has fetched of a partition that is paused it puts aside, and doesn't fetch the partition until
    that is done. It takes it up only while no other's records are in line, and leaves those that are done in
    line: then the partition never gets its turn again.
    """

    def poll(self, *arguments: Any, **options: Any) -> Any:
        fetcher = self._fetcher
        if not fetcher._next_partition_records:
            fetcher._next_partition_records = None
        return super().poll(*arguments, **options)

    def beginning_offsets(self, partitions: Any) -> dict[Any, int]:
        return _whole(super().beginning_offsets, partitions)

    def end_offsets(self, partitions: Any) -> dict[Any, int]:
        return _whole(super().end_offsets, partitions)


def _whole(ask: Callable[[Any], Any], partitions: Any) -> dict[Any, int]:
    deadline = time.monotonic() + _BOOTSTRAP_MS / 1000
    while True:
        try:
            return dict(ask(partitions))
        except KeyError as place:
            if time.monotonic() > deadline:
                raise KafkaTimeoutError(f"nobody leads {place}") from None
            time.sleep(0.02)


def admin(settings: Settings, **over: Any) -> KafkaAdminClient:
    """Return an admin client."""
    return _connect(KafkaAdminClient, kafka_options(settings) | over)


def group_offsets(client: KafkaAdminClient, group: str) -> dict[TopicPartition, int]:
    """Return the next offsets that a group has committed.

    Unlike a consumer it waits for no open transaction, but for the coordinator, which a fresh or restarted
    cluster lacks in its first seconds.
    """
    deadline = time.monotonic() + _COORDINATOR_SECONDS
    while True:
        try:
            found = client.list_group_offsets({group: None})[group]
            return {place: each.offset for place, each in found.items()}
        except KafkaError as error:
            if not error.retriable or time.monotonic() > deadline:
                raise
            time.sleep(0.1)


def taken_over(error: KafkaError) -> bool:
    """Whether Kafka refuses because somebody else has taken the client's place."""
    return any(word in type(error).__name__ for word in _TAKEN_OVER)


@contextmanager
def reaching(bootstrap: object) -> Iterator[None]:
    """Turn what kafka-python raises inside the block into `BrokerUnreachable` with the next step."""
    try:
        yield
    except KafkaError as error:
        raise BrokerUnreachable(
            f"no Kafka answers at {_plain(bootstrap)} ({error}). Check the address, that the "
            "cluster runs, and the security settings (WIREROOM_SECURITY_PROTOCOL, WIREROOM_SASL_*)."
        ) from error


def _connect(client: Callable[..., Any], options: dict[str, Any]) -> Any:
    with reaching(options["bootstrap_servers"]):
        return client(**options)


def _plain(bootstrap: object) -> str:
    return ",".join(bootstrap) if isinstance(bootstrap, list) else str(bootstrap)


def _credentials(settings: Settings) -> tuple[str, str]:
    if settings.sasl_username is None or settings.sasl_password is None:
        raise UsageError(
            f"{settings.security_protocol} needs WIREROOM_SASL_USERNAME and WIREROOM_SASL_PASSWORD to be set."
        )
    return settings.sasl_username, settings.sasl_password.get_secret_value()
