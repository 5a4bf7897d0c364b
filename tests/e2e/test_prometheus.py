"""A real Prometheus looks at a running instance: its queries must say what the topics say."""

import json
import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.parse
import urllib.request
from pathlib import Path
from uuid import uuid4

import pytest
import yaml

from pipeline.flow import RAW
from pipeline.kafka.reader import Reader
from pipeline.observe.state import read_states
from pipeline.settings import Settings
from tests.e2e.instance import Instance
from tests.e2e.stream import committed, send_samples

pytestmark = pytest.mark.broker

DEPLOY = Path(__file__).resolve().parents[2] / "deploy"
RULES = DEPLOY / "prometheus" / "rules.yml"
SAMPLES = 400
RATE, BURST, BATCH = 30, 2000, 500
SCRAPES_SECONDS = 2.5
"""Two scrapes, a second each, and the second after which a worker tells how far it is."""
LOOK_SECONDS = 60.0


class Prometheus:
    """The server of Debian's package, scraping one address every second."""

    def __init__(self, folder: Path, target: str) -> None:
        command = shutil.which("prometheus")
        if command is None:
            pytest.skip("prometheus is not installed (apt-get install prometheus)")
        config = folder / "prometheus.yml"
        config.write_text(
            yaml.safe_dump(
                {
                    "global": {"scrape_interval": "1s", "evaluation_interval": "1s"},
                    "rule_files": [str(RULES)],
                    "scrape_configs": [
                        {"job_name": "wireroom", "static_configs": [{"targets": [target]}]},
                    ],
                }
            )
        )
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._address = f"127.0.0.1:{free.getsockname()[1]}"
        with (folder / "log").open("wb") as log:
            self.process = subprocess.Popen(
                [
                    command,
                    f"--config.file={config}",
                    f"--storage.tsdb.path={folder / 'data'}",
                    f"--web.listen-address={self._address}",
                ],
                stdout=log,
                stderr=log,
            )

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(30)

    def ask(self, path: str, **query: str) -> dict:
        url = f"http://{self._address}/api/v1/{path}?{urllib.parse.urlencode(query)}"
        with urllib.request.urlopen(url, timeout=10) as answer:
            return json.loads(answer.read())["data"]

    def numbers(self, expression: str) -> dict[str, float]:
        """Return the values of a query by their labels' values."""
        try:
            found = self.ask("query", query=expression)["result"]
        except OSError:  # it has not started to listen
            return {}
        return {",".join(each["metric"].values()): float(each["value"][1]) for each in found}

    def until(self, expression: str, wanted: dict[str, float]) -> None:
        """Wait until a query has its values: scrapes come once a second."""
        deadline = time.monotonic() + LOOK_SECONDS
        while (found := self.numbers(expression)) != wanted:
            assert time.monotonic() < deadline, (expression, found, wanted)
            time.sleep(0.5)


@pytest.fixture(scope="module")
def instance(kafka, tmp_path_factory):
    prefix = f"prom{uuid4().hex[:8]}."
    settings = Settings(bootstrap=kafka, data_dir=tmp_path_factory.mktemp("scraped"), topic_prefix=prefix)
    running = Instance(settings, "--no-samples")
    try:
        yield running.start()
    finally:
        running.kill()


@pytest.fixture(scope="module")
def prometheus(instance, tmp_path_factory):
    server = Prometheus(tmp_path_factory.mktemp("prometheus"), instance.page.removeprefix("http://"))
    try:
        yield server
    finally:
        server.stop()


def test_queries_say_what_the_topics_say(instance, prometheus):
    prometheus.until("up", {"up,127.0.0.1:" + instance.page.rpartition(":")[2] + ",wireroom": 1.0})
    prometheus.until("sum(wireroom_articles_total)", {"": 0.0})
    send_samples(instance.settings, SAMPLES, seed=3)
    account = instance.audit()
    dedupe = {"duplicate": account["duplicates"], "passed": account["unique"], "rejected": 0, "failed": 0}
    prometheus.until(
        'sum by (outcome) (wireroom_articles_total{stage="dedupe",mode="live"})',
        {name: float(count) for name, count in dedupe.items()},
    )
    prometheus.until('sum(wireroom_articles_total{stage="clean",mode="live"})', {"": float(account["raw"])})
    prometheus.until('sum(wireroom_rejected_total{mode="live"})', {"": float(account["rejected"])})
    copies = 'sum(wireroom_duplicates_total{rule!="revision",mode="live"})'
    prometheus.until(copies, {"": float(account["duplicates"])})
    prometheus.until('sum(wireroom_end_to_end_seconds_count{mode="live"})', {"": float(account["raw"])})
    prometheus.until('max(wireroom_lag_records{mode="live"})', {"": 0.0})
    for state in ("raw", "unique", "duplicates", "rejected", "dead", "missing"):
        prometheus.until(f'sum(wireroom_ledger_articles{{state="{state}"}})', {"": float(account[state])})
    prometheus.until('sum(wireroom_articles_total{mode="replay"})', {"": 0.0})


