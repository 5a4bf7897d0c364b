"""What every stage owes the flow, whatever it does. Run over STAGES: a new stage is tested by being there."""

import io
from collections import Counter
from dataclasses import replace

import orjson
import pytest

from pipeline.article import Article, isoformat
from pipeline.flow import FLOW, Flow
from pipeline.kafka.codec import encode
from pipeline.outcome import Duplicate, Failed, Fault, Passed, Reason, Rejected, Rule
from pipeline.sources.articles import decode_article
from pipeline.stages import STAGES
from tests.contract.records import inputs_by_stage, items_of, odd_articles, odd_raw

SAMPLES = 250
every_stage = pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.name)


@pytest.fixture(scope="module")
def inputs():
    return inputs_by_stage(SAMPLES, seed=11)


@pytest.fixture(scope="module")
def odd():
    return {"clean": items_of(odd_raw())} | {
        stage.name: items_of(odd_articles()) for stage in STAGES if stage.name != "clean"
    }


@pytest.fixture(scope="module")
def expected(inputs):
    """Return the outcomes of the samples in batches of 500, by stage."""
    return {stage.name: in_batches(stage, inputs[stage.name], 500)[0] for stage in STAGES}


def in_batches(stage, items, size, memory=None):
    memory = stage.new_memory() if memory is None else memory
    outcomes = []
    for start in range(0, len(items), size):
        outcomes += stage.run(items[start : start + size], memory)
    return outcomes, memory


@every_stage
def test_a_stage_says_who_it_is(stage):
    assert stage.name.isidentifier()
    assert stage.version
    assert (stage.new_memory() is not None) == stage.ordered


def test_names_are_told_apart():
    assert len({stage.name for stage in STAGES}) == len(STAGES)


@every_stage
def test_each_item_gets_one_outcome_in_order(stage, inputs, expected):
    items, outcomes = inputs[stage.name], expected[stage.name]
    assert len(outcomes) == len(items) > 100
    for item, outcome in zip(items, outcomes, strict=True):
        if not isinstance(outcome, Failed):
            assert outcome.record.id == item.record.id


@every_stage
def test_received_is_passed_and_duplicate_and_rejected_and_failed(stage, inputs):
    flow, items = Flow([stage.name]), inputs[stage.name]
    tally = flow.run(items, lambda: 0.0).tallies[stage.name]
    assert tally.received == len(items) == tally.outcomes.total()
    assert set(tally.outcomes) <= {"passed", "duplicate", "rejected", "failed"}
    assert tally.outcomes["failed"] == 0
    assert sum(tally.reasons.values()) == tally.outcomes["rejected"]


@every_stage
def test_outcomes_name_their_rule_or_reason(stage, expected):
    for outcome in expected[stage.name]:
        match outcome:
            case Duplicate(record):
                assert record.rule in set(Rule) - {Rule.REVISION}
                assert record.of
                assert 0.0 < record.score <= 1.0
            case Rejected(record):
                assert record.reason in set(Reason)
                assert record.detail
            case Passed(record):
                assert isinstance(record, Article)
                assert record.provenance[-1].stage == stage.name
                assert record.provenance[-1].version == stage.version


@every_stage
@pytest.mark.parametrize("size", [1, 7])
def test_the_split_into_batches_changes_nothing(stage, size, inputs, expected):
    assert in_batches(stage, inputs[stage.name], size)[0] == expected[stage.name]


@every_stage
def test_an_empty_batch_has_no_outcomes_and_leaves_no_trace(stage):
    memory = stage.new_memory()
    assert list(stage.run([], memory)) == []
    assert memory is None or not memory.delta()


@every_stage
def test_odd_records_get_the_same_outcomes_again(stage, odd):
    items = odd[stage.name]
    assert in_batches(stage, items, 64)[0] == in_batches(stage, items, 50)[0]


ordered_stages = pytest.mark.parametrize(
    "stage", [stage for stage in STAGES if stage.ordered], ids=lambda stage: stage.name
)


