import os
import threading

import pytest

from pipeline.article import Origin, isoformat, parse_time
from pipeline.cli.compare import compare as command
from pipeline.cli.replay import replay
from pipeline.errors import UsageError
from pipeline.flow import RAW
from pipeline.kafka.clients import producer
from pipeline.kafka.codec import Message
from pipeline.kafka.compare.differences import ASPECTS, compare
from pipeline.kafka.compare.scope import in_common
from pipeline.kafka.compare.side import Places, Side
from pipeline.kafka.ledger.origins import Origins
from pipeline.kafka.replay.plan import Range, planned
from pipeline.kafka.replay.run import load, save, shadow
from pipeline.settings import Settings
from tests.e2e.stream import articles, read, send_samples, verdicts
from tests.kafka.lived import live_through, processed
from tests.observe.scene import NOON
from tests.observe.terminal import rows, run

pytestmark = pytest.mark.broker

COUNT = 150


@pytest.fixture(scope="module")
def lived(kafka, tmp_path_factory):
    """A live flow, and runs of the same articles: with the same code, and with nothing like a near copy."""
    prefix = f"compared{os.getpid()}."
    settings = Settings(bootstrap=kafka, data_dir=tmp_path_factory.mktemp("compared"), topic_prefix=prefix)
    live_through(settings, COUNT)
    for name, *more in (("same", "--memory", "copy"), ("stricter", "--threshold", "votes=1000")):
        assert run(replay, settings, "--target", f"shadow={name}", *more).exit_code == 0
    return settings


def told(settings, *arguments, code=0):
    ran = run(command, settings, *arguments, "--json")
    assert ran.exit_code == code, ran.output
    return rows(ran)[0]


def test_the_same_code_differs_in_nothing(lived):
    found = told(lived, "live", "same")
    assert found["articles"] == found["same"] == len(verdicts(lived))
    assert (found["changed"], found["lost"], found["added"], found["classes"]) == (0, 0, 0, [])
    assert "0.000% differ" in run(command, lived, "live", "same").output


def test_each_verdict_that_differs_is_told_with_its_class_and_no_other(lived):
    live, stricter = verdicts(lived), verdicts(shadow(lived, "stricter"))
    differing = {origin for origin in live if live[origin] != stricter[origin]}
    assert differing
    found = told(lived, "live", "stricter", "--examples", COUNT, code=1)
    classes = [each for each in found["classes"] if each["aspect"] == "verdict"]
    assert sum(each["count"] for each in classes) == len(differing)
    assert {each["origin"] for one in classes for each in one["examples"]} == {str(o) for o in differing}
    assert any(each["what"] == "duplicate near -> unique" for each in classes)
    near = next(each for each in classes if each["what"] == "duplicate near -> unique")["examples"][0]
    assert near["before"].startswith("duplicate near of ")
    assert near["after"] == "unique"
    assert near["title"]
    assert found["share"] == pytest.approx(1 - found["same"] / found["articles"])


def test_the_other_way_round_it_says_the_reverse(lived):
    there, back = (told(lived, *names, code=1) for names in (("live", "stricter"), ("stricter", "live")))
    turned = {each["what"]: each["count"] for each in back["classes"] if each["aspect"] == "verdict"}
    for each in there["classes"]:
        if each["aspect"] == "verdict" and " -> " in each["what"]:
            assert turned[" -> ".join(reversed(each["what"].split(" -> ")))] == each["count"]
    assert (there["same"], there["lost"], there["added"]) == (back["same"], back["added"], back["lost"])


def test_what_is_tolerated_or_ignored_is_no_failure(lived):
    found = told(lived, "live", "stricter", "--tolerate", "100%")
    assert found["within"]
    told(lived, "live", "stricter", "--tolerate", str(found["share"] / 2), code=1)
    assert told(lived, "live", "stricter", "--ignore", ",".join(ASPECTS))["changed"] == 0
    people = run(command, lived, "live", "stricter").output
    assert "duplicate near -> unique" in people


def test_only_what_both_were_to_go_through_counts(lived):
    assert run(replay, lived, "--target", "shadow=few", "--memory", "copy", "--max", 40).exit_code == 0
    end = load(lived, "few").end
    found = told(lived, "live", "few")
    inside = [o for o in verdicts(lived) if o.offset < end[o.partition]]
    assert 0 < found["articles"] == len(inside) < COUNT
    assert found["same"] == found["articles"]


def test_of_a_selection_nothing_else_is_called_lost(lived):
    source = articles(lived, "articles.clean")[0]["source"]
    asked = ("--target", "shadow=one", "--memory", "copy", "--where", f"source={source}")
    assert run(replay, lived, *asked).exit_code == 0
    found = told(lived, "live", "one", "--ignore", "story,verdict")
    assert found["lost"] == found["added"] == 0
    assert 0 < found["articles"] < COUNT


def test_of_those_rejected_for_a_reason_nothing_else_is_called_lost(lived):
    assert run(replay, lived, "--target", "shadow=why", "--reason", "rejected").exit_code == 0
    found = told(lived, "live", "why")
    rejected = [origin for origin, ((outcome, *_),) in verdicts(lived).items() if outcome == "rejected"]
    assert found["articles"] == found["same"] == len(rejected) > 0


