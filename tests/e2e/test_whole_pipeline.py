"""One running instance, what people do with it, and bad input all along; the tests build on each other."""

import os
import signal
from collections import Counter, defaultdict
from pathlib import Path
from uuid import uuid4

import orjson
import psutil
import pytest

from pipeline.article import Origin
from pipeline.kafka.clients import producer
from pipeline.kafka.codec import resend_headers
from pipeline.observe.state import read_states
from pipeline.outcome import Reason
from pipeline.settings import Settings
from pipeline.sources.samples import sample_records
from tests.chaos.compare import read_outcomes, verdict_of_row
from tests.e2e.bad import NO_ARTICLES, STRANGE, UNREADABLE, record
from tests.e2e.instance import Instance
from tests.e2e.stream import verdicts

pytestmark = pytest.mark.broker

SEEDS = Path(__file__).resolve().parents[2].parent / "shared" / "seeds"
SAMPLES = 1_500
GARBAGE = [
    ("ce_id", b"\xff\xfe\x00"), ("wr-raw-partition", b"7"), ("wr-raw-offset", b"0"), ("wr-attempt", b"99"),
    ("wr-resend", b"1:0:0000000000000000"), ("", b""), ("wr-via", b"0-0"), ("x" * 5_000, b"y" * 50_000),
    ("ce_sequence", b"\x00" * 100),
]  # fmt: skip


@pytest.fixture(scope="module")
def settings(kafka, tmp_path_factory):
    data_dir = tmp_path_factory.mktemp("instance")
    return Settings(bootstrap=kafka, data_dir=data_dir, topic_prefix=f"e2e{uuid4().hex[:8]}.")


@pytest.fixture(scope="module")
def instance(settings):
    running = Instance(settings, "--no-samples")
    try:
        yield running.start()
    finally:
        running.kill()


def push(settings, values, headers=(), key=b"harbour.example"):
    """Send values straight to the raw topic and return their origins."""
    client = producer(settings, max_request_size=13_000_000)
    try:
        futures = [
            client.send(settings.topic_prefix + "articles.raw", value, key=key, headers=list(headers))
            for value in values
        ]
        return [Origin(sent.partition, sent.offset) for sent in (future.get(60) for future in futures)]
    finally:
        client.close(timeout=5)


def test_up_prints_its_page_and_its_kafka_and_is_ready(instance, settings):
    assert instance.kafka == settings.bootstrap
    assert orjson.loads(instance.get("/readyz"))["ready"] is True
    assert "<html" in instance.get("/")
    assert instance.audit() == dict.fromkeys(instance.audit(), 0)


def test_a_second_instance_in_the_same_folder_is_refused(instance):
    ran = instance.run("up", "--no-samples")
    assert ran.returncode == 1
    assert instance.page.encode() in ran.stderr


@pytest.fixture(scope="module")
def ends(instance, settings):
    """Push every bad record, and return what became of each."""
    cases = {
        **{name: value for name, (value, _) in UNREADABLE.items()}, **NO_ARTICLES, **STRANGE,
    }  # fmt: skip
    origins = dict(zip(cases, push(settings, cases.values()), strict=True))
    body = record("x")
    one, two, three = (
        push(
            settings,
            [record("garbage", title="Garbage", content=record("g").decode() * 2)],
            GARBAGE,
            key=None,
        ),
        push(
            settings,
            [body.replace(b'"x"', b'"forged"').replace(b"pier", b"jetty")],
            resend_headers(1, 0, b"y"),
        ),
        push(settings, [record("id-twice", content="The first text. " * 90, title="One")], key=b"\xff" * 900),
    )
    push(settings, [record("id-twice", content="Another text, wholly different. " * 90, title="Two")])
    origins |= {"header garbage": one[0], "a forged re-send": two[0], "a strange key": three[0]}
    instance.audit()
    found = verdicts(settings)
    return {name: found.get(origin) for name, origin in origins.items()}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_is_dead_with_its_reason(ends, name):
    assert ends[name] == [("failed", UNREADABLE[name][1])]


@pytest.mark.parametrize("name", NO_ARTICLES)
def test_what_is_no_article_is_rejected_with_its_reason(ends, name):
    ((outcome, reason),) = ends[name]
    assert outcome == "rejected"
    assert reason in set(Reason)


@pytest.mark.parametrize("name", [*STRANGE, "header garbage", "a forged re-send", "a strange key"])
def test_what_is_strange_is_worked_on(ends, name):
    ((outcome, *_),) = ends[name]
    assert outcome in {"passed", "duplicate", "rejected"}


def test_odd_texts_pass_unharmed(ends, instance):
    for name in (
        "NUL characters",
        "right-to-left",
        "emoji",
        "half an emoji",
        "an article inside deep nesting",
    ):
        assert ends[name][0][0] in {"passed", "duplicate"}, name
    grouped = {
        row["value"]["id"]: row["value"]
        for row in instance.rows("tail", "grouped", "--exit", "--from-beginning")
    }
    assert "\0" not in grouped["nul"]["text"]
    assert "الإسكندرية" in grouped["rtl"]["text"]


