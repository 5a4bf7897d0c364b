import pytest

from pipeline.errors import UsageError
from pipeline.sources.fields import clauses, condition


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("rule=exact", [("rule", "exact")]),
        ("source=daily.example and language=en", [("source", "daily.example"), ("language", "en")]),
        ("a = b  AND  c=d e ", [("a", "b"), ("c", "d e")]),
        ("title=War and peace", [("title", "War and peace")]),
        ("title=War and peace and url=http://x.example/?y=1", [
            ("title", "War and peace"), ("url", "http://x.example/?y=1")
        ]),
        ("title='x and y=z' and b=\"it's\"", [("title", "x and y=z"), ("b", "it's")]),
        ("title=' spaces '", [("title", " spaces ")]),
        ("headers.ce_source=x", [("headers.ce_source", "x")]),
        ("standfirst=", [("standfirst", "")]),
    ],
)  # fmt: skip
def test_conditions_are_read_one_by_one_or_with_and_between(text, found):
    assert clauses([text]) == found
    assert clauses([text, "id=1"]) == [*found, ("id", "1")]


@pytest.mark.parametrize("text", ["", "field", "=5", " =x", "a='b", "a='b' c=d", 'a="b'])
def test_what_is_no_condition_is_refused(text):
    with pytest.raises(UsageError, match="--where"):
        clauses([text])


def test_all_conditions_must_be_met_and_lists_hold_any_of_their_values():
    meets = condition(["authors='Ana Lind' and version=2", "story.id=s1"])
    row = {"value": {"authors": ("Bo Ek", "Ana Lind"), "version": 2, "story": {"id": "s1"}}}
    assert meets(row)
    assert not meets({"value": {**row["value"], "version": 3}})
    assert not meets({"value": {**row["value"], "story": None}})
