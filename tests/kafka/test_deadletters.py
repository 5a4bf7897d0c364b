import threading
import time

import pytest
from kafka import TopicPartition

from pipeline.article import Origin
from pipeline.errors import UsageError
from pipeline.flow import DEAD, RAW
from pipeline.kafka.clients import admin
from pipeline.kafka.codec import origin_of, resent_from
from pipeline.kafka.deadletters import apply, dead_letters, fetch, parse_origin, plan, select
from pipeline.kafka.reader import Reader
from pipeline.outcome import Fault
from tests.observe.scene import NOON

pytestmark = pytest.mark.broker


def records(settings, topic):
    with Reader(settings, [topic]) as reader:
        return list(reader.to_end())


def resent(settings):
    found = []
    for row in records(settings, RAW):
        owed = resent_from(row.partition, row.offset, row.headers, row.value)
        if owed is not None:
            found.append((owed, row))
    return found


def test_a_dead_letter_says_what_died_where_and_why(scene, settings):
    origin = scene.dead(b"{broken", partition=1)
    (letter,) = dead_letters(settings)
    assert (letter.origin, letter.stage, letter.fault) == (origin, "clean", "bad_json")
    assert letter.error == "not JSON: line 1"
    assert letter.timestamp == int(NOON * 1000)
    assert (letter.size, letter.attempt, letter.action) == (7, 0, "")
    assert fetch(settings, letter).value == b"{broken"


def test_letters_are_chosen_by_origin_stage_and_fault(scene, settings):
    first = scene.dead()
    second = scene.dead(None, fault=Fault.TOMBSTONE, error="no value")
    third = scene.dead_at_tag("a-1")
    letters = dead_letters(settings)
    assert [letter.origin for letter in letters] == [first, second, third]
    assert [letter.origin for letter in select(letters, stage="tag")] == [third]
    assert [letter.origin for letter in select(letters, fault="tombstone")] == [second]
    assert [letter.origin for letter in select(letters, origins=[first, third])] == [first, third]


@pytest.mark.parametrize("delivery", ["exactly_once", "at_least_once"])
def test_redrive_sends_the_original_record_again_and_closes_the_letter(scene, settings, delivery):
    origin = scene.dead(b"{broken", partition=1, headers=[("trace", b"t1"), ("wr-resend", b"1:0:fake")])
    done = apply(settings.model_copy(update={"delivery": delivery}), dead_letters(settings), "redriven")
    assert [(each.letter.origin, each.refused, each.uses) for each in done] == [(origin, "", "raw record")]
    ((owed, row),) = resent(settings)
    assert (owed.origin, owed.attempt) == (origin, 1)
    assert (row.partition, row.value, row.key) == (1, b"{broken", b"daily.example")
    assert row.timestamp == int(NOON * 1000)
    assert [name for name, _ in row.headers] == ["trace", "wr-resend"]
    marker = records(settings, DEAD)[-1]
    assert marker.value is None
    assert marker.key == str(origin).encode()
    assert origin_of(marker.headers) == origin
    assert dict(marker.headers)["wr-dead-action"] == b"redriven"
    assert dict(marker.headers)["wr-attempt"] == b"1"
    (letter,) = dead_letters(settings)
    assert letter.action == "redriven"
    assert select([letter]) == []


def test_a_letter_of_a_later_stage_sends_its_raw_record_not_its_own_bytes(scene, settings):
    origin = scene.dead_at_tag("a-1")
    apply(settings, dead_letters(settings), "redriven")
    ((owed, row),) = resent(settings)
    assert owed.origin == origin
    assert b'"content"' in row.value


