"""Read the topic files and check what can be checked without a cluster."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from pipeline.errors import UsageError
from pipeline.kafka.schemas import RECORDS, check_schemas
from pipeline.settings import Settings

__all__ = ["OUTCOMES", "RAW", "TOPIC_NAME", "TopicSpec", "check_topics", "load_topics", "topics_folder"]

RAW = "articles.raw"
OUTCOMES = ("articles.unique", "articles.duplicates", "articles.rejected", "articles.dead")
"""Where every raw record ends, exactly once."""
_MEMORY = "articles.fingerprints"
_API_VERSIONS = {"kafka.strimzi.io/v1", "kafka.strimzi.io/v1beta2"}
TOPIC_NAME = re.compile(r"[a-zA-Z0-9._-]{1,249}")
"""What Kafka takes as a topic name."""
_ROOM_BYTES = 2_000_000
"""How much larger than its record a message may be: headers, a dead letter's error, what the stages add."""


@dataclass(frozen=True, slots=True)
class TopicSpec:
    """One topic as its file describes it.

    ``schema`` is a file beside it or None (the value is no JSON); ``ordered`` says that the place of a record
    in the partition means something, so that the number of partitions can never change; ``per_shard`` that
    there is one partition per language shard.
    """

    name: str
    description: str
    key: str
    schema: str | None
    ordered: bool
    per_shard: bool
    partitions: int
    replicas: int
    config: Mapping[str, str]

    @property
    def retention_ms(self) -> float:
        """How long records stay: infinite where old states are compacted instead."""
        if "delete" not in self.config.get("cleanup.policy", "delete"):
            return float("inf")
        value = int(self.config.get("retention.ms", 7 * 86_400_000))  # Kafka's default is 7 days
        return float("inf") if value < 0 else value


def topics_folder(given: Path | None = None) -> Path:
    """Return the folder of the topic files: the given one, the checkout's, or the installed package's.

    Raises `UsageError` where none holds topic files.
    """
    checkout = Path(__file__).resolve().parents[3] / "topics"
    installed = Path(sys.prefix) / "share" / "wireroom" / "topics"
    for folder in [given] if given else [checkout, installed]:
        if folder.is_dir() and any(folder.glob("*.yaml")):
            return folder
    where = given or f"{checkout} or {installed}"
    raise UsageError(f"no topic files (*.yaml) in {where}: name their folder with --topics DIR.")


def load_topics(folder: Path | None = None) -> list[TopicSpec]:
    """Return the topics of a folder by name; raise `UsageError` naming the file that can't be read."""
    return [_load(file) for file in sorted(topics_folder(folder).glob("*.yaml"))]


def check_topics(folder: Path | None = None, settings: Settings | None = None) -> list[str]:
    """Return what is wrong with the topic files and their schemas, in words; empty if nothing is.

    Checked: names, annotations, schema files (present, up to date, able to read released data), record sizes,
    and that outcomes and memory are kept at least as long as what they answer for.
    """
    folder, settings = topics_folder(folder), settings or Settings()
    topics = load_topics(folder)
    problems = [problem for topic in topics for problem in _check_one(topic, folder, settings)]
    return problems + _check_retention(topics, settings) + check_schemas(folder / "schemas")


def _load(file: Path) -> TopicSpec:
    try:
        data = yaml.safe_load(file.read_text(encoding="utf-8"))
        if data["apiVersion"] not in _API_VERSIONS or data["kind"] != "KafkaTopic":
            raise UsageError(f"{file} is not a {min(_API_VERSIONS)} KafkaTopic.")
        notes, spec = data["metadata"].get("annotations", {}), data["spec"]
        schema = str(notes.get("wireroom/schema", "none"))
        return TopicSpec(
            name=str(data["metadata"]["name"]),
            description=str(notes.get("wireroom/description", "")),
            key=str(notes.get("wireroom/key", "")),
            schema=None if schema.startswith("none") else schema,
            ordered=str(notes.get("wireroom/ordered", "false")) == "true",
            per_shard=str(notes.get("wireroom/per-shard", "false")) == "true",
            partitions=_count(spec, "partitions"),
            replicas=_count(spec, "replicas"),
            config={str(key): _plain(value) for key, value in (spec.get("config") or {}).items()},
        )
    except (OSError, yaml.YAMLError, KeyError, TypeError, AttributeError, ValueError) as error:
        raise UsageError(f"{file} cannot be read as a KafkaTopic: {type(error).__name__}: {error}") from error


def _count(spec: Mapping[str, Any], field: str) -> int:
    value = spec[field]
    if type(value) is not int or value < 1:
        message = f"spec.{field} must be a number from 1 on, not {value!r}"
        raise ValueError(message)
    return value


def _plain(value: object) -> str:
    """Write a YAML value as Kafka does (true, not True)."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _check_one(topic: TopicSpec, folder: Path, settings: Settings) -> list[str]:
    name, problems = topic.name, []
    if not (folder / f"{name}.yaml").exists():
        problems.append(f"topic {name} must be described in {name}.yaml, the file that bears its name")
    if not TOPIC_NAME.fullmatch(name) or name in {".", ".."}:
        problems.append(f"{name!r} is no topic name: letters, digits, dot, dash and underscore, up to 249")
    if not topic.description or not topic.key:
        problems.append(f"{name} lacks the annotation wireroom/description or wireroom/key")
    if topic.schema and not (folder / "schemas" / topic.schema).exists():
        problems.append(f"{name} names the schema {topic.schema}, which is not in {folder / 'schemas'}")
    if (topic.schema is not None) != (name in RECORDS):
        problems.append(f"{name}: wireroom/schema and pipeline.kafka.schemas.RECORDS disagree")
    if int(topic.config.get("min.insync.replicas", 1)) > topic.replicas:
        problems.append(f"{name}: min.insync.replicas is more than its replicas, so nothing could be written")
    least = settings.max_record_bytes + _ROOM_BYTES
    if int(topic.config.get("max.message.bytes", 0)) < least:
        problems.append(f"{name}: max.message.bytes must be at least {least:,} (largest record and headers)")
    return problems


def _check_retention(topics: Sequence[TopicSpec], settings: Settings) -> list[str]:
    kept = {topic.name: topic.retention_ms for topic in topics}
    if missing := {RAW, _MEMORY, *OUTCOMES, *RECORDS} - kept.keys():
        return [f"no file describes {name}" for name in sorted(missing)]
    problems = [
        f"{name} is kept shorter than {RAW}: a raw record's outcome would be gone before the record is"
        for name in OUTCOMES
        if kept[name] < kept[RAW]
    ]
    if kept[_MEMORY] <= max(settings.horizon_hours * 3_600_000, kept[RAW]):
        problems.append(f"{_MEMORY} must be kept longer than the dedupe horizon and than {RAW}")
    return problems
