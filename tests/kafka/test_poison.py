"""The search for the record that kills the process: its conclusions, and a worker that really dies."""

import subprocess
import sys
import time
from types import SimpleNamespace

import orjson
import pytest

from pipeline.article import Origin
from pipeline.errors import BadRecord
from pipeline.flow import FLOW
from pipeline.kafka.deadletters import dead_letters
from pipeline.kafka.ledger.ledger import Ledger
from pipeline.kafka.topics import apply_topics
from pipeline.kafka.worker import supervisor as module
from pipeline.kafka.worker.note import Note
from pipeline.kafka.worker.poison import PoisonSearch
from pipeline.kafka.worker.processor import Processor, group_of
from pipeline.kafka.worker.supervisor import Supervisor
from pipeline.outcome import Fault
from tests.e2e.stream import Member, read, send


def row(offset, partition=0):
    return SimpleNamespace(partition=partition, offset=offset, timestamp=1_700_000_000_000 + offset)


ROWS = [row(n) for n in range(60)]


@pytest.fixture
def life(tmp_path):
    """Return a function that makes what a new process of the slot makes first."""
    searches = []

    def begin(source="wireroom.clean"):
        searches.append(PoisonSearch(tmp_path / "run" / "w.note", source, "clean", 60))
        return searches[-1]

    yield begin
    searches[-1].rest()


def take(search, rows, poison=(), stage="dedupe"):
    """Work as a lane does; return sizes of the parts, letters, and whether the process died."""
    sizes, letters = [], []
    for part in search.parts(rows):
        sizes.append(len(part))
        search.begin(part)
        try:
            search.check("clean")
            for name in ("clean", "dedupe", "tag"):
                search.entering(name)
                if name == stage and any(each.offset in poison for each in part):
                    return sizes, letters, True
        except BadRecord as error:
            letters.append((part[0].offset, error))
        search.rest()
        search.committed()
    return sizes, letters, False


def left(rows, sizes):
    return rows[sum(sizes[:-1]) :]


def test_a_worker_that_never_died_takes_whole_batches(life):
    assert take(life(), ROWS) == ([60], [], False)
    assert take(life(), ROWS) == ([60], [], False)


def test_parts_then_single_records_then_a_dead_letter(life):
    rows, seen = ROWS, []
    for _ in range(5):
        sizes, letters, died = take(life(), rows, poison={30})
        assert (letters, died) == ([], True)
        rows = left(rows, sizes)
        seen.append(sizes)
    assert seen == [[60], [25, 25], [1] * 6, [1], [1]]
    search = life()
    sizes, [(offset, error)], died = take(search, rows, poison={30})
    assert (offset, error.fault, died) == (30, Fault.KILLS_PROCESS, False)
    assert "3 times in a row with this record alone in the dedupe stage: exit code" in str(error)
    assert sizes == [1] * 30
    assert take(search, [row(n) for n in range(60, 90)]) == ([30], [], False)
    assert take(life(), [row(n) for n in range(90, 120)]) == ([30], [], False)


def test_two_poisons_in_one_batch_are_both_found_and_nothing_else(life):
    rows, found, deaths = ROWS, [], 0
    while True:
        sizes, letters, died = take(life(), rows, poison={30, 33})
        found += [offset for offset, _ in letters]
        if not died:
            break
        rows, deaths = left(rows, sizes), deaths + 1
    assert found == [30, 33]
    assert deaths == 8


def test_a_record_that_kills_on_the_way_to_its_letter_is_not_touched_at_all(life):
    rows = [row(7)]
    for _ in range(4):
        take(life(), rows, poison={7})
    search = life()
    search.begin(rows)
    search.entering("clean")  # dies here, at the fifth time, in an earlier stage than before
    search = life()
    search.begin(rows)
    with pytest.raises(BadRecord):
        search.check("clean")


def test_deaths_while_no_stage_runs_say_nothing_of_the_records(life):
    for _ in range(9):
        search = life()
        search.begin(ROWS)
        search.rest()  # killed between two sends of the commit, say
    assert take(life(), ROWS) == ([60], [], False)


def test_deaths_of_good_records_are_forgotten_once_they_are_through(life):
    for _ in range(2):
        life().begin([ROWS[0]])  # killed
    search = life()
    assert take(search, ROWS) == ([1, 59], [], False)
    for _ in range(2):
        life().begin([ROWS[0]])
    assert take(life(), [row(0), row(1)])[1] == []


def test_another_topics_record_of_the_same_offset_is_not_suspected(life):
    for _ in range(4):
        life().begin([ROWS[0]])
    assert take(life("wireroom.dedupe"), ROWS) == ([60], [], False)


