"""What is deployed is valid for the tools that read it, and names only metrics and files there are."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from prometheus_client import CollectorRegistry

from pipeline.kafka.broker import VERSION
from pipeline.kafka.broker.config import server_properties
from pipeline.observe.metrics import Metrics

REPO = Path(__file__).resolve().parents[2]
DEPLOY = REPO / "deploy"
RULES_TEST = Path(__file__).with_name("rules_test.yml")
COMPOSE = REPO / "docker-compose.yml"


def compose() -> dict[str, Any]:
    return dict(yaml.safe_load(COMPOSE.read_text()))


def compose_command() -> list[str]:
    if (
        shutil.which("docker")
        and not subprocess.run(["docker", "compose", "version"], capture_output=True).returncode
    ):
        return ["docker", "compose"]
    if shutil.which("docker-compose"):
        return ["docker-compose"]
    pytest.skip("neither docker compose nor docker-compose is installed")


def test_docker_compose_accepts_the_file() -> None:
    command = [*compose_command(), "-f", str(COMPOSE), "config", "--quiet"]
    ran = subprocess.run(command, capture_output=True, text=True, cwd=REPO)
    assert ran.returncode == 0, ran.stderr


def promtool(*arguments: str) -> str:
    command = shutil.which("promtool")
    if command is None:
        pytest.skip("promtool is not installed (apt-get install prometheus)")
    ran = subprocess.run([command, *arguments], capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


def test_promtool_accepts_configuration_and_rules() -> None:
    assert "SUCCESS" in promtool("check", "config", str(DEPLOY / "prometheus" / "prometheus.yml"))


def test_each_rule_says_of_known_numbers_what_it_must() -> None:
    promtool("test", "rules", str(RULES_TEST))


def test_every_alert_is_tested_to_ring_and_to_be_quiet() -> None:
    groups = yaml.safe_load((DEPLOY / "prometheus" / "rules.yml").read_text())["groups"]
    alerts = {rule["alert"] for group in groups for rule in group["rules"] if "alert" in rule}
    tested = [
        each
        for case in yaml.safe_load(RULES_TEST.read_text())["tests"]
        for each in case.get("alert_rule_test", ())
    ]
    assert {each["alertname"] for each in tested if "exp_alerts" in each} == alerts
    assert {each["alertname"] for each in tested if "exp_alerts" not in each} == alerts


@pytest.mark.parametrize(
    "file",
    [COMPOSE, *sorted(DEPLOY.rglob("*.yml")), *sorted(DEPLOY.rglob("*.yaml"))],
    ids=lambda file: file.name,
)
def test_every_yaml_file_parses(file: Path) -> None:
    assert all(isinstance(document, dict) for document in yaml.safe_load_all(file.read_text()))


def metric_names() -> set[str]:
    registry = CollectorRegistry()
    Metrics(registry=registry)
    return {sample.name for family in registry.collect() for sample in family.samples}


@pytest.mark.parametrize("file", ["grafana/dashboards/wireroom.json", "prometheus/rules.yml"])
def test_only_metrics_that_exist_are_asked_for(file: str) -> None:
    asked = set(re.findall(r"\bwireroom_[a-z_]+", (DEPLOY / file).read_text()))
    assert asked
    assert asked - metric_names() == set()


def test_the_dashboard_has_a_datasource_and_panels_that_do_not_overlap() -> None:
    board = json.loads((DEPLOY / "grafana" / "dashboards" / "wireroom.json").read_text())
    source = yaml.safe_load(
        (DEPLOY / "grafana" / "provisioning" / "datasources" / "prometheus.yml").read_text()
    )
    uid = source["datasources"][0]["uid"]
    taken: set[tuple[int, int]] = set()
    for panel in board["panels"]:
        assert panel["datasource"]["uid"] == uid
        assert all(target["expr"] for target in panel["targets"])
        at = panel["gridPos"]
        cells = {(x, y) for x in range(at["x"], at["x"] + at["w"]) for y in range(at["y"], at["y"] + at["h"])}
        assert not cells & taken
        assert max(x for x, _ in cells) < 24
        taken |= cells


def test_the_cluster_is_the_embedded_version_and_takes_the_same_messages() -> None:
    kafka = compose()["services"]["kafka"]
    assert kafka["image"] == f"apache/kafka:{VERSION}"
    embedded = dict(line.split("=", 1) for line in server_properties(1, 2).splitlines())
    for name in ("message.max.bytes", "auto.create.topics.enable"):
        assert kafka["environment"][f"KAFKA_{name.replace('.', '_').upper()}"] == embedded[name]


def test_mounted_files_exist_and_nothing_is_published_beyond_this_machine() -> None:
    for service in compose()["services"].values():
        for volume in service.get("volumes", []):
            source = volume.partition(":")[0]
            assert not source.startswith(".") or (REPO / source).exists()
        for port in service.get("ports", []):
            assert port.startswith("127.0.0.1:")


def test_prometheus_scrapes_where_the_page_listens() -> None:
    command = compose()["services"]["wireroom"]["command"]
    port = command[command.index("--port") + 1]
    config = yaml.safe_load((DEPLOY / "prometheus" / "prometheus.yml").read_text())
    assert config["scrape_configs"][0]["static_configs"][0]["targets"] == [f"wireroom:{port}"]


def test_the_image_is_built_from_locked_files_by_no_root_user() -> None:
    text = (DEPLOY / "Dockerfile").read_text()
    assert "--require-hashes -r requirements.lock" in text
    assert text.index("USER wireroom") < text.index("ENTRYPOINT")
    for line in re.findall(r"^COPY (.+)$", text, re.MULTILINE):
        for source in line.split()[:-1]:
            if source != "README.md":  # written last
                assert (REPO / source).exists(), source
