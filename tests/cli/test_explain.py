import orjson
import pytest
from typer.testing import CliRunner

from pipeline.cli.explain import explain
from pipeline.cli.main import app
from tests.observe.scene import Scene
from tests.observe.terminal import rows, run

TEXT = (
    "The harbour council voted on Tuesday to close the old ferry dock for eleven months of repairs.\n\n"
    "Captain Ines Okafor said the winter storms had broken two piles, and Mayor Henrik Brandt put the cost "
    "at 4.2 million euros. The council's engineers measured the tides at night and found that the steel had "
    "rusted faster than anyone expected when the dock was built.\n\n"
    "Boats to Malmo will leave from the north quay at 7 and 18 until the spring, the council said. Residents "
    "on the hill fear that the buses will be full, and the baker at the old dock expects to close as well. "
    "A museum lends its barge to school classes so that they do not have to walk around the harbour.\n"
)


@pytest.fixture
def files(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    report, reprint = tmp_path / "a/report.txt", tmp_path / "b/reprint.json"
    report.write_text("Ferry dock closes for eleven months\n\n" + TEXT)
    copy = {"source": "two.example", "title": "Dock to close", "content": TEXT.replace("buses", "trams")}
    reprint.write_bytes(orjson.dumps(copy))
    return str(report), str(reprint)


def test_two_files_are_cleaned_and_compared(files):
    ran = CliRunner().invoke(app, ["explain", *files, "--json"])
    said = orjson.loads(ran.stdout)
    assert ran.exit_code == 0
    assert said["rule"] == "near"
    assert 0.9 < said["exact"]["jaccard"] < 1.0
    assert not any(guard["against"] for guard in said["guards"])
    for side in ("a", "b"):
        text, spans = said[side]["text"], said[side]["spans"]
        assert text[: spans[0][1]].startswith("The harbour council")
        assert sum(end - begin for begin, end in spans) > 0.9 * len(text)
    assert "memory" in said["note"]


def test_people_see_both_texts_the_guards_and_the_verdict(files):
    ran = CliRunner().invoke(app, ["explain", *files], env={"COLUMNS": "100"})
    assert ran.exit_code == 0
    assert "A museum lends its barge" in ran.stdout
    assert "log-odds of a copy" in ran.stdout
    assert "B repeats A: near" in ran.stdout


def test_a_file_without_an_article_is_a_usage_error(files, tmp_path):
    (tmp_path / "empty.txt").write_text("Subscribe now\n")
    ran = CliRunner().invoke(app, ["explain", files[0], str(tmp_path / "empty.txt")])
    assert ran.exit_code != 0
    assert "empty.txt" in str(ran.exception)


@pytest.mark.broker
def test_ids_and_origins_are_found_among_the_cleaned_articles(settings):
    scene = Scene(settings)
    try:
        scene.grouped("a-1")
        origin = scene.duplicate("a-2", of="a-1")
    finally:
        scene.close()
    [said] = rows(run(explain, settings, "a-1", str(origin), "--json"))
    assert (said["a"]["id"], said["b"]["id"]) == ("a-1", "a-2")
    assert said["a"]["spans"] == said["b"]["spans"] == [[0, 31]]
    ran = run(explain, settings, "a-1", "9-9")
    assert ran.exit_code != 0
    assert "9-9: no such file" in str(ran.exception)
