import pytest

from pipeline.outcome import Failed
from tests.fuzz import cleaned, hostile, mutated

LARGE = 2_000_000
"""Larger ones are left to ``python -m tests.fuzz``."""


@pytest.mark.parametrize(
    ("name", "page"),
    [(name, page) for name, page in hostile().items() if len(page) < LARGE],
    ids=lambda x: x[:30],
)
def test_a_hostile_page_fails_nothing(name, page):
    outcome = cleaned(page)
    assert not isinstance(outcome, Failed), (name, outcome)


def test_mutated_pages_fail_nothing_and_give_the_same_twice():
    for name, page in mutated(60, 3):
        outcome = cleaned(page)
        assert not isinstance(outcome, Failed), (name, outcome)
        assert cleaned(page) == outcome, name
