"""Every client is made from the settings: TLS and SASL reach kafka-python and faust alike."""

from __future__ import annotations

import asyncio
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import faust
import pytest
from aiokafka import AIOKafkaConsumer
from faust.transport.drivers.aiokafka import credentials_to_aiokafka_auth
from kafka import KafkaAdminClient, KafkaConsumer, KafkaProducer, TopicPartition
from kafka.admin import NewTopic
from pydantic import SecretStr

from pipeline.errors import BrokerUnreachable, UsageError
from pipeline.kafka import clients
from pipeline.kafka.broker import Broker
from pipeline.settings import Settings

USER = {"sasl_username": "reader", "sasl_password": SecretStr("secret")}


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with ``cert.pem`` and ``key.pem`` for 127.0.0.1."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed: no certificate can be made")
    folder = tmp_path_factory.mktemp("tls")
    names = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]
    files = ["-keyout", str(folder / "key.pem"), "-out", str(folder / "cert.pem")]
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *names, *files]
    subprocess.run(command, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def secured(certificate: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """Yield settings for a real broker that lets in nobody without TLS and a password."""
    both = certificate / "both.pem"
    both.write_text((certificate / "key.pem").read_text() + (certificate / "cert.pem").read_text())
    module = "org.apache.kafka.common.security.plain.PlainLoginModule required"
    login = f'{module} username="broker" password="b" user_broker="b" user_reader="secret";'
    extra = {
        "listener.security.protocol.map": "CONTROLLER:PLAINTEXT,BROKER:SASL_SSL",
        "sasl.enabled.mechanisms": "PLAIN",
        "sasl.mechanism.inter.broker.protocol": "PLAIN",
        "listener.name.broker.plain.sasl.jaas.config": login,
        "ssl.keystore.type": "PEM",
        "ssl.keystore.location": str(both),
        "ssl.truststore.type": "PEM",
        "ssl.truststore.location": str(certificate / "cert.pem"),
    }
    settings = Settings(
        data_dir=tmp_path_factory.mktemp("secured"),
        security_protocol="SASL_SSL",
        ssl_cafile=certificate / "cert.pem",
        **USER,
    )
    with Broker(settings, extra=extra) as broker:
        yield settings.model_copy(update={"bootstrap": broker.bootstrap})


@pytest.mark.broker
def test_tls_and_password_let_every_client_in(secured: Settings) -> None:
    admin = clients.admin(secured)
    admin.create_topics({"secret": {"num_partitions": 1, "replication_factor": 1}}, wait_for_metadata=True)
    admin.close()
    sender = clients.producer(secured, transactional_id="t")
    sender.init_transactions()
    sender.begin_transaction()
    sender.send("secret", b"x" * 9_000_000)
    sender.commit_transaction()
    sender.close()
    reader = clients.consumer(secured, consumer_timeout_ms=10_000)
    reader.assign([TopicPartition("secret", 0)])
    assert len(next(reader).value) == 9_000_000
    reader.close()
    assert asyncio.run(read_with_faust_settings(secured)) == 9_000_000


async def read_with_faust_settings(settings: Settings) -> int:
    """Read as faust's transport does: it hands these very arguments to aiokafka."""
    conf = faust.App("secured", **clients.faust_settings(settings)).conf
    servers = [f"{url.host}:{url.port}" for url in conf.broker]
    reader = AIOKafkaConsumer(
        "secret",
        bootstrap_servers=servers,
        auto_offset_reset="earliest",
        **credentials_to_aiokafka_auth(conf.broker_credentials, conf.ssl_context),
    )
    await reader.start()
    try:
        return len((await asyncio.wait_for(reader.getone(), 10)).value)
    finally:
        await reader.stop()


@pytest.mark.broker
@pytest.mark.parametrize(
    "wrong",
    [{"sasl_password": SecretStr("guess")}, {"security_protocol": "PLAINTEXT"}, {"ssl_cafile": None}],
    ids=["wrong password", "no TLS", "unknown authority"],
)
def test_who_may_not_in_is_told_where_to_look(
    secured: Settings, wrong: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clients, "_BOOTSTRAP_MS", 1500)
    with pytest.raises(BrokerUnreachable, match=r"no Kafka answers at 127.*WIREROOM_SECURITY_PROTOCOL"):
        clients.consumer(secured.model_copy(update=wrong))


@pytest.mark.parametrize(
    ("protocol", "mechanism"),
    [
        ("PLAINTEXT", "PLAIN"),
        ("SSL", "PLAIN"),
        ("SASL_PLAINTEXT", "SCRAM-SHA-256"),
        ("SASL_SSL", "SCRAM-SHA-512"),
    ],
)
def test_both_client_families_get_the_same_security(certificate: Path, protocol: Any, mechanism: Any) -> None:
    settings = Settings(
        bootstrap="one:9092, two:9092",
        security_protocol=protocol,
        sasl_mechanism=mechanism,
        ssl_cafile=certificate / "cert.pem",
        ssl_certfile=certificate / "cert.pem",
        ssl_keyfile=certificate / "key.pem",
        **USER,
    )
    ours = clients.kafka_options(settings)
    conf = faust.App("wired", **clients.faust_settings(settings)).conf
    theirs = credentials_to_aiokafka_auth(conf.broker_credentials, conf.ssl_context)
    assert ours["bootstrap_servers"] == ["one:9092", "two:9092"]
    assert [str(url) for url in conf.broker] == ["kafka://one:9092", "kafka://two:9092"]
    assert ours["security_protocol"] == theirs["security_protocol"] == protocol
    assert ("ssl_context" in ours) == (theirs.get("ssl_context") is not None) == protocol.endswith("SSL")
    if protocol.endswith("SSL"):
        for context in (ours["ssl_context"], theirs["ssl_context"]):
            assert context.verify_mode == ssl.CERT_REQUIRED
            assert context.check_hostname
            assert len(context.get_ca_certs()) == 1
    if protocol.startswith("SASL"):
        assert ours["sasl_mechanism"] == theirs["sasl_mechanism"] == mechanism
        assert (ours["sasl_plain_username"], ours["sasl_plain_password"]) == ("reader", "secret")
        assert (theirs["sasl_plain_username"], theirs["sasl_plain_password"]) == ("reader", "secret")
    else:
        assert "sasl_mechanism" not in ours
    for client in (KafkaProducer, KafkaConsumer, KafkaAdminClient):
        assert ours.keys() <= client.DEFAULT_CONFIG.keys()


def test_incomplete_security_settings_are_usage_errors(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="WIREROOM_SASL_PASSWORD"):
        clients.kafka_options(
            Settings(bootstrap="k:1", security_protocol="SASL_PLAINTEXT", sasl_username="u")
        )
    with pytest.raises(UsageError, match=r"missing\.pem"):
        clients.faust_settings(
            Settings(bootstrap="k:1", security_protocol="SSL", ssl_cafile=tmp_path / "missing.pem")
        )


def test_a_password_is_never_shown() -> None:
    assert "secret" not in repr(Settings(**USER))


@pytest.mark.broker
def test_the_largest_record_passes_and_arrives_with_its_headers(settings: Settings) -> None:
    name = settings.topic_prefix + "large"
    admin = clients.admin(settings)
    options = {"num_partitions": 1, "replication_factor": 1}
    admin.create_topics({name: options}, wait_for_metadata=True)
    admin.close()
    sender = clients.producer(settings, compression_type=None)
    value = b"x" * settings.max_record_bytes
    sender.send(name, value, key=b"k" * 1000, headers=[("wr-error", b"e" * 2000)]).get(timeout=20)
    sender.close()
    reader = clients.consumer(settings, consumer_timeout_ms=10_000)
    reader.assign([TopicPartition(name, 0)])
    assert next(reader).value == value
    reader.close()


def test_a_silent_address_is_unreachable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clients, "_BOOTSTRAP_MS", 500)
    with socket.socket() as mute:
        mute.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{mute.getsockname()[1]}"
        for connect in (clients.producer, clients.consumer, clients.admin):
            with pytest.raises(BrokerUnreachable, match=f"no Kafka answers at {address}"):
                connect(Settings(bootstrap=address))


def test_offsets_of_a_topic_not_met_before_are_asked_for_again(settings: Settings) -> None:
    """kafka-python leaves it out of its answer and raises KeyError where it knows another topic's leader."""
    admin = clients.admin(settings)
    names = [f"{settings.topic_prefix}known", f"{settings.topic_prefix}unknown"]
    admin.create_topics({name: {"num_partitions": 1, "replication_factor": 1} for name in names})
    admin.close()
    reader = clients.consumer(settings)
    places = [TopicPartition(name, 0) for name in names]
    try:
        assert reader.partitions_for_topic(names[0]) == {0}
        assert reader.end_offsets(places) == dict.fromkeys(places, 0)
        assert reader.beginning_offsets(places) == dict.fromkeys(places, 0)
    finally:
        reader.close()


@pytest.mark.broker
def test_a_partition_that_rested_gets_its_turn_again(settings: Settings) -> None:
    topic = f"{settings.topic_prefix}rests"
    owner = clients.admin(settings)
    owner.create_topics([NewTopic(topic, 2, 1)])
    owner.close()
    sender = clients.producer(settings)
    for number in range(40):
        sender.send(topic, b"%d" % number, partition=number % 2)
    sender.close()
    reader = clients.consumer(settings)
    first, second = TopicPartition(topic, 0), TopicPartition(topic, 1)
    reader.assign([first, second])
    reader.seek_to_beginning()
    begun: Any = None
    while begun is None:  # some of one partition's records are in line, and not yet handed out
        begun = next(iter(reader.poll(100, max_records=5)), None)
    other = second if begun == first else first
    reader.pause(begun)
    while reader.position(other) < 20:
        reader.poll(100)
    reader.resume(begun)
    deadline = time.monotonic() + 10
    while reader.position(begun) < 20 and time.monotonic() < deadline:
        reader.poll(100)
    assert reader.position(begun) == 20
    reader.close()
