import pytest

from pipeline.article import Origin
from pipeline.cli.audit import EXPLAINED, audit
from tests.observe.scene import Scene, raw_record
from tests.observe.terminal import rows, run

pytestmark = pytest.mark.broker

NAMES = [
    "raw", "clean", "unique", "duplicates", "rejected", "dead", "tagged", "pending", "missing", "repeated",
    "conflicting",
]  # fmt: skip


@pytest.fixture
def scene(settings):
    scene = Scene(settings)
    yield scene
    scene.close()


def test_the_account_as_json_has_every_number(scene, settings):
    scene.grouped("a")
    scene.duplicate("b", of="a")
    scene.rejected("c")
    scene.dead()
    ran = run(audit, settings, "--json")
    (counts,) = rows(ran)
    assert ran.exit_code == 0
    assert list(counts) == NAMES == list(EXPLAINED)
    assert [counts[name] for name in NAMES] == [4, 2, 1, 1, 1, 1, 1, 0, 0, 0, 0]


def test_two_outcomes_that_exclude_each_other_are_a_problem(scene, settings):
    origin = scene.grouped("a")
    scene.dead_letter(origin, b"x")
    ran = run(audit, settings, "--json")
    assert rows(ran)[0]["conflicting"] == 1
    assert ran.exit_code == 1
    assert "records with two outcomes" in run(audit, settings).output


def test_what_is_on_its_way_is_no_problem_and_waited_for_so_long(scene, settings):
    scene.raw(raw_record("a"))
    ran = run(audit, settings, "--json", "--wait", "0.6")
    assert rows(ran)[0]["pending"] == 1
    assert ran.exit_code == 0


def test_without_topics_the_next_step_is_named(settings):
    ran = run(audit, settings)
    assert "wireroom topics apply" in str(ran.exception)
    assert ran.exception.exit_code == 1


def test_the_account_does_not_count_what_a_stranger_forged(scene, settings):
    article = scene.grouped("a")
    scene.outcome("articles.grouped", "group", Origin(77, 5), _article())
    (counts,) = rows(run(audit, settings, "--json"))
    assert (counts["raw"], counts["unique"], counts["pending"]) == (1, 1, 0)
    assert article == Origin(0, 0)


def _article():
    from pipeline.article import Article

    return Article("x", "s", None, "t", "text")
