import pytest

from tests.chaos.harness import run

pytestmark = [pytest.mark.broker, pytest.mark.chaos]


@pytest.mark.parametrize(
    ("shape", "faults", "seed"), [("one", ["crash", "freeze"], 5), ("split", ["kill", "broker"], 6)]
)
def test_faults_cost_no_article_and_change_no_verdict(tmp_path, shape, faults, seed):
    outcome = run(tmp_path, shape, 500, faults, seed)
    assert outcome.faults == faults
    assert outcome.deaths[-9] >= (3 if "crash" in faults else 1)
    assert outcome.counts["raw"] == 500
    assert outcome.counts["unique"] > 300
    assert outcome.compared > 400
    assert outcome.wrong == []
    assert outcome.exact, outcome.counts