def test_what_dies_again_is_open_again_until_the_attempts_are_used_up(scene, settings):
    origin = scene.dead()
    for attempt in (1, 2, 3):
        (done,) = apply(settings, dead_letters(settings), "redriven")
        assert not done.refused
        owed, row = resent(settings)[-1]
        assert owed.attempt == attempt
        scene.dead_letter(origin, row.value, resent=owed, via=Origin(row.partition, row.offset))
        (letter,) = dead_letters(settings)
        assert (letter.action, letter.attempt) == ("", attempt)
    (refused,) = apply(settings, [letter], "redriven")
    assert refused.refused.startswith("sent again 3 times already")
    assert len(resent(settings)) == 3
    (allowed,) = plan(settings, [letter], "redriven", max_attempts=4)
    assert not allowed.refused


def test_a_second_redrive_does_nothing(scene, settings):
    scene.dead()
    letters = dead_letters(settings)
    apply(settings, letters, "redriven")
    assert apply(settings, letters, "redriven") == []
    assert len(resent(settings)) == 1


def test_redrives_at_the_same_time_send_each_record_once(scene, settings):
    for _ in range(20):
        scene.dead()
    letters = dead_letters(settings)
    errors = []

    def redrive():
        try:
            apply(settings, letters, "redriven")
        except Exception as error:
            errors.append(error)

    rivals = [threading.Thread(target=redrive) for _ in range(3)]
    for rival in rivals:
        rival.start()
    for rival in rivals:
        rival.join(60)
    assert len(errors) < 3
    apply(settings, letters, "redriven")
    origins = [owed.origin for owed, _ in resent(settings)]
    assert sorted(origins) == sorted(letter.origin for letter in letters)


def test_expired_raw_records_are_replaced_by_the_bytes_of_the_letter_if_it_holds_them(scene, settings):
    scene.dead(b"{one")
    scene.dead_at_tag("a-1")
    client = admin(settings)
    client.delete_records({TopicPartition(settings.topic_prefix + RAW, 0): 2})
    client.close()
    done = apply(settings, dead_letters(settings), "redriven")
    assert [each.uses for each in done] == ["dead letter", ""]
    assert done[1].refused == "its raw record has expired and the dead letter holds no raw bytes"
    ((owed, row),) = resent(settings)
    assert (owed.origin, row.value) == (Origin(0, 0), b"{one")
    assert time.time() - row.timestamp / 1000 < 60, "with its old time it could expire before it is read"
    assert [bool(letter.action) for letter in dead_letters(settings)] == [True, False]


def test_a_tombstone_can_be_redriven_and_is_not_taken_for_a_marker(scene, settings):
    origin = scene.dead(None, fault=Fault.TOMBSTONE, error="no value")
    (letter,) = dead_letters(settings)
    assert letter.action == ""
    apply(settings, [letter], "redriven")
    ((owed, row),) = resent(settings)
    assert (owed.origin, row.value) == (origin, None)


def test_discard_closes_without_sending(scene, settings):
    scene.dead()
    apply(settings, dead_letters(settings), "discarded")
    (letter,) = dead_letters(settings)
    assert letter.action == "discarded"
    assert resent(settings) == []
    assert apply(settings, [letter], "redriven") == []


def test_a_plan_changes_nothing(scene, settings):
    scene.dead()
    (planned,) = plan(settings, dead_letters(settings), "redriven")
    assert planned.uses == "raw record"
    assert len(records(settings, DEAD)) == 1
    assert len(records(settings, RAW)) == 1


def test_foreign_records_on_the_topic_are_passed_over(scene, settings):
    scene.producer.send(settings.topic_prefix + DEAD, b"stray", key=b"x").get(10)
    scene.producer.send(
        settings.topic_prefix + DEAD, None, key=b"0-7", headers=[("wr-raw-offset", b"x")]
    ).get(10)
    assert dead_letters(settings) == []


@pytest.mark.parametrize("text", ["", "3", "3-", "-3", "a-1", "1-2-3", "١-٢"])
def test_what_is_no_origin_is_refused(text):
    with pytest.raises(UsageError, match="PARTITION-OFFSET"):
        parse_origin(text)