@ordered_stages
def test_a_memory_rebuilt_from_the_deltas_behaves_like_the_one_that_wrote_them(stage, inputs):
    items = inputs[stage.name]
    half = len(items) // 2
    memory, deltas = stage.new_memory(), []
    for start in range(0, half, 50):
        stage.run(items[start : min(start + 50, half)], memory)
        deltas.append(memory.delta())
    assert memory.delta() == b""
    rebuilt = stage.new_memory()
    for delta in deltas:
        rebuilt.apply(delta)
    assert rebuilt.delta() == b""
    assert rebuilt.facts().entries == memory.facts().entries > 0
    assert in_batches(stage, items[half:], 33, rebuilt)[0] == in_batches(stage, items[half:], 50, memory)[0]
    assert rebuilt.delta() == memory.delta() != b""


@ordered_stages
def test_a_memory_restored_from_a_snapshot_behaves_like_the_one_that_was_saved(stage, inputs):
    items = inputs[stage.name]
    half = len(items) // 2
    _, memory = in_batches(stage, items[:half], 50)
    memory.delta()
    file = io.BytesIO()
    memory.snapshot()(file)
    file.seek(0)
    restored = stage.new_memory()
    restored.restore(file)
    assert restored.delta() == b""
    assert restored.facts().entries == memory.facts().entries > 0
    assert in_batches(stage, items[half:], 33, restored)[0] == in_batches(stage, items[half:], 50, memory)[0]
    assert restored.delta() == memory.delta() != b""


@ordered_stages
def test_a_record_that_comes_again_gets_its_old_outcome(stage, inputs):
    items = inputs[stage.name]
    first, memory = in_batches(stage, items, 100)
    memory.delta()
    again, _ = in_batches(stage, items[::-1], 100, memory)
    verdicts = [(type(outcome), getattr(outcome, "rule", None)) for outcome in first]
    assert [(type(outcome), getattr(outcome, "rule", None)) for outcome in again[::-1]] == verdicts
    assert memory.delta() == b""


@every_stage
def test_bad_and_odd_records_never_raise(stage, odd):
    items = odd[stage.name]
    outcomes, _ = in_batches(stage, items, 500)
    assert len(outcomes) == len(items)
    failed = Counter(outcome.message for outcome in outcomes if isinstance(outcome, Failed))
    assert failed == {}, "a text is no reason to fail: reject it or work on it"


@every_stage
def test_odd_records_leave_good_ones_alone(stage, inputs, odd):
    if stage.ordered:
        pytest.skip("an ordered stage's outcomes depend on what came before, by design")
    good = inputs[stage.name][:40]
    strange = odd[stage.name][:40]
    mixed = [item for pair in zip(good, strange, strict=True) for item in pair]
    assert in_batches(stage, mixed, 500)[0][::2] == in_batches(stage, good, 500)[0]


class Trap:
    """A record from hell: any use of it raises."""

    def __getattr__(self, name):
        raise RuntimeError(f"no {name} here")


@every_stage
def test_one_article_that_breaks_the_code_costs_that_article_alone(stage, inputs):
    good = inputs[stage.name][:20]
    items = [*good[:10], items_of([Trap()])[0], *good[10:]]
    outcomes, _ = in_batches(stage, items, 500)
    trapped = outcomes.pop(10)
    assert isinstance(trapped, Failed)
    assert trapped.fault == Fault.STAGE_ERROR
    assert trapped.message.startswith("RuntimeError: no ")
    assert outcomes == in_batches(stage, good, 500)[0]


@every_stage
def test_whatever_a_stage_says_can_be_written_to_its_topic_and_read_back(stage, inputs, odd):
    (passes_to,) = (step.passes_to for step in FLOW if step.stage.name == stage.name)
    for items in (inputs[stage.name][:100], odd[stage.name]):
        for output in Flow([stage.name]).run(items, lambda: 0.0).outputs:
            message = encode(output, b"raw")
            assert message.key
            assert all(isinstance(value, bytes) for _, value in message.headers)
            if output.topic == passes_to:
                read = decode_article(message.value, output.item.seen_at)
                fetched_at = output.record.fetched_at or isoformat(output.item.seen_at)
                extra = orjson.loads(orjson.dumps(output.record.extra))  # its tuples are lists in JSON
                assert read == replace(output.record, fetched_at=fetched_at, extra=extra)
