import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.article import (
    Article,
    DuplicateArticle,
    Entity,
    Origin,
    Provenance,
    RejectedArticle,
    Story,
    StoryRef,
    Topic,
)
from pipeline.errors import BadRecord
from pipeline.flow import DEAD, DUPLICATES, REJECTED, STORIES, Output
from pipeline.kafka.codec import Resent, encode, header, origin_of, passed_on, resend_headers, resent_from
from pipeline.outcome import Failed, Fault, Item
from pipeline.sources.articles import decode_article

NOON = 1_760_000_000.0
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
names = texts.filter(bool)
maybe = st.none() | names
shares = st.floats(0, 1, allow_nan=False)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | shares | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)
entities = st.lists(
    st.builds(
        Entity, texts, st.lists(texts, max_size=2).map(tuple), st.integers(1, 99), shares, maybe
    ),
    max_size=2,
).map(tuple)  # fmt: skip
articles = st.builds(
    Article,
    id=names,
    source=texts,
    url=maybe,
    title=texts,
    text=texts,
    standfirst=maybe,
    authors=st.lists(texts, max_size=2).map(tuple),
    published=maybe,
    updated=maybe,
    fetched_at=names,
    language=maybe,
    version=st.integers(1, 9),
    updates=maybe,
    people=entities,
    places=entities,
    organisations=entities,
    topics=st.lists(st.builds(Topic, texts, texts, shares), max_size=2).map(tuple),
    keywords=st.lists(texts, max_size=3).map(tuple),
    story=st.none() | st.builds(StoryRef, texts, shares),
    provenance=st.lists(st.builds(Provenance, texts, texts, maybe), max_size=3).map(tuple),
    extra=st.dictionaries(texts, json_values, max_size=3),
)
origins = st.builds(Origin, st.integers(0, 999), st.integers(0, 10**12))
values = st.none() | st.binary(max_size=200)
garbage = st.lists(
    st.tuples(
        st.sampled_from(["wr-raw-partition", "wr-raw-offset", "wr-resend", "ce_id", ""]) | texts,
        st.none() | st.binary(max_size=40) | st.integers(-5, 10**25).map(lambda n: str(n).encode()),
    ),
    max_size=5,
)


def passed(record, origin, topic="articles.clean", stage="clean"):
    return Output(topic, stage, Item(origin, None, NOON), record)


@given(articles, origins)
def test_an_article_comes_back_as_it_went_and_names_its_origin(article, origin):
    message = encode(passed(article, origin))
    assert decode_article(message.value, NOON) == article
    assert origin_of(message.headers) == origin
    assert header(message.headers, "ce_id") == article.id.encode()
    assert (message.key, message.partition) == (b"0", 0)
    assert message.timestamp_ms == NOON * 1000


@pytest.mark.parametrize(
    ("topic", "record", "kind"),
    [
        (DUPLICATES, DuplicateArticle("b", "s", None, "t", None, None, "en", "a", "near", 0.9, None),
         b"wireroom.article.duplicates"),
        (REJECTED, RejectedArticle("b", "s", None, None, None, "too_short", "3 words"),
         b"wireroom.article.rejected"),
        (STORIES, Story("s-1", "A bridge", "s", None, None, 2), b"wireroom.story"),
    ],
)  # fmt: skip
def test_every_kind_of_record_has_its_cloud_events_headers(topic, record, kind):
    message = encode(passed(record, Origin(1, 2), topic, "dedupe"))
    found = dict(message.headers)
    assert found["ce_type"] == kind
    assert found["ce_specversion"] == b"1.0"
    assert found["ce_source"] == b"s"
    assert found["ce_time"] == b"2025-10-09T08:53:20.000Z"
    assert orjson.loads(message.value)["id"] == record.id
    assert message.key == (b"s-1" if topic == STORIES else b"0")


