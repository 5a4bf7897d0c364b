import time

import pytest

from pipeline.article import Article, Origin, RejectedArticle
from pipeline.errors import UsageError
from pipeline.flow import RAW, REJECTED, Output
from pipeline.kafka.codec import Resent, encode
from pipeline.kafka.deadletters import apply, dead_letters, select
from pipeline.kafka.ledger.origins import Origins
from pipeline.kafka.replay.pick import Picked, in_range, source_of
from pipeline.kafka.replay.plan import Range, cut_to, find_range, forecast, planned
from pipeline.kafka.replay.reasons import check_reasons, origins_for
from pipeline.kafka.replay.run import load, save, shadow
from pipeline.kafka.replay.source import Source
from pipeline.outcome import Fault, Item, Reason
from tests.e2e.stream import read, send, verdicts
from tests.kafka.ledger_scene import delete_records, resent
from tests.kafka.lived import OUTCOMES, carried_out, in_small_steps, live_through
from tests.observe.scene import NOON, raw_record

pytestmark = pytest.mark.broker


def rejected(scene, origin, reason=Reason.TOO_SHORT, attempt=0, seconds=0.0):
    verdict = RejectedArticle("a", "daily.example", None, "x", None, reason, "3 words")
    again = {"resent": Resent(origin, attempt), "via": Origin(0, 99)} if attempt else {}
    item = Item(origin, None, NOON + seconds)
    scene.send(encode(Output(REJECTED, "clean", item, verdict), **again))


def test_records_are_found_by_reason_fault_or_class(scene, settings):
    short, empty = scene.raw(raw_record("a")), scene.raw(raw_record("b"))
    rejected(scene, short)
    rejected(scene, empty, Reason.EMPTY)
    broken, tagged = scene.dead(partition=1), scene.dead_at_tag("c")
    scene.grouped("d")
    for reasons, found in (
        (["too_short"], [short]),
        (["too_short", "bad_json"], [short, broken]),
        (["rejected"], [short, empty]),
        (["dead"], [broken, tagged]),
        (["stage_error"], [tagged]),
        (["no_title"], []),
    ):
        assert origins_for(settings, reasons) == Origins.of(found), reasons


def test_the_newest_attempt_counts(scene, settings):
    passed, again, died, other = (scene.raw(raw_record(name)) for name in "abcd")
    for origin in (passed, again, died, other):
        rejected(scene, origin)
    article = Article("a", "daily.example", None, "A bridge opens", "The bridge was opened on Monday.")
    item = Item(passed, None, NOON)
    via = Origin(0, 99)
    scene.send(encode(Output("articles.unique", "dedupe", item, article), resent=Resent(passed, 1), via=via))
    rejected(scene, again, attempt=1)
    scene.dead_letter(died, b"x", Fault.STAGE_ERROR, "no", resent=Resent(died, 1), via=via)
    rejected(scene, other, Reason.EMPTY, attempt=2)
    assert origins_for(settings, ["too_short"]) == Origins.of([again])
    assert origins_for(settings, ["dead"]) == Origins.of([died])
    assert origins_for(settings, ["empty"]) == Origins.of([other])


def test_letters_that_were_redriven_or_discarded_are_out(scene, settings):
    redriven, discarded, left = scene.dead(), scene.dead(), scene.dead()
    letters = dead_letters(settings)
    apply(settings, select(letters, origins=[redriven]), "redriven")
    apply(settings, select(letters, origins=[discarded]), "discarded")
    assert origins_for(settings, ["dead"]) == Origins.of([left])
    rejected(scene, redriven, attempt=1)
    assert origins_for(settings, ["too_short"]) == Origins.of([redriven])


def test_a_time_bounds_what_is_read(scene, settings):
    old, young = scene.raw(raw_record("a")), scene.raw(raw_record("b"))
    rejected(scene, old)
    rejected(scene, young, seconds=10.0)
    assert origins_for(settings, ["rejected"], NOON + 5) == Origins.of([young])


