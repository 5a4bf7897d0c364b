"""The schemas describe what is really written, and a change that old data would break is refused."""

from __future__ import annotations

import json
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
import pytest
from jsonschema import Draft202012Validator

from pipeline.article import (
    Article,
    DuplicateArticle,
    Entity,
    NarrowerTopic,
    Provenance,
    RejectedArticle,
    Story,
    StoryRef,
    Topic,
)
from pipeline.kafka.schemas import broken_readers, check_schemas, schema_of, schemas, write_schemas

REPO = Path(__file__).resolve().parents[2]
MARK = (Provenance("clean", "1", "html"),)
ARTICLE = Article(
    id="a",
    source="example.org",
    url=None,
    title="Ferry runs again",
    text="The ferry runs again.",
    people=(Entity("Ann Example", ("Example",), 2, 0.5, None),),
    topics=(Topic("medtop:11000000", "politics", 0.5, (NarrowerTopic("medtop:20000574", "election", 0.4),)),),
    story=StoryRef("s", 1.0),
    provenance=MARK,
    extra={"any": ["thing"]},
)
DUPLICATE = DuplicateArticle("b", "x", None, "t", None, None, "en", "a", "exact", 1.0, None, MARK)
REJECTED = RejectedArticle("c", "x", None, None, None, "too_short", "12 words", MARK)
STORY = Story("s", "Ferry", "example.org", None, None, 1, ("example.org",), ("a",), ("ferry",))


def validator(topic: str) -> Draft202012Validator:
    return Draft202012Validator(schemas()[topic])


@pytest.mark.parametrize("topic", sorted(schemas()))
def test_every_schema_is_a_schema_and_checked_in(topic: str) -> None:
    Draft202012Validator.check_schema(schemas()[topic])
    assert json.loads((REPO / "topics" / "schemas" / f"{topic}.json").read_text()) == schemas()[topic]


@pytest.mark.parametrize(
    ("topic", "record"),
    [
        ("articles.clean", ARTICLE),
        ("articles.grouped", ARTICLE),
        ("articles.clean", Article("a", "", None, "", "")),
        ("articles.duplicates", DUPLICATE),
        ("articles.rejected", REJECTED),
        ("stories", STORY),
    ],
)
def test_what_we_write_is_valid(topic: str, record: object) -> None:
    assert list(validator(topic).iter_errors(orjson.loads(orjson.dumps(record)))) == []


def test_a_rule_that_does_not_exist_is_not_valid() -> None:
    value = orjson.loads(orjson.dumps(DUPLICATE)) | {"rule": "hunch"}
    assert not validator("articles.duplicates").is_valid(value)


@pytest.mark.parametrize(
    ("value", "fine"),
    [
        ({"content": "c", "url": "https://example.org/1"}, True),
        ({"content": "c", "source": "example.org"}, True),
        ({"content": "c", "source": "example.org", "id": 7, "authors": "Ann", "section": "world"}, True),
        ({"content": "c"}, False),
        ({"url": "https://example.org/1"}, False),
        ({"content": 1, "source": "x"}, False),
        (["content"], False),
    ],
)
def test_producers_learn_from_the_raw_schema_what_is_needed(value: object, fine: bool) -> None:
    assert validator("articles.raw").is_valid(value) is fine


def changed(topic: str, change: Any) -> list[str]:
    old = schemas()[topic]
    new = deepcopy(old)
    change(new)
    return broken_readers(old, new)


def require(schema: dict[str, Any]) -> None:
    schema["properties"]["desk"] = {"type": "string"}
    schema["required"].append("desk")


def test_a_new_required_field_is_refused_an_optional_one_is_not() -> None:
    assert changed("articles.clean", require) == ["desk became required"]
    assert changed("articles.clean", lambda s: s["properties"].update(desk={"type": "string"})) == []


def test_a_changed_type_is_refused_a_wider_one_is_not() -> None:
    said = changed("articles.clean", lambda s: s["properties"].update(version={"type": "string"}))
    assert said == ["version may no longer be integer"]
    assert changed("articles.clean", lambda s: s["properties"].update(version={"type": "number"})) == []
    said = changed("articles.clean", lambda s: s["properties"].update(url={"type": "string"}))
    assert said == ["url may no longer be null"]


def test_a_removed_enum_value_is_refused_a_new_one_is_not() -> None:
    said = changed("articles.rejected", lambda s: s["properties"]["reason"]["enum"].remove("empty"))
    assert said == ["reason no longer knows empty"]
    assert changed("articles.rejected", lambda s: s["properties"]["reason"]["enum"].append("paywall")) == []


def test_changes_inside_lists_and_references_are_seen() -> None:
    said = changed("articles.clean", lambda s: s["$defs"]["Entity"]["required"].append("id"))
    assert said == [
        "people[].id became required",
        "places[].id became required",
        "organisations[].id became required",
    ]
    said = changed("articles.clean", lambda s: s["$defs"]["StoryRef"]["required"].append("rank"))
    assert said == ["story.rank became required"]


def test_a_released_schema_that_old_data_would_break_fails_the_check(tmp_path: Path) -> None:
    write_schemas(tmp_path)
    assert check_schemas(tmp_path) == []
    released = schemas()["stories"]
    released["properties"]["articles"] = {"type": ["integer", "string"]}
    released["required"].remove("headline")
    (tmp_path / "released").mkdir()
    (tmp_path / "released" / "stories.json").write_text(json.dumps(released))
    assert check_schemas(tmp_path) == [
        "stories.json cannot read released data: headline became required",
        "stories.json cannot read released data: articles may no longer be string",
    ]


def test_a_record_form_without_a_schema_is_an_error_not_a_guess() -> None:
    @dataclass
    class Odd:
        when: complex

    with pytest.raises(TypeError, match="complex"):
        schema_of(Odd, "odd")
