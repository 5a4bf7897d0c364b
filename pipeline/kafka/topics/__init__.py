"""Topics as code: the files in ``topics/``, the difference to a live cluster, and how to close it."""

from __future__ import annotations

from pipeline.kafka.topics.apply import apply_plan, apply_topics, shard_count
from pipeline.kafka.topics.files import TopicSpec, check_topics, load_topics, topics_folder
from pipeline.kafka.topics.plan import Change, Plan, make_plan

__all__ = [
    "Change",
    "Plan",
    "TopicSpec",
    "apply_plan",
    "apply_topics",
    "check_topics",
    "load_topics",
    "make_plan",
    "shard_count",
    "topics_folder",
]
