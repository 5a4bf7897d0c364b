import orjson
import pytest

from pipeline.article import Origin
from pipeline.cli.trace import trace
from pipeline.kafka.deadletters import apply, dead_letters
from pipeline.sources.decode import decode_raw
from tests.observe.scene import raw_record
from tests.observe.terminal import rows, run

pytestmark = pytest.mark.broker


def traced(settings, wanted):
    *hops, end = rows(run(trace, settings, wanted, "--json"))
    return hops, end


def test_a_grouped_article_is_followed_through_every_topic(scene, settings):
    scene.grouped("other")
    origin = scene.grouped("a-1", partition=1)
    hops, end = traced(settings, "a-1")
    assert [hop["topic"] for hop in hops] == [
        "articles.raw", "articles.clean", "articles.unique", "articles.tagged", "articles.grouped",
    ]  # fmt: skip
    assert {hop["origin"] for hop in hops} == {str(origin)}
    assert (hops[0]["partition"], hops[0]["offset"]) == (origin.partition, origin.offset)
    assert hops[-1]["verdict"] == {"story": "story-1", "score": 0.75}
    assert end["ended"] == "grouped"
    assert "story-1" in end["why"]


def test_a_duplicate_names_its_original_the_rule_and_the_score(scene, settings):
    scene.grouped("a-1")
    scene.duplicate("a-2", of="a-1")
    hops, end = traced(settings, "a-2")
    assert hops[-1]["verdict"] == {"of": "a-1", "rule": "exact", "score": 1.0, "first_seen": None}
    assert end["ended"] == "duplicate"
    assert end["why"] == "stopped at dedupe: repeats a-1 (exact, score 1.0)"


def test_a_rejected_article_gives_its_reason(scene, settings):
    scene.rejected("a-3")
    _, end = traced(settings, "a-3")
    assert (end["ended"], end["why"]) == ("rejected", "stopped at clean: too_short (3 words)")


def test_a_dead_record_without_an_id_is_found_by_its_origin(scene, settings):
    scene.dead(partition=1)
    hops, end = traced(settings, "1-0")
    assert [hop["topic"] for hop in hops] == ["articles.raw", "articles.dead"]
    assert end["ended"] == "dead"
    assert end["why"].startswith("stopped at clean: bad_json: not JSON: line 1; wireroom dead redrive 1-0")


def test_a_redriven_article_shows_both_attempts_and_what_became_of_it(scene, settings):
    origin = scene.dead_at_tag("a-1")
    apply(settings, dead_letters(settings), "redriven")
    hops, end = traced(settings, "a-1")
    assert [hop["topic"] for hop in hops] == [
        "articles.raw", "articles.clean", "articles.dead", "articles.raw", "articles.dead",
    ]  # fmt: skip
    assert hops[2]["verdict"]["fault"] == "stage_error"
    assert hops[3]["verdict"] == {"resent": 1}
    assert hops[4]["verdict"] == {"action": "redriven", "attempt": 1}
    assert (end["ended"], end["origin"]) == ("waiting", str(origin))
    assert "waits for clean" in end["why"]


def test_a_discarded_letter_says_so(scene, settings):
    scene.dead_at_tag("a-1")
    apply(settings, dead_letters(settings), "discarded")
    _, end = traced(settings, "a-1")
    assert end["ended"] == "dead"
    assert end["why"].endswith("discarded")


def test_an_article_on_its_way_says_what_it_waits_for(scene, settings):
    scene.raw(raw_record("a-9"))
    hops, end = traced(settings, "a-9")
    assert [hop["topic"] for hop in hops] == ["articles.raw"]
    assert (end["ended"], end["why"]) == ("waiting", "has no outcome yet: waits for the clean stage")


@pytest.mark.parametrize("identifier", ["with space", "slash/ed", "ünïcode-é", 'quo"te', 42])
def test_ids_that_json_may_write_in_several_ways_are_found_on_the_raw_topic(scene, settings, identifier):
    value = orjson.dumps(raw_record(identifier)).replace(b"/", b"\\/").replace("é".encode(), b"\\u00e9")
    scene.raw(value)
    _, end = traced(settings, str(identifier))
    assert end["ended"] == "waiting"


def test_an_id_derived_from_the_content_is_found_on_the_raw_topic(scene, settings):
    value = orjson.dumps({"source": "daily.example", "content": "No id came with this."})
    scene.raw(value)
    _, end = traced(settings, decode_raw(value, max_bytes=10_000).id)
    assert end["ended"] == "waiting"


def test_an_id_pushed_twice_has_two_ways(scene, settings):
    scene.grouped("a-1")
    scene.duplicate("a-1", of="a-1")
    ends = [row for row in rows(run(trace, settings, "a-1", "--json")) if "ended" in row]
    assert [(row["origin"], row["ended"]) for row in ends] == [
        (str(Origin(0, 0)), "grouped"),
        (str(Origin(0, 1)), "duplicate"),
    ]


def test_people_get_the_place_in_each_topic_and_a_last_line(scene, settings):
    scene.grouped("a-1", title="A \x1b[31mbridge")
    lines = run(trace, settings, "a-1").stdout.splitlines()
    assert lines[0] == "A [31mbridge"
    assert any("articles.tagged" in line and "0-0" in line for line in lines)
    assert "=> went all the way" in lines[-2]


def test_an_unknown_article_exits_1(scene, settings):
    for wanted in ("nobody", "7-7", "0-0"):
        result = run(trace, settings, wanted)
        assert result.exit_code == 1
        assert wanted in result.stderr