def test_strangers_records_are_passed_over(scene, settings):
    for value in (b"stray", b"[1]", None):
        scene.producer.send(settings.topic_prefix + REJECTED, value, key=b"x").get(10)
        scene.producer.send(
            settings.topic_prefix + REJECTED,
            value,
            key=b"x",
            headers=[("wr-raw-partition", b"0"), ("wr-raw-offset", b"5")],
        ).get(10)
    assert not origins_for(settings, ["rejected", "dead"])


def test_an_unknown_reason_is_refused_with_those_there_are():
    assert check_reasons(["rejected", "bad_utf8"]) == {*Reason, "bad_utf8"}
    with pytest.raises(UsageError, match=r"rejected \(empty, too_short.*dead \(tombstone"):
        check_reasons(["decode"])


@pytest.mark.parametrize("step", [1, 7, 600])
def test_picked_records_come_in_the_order_of_all(settings, step):
    live_through(settings, 40)
    # Stamped after the samples: where a partition's times fall, what is left out changes the order.
    now_ms = int(time.time() * 1000)
    send(settings, [b"%d" % number for number in range(2000)], start_ms=now_ms)
    begin, end = find_range(settings, RAW, Range())
    with Source(settings, settings.topic_prefix + RAW, begin, end) as source:
        every = list(source.rows())
    chosen = Origins.of(Origin(row.partition, row.offset) for row in every[::step])
    with Picked(settings, RAW, in_range(chosen, begin, end)) as picked:
        assert list(picked.rows()) == every[::step]
    with Picked(settings, RAW, in_range(chosen, begin, end)) as picked:
        assert [row for batch in picked.batches(9) for row in batch] == every[::step]


def test_what_was_rejected_is_replayed_beside_the_flow(settings):
    live_through(settings, 150)
    found = verdicts(settings)
    wanted = {origin for origin, ((outcome, *_),) in found.items() if outcome == "rejected"}
    run = planned(settings, "why", RAW, Range(), None, reasons=("rejected",))
    assert forecast(settings, run).records == len(wanted) > 2
    assert in_small_steps(settings, run, 1) >= len(wanted)
    assert load(settings, "why") == run
    assert verdicts(shadow(settings, "why")) == {origin: found[origin] for origin in wanted}
    name = next(row for row in read(settings, REJECTED))
    source = next(text for key, text in name.headers if key == "ce_source").decode()
    few = planned(settings, "few", RAW, Range(), None, reasons=("rejected",), where=(f"source={source}",))
    carried_out(settings, few)
    outcomes = read(shadow(settings, "few"), *OUTCOMES)
    assert 0 < len(outcomes) < len(wanted)
    assert {dict(row.headers)["ce_source"].decode() for row in outcomes} == {source}
    one = cut_to(settings, planned(settings, "one", RAW, Range(), None, reasons=("rejected",)), 1)
    with source_of(settings, one) as source:
        assert len(list(source.rows())) == 1


def test_dead_ones_go_into_the_flow_again_and_close_their_letters(settings):
    live_through(settings, 150)
    letters = {letter.origin for letter in dead_letters(settings)}
    run = planned(settings, "dead", RAW, Range(), None, reasons=("dead",), target="live", memory="live")
    save(settings, run)
    carried_out(settings, run)
    assert {owed.origin for owed, _ in resent(settings)} == letters
    assert not select(dead_letters(settings))
    nothing = planned(settings, "more", RAW, Range(), None, reasons=("dead",), target="live", memory="live")
    assert forecast(settings, nothing).records == 0
    assert carried_out(settings, nothing) is None


def test_expired_records_are_told(scene, settings):
    gone, here = scene.raw(raw_record("a")), scene.raw(raw_record("b"))
    rejected(scene, gone)
    rejected(scene, here)
    delete_records(settings, RAW, here.offset)
    expected = forecast(settings, planned(settings, "x", RAW, Range(), None, reasons=("rejected",)))
    assert (expected.records, expected.outside) == (1, 1)
    with pytest.raises(UsageError, match=r"only articles\.raw.*--reason"):
        planned(settings, "x", "articles.clean", Range(), None, reasons=("rejected",))
