import os
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.article import Origin
from pipeline.kafka.ledger.ledger import TERMINAL_TOPICS, Ledger, resume
from pipeline.kafka.ledger.notes import EARLY_DEAD, REDRIVEN, Note
from pipeline.kafka.ledger.origins import Origins
from pipeline.kafka.ledger.snapshot import MAGIC, Identity, Saved, SnapshotRefused, load, save, snapshot_path
from tests.kafka.ledger_scene import all_moved_on, make_anew, resent
from tests.observe.scene import Scene, raw_record


@pytest.fixture
def scene(settings):
    settings.data_dir.mkdir(parents=True)
    scene = Scene(settings)
    yield scene
    scene.close()


@pytest.fixture
def settings(settings):
    return settings.model_copy(update={"grace_seconds": 0.0})


@pytest.fixture
def kept(scene, settings):
    """Return the account of a ledger that mended a loss, then wrote its snapshot and ended."""
    scene.grouped("a")
    scene.dead(b"{broken", partition=1)
    scene.raw(raw_record("lost"))
    all_moved_on(settings)
    book = Ledger(settings, TERMINAL_TOPICS)
    book.refresh()
    assert book.mend(0.0) == 1
    all_moved_on(settings)
    counts = book.refresh()
    save(snapshot_path(settings.data_dir), book.state())
    book.close()
    return counts


@pytest.mark.broker
def test_a_ledger_goes_on_where_the_last_one_stopped(scene, settings, kept):
    assert kept["missing"] == 1
    book = resume(settings)
    assert book.refresh() == kept
    assert book.source().split(" and ")[1].startswith("0 records"), "nothing is read twice"
    assert list(book.missing) == [Origin(0, 1)]
    assert book.mend(100.0) == 0, "it was sent again before"
    assert book.resender.copies.of(Origin(0, 1)) == 1
    scene.rejected("later")
    all_moved_on(settings)
    assert book.refresh()["rejected"] == 1
    whole = Ledger(settings, TERMINAL_TOPICS)
    assert whole.refresh() == book.refresh()
    assert len(resent(settings)) == 1
    make_anew(settings, "articles.rejected")
    with pytest.raises(SnapshotRefused, match=r"articles\.rejected was made anew since"):
        resume(settings)
    book.close()
    whole.close()


HERE = Identity("cluster-1", "", {"articles.raw": "1", "articles.dead": "2"})


@pytest.fixture
def written(tmp_path):
    """Return the path of a snapshot with something in every part, and what is in it."""
    saved = Saved(HERE, 1000.5, {"articles.dead": {0: 17}}, known={3: (10, 20)})
    account = saved.account
    notes = [
        Note("articles.grouped", 0, 3),
        Note("articles.grouped", 0, 3),
        Note(EARLY_DEAD, 1, 7),
        Note(REDRIVEN, 1, 7, 2),
        Note("articles.rejected", 1, 9, 1, Origin(1, 12)),
        None,
    ]
    account.take(notes, {}, {0: 100, 1: 100})
    saved.markers.add_range(5, 0, 70_000)
    saved.copies.raise_to(Origin(1, 9), 1)
    path = snapshot_path(tmp_path)
    save(path, saved)
    return path, saved


def why_refused(path, wanted=HERE):
    with pytest.raises(SnapshotRefused) as error:
        load(path, wanted)
    return str(error.value)


def test_what_is_written_is_read(written):
    path, saved = written
    found = load(path, HERE)
    assert (found.identity, found.made, found.positions) == (HERE, 1000.5, {"articles.dead": {0: 17}})
    assert found.known == {3: (10, 20)}
    assert (found.account.repeated, found.account.foreign) == (1, 1)
    assert found.account.seen == {kind: some for kind, some in saved.account.seen.items() if some}
    assert found.account.excused == saved.account.excused == Origins.of([Origin(1, 12)])
    assert found.account.attempts.levels == saved.account.attempts.levels
    assert found.markers == saved.markers
    assert found.copies.levels == {1: Origins.of([Origin(1, 9)])}


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"cluster": "cluster-2"}, "it is of cluster cluster-1, not cluster-2"),
        ({"prefix": "p."}, "it is of topics with the prefix '', not 'p.'"),
        (
            {"topics": {"articles.raw": "1"}},
            "it is of the topics articles.raw, articles.dead, not articles.raw",
        ),
        ({"topics": {"articles.raw": "1", "articles.dead": "3"}}, "articles.dead was made anew since"),
    ],
)
def test_a_snapshot_of_something_else_is_refused(written, change, why):
    assert why_refused(written[0], replace(HERE, **change)) == why


def test_a_damaged_snapshot_is_refused(written):
    path, _ = written
    content = path.read_bytes()
    for place in (0, len(MAGIC) + 3, 100, len(content) // 2, len(content) - 1):
        path.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
        assert why_refused(path) == "it is damaged"
        path.write_bytes(content[:place])
        assert why_refused(path) == "it is damaged"


def test_no_snapshot_is_refused(tmp_path):
    assert "No such file" in why_refused(tmp_path / "none")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_leaves_the_last_snapshot_as_it_was(written):
    path, saved = written
    before = path.read_bytes()
    path.with_name(f"ledger.snapshot.{os.getpid()}.draft").symlink_to("/dev/full")
    with pytest.raises(OSError, match="No space left"):
        save(path, saved)
    assert path.read_bytes() == before
    assert [entry.name for entry in path.parent.iterdir()] == ["ledger.snapshot"]
