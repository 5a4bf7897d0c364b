"""What the embedded Kafka is told: ``server.properties``, its log settings, its Java options."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["JAVA_OPTIONS", "LOG4J", "server_properties"]

JAVA_OPTIONS = ("-Xms128m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
"""Small and quick to start: 1.9 s with the first compiler alone, 2.8 s with both (docs/decisions/0002)."""

LOG4J = """\
rootLogger.level = WARN
rootLogger.appenderRef.file.ref = file
logger.server.name = kafka.server.KafkaRaftServer
logger.server.level = INFO
appender.file.type = RollingFile
appender.file.name = file
appender.file.fileName = ${sys:wireroom.log}
appender.file.filePattern = ${sys:wireroom.log}.%i
appender.file.layout.type = PatternLayout
appender.file.layout.pattern = %d %p %m (%c{1})%n
appender.file.policies.type = Policies
appender.file.policies.size.type = SizeBasedTriggeringPolicy
appender.file.policies.size.size = 10MB
appender.file.strategy.type = DefaultRolloverStrategy
appender.file.strategy.max = 2
"""

_FIXED = {
    "process.roles": "broker,controller",
    "node.id": "1",
    "controller.listener.names": "CONTROLLER",
    "inter.broker.listener.name": "BROKER",
    "listener.security.protocol.map": "CONTROLLER:PLAINTEXT,BROKER:PLAINTEXT",
    "auto.create.topics.enable": "false",
    # One broker holds the only copy of everything; few partitions, since each costs files and start-up time.
    "default.replication.factor": "1",
    "min.insync.replicas": "1",
    "offsets.topic.replication.factor": "1",
    "offsets.topic.num.partitions": "5",
    "transaction.state.log.replication.factor": "1",
    "transaction.state.log.min.isr": "1",
    "transaction.state.log.num.partitions": "4",
    "share.coordinator.state.topic.replication.factor": "1",
    "share.coordinator.state.topic.min.isr": "1",
    "share.coordinator.state.topic.num.partitions": "1",
    "num.network.threads": "2",
    "num.io.threads": "4",
    "num.recovery.threads.per.data.dir": "2",
    "log.cleaner.threads": "1",
    # Consumers join at once, and a killed one is missed after 3 s if it asked for that.
    "group.initial.rebalance.delay.ms": "0",
    "group.min.session.timeout.ms": "3000",
    # 12.5 MB: a record has at most 10 MB (`Settings.max_record_bytes`); headers and an error come on top.
    "message.max.bytes": "13107200",
    "replica.fetch.max.bytes": "13107200",
    "socket.request.max.bytes": "104857600",
    # An abandoned transaction blocks read_committed readers for its own timeout; look for such every second.
    "transaction.abort.timed.out.transaction.cleanup.interval.ms": "1000",
    "transaction.max.timeout.ms": "900000",
    # After a kill the controller lets the broker in again only when the last run's session has ended.
    "broker.session.timeout.ms": "3000",
    "broker.heartbeat.interval.ms": "500",
    "controlled.shutdown.enable": "true",
}


def server_properties(
    port: int, controller_port: int, extra: Mapping[str, str] | None = None, *, data: str = "data"
) -> str:
    """Return ``server.properties`` of a one-node KRaft cluster on 127.0.0.1 with its logs in ``data``.

    ``data`` is relative to the folder the broker runs in, so that no path needs escaping. The quorum is named
    by its address (static voters), so both ports may change from one run to the next.
    """
    values = {
        **_FIXED,
        "log.dirs": data,
        "listeners": f"BROKER://127.0.0.1:{port},CONTROLLER://127.0.0.1:{controller_port}",
        "advertised.listeners": f"BROKER://127.0.0.1:{port}",
        "controller.quorum.voters": f"1@127.0.0.1:{controller_port}",
        **(extra or {}),
    }
    return "".join(f"{key}={value}\n" for key, value in values.items())