def test_a_torn_or_missing_note_begins_the_search_anew(life, tmp_path):
    path = tmp_path / "run" / "w.note"
    for _ in range(2):
        life().begin(ROWS)
    text = path.read_bytes()
    path.write_bytes(text[: len(text) // 2])
    assert take(life(), ROWS) == ([60], [], False)
    life().begin(ROWS)
    path.unlink()
    assert take(life(), ROWS) == ([60], [], False)


def test_work_goes_on_where_no_note_can_be_written(tmp_path, caplog):
    (tmp_path / "run").write_text("a file where the folder should be")
    assert Note(tmp_path / "run" / "w.note").read() == (None, {})
    assert take(PoisonSearch(tmp_path / "run" / "w.note", "s", "clean", 60), ROWS) == ([60], [], False)
    assert "cannot be written" in caplog.text


HANG = """
import re, sys
from pathlib import Path
from types import SimpleNamespace
from pipeline.kafka.worker.poison import PoisonSearch
search = PoisonSearch(Path(sys.argv[1]), "wireroom.clean", "clean", 0.9)
search.begin([SimpleNamespace(partition=0, offset=0, timestamp=1_700_000_000_000)])
re.fullmatch("(a+)+", "a" * 60 + "b")
"""


def test_a_stage_that_hangs_in_c_code_ends_the_process_and_counts(life, tmp_path):
    """The expression never ends and holds the interpreter's lock: no Python thread could stop it."""
    for _ in range(3):
        ran = subprocess.run(
            [sys.executable, "-c", HANG, str(tmp_path / "run" / "w.note")], capture_output=True, timeout=30
        )
        assert ran.returncode == 1
        assert b"Timeout" in ran.stderr
    assert [offset for offset, _ in take(life(), ROWS, stage="")[1]] == [0]


TEXT = (
    "Council number {0} of district {1} met on Monday and voted for bridge {0} over the river. Mayor "
    "number {0} said that {2} cars had waited for it every day. "
)


def article(number, title=None):
    return {
        "id": f"a-{number}",
        "source": f"daily{number % 7}.example",
        "title": title or f"Council {number} votes",
        "content": TEXT.format(number, number * 7, number * 13) * 9,
        "fetched_at": "2025-04-10T12:00:00Z",
    }


@pytest.mark.broker
@pytest.mark.parametrize("stage", ["clean", "dedupe", "group"])
def test_a_condemned_record_ends_in_the_stage_it_died_in(settings, stage):
    apply_topics(settings)
    send(settings, [article(1), article(2)], partition=3)
    with Member(settings, "clean") as member:
        rows = member.rows()
        for _ in range(3):
            search = PoisonSearch(
                settings.data_dir / "run" / "w.note", group_of(settings, "clean"), "clean", 60
            )
            search.begin(rows[:1])
            search.entering(stage)  # and dies
        processor = Processor(settings, ["clean", "dedupe", "tag", "group"], "w", lambda _: None)
        processor.process(rows, member.membership)
        processor.close()
    (letter,) = dead_letters(settings)
    assert (letter.stage, letter.fault, letter.origin) == (stage, "kills_process", Origin(3, 0))
    passed = ["clean", "dedupe", "tag", "group"].index(stage)
    counts = {FLOW[n].passes_to: 1 + (n < passed) for n in range(4)}
    assert {topic: len(read(settings, topic)) for topic in counts} == counts


@pytest.fixture
def supervised(settings, monkeypatch):
    """Yield a supervisor whose workers have deadly stages and are restarted without a pause."""
    popen = subprocess.Popen

    def start(command, **options):
        changed = ["tests.kafka.poisoned" if word == "pipeline.cli.main" else word for word in command]
        options["env"] |= {
            "WIREROOM_TOPIC_PREFIX": settings.topic_prefix,
            "WIREROOM_WORKER_MEMORY_BYTES": "3000000000",
        }
        return popen(changed, **options)

    monkeypatch.setattr(module.subprocess, "Popen", start)
    monkeypatch.setattr(module, "PAUSES", (0.0,))
    made = Supervisor(settings, settings.bootstrap)
    yield made
    made.stop()


def settle(settings, supervisor, raw, seconds=120):
    """Wait until every record has its outcome; return the account."""
    deadline = time.monotonic() + seconds
    book = Ledger(settings)
    try:
        while (found := book.refresh())["raw"] < raw or found["pending"]:
            assert time.monotonic() < deadline, found
            supervisor.poll()
            time.sleep(0.1)
        return found
    finally:
        book.close()


@pytest.mark.broker
def test_articles_that_kill_the_worker_become_dead_letters_and_the_rest_goes_through(settings, supervised):
    apply_topics(settings)
    titles = {70: "poison clean memory", 130: "poison dedupe abort"}
    send(settings, [article(n, titles.get(n)) for n in range(300)])
    supervised.add("w", "worker", "--slot", "w")
    found = settle(settings, supervised, 300)
    assert (found["dead"], found["unique"] + found["duplicates"]) == (2, 298)
    assert found["missing"] == found["repeated"] == found["conflicting"] == 0
    letters = {
        orjson.loads(each.value)["title"]: dict(each.headers) for each in read(settings, "articles.dead")
    }
    assert {title: (head["wr-stage"], head["wr-fault"]) for title, head in letters.items()} == {
        titles[70]: (b"clean", b"stage_error"),
        titles[130]: (b"dedupe", b"kills_process"),
    }
    assert letters[titles[70]]["wr-error"] == b"MemoryError: "
    assert letters[titles[130]]["wr-error"].count(b"exit code -6") == 3
