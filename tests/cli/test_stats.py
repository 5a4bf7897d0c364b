import os

import orjson
import pytest

from pipeline.cli.stats import stats
from pipeline.flow import Tally
from pipeline.observe.facts import BatchDone
from pipeline.observe.metrics import Metrics
from pipeline.observe.server import serve
from pipeline.observe.state import write_state
from tests.observe.terminal import rows, run

pytestmark = pytest.mark.broker


def test_without_an_instance_the_topics_are_counted(scene, settings):
    scene.grouped("a-1")
    scene.duplicate("a-2", of="a-1")
    scene.rejected("a-3")
    scene.dead()
    (found,) = rows(run(stats, settings, "--json"))
    assert found["from"] == "topics"
    counts = found["counts"]
    assert {name: counts[name] for name in ("raw", "unique", "duplicates", "rejected", "dead", "tagged")} == {
        "raw": 4, "unique": 1, "duplicates": 1, "rejected": 1, "dead": 1, "tagged": 1,
    }  # fmt: skip
    assert found["duplicate_rate"] == 0.5
    assert found["duplicates"]["exact"] == 1
    assert found["rejected"]["too_short"] == 1
    assert found["stages"]["clean"]["lag_records"] == 4
    assert found["ready"] is False
    text = run(stats, settings).stdout
    assert "duplicate rate" in text
    assert "no ready worker for clean, dedupe, tag, group" in text


def test_a_running_instance_is_asked(settings):
    metrics = Metrics()
    metrics.observe(BatchDone({"clean": Tally(7, {"passed": 7})}))
    write_state(settings.data_dir, "worker-0", stages=["clean", "dedupe", "tag", "group"], state="ready")
    server = serve(settings, registry=metrics.registry)
    instance = {"page": server.url, "kafka": settings.bootstrap, "pid": os.getpid()}
    (settings.data_dir / "run" / "instance.json").write_bytes(orjson.dumps(instance))
    try:
        (found,) = rows(run(stats, settings, "--json"))
        assert found["from"] == server.url
        assert found["counts"]["raw"] == 7
        assert found["ready"] is True
        text = run(stats, settings).stdout
        assert "worker worker-0: ready" in text
    finally:
        server.stop()
