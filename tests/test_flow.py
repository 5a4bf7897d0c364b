from collections import Counter
from dataclasses import dataclass, replace

import pytest

from pipeline.article import Article, DuplicateArticle, Origin, RejectedArticle, Story
from pipeline.errors import UsageError
from pipeline.flow import DEAD, DUPLICATES, FLOW, RAW, REJECTED, STORIES, Flow, StageBroke, Step, Tally
from pipeline.outcome import Duplicate, Failed, Fault, Item, Passed, Rejected, Rule
from pipeline.stages import STAGES

A = Article("a", "daily.example", None, "A bridge opens", "The bridge was opened.")


@dataclass(frozen=True)
class Says:
    """A stage that says what it is told, by id."""

    name: str
    outcomes: dict
    version: str = "1"
    ordered: bool = False

    def new_memory(self):
        return None

    def run(self, batch, memory):
        return [self.outcomes.get(item.record.id, Passed(item.record)) for item in batch]


def items(*names):
    return [Item(Origin(0, n), replace(A, id=name), 5.0) for n, name in enumerate(names)]


def flow_of(first, second=None):
    steps = (Step(Says("one", first), RAW, "middle"), Step(Says("two", second or {}), "middle", "end"))
    return Flow(["one", "two"], steps)


def test_each_stage_reads_what_the_one_before_it_passes():
    assert FLOW[0].reads == RAW
    assert [step.reads for step in FLOW[1:]] == [step.passes_to for step in FLOW[:-1]]
    assert tuple(step.stage for step in FLOW) == STAGES
    assert len({step.passes_to for step in FLOW}) == len(FLOW)


@pytest.mark.parametrize(
    "names", [[], [""], ["nothing"], ["clean", "tag"], ["tag", "dedupe"], ["clean", "clean"]]
)
def test_stages_that_are_no_neighbours_in_order_are_refused(names):
    with pytest.raises(UsageError, match="name neighbours out of clean,dedupe,tag,group, in order"):
        Flow(names)


def test_only_ordered_stages_have_memories():
    names = [stage.name for stage in STAGES]
    assert {name for name, _ in Flow(names).memories} == {stage.name for stage in STAGES if stage.ordered}


def test_every_outcome_goes_to_its_topic_and_only_the_passed_go_on():
    duplicate = DuplicateArticle("b", "s", None, "t", None, None, "en", "a", Rule.NEAR, 0.9, None)
    rejected = RejectedArticle("c", "s", None, None, None, "empty", "no content")
    story = Story("s-1", "A bridge", "s", None, None, 1)
    failed = Failed(Fault.STAGE_ERROR, "KeyError: x")
    flow = flow_of(
        {"b": Duplicate(duplicate), "c": Rejected(rejected), "d": failed},
        {"e": Passed(replace(A, id="e"), stories=(story,)), "f": failed},
    )
    result = flow.run(items("a", "b", "c", "d", "e", "f"), lambda: 0.0)
    topics = [(output.topic, output.stage, output.item.origin.offset) for output in result.outputs]
    assert topics == [
        ("middle", "one", 0), (DUPLICATES, "one", 1), (REJECTED, "one", 2), (DEAD, "one", 3),
        ("middle", "one", 4), ("middle", "one", 5),
        ("end", "two", 0), ("end", "two", 4), (STORIES, "two", 4), (DEAD, "two", 5),
    ]  # fmt: skip
    assert result.tallies["one"].outcomes == Counter(passed=3, duplicate=1, rejected=1, failed=1)
    assert result.tallies["two"].outcomes == Counter(passed=2, failed=1)
    assert result.tallies["one"].rules == {Rule.NEAR: 1}
    assert result.tallies["one"].reasons == {"empty": 1}


def test_a_revision_passes_and_is_counted_by_its_rule():
    flow = flow_of({"b": Passed(replace(A, id="b", version=2), rule=Rule.REVISION, of="a")})
    result = flow.run(items("a", "b"), lambda: 0.0)
    assert result.tallies["one"].rules == {Rule.REVISION: 1}
    assert result.outputs[1].record.version == 2


def test_the_time_of_each_stage_is_taken():
    ticks = iter([1.0, 3.0, 10.0, 10.5])
    result = flow_of({}).run(items("a"), lambda: next(ticks))
    assert [result.tallies[name].seconds for name in ("one", "two")] == [2.0, 0.5]


def test_a_stage_that_raises_is_named_with_what_went_in_and_what_came_before():
    class Raises(Says):
        def run(self, batch, memory):
            raise KeyError("shelf")

    steps = (Step(Says("one", {}), RAW, "middle"), Step(Raises("two", {}), "middle", "end"))
    with pytest.raises(StageBroke) as caught:
        Flow(["one", "two"], steps).run(items("a"), lambda: 0.0)
    assert caught.value.stage == "two"
    assert [item.record.id for item in caught.value.items] == ["a"]
    assert [output.topic for output in caught.value.outputs] == ["middle"]
    assert isinstance(caught.value.__cause__, KeyError)


def test_a_stage_that_forgets_an_item_is_an_error_and_not_a_loss():
    class Forgets(Says):
        def run(self, batch, memory):
            return [Passed(item.record) for item in batch][1:]

    steps = (Step(Forgets("one", {}), RAW, "middle"),)
    with pytest.raises((ValueError, StageBroke)):
        Flow(["one"], steps).run(items("a", "b"), lambda: 0.0)


def test_tallies_add_up():
    total = Tally(2, Counter(passed=2), Counter(), Counter(), 1.0)
    total.add(Tally(3, Counter(passed=1, rejected=2), Counter(near=1), Counter(empty=2), 0.5))
    expected = Tally(5, Counter(passed=3, rejected=2), Counter(near=1), Counter(empty=2), 1.5)
    assert total == expected