def test_dead_letters_and_rejections_can_be_read_by_a_person(ends, instance):
    listed = instance.rows("dead", "list")
    assert len(listed) == len(UNREADABLE)
    faults = Counter(fault for _, fault in UNREADABLE.values())
    assert Counter(row["fault"] for row in listed) == faults
    assert all(len(row["error"]) > 10 for row in listed)
    text = instance.run("dead", "list").stdout.decode()
    assert "the message has no value (a tombstone)" in text
    assert "the field content must be a string, this is a number" in text
    rejected = instance.rows("tail", "rejected", "--exit", "--from-beginning")
    assert {row["value"]["id"] for row in rejected} >= {"empty", "white", "lines", "tags", "menu"}
    assert all(row["value"]["detail"] for row in rejected)


def test_a_second_text_under_a_known_id_is_an_update(ends, instance):
    grouped = instance.rows("tail", "grouped", "--exit", "--from-beginning", "--where", "id=id-twice")
    assert [(row["value"]["version"], row["value"]["updates"]) for row in grouped] == [
        (1, None),
        (2, "id-twice"),
    ]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("huge.jsonl", b'{"content": "' + b"x" * 50_000_000 + b'"}\n', b"too_large"),
        ("empty.txt", b"", b"empty"),
    ],
)
def test_the_producer_refuses_what_cannot_be_sent_and_says_why(instance, tmp_path, name, content, words):
    path = tmp_path / name
    path.write_bytes(content)
    ran = instance.run("produce", path)
    assert ran.returncode == 1
    assert words in ran.stdout + ran.stderr


def test_the_flow_went_on_and_the_account_is_exact(ends, instance):
    counts = instance.audit()
    assert counts["raw"] == len(UNREADABLE) + len(NO_ARTICLES) + len(STRANGE) + 4
    assert counts["dead"] == len(UNREADABLE)
    assert counts["pending"] == counts["missing"] == counts["repeated"] == counts["conflicting"] == 0
    assert len(restarts(instance)) == 0


def restarts(instance):
    return {
        name: count
        for name, count in instance.metrics().items()
        if name.startswith("wireroom_restarts") and count
    }


@pytest.fixture(scope="module")
def truths(ends, instance, tmp_path_factory):
    """Push the samples as a person would and wait for the last."""
    made = list(sample_records(SAMPLES, seed=21))
    path = tmp_path_factory.mktemp("samples") / "raw.jsonl"
    path.write_bytes(b"".join(value + b"\n" for value, _ in made))
    before = instance.audit()["raw"]
    (report,) = instance.rows("produce", "--raw", path)
    assert report == {"sent": SAMPLES, "refused": 0, "reasons": {}}
    assert instance.audit()["raw"] == before + SAMPLES
    return [truth for _, truth in made]


def test_samples_get_the_verdicts_that_the_truth_asks_for(truths, settings):
    found = read_outcomes(settings).verdicts
    by_id = defaultdict(Counter)
    for verdict in found.values():
        by_id[verdict[0]][verdict[1]] += 1
    expected = Counter(truth.id for truth in truths if truth.kind in {"exact_copy", "repush"})
    assert len(expected) > 150
    missed = {name: by_id[name] for name, count in expected.items() if by_id[name]["duplicate"] < count}
    assert missed == {}
    news = {truth.id for truth in truths if truth.kind in {"original", "same_event"}} - set(expected)
    assert len(news) > 700
    assert [name for name in news if by_id[name]["duplicate"]] == []


def test_bad_samples_end_where_the_truth_says(truths, instance):
    counts = instance.audit()
    dead = sum(truth.expect == "dead" for truth in truths)
    assert counts["dead"] == len(UNREADABLE) + dead
    rejected = {row["value"]["id"] for row in instance.rows("tail", "rejected", "--exit", "--from-beginning")}
    assert {truth.id for truth in truths if truth.expect == "rejected"} <= rejected


def test_the_stream_says_what_batch_says_of_the_same_order(truths, instance, settings, tmp_path):
    outcomes = read_outcomes(settings)
    (order,), found = outcomes.clean.values(), outcomes.verdicts
    clean = list(order.items())
    lines, out = tmp_path / "clean.jsonl", tmp_path / "verdicts.jsonl"
    lines.write_bytes(b"".join(value + b"\n" for _, value in clean))
    ran = instance.run("batch", "--stages", "dedupe", "--in", lines, "--out", out)
    assert ran.returncode == 0, ran.stderr
    rows = [orjson.loads(line) for line in out.read_bytes().splitlines()]
    assert len(rows) == len(clean) > 1_300
    wrong = [
        (found.get(origin), verdict_of_row(row))
        for (origin, _), row in zip(clean, rows, strict=True)
        if found.get(origin) != verdict_of_row(row)
    ]
    assert wrong == []


