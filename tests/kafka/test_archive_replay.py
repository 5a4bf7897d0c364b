import os

import pytest

from pipeline.cli.compare import compare
from pipeline.cli.replay import replay
from pipeline.errors import UsageError
from pipeline.flow import RAW
from pipeline.kafka.archive.read import Damaged, opened
from pipeline.kafka.archive.write import archive
from pipeline.kafka.clients import admin
from pipeline.kafka.replay.plan import Range, find_range, planned
from pipeline.kafka.replay.run import shadow
from pipeline.settings import Settings
from tests.e2e.stream import read
from tests.kafka.lived import in_order, in_small_steps, live_through
from tests.observe.terminal import rows, run

pytestmark = pytest.mark.broker

COUNT = 120


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("archive")


@pytest.fixture(scope="module")
def gone(kafka, tmp_path_factory, folder):
    """A live flow that was archived and replayed, and whose raw topic was deleted then."""
    settings = Settings(
        bootstrap=kafka, data_dir=tmp_path_factory.mktemp("gone"), topic_prefix=f"gone{os.getpid()}."
    )
    live_through(settings, COUNT)
    archive(settings, folder, [RAW])
    moment = sorted(row.timestamp for row in read(settings, RAW))[COUNT // 2] / 1000
    for wanted in (Range(), Range(since=moment), Range(until=moment), Range(offsets={1: 3, 2: 2})):
        assert find_range(settings, RAW, wanted, str(folder)) == find_range(settings, RAW, wanted)
    assert run(replay, settings, "--target", "shadow=topic", "--memory", "copy").exit_code == 0
    client = admin(settings)
    client.delete_topics([settings.topic_prefix + RAW])
    client.close()
    return settings


def test_the_outcome_is_that_of_the_topic_though_the_topic_is_gone(gone, folder):
    asked = ("--archive", folder, "--target", "shadow=files", "--memory", "copy", "--processes", 2)
    ran = run(replay, gone, *asked)
    assert ran.exit_code == 0, ran.output
    assert in_order(shadow(gone, "files")) == in_order(shadow(gone, "topic"))
    (found,) = rows(run(compare, gone, "topic", "files", "--json"))
    assert found["articles"] == found["same"] == COUNT


def test_cut_short_it_goes_on_without_repeats_or_gaps(gone, folder):
    cut = planned(gone, "cut", RAW, Range(), None, memory="copy", archive=str(folder))
    assert in_small_steps(gone, cut, 25) > 3
    assert in_order(shadow(gone, "cut")) == in_order(shadow(gone, "topic"))


def test_what_is_asked_for_is_chosen_as_from_the_topic(gone, folder):
    value = read(gone, "articles.clean")[0]
    source = dict(value.headers)["ce_source"].decode()
    asked = ("--archive", folder, "--target", "shadow=some", "--where", f"source={source}", "--max", 3)
    assert run(replay, gone, *asked).exit_code == 0
    found = {dict(row.headers)["ce_source"].decode() for row in read(shadow(gone, "some"), "articles.clean")}
    assert found == {source}


def test_a_file_that_is_not_as_it_was_written_ends_it_with_its_name(gone, folder):
    file = next(opened(folder).files())
    path = folder / file.path
    whole = path.read_bytes()
    path.write_bytes(whole[:20] + bytes([whole[20] ^ 4]) + whole[21:])
    try:
        ran = run(replay, gone, "--archive", folder, "--target", "shadow=harmed")
        assert isinstance(ran.exception, Damaged)
        assert str(path) in str(ran.exception)
    finally:
        path.write_bytes(whole)


def test_what_an_archive_cannot_do_is_told(gone, folder, tmp_path):
    with pytest.raises(UsageError, match="a live run copies from Kafka"):
        planned(gone, "alive", RAW, Range(), None, archive=str(folder), target="live", memory="live")
    with pytest.raises(UsageError, match="holds no archive"):
        planned(gone, "none", RAW, Range(), None, archive=str(tmp_path))
    with pytest.raises(UsageError, match=r"does not hold articles\.clean, but articles\.raw"):
        planned(gone, "clean", "articles.clean", Range(), None, archive=str(folder))
