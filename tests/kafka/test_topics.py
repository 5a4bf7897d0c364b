"""The topic files describe what a cluster gets; what can't be changed safely is refused with the reason."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from kafka import KafkaAdminClient
from typer.testing import CliRunner

from pipeline.cli.topics import app
from pipeline.errors import TopicsDiffer, UsageError
from pipeline.kafka import clients
from pipeline.kafka.topics import Change, apply_plan, apply_topics, check_topics, load_topics, make_plan
from pipeline.kafka.topics.plan import Live, Plan, diff, read_live
from pipeline.settings import Settings

REPO = Path(__file__).resolve().parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the topic files to spoil."""
    return Path(shutil.copytree(REPO / "topics", tmp_path / "topics"))


@pytest.fixture
def cluster(settings: Settings) -> Iterator[KafkaAdminClient]:
    admin = clients.admin(settings)
    yield admin
    admin.close()


def edit(folder: Path, topic: str, **changes: Any) -> None:
    file = folder / f"{topic}.yaml"
    data = yaml.safe_load(file.read_text())
    for path, value in changes.items():
        place = data
        *parents, last = path.split("__")
        for part in parents:
            place = place[part]
        place[last.replace("_", ".") if "config" in parents else last] = value
    file.write_text(yaml.safe_dump(data))


def as_live(name: str, **changes: Any) -> dict[str, Live]:
    """Return a cluster that is as the files say but for one topic."""
    found = {t.name: Live(t.partitions, t.replicas, dict(t.config)) for t in load_topics()}
    found[name] = replace(found[name], **changes)
    return found


def test_the_files_are_in_order() -> None:
    assert check_topics() == []
    names = [topic.name for topic in load_topics()]
    assert len(names) == 10
    assert "articles.raw" in names


@pytest.mark.parametrize(
    ("topic", "changes", "said"),
    [
        ("articles.unique", {"spec__config__retention_ms": 1000}, "articles.unique is kept shorter"),
        ("articles.dead", {"spec__config__retention_ms": 1000}, "articles.dead is kept shorter"),
        ("articles.fingerprints", {"spec__config__retention_ms": 14 * 86_400_000}, "dedupe horizon"),
        ("articles.raw", {"spec__config__max_message_bytes": 1_000_000}, "at least 12,000,000"),
        ("articles.raw", {"metadata__name": "articles raw"}, "no topic name"),
        ("articles.raw", {"metadata__name": "articles.crude"}, "must be described in articles.crude.yaml"),
        ("stories", {"metadata__annotations": {}}, "wireroom/description"),
        ("articles.tagged", {"spec__config__min_insync_replicas": 2}, "nothing could be written"),
    ],
)
def test_each_rule_can_be_broken(folder: Path, topic: str, changes: dict[str, Any], said: str) -> None:
    edit(folder, topic, **changes)
    assert any(said in problem for problem in check_topics(folder))


@pytest.mark.parametrize(
    "text",
    ["", "kind: [", "apiVersion: v1\nkind: Pod\nmetadata: {}\n", "- a list", "\0"],
    ids=["empty", "broken", "other kind", "list", "NUL"],
)
def test_a_file_that_is_no_topic_is_named(folder: Path, text: str) -> None:
    (folder / "articles.raw.yaml").write_text(text)
    with pytest.raises(UsageError, match=r"articles\.raw\.yaml"):
        load_topics(folder)


@pytest.mark.parametrize("value", [0, -1, "three", True, 1.5, None])
def test_partitions_must_be_a_count(folder: Path, value: object) -> None:
    edit(folder, "articles.raw", spec__partitions=value)
    with pytest.raises(UsageError, match=r"articles\.raw\.yaml .*spec\.partitions"):
        load_topics(folder)


def test_a_folder_without_topics_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--topics DIR"):
        load_topics(tmp_path)


def test_an_unordered_topic_grows_and_an_ordered_one_never_does() -> None:
    plan = diff(load_topics(), as_live("articles.raw", partitions=3))
    assert [(c.action, c.topic, c.partitions) for c in plan.changes] == [("grow", "articles.raw", 8)]
    for wrong in (2, 3):
        plan = diff(
            [replace(t, partitions=1) for t in load_topics()], as_live("articles.unique", partitions=wrong)
        )
        assert not any(c.topic == "articles.unique" for c in plan.changes)
        assert "verdicts and stories come from its order" in plan.refused[0]
    plan = diff(load_topics(), as_live("articles.raw", partitions=20))
    assert plan.clean
    assert "20 partitions, more than the file's 8" in plan.kept[0]


