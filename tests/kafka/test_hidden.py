from kafka import TopicPartition

from pipeline.article import Origin
from pipeline.kafka.ledger.hidden import MOST_GROUPS, Hidden
from pipeline.kafka.ledger.origins import Origins

HERE, THERE = TopicPartition("articles.clean", 0), TopicPartition("articles.grouped", 0)


def of(*offsets):
    return Origins.of([Origin(0, offset) for offset in offsets])


def test_where_all_is_readable_nothing_is_hidden():
    assert not Hidden().among(of(1, 2), {HERE: 5}, {HERE: 5})


def test_it_stays_hidden_until_reading_has_come_as_far_in_every_topic():
    hidden = Hidden()
    assert list(hidden.among(of(1), {HERE: 5, THERE: 9}, {HERE: 5, THERE: 2})) == [Origin(0, 1)]
    assert list(hidden.among(of(1), {HERE: 8, THERE: 12}, {HERE: 3, THERE: 8})) == [Origin(0, 1)]
    # New transactions are open meanwhile: what counts is what was written when it was found.
    assert not hidden.among(of(1), {HERE: 20, THERE: 20}, {HERE: 6, THERE: 9})
    assert not hidden.among(of(1), {HERE: 20, THERE: 20}, {HERE: 6, THERE: 9})


def test_each_waits_from_when_it_was_found():
    hidden = Hidden()
    hidden.among(of(1), {HERE: 5}, {HERE: 2})
    assert list(hidden.among(of(1, 2), {HERE: 9}, {HERE: 5})) == [Origin(0, 2)]
    assert not hidden.among(of(1, 2), {HERE: 30}, {HERE: 9})


def test_what_was_found_meanwhile_begins_anew():
    hidden = Hidden()
    hidden.among(of(1), {HERE: 5}, {HERE: 2})
    hidden.among(of(), {HERE: 7}, {HERE: 5})
    assert list(hidden.among(of(1), {HERE: 9}, {HERE: 7})) == [Origin(0, 1)]


def test_a_transaction_that_hangs_takes_bounded_memory():
    hidden, most = Hidden(), 3 * MOST_GROUPS
    for number in range(most):
        suspects = of(*range(number + 1))
        assert len(hidden.among(suspects, {HERE: 10 + number}, {HERE: 2})) == number + 1
    assert len(hidden._waiting) == MOST_GROUPS
    assert list(hidden.among(suspects, {HERE: 999}, {HERE: 10})) == [Origin(0, n) for n in range(1, most)]
    assert not hidden.among(suspects, {HERE: 999}, {HERE: 9 + most})
