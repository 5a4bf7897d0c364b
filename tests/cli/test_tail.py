import signal
import threading

import orjson
import pytest

from pipeline.cli.tail import EXAMPLES, printable, tail
from pipeline.errors import UsageError
from pipeline.sources.fields import field_of
from tests.observe.terminal import rows, run, start

pytestmark = pytest.mark.broker


def test_json_is_the_record_with_its_value_parsed(scene, settings):
    origin = scene.grouped("a-1")
    (row,) = rows(run(tail, settings, "articles.grouped", "--from-beginning", "--exit", "--json"))
    assert set(row) == {"topic", "partition", "offset", "timestamp", "key", "headers", "value"}
    assert row["topic"] == "articles.grouped"
    assert row["value"]["story"] == {"id": "story-1", "score": 0.75}
    assert row["headers"]["ce_id"] == "a-1"
    assert row["headers"]["wr-raw-offset"] == str(origin.offset)


def test_a_line_for_people_has_time_place_source_and_title(scene, settings):
    scene.grouped("a-1", title="A bridge opens")
    scene.duplicate("a-2", of="a-1")
    line = run(tail, settings, "duplicates", "--exit").stdout
    assert "daily.example" in line
    assert "rule=exact" in line
    assert "of=a-1" in line
    assert line.count("\n") == 1


def test_titles_cannot_steer_the_terminal(scene, settings):
    scene.grouped("a-1", title="Red \x1b[31m alert\x07\r\nforged line \u202e gnp")
    line = run(tail, settings, "articles.unique", "--exit").stdout
    assert line.count("\n") == 1
    for char in ("\x1b", "\x07", "\r", "\u202e"):
        assert char not in line


def test_exit_alone_shows_the_last_ten_and_limit_so_many(scene, settings):
    for number in range(12):
        scene.raw({"id": f"a-{number}", "content": "x"}, partition=0)
    shown = rows(run(tail, settings, "raw", "--exit", "--json"))
    assert [row["value"]["id"] for row in shown] == [f"a-{number}" for number in range(2, 12)]
    shown = rows(run(tail, settings, "raw", "--exit", "--limit", 2, "--json"))
    assert [row["value"]["id"] for row in shown] == ["a-10", "a-11"]
    shown = rows(run(tail, settings, "raw", "--from-beginning", "--limit", 2, "--json"))
    assert [row["value"]["id"] for row in shown] == ["a-0", "a-1"]


def test_where_and_fields_choose_records_and_columns(scene, settings):
    scene.grouped("a-1", "One")
    scene.grouped("a-2", "Two")
    options = ("articles.grouped", "--from-beginning", "--exit")
    chosen = run(tail, settings, *options, "--where", "title=Two", "--fields", "id,story.id,offset", "--json")
    assert rows(chosen) == [{"id": "a-2", "story.id": "story-1", "offset": 1}]
    both = run(tail, settings, *options, "--where", "story.score=0.75", "--where", "headers.ce_id=a-1")
    assert both.stdout.count("\n") == 1
    assert run(tail, settings, *options, "--where", "id=a-1", "--fields", "id,title").stdout == "a-1\tOne\n"
    assert run(tail, settings, *options, "--where", "nothing=1").stdout == ""


def test_any_bytes_can_be_shown(scene, settings):
    for value in (None, b"\xff\xfe\x00", b"", b"[" * 2000, b"plain words"):
        scene.raw(value)
    shown = rows(run(tail, settings, "raw", "--from-beginning", "--exit", "--json"))
    assert shown[0]["value"] is None
    assert len(shown) == 5
    assert run(tail, settings, "raw", "--from-beginning", "--exit").stdout.count("\n") == 5


def test_an_unknown_topic_or_condition_is_a_usage_error(settings):
    unknown = run(tail, settings, "articles.nonsense")
    assert isinstance(unknown.exception, UsageError)
    assert "articles.rejected" in str(unknown.exception)
    assert isinstance(run(tail, settings, "raw", "--where", "id").exception, UsageError)


def test_ctrl_c_ends_a_live_tail_without_a_word(scene, settings):
    scene.grouped("a-1")
    process = start("pipeline.cli.tail", "tail", settings, "articles.unique", "--from-beginning", "--json")
    watchdog = threading.Timer(60, process.kill)
    watchdog.start()
    assert process.stdout is not None
    assert orjson.loads(process.stdout.readline())["value"]["id"] == "a-1"
    process.send_signal(signal.SIGINT)
    out, errors = process.communicate()
    watchdog.cancel()
    assert (process.returncode, out, errors) == (0, b"", b"")


def test_a_closed_pipe_ends_it_without_a_word(scene, settings):
    scene.grouped("a-1")
    process = start("pipeline.cli.tail", "tail", settings, "articles.unique", "--from-beginning")
    watchdog = threading.Timer(60, process.kill)
    watchdog.start()
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    scene.grouped("a-2")
    assert process.wait(60) == 0
    assert process.stderr.read() == b""
    process.stderr.close()
    watchdog.cancel()


def test_help_shows_two_examples():
    assert EXAMPLES.count("wireroom tail") == 2


def test_a_field_is_looked_for_in_the_value_first_then_in_the_envelope():
    row = {"key": "k", "offset": 4, "value": {"key": "inner", "story": {"id": "s"}, "list": [1]}}
    assert field_of(row, "key") == "inner"
    assert field_of(row, "offset") == 4
    assert field_of(row, "story.id") == "s"
    assert field_of(row, "list.0") is None
    assert field_of({"value": "text"}, "title") is None


def test_printable_text_is_one_short_line():
    assert printable("a\n\tb  c") == "a b c"
    assert printable("x" * 300, 10) == "x" * 9 + "…"
    assert printable(None) == "None"
