"""Topics that articles have gone through, and what stands on them: what tests of replays begin with."""

import threading

from pipeline.flow import DEAD, DUPLICATES, FLOW, RAW, REJECTED, STORIES
from pipeline.kafka.replay.plan import Range, find_range
from pipeline.kafka.replay.run import load, save
from pipeline.kafka.replay.runner import carry_out
from pipeline.kafka.replay.source import Source
from pipeline.kafka.topics import apply_topics
from pipeline.kafka.worker.processor import Processor
from tests.e2e.stream import Member, read, send_samples

STAGES = [step.stage.name for step in FLOW]
OUTCOMES = (*(step.passes_to for step in FLOW), REJECTED, DUPLICATES, DEAD)


def live_through(settings, count, stages=STAGES):
    """Send samples and take them through the stages in the order of time, as the live flow does."""
    apply_topics(settings)
    send_samples(settings, count, seed=5)
    processed(settings, stages)
    return settings


def processed(settings, stages=STAGES):
    """Take what is on the raw topic through the stages; what went through them already is passed over."""
    processor = Processor(settings, stages, "worker-0", lambda _: None)
    with Member(settings, "clean") as member:
        begin, end = find_range(settings, RAW, Range())
        with Source(settings, settings.topic_prefix + RAW, begin, end) as source:
            for batch in source.batches(50):
                processor.process(batch, member.membership)
    processor.close()


def unmarked(row, *names):
    """Return a record's headers without those of a replay's marks: two runs differ in their name at least."""
    return [pair for pair in row.headers if pair[0] not in names]


def in_order(settings):
    """Return what stands on the topics, byte for byte and in order; offsets count transactions, too.

    Of the headers one is left out: the name of the run, which is all that two runs may differ in.
    """
    rows = read(settings, *OUTCOMES, STORIES)
    rows.sort(key=lambda row: (row.topic, row.partition, row.offset))
    cut = len(settings.topic_prefix)
    return [
        (row.topic[cut:], row.partition, row.key, row.value, unmarked(row, "wr-replay"), row.timestamp)
        for row in rows
    ]


def carried_out(settings, run, stop_after=None):
    """Carry a run out, to its end or so many batches far; return what it said last, None if nothing."""
    said, stop = [], threading.Event()

    def say(progress):
        said.append(progress)
        if stop_after is not None and len(said) >= stop_after:
            stop.set()

    ended = carry_out(settings, run, lambda _: None, say, stop)
    assert ended == (stop_after is None or len(said) < stop_after)
    return said[-1] if said else None


def in_small_steps(settings, run, size=7):
    """Carry a run out in batches of so many, each in a process's life of its own, as after kills."""
    few = settings.model_copy(update={"batch_size": size})
    save(few, run)
    steps, stop, ended = 0, threading.Event(), False
    while not ended:
        stop.clear()
        ended = carry_out(few, load(few, run.name), lambda _: None, lambda _: stop.set(), stop)
        steps += 1
    return steps
