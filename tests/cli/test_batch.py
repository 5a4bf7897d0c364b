import gzip
import os
import subprocess
import sys

import orjson
import pytest
from typer.testing import CliRunner

from pipeline.cli.main import app
from pipeline.errors import UsageError
from pipeline.sources.samples import sample_records

NOW = "1744286400"


def batch(*arguments, lines=None):
    """Run the command and return its rows."""
    ran = CliRunner().invoke(app, ["batch", "--now", NOW, *arguments], input=lines)
    assert ran.exit_code == 0, ran.output
    return [orjson.loads(line) for line in ran.stdout_bytes.splitlines()]


@pytest.fixture(scope="module")
def samples():
    return [value for value, _ in sample_records(200, seed=2)]


@pytest.fixture(scope="module")
def rows(samples):
    return batch(lines=b"\n".join(samples))


def test_every_record_has_one_outcome_a_line_in_input_order(samples, rows):
    assert len(rows) == len(samples)
    ids = [truth.id for _, truth in sample_records(200, seed=2)]
    assert [row["id"] for row in rows] == ids
    assert {row["outcome"] for row in rows} == {"passed", "duplicate", "rejected", "failed"}


def test_each_outcome_has_the_fields_that_other_programs_rely_on(rows):
    wanted = {
        "passed": {"id", "outcome", "stage", "article"},
        "duplicate": {"id", "outcome", "stage", "of", "rule", "score"},
        "rejected": {"id", "outcome", "stage", "reason"},
        "failed": {"id", "outcome", "stage", "reason"},
    }
    for row in rows:
        assert wanted[row["outcome"]] <= set(row)
    assert {row["stage"] for row in rows if row["outcome"] == "passed"} == {"group"}


def test_stages_in_a_chain_give_what_all_at_once_give(samples, rows):
    lines, outcomes = b"\n".join(samples), {}
    for stage in ("clean", "dedupe", "tag", "group"):
        made = batch("--stages", stage, lines=lines)
        outcomes |= {row["id"]: row for row in made if row["outcome"] != "passed" and row["id"]}
        passed = [row for row in made if row["outcome"] == "passed"]
        assert {row["stage"] for row in passed} == {stage}
        lines = b"\n".join(orjson.dumps(row["article"]) for row in passed)
    assert passed == [row for row in rows if row["outcome"] == "passed"]
    expected = {row["id"]: row for row in rows if row["outcome"] in ("duplicate", "rejected")}
    assert {name: outcomes[name] for name in expected} == expected


def test_dedupe_alone_reads_the_few_fields_of_a_clean_article():
    text = "The council met on Monday and voted for the new bridge over the river at last. " * 5
    lines = [{"id": name, "title": "Bridge", "text": text, "source": name, "url": None} for name in "ab"]
    first, second = batch("--stages", "dedupe", lines=b"\n".join(map(orjson.dumps, lines)))
    assert first["outcome"] == "passed"
    assert (second["outcome"], second["of"], second["rule"], second["score"]) == (
        "duplicate",
        "a",
        "exact",
        1.0,
    )


def test_files_are_read_and_written_the_same_way_twice(samples, rows, tmp_path):
    source, target = tmp_path / "raw.jsonl", tmp_path / "out.jsonl"
    source.write_bytes(b"\n".join(samples))
    assert batch("--in", str(source), "--out", str(target)) == []
    assert [orjson.loads(line) for line in target.read_bytes().splitlines()] == rows


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"not JSON", "bad_json"), (b"[]", "wrong_type"), (b'{"id": "a"}', "missing_content"),
        (b'{"content": "x"}', "missing_source"), (b'{"content": "caf\xe9", "source": "s"}', "bad_utf8"),
        (gzip.compress(b"x", mtime=0).replace(b"\n", b""), "bad_utf8"),
    ],
)  # fmt: skip
def test_bad_lines_fail_with_their_reason_and_the_rest_goes_on(samples, content, reason):
    first, second = batch("--stages", "clean", lines=content + b"\n\n" + samples[0])
    assert (first["outcome"], first["reason"]) == ("failed", reason)
    assert second["outcome"] == "passed"


def test_nothing_in_gives_nothing_out():
    assert batch(lines=b"") == batch(lines=b"\n \n") == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--stages", "tag,clean"], "name neighbours out of"),
        (["--in", "/no/such/file"], "/no/such/file: No such file or directory"),
        (["--in", "/tmp"], "Is a directory"),
    ],
)
def test_what_cannot_work_is_a_usage_error_in_one_line(arguments, words):
    ran = subprocess.run(
        [sys.executable, "-m", "pipeline.cli.main", "batch", *arguments],
        capture_output=True, stdin=subprocess.DEVNULL, env=os.environ, check=False,
    )  # fmt: skip
    assert ran.returncode == 2
    assert words in ran.stderr.decode()
    assert b"Traceback" not in ran.stderr


def test_thresholds_are_those_of_the_settings(monkeypatch):
    # Of these samples two are cut short, and what clean leaves of them is contained in their originals.
    lines = b"\n".join(value for value, _ in sample_records(400, seed=3))
    copies = {row["rule"] for row in batch(lines=lines) if row["outcome"] == "duplicate"}
    assert copies >= {"near", "contained"}
    monkeypatch.setenv("WIREROOM_THRESHOLDS", '{"votes": 1000}')
    stricter = {row["rule"] for row in batch(lines=lines) if row["outcome"] == "duplicate"}
    assert not stricter & {"near", "contained"}


def test_a_threshold_that_is_none_is_told_with_those_there_are(monkeypatch):
    monkeypatch.setenv("WIREROOM_THRESHOLDS", '{"likeness": 0.5}')
    ran = CliRunner().invoke(app, ["batch"], input=b"")
    assert isinstance(ran.exception, UsageError)
    assert "no threshold likeness; there are votes, common, text_alone" in str(ran.exception)
