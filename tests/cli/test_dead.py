import orjson
import pytest

from pipeline.cli.dead import app
from pipeline.errors import UsageError, WireroomError
from pipeline.kafka.codec import Resent
from pipeline.kafka.deadletters import dead_letters
from pipeline.outcome import Fault
from tests.observe.terminal import rows, run

pytestmark = pytest.mark.broker


def actions(settings):
    return [letter.action for letter in dead_letters(settings)]


def test_list_counts_by_stage_and_fault_then_shows_each(scene, settings):
    scene.dead()
    scene.dead()
    scene.dead_at_tag("a-1")
    lines = run(app, settings, "list").stdout.splitlines()
    assert lines[0].split() == ["2", "clean", "bad_json"]
    assert lines[1].split() == ["1", "tag", "stage_error"]
    assert lines[2].split() == ["3", "in", "all"]
    assert "id a-1: ValueError: no such place" in lines[5]
    assert len(lines) == 6


def test_list_as_json_and_filtered(scene, settings):
    scene.dead(partition=1)
    scene.dead(None, fault=Fault.TOMBSTONE, error="no value")
    (row,) = rows(run(app, settings, "list", "--json", "--fault", "bad_json"))
    assert row["origin"] == "1-0"
    assert (row["stage"], row["fault"], row["error"]) == ("clean", "bad_json", "not JSON: line 1")
    assert rows(run(app, settings, "list", "--json", "--stage", "tag")) == []
    assert run(app, settings, "list", "--stage", "tag").stdout == "no open dead letters\n"


def test_show_prints_headers_and_bytes_and_raw_writes_them_unchanged(scene, settings):
    scene.dead(b"\xff{broken\x1b[31m\n", partition=1)
    text = run(app, settings, "show", "1-0").stdout
    assert "wr-fault: bad_json" in text
    assert "{broken" in text
    assert "\x1b" not in text
    assert run(app, settings, "show", "1-0", "--raw").stdout_bytes == b"\xff{broken\x1b[31m\n"
    (row,) = rows(run(app, settings, "show", "1-0", "--json"))
    assert row["headers"]["wr-error"] == "not JSON: line 1"


def test_show_of_an_unknown_origin_is_a_clear_error(scene, settings):
    result = run(app, settings, "show", "0-99")
    assert isinstance(result.exception, WireroomError)
    assert result.exception.exit_code == 1
    assert "0-99" in str(result.exception)


def test_nothing_is_done_without_yes(scene, settings):
    scene.dead()
    for command in ("redrive", "discard"):
        result = run(app, settings, command, "--all")
        assert result.exit_code == 0
        assert result.stdout.startswith("planned")
        assert "nothing is done without --yes" in result.stderr
    assert actions(settings) == [""]


def test_redrive_of_one_and_discard_of_the_others(scene, settings):
    origin = scene.dead()
    scene.dead()
    (row,) = rows(run(app, settings, "redrive", origin, "--yes", "--json"))
    assert (row["origin"], row["result"], row["uses"]) == (str(origin), "redriven", "raw record")
    result = run(app, settings, "discard", "--fault", "bad_json", "--yes")
    assert result.stdout.startswith("discarded")
    assert actions(settings) == ["redriven", "discarded"]
    assert run(app, settings, "list").stdout == "no open dead letters\n"
    closed = run(app, settings, "list", "--closed", "--json")
    assert [row["action"] for row in rows(closed)] == ["redriven", "discarded"]


def test_what_is_refused_is_shown_and_exits_1(scene, settings):
    origin = scene.dead()
    scene.dead_letter(origin, b"{broken", resent=Resent(origin, 3), via=origin)
    result = run(app, settings, "redrive", "--all", "--yes", "--json")
    assert result.exit_code == 1
    (row,) = [orjson.loads(line) for line in result.stdout_bytes.splitlines()]
    assert row["result"] == "refused"
    assert "sent again 3 times" in row["refused"]
    assert run(app, settings, "redrive", "--all", "--max-attempts", 4).exit_code == 0


def test_what_to_take_must_be_said(scene, settings):
    assert isinstance(run(app, settings, "redrive", "--yes").exception, UsageError)
    assert isinstance(run(app, settings, "redrive", "nonsense").exception, UsageError)
    result = run(app, settings, "discard", "5-5", "--yes")
    assert "5-5" in str(result.exception)
    assert result.exception.exit_code == 1


@pytest.mark.parametrize("command", ["list", "show", "redrive", "discard"])
def test_help_shows_two_examples(settings, command):
    text = run(app, settings, command, "--help").stdout
    assert text.count(f"wireroom dead {command}") >= 2