def test_a_dead_letter_keeps_the_bytes_and_the_error():
    failed = Failed(Fault.BAD_JSON, "not JSON: \ud800" + "x" * 5_000)
    message = encode(Output(DEAD, "clean", Item(Origin(3, 4), None, NOON), failed), b"\xff{broken")
    assert message.value == b"\xff{broken"
    found = dict(message.headers)
    assert (found["wr-stage"], found["wr-fault"]) == (b"clean", b"bad_json")
    assert found["wr-error"].startswith(b"not JSON: ?xxx")
    assert len(found["wr-error"]) <= 2000
    assert message.key == b"3-4"
    assert origin_of(message.headers) == Origin(3, 4)


@given(articles, origins)
def test_a_dead_letter_of_a_later_stage_holds_the_article(article, origin):
    output = Output(DEAD, "tag", Item(origin, article, NOON), Failed(Fault.STAGE_ERROR, "KeyError: x"))
    assert decode_article(encode(output, b"raw").value, NOON) == article


@given(origins, values, st.integers(0, 10**6), st.integers(1, 10**6))
def test_what_is_sent_again_owes_the_outcome_of_the_first(origin, value, attempt, later):
    headers = resend_headers(attempt, origin.offset, value)
    assert resent_from(origin.partition, origin.offset + later, headers, value) == Resent(origin, attempt)


@given(origins, st.binary(min_size=1, max_size=50), st.binary(min_size=1, max_size=50), st.integers(1, 99))
def test_the_mark_of_one_record_does_not_fit_another(origin, value, other, attempt):
    headers = resend_headers(attempt, origin.offset, value)
    later = origin.offset + 10
    if value != other:
        assert resent_from(origin.partition, later, headers, other) is None
        assert resent_from(origin.partition, later, headers, None) is None
    mark = headers[0][1]
    for changed in (
        b"%d" % (attempt + 1) + mark[len(str(attempt)) :],
        mark[:-1],
        mark + b"0",
        mark.upper() + b"A",
    ):
        assert resent_from(origin.partition, later, [("wr-resend", changed)], value) is None


@given(origins, values, st.integers(0, 5))
def test_a_record_never_owes_the_outcome_of_itself_or_of_a_later_one(origin, value, back):
    headers = resend_headers(1, origin.offset, value)
    assert resent_from(origin.partition, max(0, origin.offset - back), headers, value) is None


@given(garbage, values, st.integers(0, 100))
def test_garbage_in_the_headers_is_never_a_mark(headers, value, offset):
    assert resent_from(0, offset, headers, value) is None


@given(garbage)
def test_garbage_in_the_headers_is_never_a_crash(headers):
    origin = origin_of(headers)
    assert origin is None or (origin.partition >= 0 and origin.offset >= 0)


@given(garbage, origins)
def test_the_last_header_of_a_name_counts(headers, origin):
    ours = [("wr-raw-partition", b"%d" % origin.partition), ("wr-raw-offset", b"%d" % origin.offset)]
    assert origin_of([*headers, *ours]) == origin


@pytest.mark.parametrize(
    "headers",
    [
        None,
        [],
        [("wr-raw-partition", b"1")],
        [("wr-raw-offset", b"1")],
        [("wr-raw-partition", b"-1"), ("wr-raw-offset", b"0")],
        [("wr-raw-partition", b"1"), ("wr-raw-offset", b"9" * 20)],
        [("wr-raw-partition", "\u0661".encode()), ("wr-raw-offset", b"1")],
    ],
)
def test_half_an_origin_is_none(headers):
    assert origin_of(headers) is None


@given(st.binary(max_size=60) | json_values.map(orjson.dumps))
def test_bytes_that_are_no_article_are_bad_records_and_nothing_else(value):
    with pytest.raises(BadRecord):
        decode_article(value, NOON)


@given(garbage, st.integers(0, 99), origins)
def test_the_marks_of_a_record_sent_again_are_passed_on(headers, attempt, via):
    origin = Origin(1, 2)
    marked = encode(passed(Article("a", "", None, "", ""), origin), resent=Resent(origin, attempt), via=via)
    assert passed_on(origin, [*headers, *marked.headers]) == (Resent(origin, attempt), via)
    assert passed_on(origin, headers) is None
    assert passed_on(origin, None) is None
