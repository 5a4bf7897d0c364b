import orjson
import pytest

from pipeline.flow import Flow
from pipeline.sources.batch import run_lines

ALL = ["clean", "dedupe", "tag", "group"]
TEXT = "The council of town {0} met on Monday and voted for bridge {0} over the river. " * 10
LIMIT = 10_000_000


def lines(count):
    return [
        orjson.dumps({"id": f"a-{n}", "source": "s", "title": f"Bridge {n}", "content": TEXT.format(n * 917)})
        for n in range(count)
    ]


def outcomes(flow, given, limit=LIMIT):
    return list(run_lines(flow, given, 1_744_286_400.0, limit))


def test_a_generator_of_lines_is_read_as_it_comes():
    rows = run_lines(Flow(ALL), (line for line in lines(3)), 1_744_286_400.0, LIMIT)
    assert next(rows)["id"] == "a-0"


@pytest.mark.parametrize("count", [0, 1, 499, 500, 501])
def test_whatever_the_number_each_line_has_its_outcome(count):
    assert [row["id"] for row in outcomes(Flow(["clean"]), lines(count))] == [f"a-{n}" for n in range(count)]


def test_a_copy_far_behind_its_original_is_found_over_batches():
    given = [*lines(501), lines(1)[0].replace(b'"a-0"', b'"copy"')]
    row = outcomes(Flow(["clean", "dedupe"]), given)[-1]
    assert (row["outcome"], row["of"]) == ("duplicate", "a-0")


def test_empty_lines_are_no_records():
    assert len(outcomes(Flow(["clean"]), [b"\n", b"  \r\n", *lines(1), b""])) == 1


def test_a_line_above_the_limit_fails():
    (row,) = outcomes(Flow(["clean"]), lines(1), limit=50)
    assert (row["outcome"], row["reason"]) == ("failed", "too_large")


def test_an_article_without_a_date_gets_the_given_time():
    (row,) = outcomes(Flow(["clean"]), lines(1))
    assert row["article"].fetched_at == "2025-04-10T12:00:00.000Z"
