"""Files that are there whole or not at all."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from pipeline.files import written_whole


def names(folder):
    return sorted(entry.name for entry in folder.iterdir())


def write(path, content, **how):
    with written_whole(path, **how) as file:
        file.write(content)


@pytest.mark.parametrize("durable", [False, True])
def test_content_takes_the_place_of_what_was_there(tmp_path, durable):
    path = tmp_path / "state.json"
    write(path, b"one", durable=durable)
    write(path, b"two", durable=durable)
    assert path.read_bytes() == b"two"
    assert names(tmp_path) == ["state.json"]


def test_until_the_block_ends_readers_see_the_old_content(tmp_path):
    path = tmp_path / "state.json"
    write(path, b"old")
    with written_whole(path) as file:
        file.write(b"new")
        file.flush()
        assert path.read_bytes() == b"old"


def test_an_error_leaves_the_old_content_and_nothing_else(tmp_path):
    path = tmp_path / "state.json"
    write(path, b"old")

    def fail_half_way():
        with written_whole(path) as file:
            file.write(b"ne")
            raise RuntimeError("half way")

    with pytest.raises(RuntimeError, match="half way"):
        fail_half_way()
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["state.json"]


def test_a_new_file_never_replaces_one(tmp_path):
    path = tmp_path / "run.json"
    write(path, b"first", new=True)
    with pytest.raises(FileExistsError):
        write(path, b"second", new=True)
    assert path.read_bytes() == b"first"
    assert names(tmp_path) == ["run.json"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_what_holds_a_secret_is_never_readable_by_others(tmp_path):
    path = tmp_path / "instance.json"
    with written_whole(path, mode=0o600) as file:
        assert Path(file.name).stat().st_mode & 0o777 == 0o600
    assert path.stat().st_mode & 0o777 == 0o600


def test_what_a_killed_writer_left_is_removed_by_the_next_and_a_living_ones_is_not(tmp_path):
    path = tmp_path / "memory.snapshot"
    code = (
        "import os, signal, sys; from pathlib import Path; from pipeline.files import written_whole\n"
        "with written_whole(Path(sys.argv[1])) as file:\n"
        "    file.write(b'half'); file.flush(); os.kill(os.getpid(), signal.SIGKILL)"
    )
    killed = subprocess.run([sys.executable, "-c", code, str(path)], check=False)
    assert killed.returncode == -signal.SIGKILL
    (left,) = names(tmp_path)
    living = f"memory.snapshot.{psutil.Process().ppid()}.draft"
    (tmp_path / living).write_bytes(b"being written")
    write(path, b"whole")
    assert names(tmp_path) == ["memory.snapshot", living]
    assert left.endswith(".draft")
