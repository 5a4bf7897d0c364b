"""Arrays in a file: what is written is read, and nothing else is taken for it."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from pipeline.text.sections import read_sections, write_sections

ARRAYS = {
    "times": np.array([1.5, np.nan, -np.inf]),
    "hashes": np.array([0, 1 << 63], np.uint64),
    "none": np.empty(0, np.uint16),
    "every other": np.arange(10, dtype=np.int32)[::2],
}


def written() -> bytes:
    file = io.BytesIO()
    write_sections(file, {"clock": 1.25, "name": "ü"}, ARRAYS)
    return file.getvalue()


def read(data: bytes) -> tuple[dict[str, Any], dict[str, NDArray[Any]]]:
    header, sections = read_sections(io.BytesIO(data))
    return header, dict(sections)


def test_what_is_written_is_read_with_its_types() -> None:
    header, arrays = read(written())

    assert header == {"clock": 1.25, "name": "ü"}
    assert list(arrays) == list(ARRAYS)
    for name, values in ARRAYS.items():
        np.testing.assert_array_equal(arrays[name], values, strict=True)


def test_bytes_behind_the_last_section_are_left_in_the_file() -> None:
    file = io.BytesIO(written() + b"more")
    dict(read_sections(file)[1])

    assert file.read() == b"more"


def test_every_cut_and_every_flipped_bit_is_noticed() -> None:
    data = written()
    for at in range(len(data)):
        with pytest.raises(ValueError, match=r"form|damaged|cut short"):
            read(data[:at])
        with pytest.raises(ValueError, match=r"form|damaged|cut short"):
            read(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])


@pytest.mark.parametrize("data", [b"", b"\n", b"GIF89a", b"wireroom-sections 2 00 1\n{}", b"\x00" * 100])
def test_another_file_is_none_of_these(data: bytes) -> None:
    with pytest.raises(ValueError, match="no file of the form"):
        read(data)
