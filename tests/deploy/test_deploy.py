"""What is deployed is valid for the tools that read it, and names only metrics and files there are."""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.kafka.broker import VERSION
from pipeline.kafka.broker.config import server_properties
from pipeline.observe.reference import families, reference

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


BOARDS = sorted((DEPLOY / "grafana" / "dashboards").glob("*.json"), key=lambda path: path.name)


def expressions() -> list[str]:
    """Return every query of the dashboards."""
    panels = [panel for file in BOARDS for panel in json.loads(file.read_text())["panels"]]
    return [target["expr"] for panel in panels for target in panel["targets"]]


def metric_names() -> set[str]:
    return {sample.name for family in families() for sample in family.samples}


@pytest.mark.parametrize("file", [*BOARDS, DEPLOY / "prometheus" / "rules.yml"], ids=lambda file: file.name)
def test_only_metrics_that_exist_are_asked_for(file: Path) -> None:
    asked = set(re.findall(r"\bwireroom_[a-z_]+", file.read_text()))
    assert asked
    assert asked - metric_names() == set()


def test_recorded_series_that_dashboards_ask_for_are_recorded() -> None:
    groups = yaml.safe_load((DEPLOY / "prometheus" / "rules.yml").read_text())["groups"]
    recorded = {rule["record"] for group in groups for rule in group["rules"] if "record" in rule}
    asked = {name for each in expressions() for name in re.findall(r"\bwireroom:[a-z0-9_:]+", each)}
    assert asked
    assert asked <= recorded


def test_every_query_of_the_dashboards_is_promql(tmp_path: Path) -> None:
    rules = [{"record": f"q:{at}", "expr": expression} for at, expression in enumerate(expressions())]
    file = tmp_path / "queries.yml"
    file.write_text(yaml.safe_dump({"groups": [{"name": "queries", "rules": rules}]}))
    assert f"{len(rules)} rules found" in promtool("check", "rules", str(file))


def test_dashboards_and_metrics_page_are_as_generated() -> None:
    spec = importlib.util.spec_from_file_location("generate", DEPLOY / "grafana" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    generate = importlib.util.module_from_spec(spec)
    sys.modules["generate"] = generate
    spec.loader.exec_module(generate)
    made = generate.dashboards()
    assert {file.stem: json.loads(file.read_text()) for file in BOARDS} == made
    assert (REPO / "docs" / "metrics.md").read_text("utf-8") == reference()


@pytest.mark.parametrize("file", BOARDS, ids=lambda file: file.name)
def test_a_dashboard_has_a_datasource_and_panels_that_do_not_overlap(file: Path) -> None:
    board = json.loads(file.read_text())
    source = yaml.safe_load(
        (DEPLOY / "grafana" / "provisioning" / "datasources" / "prometheus.yml").read_text()
    )
    uid = source["datasources"][0]["uid"]
    taken: set[tuple[int, int]] = set()
    for panel in board["panels"]:
        assert panel["datasource"]["uid"] == uid
        assert panel["description"]
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
