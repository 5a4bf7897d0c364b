import http.client
import socket
import threading
import time
import urllib.request
from collections import Counter

import orjson
import pytest
from prometheus_client.parser import text_string_to_metric_families

from pipeline.errors import UsageError
from pipeline.flow import Tally
from pipeline.observe.facts import BatchDone, Conservation, LagSeen
from pipeline.observe.metrics import Metrics
from pipeline.observe.server import serve
from pipeline.observe.state import write_state
from pipeline.settings import Settings
from pipeline.stages import STAGES

NAMES = [stage.name for stage in STAGES]


@pytest.fixture
def metrics():
    return Metrics()


@pytest.fixture
def server(tmp_path, metrics):
    server = serve(Settings(data_dir=tmp_path), registry=metrics.registry)
    yield server
    server.stop()


def get(server, path, method="GET", headers=None):
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    try:
        connection.request(method, path, headers=headers or {})
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()
    finally:
        connection.close()


def batch():
    return BatchDone(
        {
            "clean": Tally(10, Counter(passed=8, rejected=1, failed=1), reasons=Counter(too_short=1)),
            "dedupe": Tally(8, Counter(passed=6, duplicate=2), rules=Counter(exact=2, revision=1)),
            "tag": Tally(6, Counter(passed=6)),
            "group": Tally(6, Counter(passed=6)),
        },
        (0.04,) * 10,
    )


def test_metrics_are_prometheus_text(server, metrics):
    metrics.observe(batch())
    status, headers, body = get(server, "/metrics")
    assert status == 200
    assert headers["Content-Type"].startswith("text/plain")
    families = {family.name: family for family in text_string_to_metric_families(body.decode())}
    passed = {
        sample.labels["stage"]: sample.value
        for sample in families["wireroom_articles"].samples
        if sample.labels.get("outcome") == "passed" and sample.labels["mode"] == "live"
    }
    assert passed == {"clean": 8, "dedupe": 6, "tag": 6, "group": 6}


def test_openmetrics_is_answered_when_asked_for(server):
    _, headers, body = get(
        server, "/metrics", headers={"Accept": "application/openmetrics-text; version=1.0.0"}
    )
    assert headers["Content-Type"].startswith("application/openmetrics-text")
    assert body.endswith(b"# EOF\n")


def test_alive_is_not_ready(server):
    assert get(server, "/healthz")[0] == 200
    status, _, body = get(server, "/readyz")
    assert status == 503
    assert orjson.loads(body) == {"ready": False, "uncovered": NAMES, "workers": []}


def test_ready_when_every_stage_has_a_ready_worker(server, tmp_path):
    write_state(tmp_path, "clean-0", stages=NAMES[:1], state="ready")
    write_state(tmp_path, "ordered", stages=NAMES[1:], state="rebuilding")
    assert get(server, "/readyz")[0] == 503
    write_state(tmp_path, "ordered", state="ready")
    assert get(server, "/readyz")[0] == 200


def test_a_lone_worker_is_ready_for_its_own_stages(tmp_path):
    write_state(tmp_path, "clean-0", stages=["clean"], state="ready")
    server = serve(Settings(data_dir=tmp_path), stages=["clean"])
    try:
        assert get(server, "/readyz")[0] == 200
    finally:
        server.stop()


def stats_when(server, holds):
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        stats = orjson.loads(get(server, "/api/stats")[2])
        if holds(stats):
            return stats
        time.sleep(0.1)
    pytest.fail(f"the stats never got there: {stats}")


def test_stats_count_by_the_workers_until_the_ledger_reports(server, metrics):
    metrics.observe(batch())
    metrics.observe(LagSeen("clean", 5, 1.25))
    stats = stats_when(server, lambda stats: stats["counts"]["grouped"])
    assert stats["counted_by"] == "workers"
    assert stats["counts"] == {
        "raw": 10, "clean": 8, "unique": 6, "duplicates": 2, "rejected": 1, "dead": 1, "tagged": 6,
        "grouped": 6,
    }  # fmt: skip
    assert stats["duplicate_rate"] == 0.25
    assert stats["duplicates"]["exact"] == 2
    assert "revision" not in stats["duplicates"]
    assert stats["revisions"] == 1
    assert stats["rejected"]["too_short"] == 1
    assert stats["stages"]["clean"]["lag_seconds"] == 1.25
    counts = {"raw": 20, "unique": 11, "duplicates": 7, "pending": 2, "tagged": 11}
    metrics.observe(Conservation(counts, watermark=1000.5))
    stats = stats_when(server, lambda stats: stats["counted_by"] == "ledger")
    assert stats["watermark"] == 1000.5
    assert (stats["counts"]["raw"], stats["counts"]["pending"], stats["counts"]["missing"]) == (20, 2, 0)
    assert stats["counts"]["grouped"] == 6


def test_rates_and_end_to_end_times_are_those_of_the_last_seconds(server, metrics):
    get(server, "/api/stats")
    metrics.observe(batch())
    stats = stats_when(server, lambda stats: stats["stages"]["clean"]["per_second"])
    assert 0 < stats["stages"]["clean"]["per_second"] <= 10 / 0.5
    assert 0.025 <= stats["end_to_end_seconds"]["p50"] <= 0.05


@pytest.mark.parametrize("path", ["/", "/page.css", "/page.js"])
def test_the_page_is_served_with_a_strict_policy_and_without_inline_code(server, path):
    status, headers, body = get(server, path)
    assert status == 200
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert b"innerHTML" not in body
    assert b"://" not in body, "the page must not load anything from elsewhere"
    if path == "/":
        assert b"<style" not in body
        assert b"style=" not in body
        assert body.count(b"<script") == body.count(b"<script src=")


@pytest.mark.parametrize(
    "path", ["/../secret", "/page/../../settings.py", "/api/", "/%2e%2e/x", "/x?<script>"]
)
def test_an_unknown_path_is_404_and_says_what_there_is(server, path):
    status, headers, body = get(server, path)
    assert status == 404
    assert headers["Content-Type"] == "application/json"
    assert "/metrics" in orjson.loads(body)["try"]


def test_a_head_request_has_no_body(server):
    status, headers, body = get(server, "/", method="HEAD")
    assert (status, body) == (200, b"")
    assert int(headers["Content-Length"]) > 0


def test_a_silent_connection_does_not_hold_up_others(server):
    with socket.create_connection(("127.0.0.1", server.port)):
        assert get(server, "/healthz")[0] == 200


def test_many_readers_at_once_get_whole_answers(server, metrics):
    answers = []
    readers = [
        threading.Thread(target=lambda: answers.append(get(server, "/api/stats")[0])) for _ in range(20)
    ]
    for reader in readers:
        reader.start()
    for _ in range(50):
        metrics.observe(batch())
    for reader in readers:
        reader.join(20)
    assert answers == [200] * 20


def test_a_taken_port_is_a_clear_error(server, tmp_path):
    with pytest.raises(UsageError, match=f"{server.port}.*choose another port"):
        serve(Settings(data_dir=tmp_path), port=server.port)
    with pytest.raises(UsageError, match="99999"):
        serve(Settings(data_dir=tmp_path), port=99999)


def test_stop_frees_the_port(tmp_path):
    first = serve(Settings(data_dir=tmp_path))
    port = first.port
    with urllib.request.urlopen(f"{first.url}/healthz", timeout=10) as answer:
        assert answer.status == 200
    first.stop()
    second = serve(Settings(data_dir=tmp_path), port=port)
    try:
        assert get(second, "/healthz")[0] == 200
    finally:
        second.stop()