def test_a_run_that_copied_has_nothing_to_compare(lived):
    assert run(replay, lived, "--republish", "board=copied", "--max", 5).exit_code == 0
    with pytest.raises(UsageError, match="copied records"):
        in_common(lived, "live", "copied")


def test_what_is_lost_or_added_is_told(lived):
    places = Places(in_common(lived, "live", "same"))
    one, two = Side(places), Side(places)
    one.read(lived, lived)
    two.read(shadow(lived, "same"), lived)
    gone = [index for index in range(places.size) if one.rows[index]["state"]][:3]
    for index in gone:
        two.rows[index] = 0
    found = compare(one, two)
    assert (found.lost, found.added, found.changed) == (3, 0, 0)
    assert {i for each in found.classes for i in each.examples} == set(gone)
    assert compare(two, one).added == 3


def test_what_strangers_write_on_the_topics_is_passed_over(scene, settings):
    origin = scene.grouped("a-1")
    places = Places(Origins.of([origin]))
    plain, disturbed = Side(places), Side(places)
    plain.read(settings, settings)
    head = [("wr-raw-partition", b"%d" % origin.partition), ("wr-raw-offset", b"%d" % origin.offset)]
    for topic in ("articles.clean", "articles.grouped", "articles.duplicates", "articles.rejected"):
        for value in (None, b"{broken", b"[1]", b"{}"):
            scene.send(Message(topic, b"0", value, head, int(NOON * 1000)))
    disturbed.read(settings, settings)
    assert disturbed.rows == plain.rows


def test_outcomes_that_are_older_than_the_first_record_of_the_range_are_found(lived, monkeypatch):
    """As where a producer's clock was behind: the first look, by time, misses half of them."""
    middle = sorted(row.timestamp for row in read(lived, RAW))[COUNT // 2]
    monkeypatch.setattr(Side, "_first_ms", lambda *_: middle)
    found = told(lived, "live", "same")
    assert found["articles"] == found["same"] == len(verdicts(lived))


def test_what_the_live_flow_has_not_come_to_is_left_out(settings):
    live_through(settings, 30)
    send_samples(settings, 20, seed=6)
    assert run(replay, settings, "--target", "shadow=ahead").exit_code == 0
    found = told(settings, "live", "ahead")
    assert found["articles"] == found["same"] == len(verdicts(settings))
    assert found["left_out"] == len(verdicts(shadow(settings, "ahead"))) - found["articles"] > 0
    assert "left out" in run(command, settings, "ahead", "live").output


def test_what_waits_between_two_stages_is_left_out(settings):
    live_through(settings, 30, ["clean"])
    assert run(replay, settings, "--target", "shadow=ahead").exit_code == 0
    found = told(settings, "live", "ahead")
    assert {outcome for ((outcome, *_),) in verdicts(settings).values()} <= {"rejected", "failed"}
    assert found["articles"] == found["same"] == len(verdicts(settings))


def test_what_an_open_transaction_hides_is_waited_for(settings):
    live_through(settings, 30)
    assert run(replay, settings, "--target", "shadow=same").exit_code == 0
    hides = producer(settings, transactional_id=f"{settings.topic_prefix}stranger")
    hides.init_transactions()
    hides.begin_transaction()
    for topic in ("articles.grouped", "articles.duplicates"):
        hides.send(settings.topic_prefix + topic, b"", partition=0).get(10)
    send_samples(settings, 20, seed=6)
    processed(settings)
    assert run(replay, settings, "--target", "shadow=more", "--memory", "copy").exit_code == 0
    later = threading.Timer(2, hides.abort_transaction)
    later.start()
    found = told(settings, "live", "more")
    later.join()
    hides.close(timeout=5)
    assert found["articles"] == found["same"] == len(verdicts(settings))


def test_a_time_narrows_what_is_compared(lived):
    times = {Origin(row.partition, row.offset): row.timestamp for row in read(lived, RAW)}
    moment = isoformat(sorted(times.values())[COUNT // 2] / 1000)
    late = told(lived, "live", "same", "--from", moment)
    early = told(lived, "live", "same", "--to", moment)
    settled = verdicts(lived)
    assert (
        late["articles"]
        == late["same"]
        == sum(times[origin] / 1000 >= parse_time(moment) for origin in settled)
    )
    assert early["articles"] + late["articles"] == len(settled)


@pytest.mark.parametrize("names", [("live", "live"), ("same", "same")])
def test_a_flow_is_not_compared_with_itself(lived, names):
    with pytest.raises(UsageError, match="compare live with a run"):
        in_common(lived, *names)


def test_a_run_that_has_not_ended_is_refused(lived):
    save(lived, planned(lived, "unborn", "articles.raw", Range(), None))
    with pytest.raises(UsageError, match=r"unborn is planned, not done: wireroom replay --resume unborn"):
        in_common(lived, "live", "unborn")
