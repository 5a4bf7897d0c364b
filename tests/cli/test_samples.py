from __future__ import annotations

from pathlib import Path

import orjson
import pytest
import typer
from typer.testing import CliRunner

from pipeline.cli.samples import samples
from pipeline.errors import UsageError

app = typer.Typer()
app.command()(samples)


def test_records_and_truth_stand_line_by_line_beside_each_other(tmp_path: Path) -> None:
    out, truth = tmp_path / "raw.jsonl", tmp_path / "truth.jsonl"
    arguments = ["--count", "120", "--seed", "5", "--out", str(out), "--truth", str(truth), "--json"]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0
    assert orjson.loads(result.stdout)["records"] == 120
    truths = [orjson.loads(line) for line in truth.read_bytes().splitlines()]
    lines = out.read_bytes().split(b"\n")[:-1]
    assert len(lines) == len(truths) == 120
    assert [known["line"] for known in truths] == list(range(1, 121))
    assert "body" not in truths[0]
    given = orjson.loads(lines[0]).get("id")
    assert given in (None, truths[0]["id"])


def test_a_table_says_how_many_of_each_kind(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["--count", "50", "--out", str(tmp_path / "raw.jsonl")])
    assert result.exit_code == 0
    assert "50 records in" in result.stdout
    assert "original" in result.stdout


def test_an_end_that_is_no_time_and_a_path_that_cannot_be_written_are_named(tmp_path: Path) -> None:
    for arguments in (
        ["--end", "tomorrow", "--out", str(tmp_path / "a")],
        ["--out", str(tmp_path / "no" / "a")],
    ):
        result = CliRunner().invoke(app, arguments)
        assert isinstance(result.exception, UsageError)
        with pytest.raises(UsageError, match=r"no RFC 3339 time|cannot be written"):
            raise result.exception
