from __future__ import annotations

from pathlib import Path

import orjson
import pytest
import typer
from typer.testing import CliRunner

from pipeline.cli.produce import produce
from pipeline.errors import UsageError
from pipeline.kafka.topics import apply_topics
from pipeline.settings import Settings

app = typer.Typer()
app.command()(produce)


@pytest.fixture
def ready(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setenv("WIREROOM_TOPIC_PREFIX", settings.topic_prefix)
    apply_topics(settings)
    return settings


def run(settings: Settings, *arguments: str, stdin: bytes | None = None) -> tuple[int, str]:
    result = CliRunner().invoke(app, [*arguments, "--bootstrap", str(settings.bootstrap)], input=stdin)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout


def test_all_sent_is_exit_code_zero(ready: Settings, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("An article")
    code, out = run(ready, str(tmp_path))
    assert code == 0
    assert out.startswith("1 sent, ")


def test_refusals_are_counted_shown_and_exit_code_one(ready: Settings, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"source": "s", "content": "x"}\nbroken\n')
    code, out = run(ready, str(path), str(tmp_path / "no.txt"))
    assert code == 1
    assert "1 sent, 2 refused" in out
    assert "1 refused: bad_json" in out
    assert f"{path}:2: not JSON" in out
    assert "no file there" in out


def test_json_is_one_object(ready: Settings) -> None:
    lines = b'{"source": "s", "content": "x"}\n{"source": "s"}\n'
    code, out = run(ready, "-", "--json", stdin=lines)
    assert code == 1
    assert orjson.loads(out) == {"sent": 1, "refused": 1, "reasons": {"missing_content": 1}}


def test_raw_sends_broken_lines(ready: Settings) -> None:
    assert run(ready, "-", "--raw", "--json", stdin=b'{"source": "s"}\n')[0] == 0


@pytest.mark.parametrize("rate", ["fast", "0", "-1/s", "inf"])
def test_a_senseless_rate_is_refused(ready: Settings, rate: str) -> None:
    with pytest.raises(UsageError, match="--rate"):
        run(ready, "-", "--rate", rate, stdin=b"x")
