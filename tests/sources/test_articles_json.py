import orjson
import pytest

from pipeline.article import Article, StoryRef
from pipeline.errors import BadRecord
from pipeline.outcome import Fault
from pipeline.sources.articles import decode_article

NOON = 1_744_286_400.0


def test_only_id_and_text_must_be_there():
    read = decode_article(b'{"id": "a", "text": "x"}', NOON)
    assert read == Article("a", "", None, "", "x", fetched_at="2025-04-10T12:00:00.000Z")


def test_nulls_count_as_absent_and_unknown_keys_are_ignored():
    names = ("source", "title", "authors", "people", "topics", "story", "extra", "version", "provenance")
    value = dict.fromkeys(names) | {"id": "a", "text": "x", "fetched_at": "2025-01-01T00:00:00Z", "new": 1}
    assert decode_article(orjson.dumps(value), NOON) == Article(
        "a", "", None, "", "x", fetched_at="2025-01-01T00:00:00Z"
    )


def test_a_story_is_read():
    value = b'{"id": "a", "text": "x", "story": {"id": "s-1", "score": 0.5}}'
    assert decode_article(value, NOON).story == StoryRef("s-1", 0.5)


@pytest.mark.parametrize(
    ("value", "fault", "words"),
    [
        (None, Fault.TOMBSTONE, "tombstone"),
        (b"", Fault.BAD_JSON, "not JSON"),
        (b"{", Fault.BAD_JSON, "not JSON"),
        (b"\xff", Fault.BAD_JSON, "not JSON"),
        (b"[]", Fault.WRONG_TYPE, "must be a JSON object, not list"),
        (b'{"text": "x"}', Fault.WRONG_TYPE, "must have the field 'id'"),
        (b'{"id": "a", "text": 5}', Fault.WRONG_TYPE, "text must be a string, not int"),
        (b'{"id": null, "text": "x"}', Fault.WRONG_TYPE, "id must be a string, not NoneType"),
        (b'{"id": "a", "text": "x", "people": [{"name": "P"}]}', Fault.WRONG_TYPE, "'aliases'"),
        (b'{"id": "a", "text": "x", "authors": 5}', Fault.WRONG_TYPE, "wrong type"),
        (b'{"id": "a", "text": "x", "story": "s"}', Fault.WRONG_TYPE, "wrong type"),
        (b'{"id": "a", "text": "x", "topics": [7]}', Fault.WRONG_TYPE, "wrong type"),
    ],
)
def test_what_is_no_article_says_why(value, fault, words):
    with pytest.raises(BadRecord, match=words) as caught:
        decode_article(value, NOON)
    assert caught.value.fault == fault
