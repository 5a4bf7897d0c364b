from types import SimpleNamespace

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.kafka.archive.line import line_of, row_of

ANY = st.one_of(st.none(), st.binary(max_size=40), st.text(max_size=20).map(str.encode))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


def record(value, key=b"daily.example", headers=(("ce_id", b"1"),)):
    return SimpleNamespace(offset=12, timestamp=1_760_000_000_000, key=key, value=value, headers=headers)


def there_and_back(given):
    line = line_of(given)
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    row = row_of(line, 3)
    assert (row.partition, row.offset, row.timestamp) == (3, given.offset, given.timestamp)
    assert (row.key, row.value, row.headers) == (given.key, given.value, tuple(given.headers))
    return orjson.loads(line)


@given(key=ANY, value=ANY, headers=st.lists(st.tuples(st.text(max_size=8), ANY), max_size=4))
def test_any_bytes_come_back_as_they_were(key, value, headers):
    there_and_back(record(value, key, headers))


@given(st.dictionaries(st.text(), JSON))
def test_any_json_comes_back_byte_for_byte_however_it_was_written(value):
    import json

    for text in (json.dumps(value), json.dumps(value, ensure_ascii=False), json.dumps(value, indent=1)):
        there_and_back(record(text.encode("utf-8", "surrogatepass")))


def test_an_article_can_be_read_by_others_as_json():
    value = orjson.dumps({"id": "a", "title": "Brücke öffnet", "content": "x\ny"})
    assert there_and_back(record(value))["value"]["title"] == "Brücke öffnet"


@pytest.mark.parametrize(
    "value",
    [
        b'{"a": 1}',
        b'{"a":1,"a":2}',
        b'{"a":1}\n',
        b'{"a":1e2}',
        b'{"a":NaN}',
        b"{",
        b"null",
        b'"text"',
        b"",
        b"\xff{",
    ],
)
def test_what_would_not_be_written_the_same_is_kept_as_text(value):
    assert "value" not in there_and_back(record(value))


def test_none_is_not_the_empty_bytes():
    assert "text" not in there_and_back(record(None))
    assert there_and_back(record(b""))["text"] == ""


@pytest.mark.parametrize(
    "line", [b"", b"{}", b"[]", b"nonsense", b'{"offset":1,"timestamp":2,"headers":[3]}']
)
def test_no_such_line_is_an_error(line):
    with pytest.raises((ValueError, KeyError, TypeError)):
        row_of(line, 0)