def test_recorded_shares_and_latencies_are_those_of_the_articles(instance, prometheus):
    account = instance.audit()
    share = account["duplicates"] / (account["duplicates"] + account["unique"])
    deadline = time.monotonic() + LOOK_SECONDS
    while True:
        found = prometheus.numbers('wireroom:duplicate_share:5m{mode="live"}').values()
        if any(value == pytest.approx(share, rel=0.05) for value in found):
            break
        assert time.monotonic() < deadline, (found, share)
        time.sleep(0.5)
    half, most = (
        next(iter(prometheus.numbers(f'wireroom:end_to_end_seconds:{name}_5m{{mode="live"}}').values()))
        for name in ("p50", "p95")
    )
    assert 0 < half <= most < LOOK_SECONDS


def test_rates_and_what_waits_are_those_of_the_topics(instance, prometheus):
    """A steady flow has its rate; a burst waits as Kafka says it does, up to a batch and two scrapes."""
    begun, sent = time.monotonic(), 0
    while (passed := time.monotonic() - begun) < 14:
        due = int(passed * RATE) - sent
        if due > 0:
            send_samples(instance.settings, due, seed=100 + sent)
            sent += due
        time.sleep(0.1)
    (rate,) = prometheus.numbers(
        'sum(rate(wireroom_articles_total{stage="clean",mode="live"}[10s]))'
    ).values()
    assert rate == pytest.approx(RATE, rel=0.15)
    send_samples(instance.settings, BURST, seed=7)
    waits = [(time.monotonic(), waiting(instance.settings))]
    while waits[-1][1] > 0:
        (told,) = prometheus.numbers('sum(wireroom_lag_records{mode="live"})').values()
        waits.append((time.monotonic(), waiting(instance.settings)))
        before = [count for at, count in waits if at > waits[-1][0] - SCRAPES_SECONDS]
        if len(before) < len(waits):  # the burst itself is longer ago than the scrapes
            assert waits[-1][1] - BATCH <= told <= before[0] + BATCH, waits
        time.sleep(0.2)
    prometheus.until('sum(wireroom_lag_records{mode="live"})', {"": 0.0})


def waiting(settings):
    """Return how many offsets lie between what clean has committed and the end of its topic."""
    with Reader(settings, [RAW]) as reader:
        ends = {place.partition: end for place, (_, end) in reader.bounds().items()}
    done = committed(settings, "clean", RAW)
    return sum(end - done.get(partition, 0) for partition, end in ends.items())


def test_every_query_of_the_dashboards_is_answered(prometheus):
    boards = [json.loads(path.read_text()) for path in (DEPLOY / "grafana" / "dashboards").glob("*.json")]
    queries = {target["expr"] for board in boards for each in board["panels"] for target in each["targets"]}
    empty = {query for query in queries if not prometheus.ask("query", query=query)["result"]}
    # Without replays, snapshots and sources with a rhythm there is nothing to show of them.
    unknown = ("replay", "snapshot_time", "usual_gap", "limit_bytes", "event_time")
    assert {query for query in empty if not any(word in query for word in unknown)} == set()


def test_of_the_alerts_only_the_one_for_what_happened_rings(instance, prometheus):
    """Some samples can't be read: their dead letters are new. Nothing else is wrong."""
    assert instance.audit()["dead"] > 0
    deadline = time.monotonic() + LOOK_SECONDS
    while True:
        alerts = prometheus.ask("alerts")["alerts"]
        firing = {each["labels"]["alertname"] for each in alerts if each["state"] == "firing"}
        if firing == {"WireroomDeadLetters"}:
            return
        assert time.monotonic() < deadline, alerts
        time.sleep(0.5)


def test_workers_that_keep_dying_ring(instance, prometheus):
    for _ in range(5):
        (worker,) = [
            state for state in read_states(instance.settings.data_dir) if state["slot"] == "worker-0"
        ]
        os.kill(worker["pid"], signal.SIGKILL)
        before = worker["pid"]
        instance.wait_for(lambda before=before: ready_pid(instance) not in (None, before))
    deadline = time.monotonic() + LOOK_SECONDS
    while True:
        alerts = prometheus.ask("alerts")["alerts"]
        if "WireroomRestarting" in {
            each["labels"]["alertname"] for each in alerts if each["state"] == "firing"
        }:
            return
        assert time.monotonic() < deadline, alerts
        time.sleep(0.5)


def ready_pid(instance):
    states = read_states(instance.settings.data_dir)
    return next(
        (each["pid"] for each in states if each["slot"] == "worker-0" and each["state"] == "ready"), None
    )


def test_every_rule_could_be_evaluated(prometheus):
    rules = [rule for group in prometheus.ask("rules")["groups"] for rule in group["rules"]]
    assert len(rules) > 10
    assert {rule["health"] for rule in rules} == {"ok"}
