import signal
import time

import orjson
import pytest

from pipeline.article import Origin
from pipeline.cli.audit import EXPLAINED, audit
from pipeline.kafka.ledger.certificate import _digest
from pipeline.kafka.ledger.ledger import TERMINAL_TOPICS, Ledger, resume
from pipeline.kafka.ledger.snapshot import save, snapshot_path
from pipeline.observe.collect import Numbers, SharedFiles
from tests.kafka.ledger_scene import all_moved_on, resent
from tests.observe.scene import NOON, raw_record
from tests.observe.terminal import rows, run, start

pytestmark = pytest.mark.broker

NAMES = [
    "raw", "clean", "unique", "duplicates", "rejected", "dead", "tagged", "pending", "missing", "repeated",
    "conflicting",
]  # fmt: skip


def test_the_account_as_json_has_every_number(scene, settings):
    scene.grouped("a")
    scene.duplicate("b", of="a")
    scene.rejected("c")
    scene.dead()
    ran = run(audit, settings, "--json")
    (counts,) = rows(ran)
    assert ran.exit_code == 0
    assert list(counts) == NAMES == list(EXPLAINED)
    assert [counts[name] for name in NAMES] == [4, 2, 1, 1, 1, 1, 1, 0, 0, 0, 0]


def test_two_outcomes_that_exclude_each_other_are_a_problem(scene, settings):
    origin = scene.grouped("a")
    scene.dead_letter(origin, b"x")
    ran = run(audit, settings, "--json")
    assert rows(ran)[0]["conflicting"] == 1
    assert ran.exit_code == 1
    assert "records with two outcomes" in run(audit, settings).output


def test_what_is_on_its_way_is_no_problem_and_waited_for_so_long(scene, settings):
    scene.raw(raw_record("a"))
    ran = run(audit, settings, "--json", "--wait", "0.6")
    assert rows(ran)[0]["pending"] == 1
    assert ran.exit_code == 0


def test_without_topics_the_next_step_is_named(settings):
    ran = run(audit, settings)
    assert "wireroom topics apply" in str(ran.exception)
    assert ran.exception.exit_code == 1


def test_the_account_does_not_count_what_a_stranger_forged(scene, settings):
    article = scene.grouped("a")
    scene.outcome("articles.grouped", "group", Origin(77, 5), _article())
    (counts,) = rows(run(audit, settings, "--json"))
    assert (counts["raw"], counts["unique"], counts["pending"]) == (1, 1, 0)
    assert article == Origin(0, 0)


def _article():
    from pipeline.article import Article

    return Article("x", "s", None, "t", "text")


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["--since", "yesterday"], "write a duration like 90m"),
        (["--quick", "--since", "2h"], "--quick rests on the ledger's snapshot"),
        (["--certificate", "a.json", "--follow"], "leave out --follow"),
        (["--verify", "a.json", "--wait", "3"], "--verify stands alone"),
    ],
)
def test_options_that_cannot_go_together_are_a_usage_error(settings, arguments, why):
    ran = run(audit, settings, *arguments)
    assert why in str(ran.exception)
    assert ran.exception.exit_code == 2


def test_the_table_says_what_it_rests_on(scene, settings):
    scene.grouped("a")
    text = " ".join(run(audit, settings, "--since", "2001-01-01").output.split())
    assert "by raw partition up to offset 0: 1, 1: 0." in text
    assert "Counted from 4 records of articles.clean, articles.unique" in text
    (counts,) = rows(run(audit, settings, "--since", "2h", "--json"))
    assert counts["raw"] == 0


def test_quick_goes_on_from_the_snapshot_and_says_so(scene, settings):
    settings.data_dir.mkdir()
    ran = run(audit, settings, "--quick")
    assert "Leave out --quick, or start wireroom ledger" in str(ran.exception)
    scene.grouped("a")
    book = Ledger(settings, TERMINAL_TOPICS)
    book.refresh()
    save(snapshot_path(settings.data_dir), book.state())
    book.close()
    scene.rejected("b")
    text = " ".join(run(audit, settings, "--quick").output.split())
    assert "Counted from the ledger's snapshot of" in text
    assert "and 1 records of articles.grouped" in text
    (counts,) = rows(run(audit, settings, "--quick", "--json"))
    assert (counts["unique"], counts["rejected"]) == (1, 1)


def test_a_certificate_is_written_and_verified(scene, settings, tmp_path):
    path = tmp_path / "account.json"
    scene.grouped("a")
    assert run(audit, settings, "--certificate", path).exit_code == 0
    scene.grouped("b")
    ran = run(audit, settings, "--verify", path, "--json")
    assert (ran.exit_code, rows(ran)) == (
        0,
        [{"equal": True, "records": 4, "differences": [], "expired": []}],
    )
    document = orjson.loads(path.read_bytes())
    document["read"]["articles.clean"]["0"]["blocks"][0][2] = 3
    del document["digest"]
    path.write_bytes(orjson.dumps(document | {"digest": _digest(document)}))
    ran = run(audit, settings, "--verify", path)
    assert ran.exit_code == 1
    assert "different: articles.clean-0, offsets 0 to 0: 1 records instead of 3" in ran.output
    assert "not as certified" in ran.output
    ran = run(audit, settings, "--certificate", tmp_path / "none" / "account.json")
    assert "could not be written" in str(ran.exception)


def test_follow_prints_each_change_until_it_is_interrupted(scene, settings):
    scene.grouped("a")
    with start("pipeline.cli.audit", "audit", settings, "--follow", "--json") as process:
        first = orjson.loads(process.stdout.readline())
        scene.rejected("b")
        for line in process.stdout:
            if (last := orjson.loads(line))["rejected"]:
                break
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=30)
    assert (first["raw"], first["rejected"]) == (1, 0)
    assert list(last) == ["time", *NAMES, "watermark"]
    assert last["watermark"] <= last["time"]
    assert process.returncode == 0


def test_the_service_sends_a_loss_again_once_though_it_is_killed(scene, settings, monkeypatch):
    """A real process: killed once the copy is there, started anew, ended with a snapshot of what it knows."""
    monkeypatch.setenv("WIREROOM_GRACE_SECONDS", "0")
    lost = scene.raw(raw_record("lost"))
    all_moved_on(settings)
    with start("pipeline.cli.ledger", "ledger", settings) as process:
        while not resent(settings):
            assert process.poll() is None, process.stderr.read()
            time.sleep(0.1)
        process.kill()
    all_moved_on(settings)
    metrics = settings.data_dir / "metrics"
    for path in metrics.iterdir():
        path.unlink()
    with start("pipeline.cli.ledger", "ledger", settings) as process:
        while not Numbers(SharedFiles(metrics).collect()).total("wireroom_ledger_watermark_seconds"):
            assert process.poll() is None, process.stderr.read()
            time.sleep(0.1)
        process.terminate()
        process.communicate(timeout=30)
    assert process.returncode == 0
    assert [owed.origin for owed, _ in resent(settings)] == [lost]
    seen = Numbers(SharedFiles(metrics).collect())
    assert seen.total("wireroom_ledger_articles", state="missing") == 1
    assert seen.total("wireroom_ledger_watermark_seconds") == NOON
    assert seen.by("wireroom_ledger_watermark_offset", "partition") == {"0": 0.0, "1": 0.0}
    book = resume(settings)
    assert book.refresh()["missing"] == 1
    assert book.resender.copies.of(lost) == 1
    book.close()
