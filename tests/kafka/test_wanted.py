import orjson
import pytest

from pipeline.errors import UsageError
from pipeline.flow import DEAD, RAW
from pipeline.kafka.replay.run import Run
from pipeline.kafka.replay.source import Row
from pipeline.kafka.replay.wanted import check_fields, wanted_by


def wants(value, *where, source=RAW, ids=(), headers=()):
    run = Run("x", source, {}, {}, ("clean",), 0.0, where=where, ids=frozenset(ids))
    plain = value if value is None or isinstance(value, bytes) else orjson.dumps(value)
    return wanted_by(run)(Row(0, 0, 0, None, plain, tuple(headers)))


def test_a_raw_record_has_the_fields_that_the_clean_stage_reads():
    value = {"url": "https://www.Daily.example/a", "content": "x", "section": "sport", "id": 7}
    assert wants(value, "source=daily.example and id=7")
    assert wants(value, "extra.section=sport")
    assert wants(value, ids=["7"])
    assert not wants(value, "source=other.example")
    assert not wants(value, ids=["8"])
    assert wants(value, "headers.trace=t1", headers=[("trace", b"t1")])


def test_what_cannot_be_read_has_no_fields():
    for broken in (None, b"{broken", b"[]", {"content": "no source"}):
        assert not wants(broken, "source=daily.example")
        assert wants(broken)


def test_articles_have_theirs():
    article = {"id": "a", "language": "en", "story": {"id": "s1"}, "authors": ["Ana Lind"]}
    assert wants(article, "language=en and story.id=s1", "authors=Ana Lind", source="articles.grouped")
    assert not wants(b"null", "language=en", source="articles.grouped")


def test_a_field_that_no_record_has_is_refused_with_those_there_are():
    with pytest.raises(UsageError, match=r"no text, but id, content, source.*text is on articles\.clean"):
        check_fields(RAW, ["text=x"])
    with pytest.raises(UsageError, match=r"no section.*extra\.NAME"):
        check_fields("articles.clean", ["source=x and section=sport"])
    check_fields(RAW, ["language=en and extra.section=sport and headers.trace=1"])
    check_fields("articles.grouped", ["story.id=s1", "people.name=x"])
    check_fields(DEAD, ["headers.wr-fault=bad_json"])
