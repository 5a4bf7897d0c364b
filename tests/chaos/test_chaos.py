import pytest

from tests.chaos.harness import run

pytestmark = [pytest.mark.broker, pytest.mark.chaos]


@pytest.mark.parametrize(
    ("shape", "faults", "seed"), [("one", ["crash", "freeze", "kill"], 5), ("split", ["crash", "broker"], 6)]
)
def test_faults_cost_no_article_and_change_no_verdict(tmp_path, shape, faults, seed):
    outcome = run(tmp_path, shape, 750, faults, seed)
    assert outcome.faults == faults
    assert outcome.deaths[-9] >= 3
    assert outcome.counts["raw"] == 750
    assert outcome.counts["unique"] > 400
    assert outcome.compared > 600
    assert outcome.wrong == []
    assert outcome.exact, outcome.counts
