import orjson
import pytest

from tests.chaos.faults import KINDS
from tests.chaos.harness import Outcome, run
from tests.chaos.plan import plan
from tests.chaos.report import facts_of, write_report
from tests.chaos.soak import slope_per_hour

FAULTS = [("one", ["crash", "raise"], 5), ("split", ["broker"], 6), ("up", ["supervisor"], 7)]


@pytest.mark.broker
@pytest.mark.chaos
@pytest.mark.parametrize(("shape", "faults", "seed"), FAULTS)
def test_faults_cost_no_article_and_change_no_verdict_and_no_story(tmp_path, shape, faults, seed):
    outcome = run(tmp_path, shape, 500, faults, seed)
    marked = 4 if "raise" in faults else 0
    assert outcome.faults == faults
    assert outcome.deaths.get(-9, 0) >= (3 if "crash" in faults else 0)
    assert outcome.counts["raw"] == 500 + marked
    assert outcome.counts["unique"] > 300
    assert outcome.compared > 400
    assert outcome.stories > 300
    assert outcome.wrong == []
    assert outcome.exact, outcome.counts


def test_every_kind_strikes_in_a_full_run_where_it_can():
    shapes = ["one", "split", "up", "shards"]
    runs = plan(100, shapes, seed=1)
    assert sum(map(len, runs)) == 100
    assert {kind for faults in runs for kind in faults} == set(KINDS)
    for shape, faults in zip(shapes, runs, strict=True):
        assert all(shape in KINDS[kind].shapes for kind in faults)
    assert plan(100, shapes, seed=1) == runs
    assert plan(100, shapes, seed=2) != runs


def test_the_report_keeps_what_the_other_delivery_left(tmp_path):
    def facts(**counts):
        outcome = Outcome("one", 1, "exactly_once", articles=10, faults=["kill"], recovery={"kill": [2.0]})
        outcome.counts = {"pending": 0, "missing": 0, "conflicting": 0, "repeated": 0} | counts
        return facts_of([outcome], "python -m tests.chaos")

    write_report(tmp_path, "exactly_once", facts())
    write_report(tmp_path, "at_least_once", facts(repeated=3))
    write_report(tmp_path, "exactly_once", facts())
    written = orjson.loads((tmp_path / "chaos.json").read_bytes())
    assert (written["repeated"], written["at_least_once"]["repeated"]) == (0, 3)
    assert written["recovery_seconds"] == {"kill": 2.0}
    page = (tmp_path / "chaos.md").read_text("utf-8")
    assert page.index("## Exactly once") < page.index("## At least once")


def test_the_slope_of_a_line_is_found_and_noise_is_not_taken_for_growth():
    hours = [minute / 60 for minute in range(30)]
    assert slope_per_hour(hours, [100.0 + 12.0 * hour for hour in hours]) == pytest.approx(12.0)
    assert abs(slope_per_hour(hours, [100.0 + number % 2 for number in range(30)])) < 0.5