def test_metrics_say_what_the_audit_says(truths, instance):
    counts = instance.audit()

    def metric(stage, outcome):
        return instance_metrics[f'wireroom_articles_total{{mode="live",outcome="{outcome}",stage="{stage}"}}']

    def settled():
        nonlocal instance_metrics
        instance_metrics = instance.metrics()
        return metric("group", "passed") >= counts["unique"]

    instance_metrics = {}
    instance.wait_for(settled)
    outcomes = ("passed", "duplicate", "rejected", "failed")
    assert sum(metric("clean", outcome) for outcome in outcomes) == counts["raw"]
    assert metric("clean", "rejected") == counts["rejected"]
    assert metric("clean", "failed") == counts["dead"]
    assert metric("clean", "passed") == counts["clean"]
    assert metric("dedupe", "duplicate") == counts["duplicates"]
    assert (
        metric("dedupe", "passed") == metric("tag", "passed") == metric("group", "passed") == counts["unique"]
    )
    by_reason = [
        value for name, value in instance_metrics.items() if name.startswith("wireroom_rejected_total")
    ]
    assert sum(by_reason) == counts["rejected"]
    assert instance_metrics["wireroom_dead_letters"] == counts["dead"]


def test_stats_say_what_the_audit_says(truths, instance):
    counts = instance.audit()
    for options in ((), ("--bootstrap", instance.kafka)):
        (found,) = instance.rows("stats", *options)
        shown = {name: found["counts"][name] for name in ("raw", "unique", "duplicates", "rejected", "dead")}
        assert shown == {name: counts[name] for name in shown}
        assert found["ready"] is True


def test_a_duplicate_can_be_traced_to_why_it_stopped(truths, instance):
    (last,) = instance.rows("tail", "duplicates", "--exit", "--limit", "1")
    ran = instance.run("trace", last["value"]["id"])
    assert ran.returncode == 0
    assert f"repeats {last['value']['of']}" in ran.stdout.decode()
    hops = instance.rows("trace", last["value"]["id"])
    assert {"articles.raw", "articles.clean", "articles.duplicates"} <= {hop.get("topic") for hop in hops}
    assert instance.run("trace", "nobody-knows-it").returncode == 1


def test_audit_is_readable_without_json(truths, instance):
    text = instance.run("audit").stdout.decode()
    assert "lost their outcome (the ledger sends them again)" in text
    assert f"{instance.audit()['raw']:,}" in text


@pytest.mark.skipif(not SEEDS.exists(), reason="the seed pages are not part of the repository")
def test_the_seed_pages_make_one_story_and_their_copies_duplicates(truths, instance):
    wanted = orjson.loads((SEEDS / "expected.json").read_bytes())["articles"]
    pages = sorted(SEEDS.glob("*.txt"))
    before = instance.audit()
    instance.rows("produce", *pages)
    first = instance.audit()
    assert first["unique"] == before["unique"] + len(pages) == before["unique"] + 5
    grouped = [row["value"] for row in instance.rows("tail", "grouped", "--exit", "--limit", "5")]
    assert {article["title"] for article in grouped} == {page["title"] for page in wanted.values()}
    assert len({article["story"]["id"] for article in grouped}) == 1
    assert all("Istanbul" in {place["name"] for place in article["places"]} for article in grouped)
    instance.rows("produce", *pages)
    assert instance.audit()["duplicates"] == first["duplicates"] + 5
    again = [row["value"] for row in instance.rows("tail", "duplicates", "--exit", "--limit", "5")]
    assert {row["rule"] for row in again} <= {"exact", "same_record"}
    assert {row["of"] for row in again} == {article["id"] for article in grouped}


def test_a_killed_worker_is_back_and_nothing_is_lost(truths, instance, settings):
    (worker,) = (state for state in read_states(settings.data_dir) if state["slot"] == "worker-0")
    before = instance.audit()["raw"]
    push(settings, [record(f"k-{n}", content=f"A {n} killed worker comes back. " * 60) for n in range(20)])
    os.kill(worker["pid"], signal.SIGKILL)
    counts = instance.audit()
    assert counts["raw"] == before + 20
    assert counts["repeated"] == counts["conflicting"] == counts["missing"] == 0
    instance.wait_for(lambda: orjson.loads(instance.get("/readyz"))["ready"])
    assert restarts(instance) == {'wireroom_restarts_total{cause="killed"}': 1.0}


def test_sigterm_leaves_no_process_and_a_second_start_continues(truths, instance, settings):
    before = instance.audit()
    code, left = instance.stop()
    assert (code, left) == (0, [])
    assert not (settings.data_dir / "run" / "instance.json").exists()
    assert instance.audit() == before
    assert instance.run("stats", "--json").returncode == 0
    # What is pushed meanwhile waits, and what came before is still known.
    (last,) = instance.rows("tail", "articles.unique", "--exit", "--limit", "1")
    copy = {name: last["value"][name] for name in ("title", "source", "url", "published", "fetched_at")}
    push(settings, [orjson.dumps(copy | {"id": "copy", "source": "agency.example", "url": None,
                                         "content": last["value"]["text"]})])  # fmt: skip
    instance.start()
    counts = instance.audit()
    assert (counts["raw"], counts["duplicates"]) == (before["raw"] + 1, before["duplicates"] + 1)
    code, left = instance.stop(signal.SIGINT)
    assert (code, left) == (0, [])
    assert not [p for p in psutil.Process().children(recursive=True) if "up" in p.cmdline()]