def test_settings_set_by_hand_go_back_to_what_the_file_says() -> None:
    config = {"retention.ms": "5", "cleanup.policy": "delete", "flush.ms": "7"}
    plan = diff(load_topics(), as_live("articles.dead", config=config))
    (change,) = plan.changes
    assert change.config is not None
    assert change.config["retention.ms"] == str(90 * 86_400_000)
    assert change.config["flush.ms"] is None
    assert "cleanup.policy" not in change.config
    assert any("flush.ms: 7 -> (default)" in line for line in plan.lines())


def test_nothing_is_deleted_unless_named() -> None:
    live = as_live("stories") | {"articles.old": Live(1, 1, {}), "payments": Live(1, 1, {})}
    plan = diff(load_topics(), live)
    assert plan.clean
    assert plan.unknown == ("articles.old",)
    assert [c.action for c in diff(load_topics(), live, delete=["articles.old"]).changes] == ["delete"]
    with pytest.raises(UsageError, match="no such topic"):
        diff(load_topics(), live, delete=["articles.odl"])


def test_replication_is_the_clusters_choice() -> None:
    assert {c.replicas for c in diff(load_topics(), {}, replication=3).changes} == {3}
    assert {c.replicas for c in diff(load_topics(), {}).changes} == {1}
    assert "has 1 replicas, not 3" in diff(load_topics(), as_live("stories"), replication=3).refused[0]


@pytest.mark.broker
def test_applying_makes_the_cluster_as_described_and_again_changes_nothing(
    settings: Settings, cluster: KafkaAdminClient
) -> None:
    prefix = settings.topic_prefix
    assert len(apply_topics(settings).changes) == 10
    live = read_live(cluster, prefix)
    assert live.keys() == {prefix + topic.name for topic in load_topics()}
    assert live[prefix + "articles.raw"].partitions == 8
    assert live[prefix + "stories"].config["cleanup.policy"] == "compact"
    assert apply_topics(settings).clean
    assert len(apply_topics(settings).same) == 10


@pytest.mark.broker
def test_growth_alteration_and_deletion_reach_the_cluster(
    settings: Settings, cluster: KafkaAdminClient
) -> None:
    prefix = settings.topic_prefix
    small = [replace(t, partitions=1, config={"flush.ms": "9"}) for t in load_topics()]
    apply_plan(cluster, make_plan(cluster, small, prefix))
    apply_plan(cluster, make_plan(cluster, load_topics(), prefix, delete=["stories"]))
    live = read_live(cluster, prefix)
    assert prefix + "stories" not in live
    assert live[prefix + "articles.raw"].partitions == 8
    assert "flush.ms" not in live[prefix + "articles.raw"].config
    assert live[prefix + "articles.dead"].config["retention.ms"] == str(90 * 86_400_000)


@pytest.mark.broker
@pytest.mark.parametrize("action", ["create", "alter"])
def test_what_the_cluster_refuses_is_an_error_in_its_own_words(
    settings: Settings, cluster: KafkaAdminClient, action: Any
) -> None:
    name = settings.topic_prefix + "odd"
    if action == "alter":
        cluster.create_topics({name: {"num_partitions": 1, "replication_factor": 1}}, wait_for_metadata=True)
    change = Change(action, name, (), 1, 1, {"retention.ms": "soon"})
    with pytest.raises(TopicsDiffer, match=f"refused to {action} .*Invalid value soon"):
        apply_plan(cluster, Plan((change,)))


@pytest.mark.broker
def test_the_command_shows_its_plan_and_needs_yes(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WIREROOM_TOPIC_PREFIX", settings.topic_prefix)
    where = ["--bootstrap", str(settings.bootstrap)]
    run = CliRunner().invoke
    planned = run(app, ["plan", *where])
    assert planned.exit_code == 0
    assert f"+ create {settings.topic_prefix}articles.raw" in planned.output
    assert run(app, ["apply", *where]).exit_code == 1
    assert run(app, ["apply", *where, "--yes"]).exit_code == 0
    assert "0 to change, 0 refused, 10 as described" in run(app, ["plan", *where]).output
    assert '"changes":[]' in run(app, ["plan", "--json", *where]).output
    assert run(app, ["apply", *where]).exit_code == 0


def test_check_and_schemas_are_commands_with_exit_codes(folder: Path) -> None:
    run = CliRunner().invoke
    assert run(app, ["check"]).exit_code == 0
    (folder / "schemas" / "stories.json").write_text("{}")
    found = run(app, ["check", "--json", "--topics", str(folder)])
    assert found.exit_code == 1
    assert "stories.json differs" in found.output
    assert run(app, ["schemas", "--write", "--topics", str(folder)]).exit_code == 0
    assert run(app, ["check", "--topics", str(folder)]).exit_code == 0
