from __future__ import annotations

import gzip
import io
import os
import resource
import time
from collections.abc import Iterator
from pathlib import Path

import orjson
import pytest
import zstandard

from pipeline.sources.files import Record, Refused, read_records

LIMIT = 1_000_000
GOOD = b'{"source": "herald.example", "content":"Some text",  "fetched_at": "2025-01-02T03:04:05Z"}'


def read(*paths: str | Path, limit: int = LIMIT, **options: object) -> list[Record | Refused]:
    return list(read_records(paths, max_bytes=limit, **options))  # type: ignore[arg-type]


def only(found: list[Record | Refused]) -> Record:
    [record] = found
    assert isinstance(record, Record), record
    return record


def refusal(found: list[Record | Refused]) -> Refused:
    [refused] = found
    assert isinstance(refused, Refused), refused
    return refused


def content(record: Record) -> str:
    return str(orjson.loads(record.value)["content"])


def test_valid_lines_keep_their_bytes_and_broken_ones_say_where_and_why(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(GOOD + b"\r\n\n{broken\n" + b'{"content": 5, "source": "s"}\n' + GOOD)
    first, broken, typed, last = read(path)
    assert isinstance(first, Record)
    assert isinstance(last, Record)
    assert first.value == last.value == GOOD
    assert (first.key, first.timestamp_ms) == (b"herald.example", 1735787045000)
    assert isinstance(broken, Refused)
    assert (broken.line, broken.reason) == (3, "bad_json")
    assert str(broken).startswith(f"{path}:3: not JSON")
    assert str(typed) == f"{path}:4: the field content must be a string, this is a number"


def test_raw_sends_broken_lines_as_they_are_but_never_too_large_ones(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"{broken\n\xff\xfe\n" + b"x" * 500 + b"\n")
    broken, bytes_, large = read(path, raw=True, limit=200)
    assert isinstance(broken, Record)
    assert isinstance(bytes_, Record)
    assert (broken.value, bytes_.value) == (b"{broken", b"\xff\xfe")
    assert isinstance(large, Refused)
    assert large.reason == "too_large"


def test_a_text_file_becomes_a_record_with_folder_uri_and_time(tmp_path: Path) -> None:
    path = tmp_path / "herald" / "one two.txt"
    path.parent.mkdir()
    path.write_text("A plain text.\n")
    os.utime(path, (1735787045, 1735787045))
    record = only(read(path))
    assert orjson.loads(record.value) == {
        "source": "herald",
        "url": path.resolve().as_uri(),
        "fetched_at": "2025-01-02T03:04:05.000Z",
        "content_type": "text/plain",
        "content": "A plain text.\n",
        "extra": {"file": "one two.txt"},
    }
    assert (record.key, record.timestamp_ms) == (b"herald", 1735787045000)
    assert only(read(path, source="Given")).key == b"Given"


def test_the_same_file_gives_the_same_bytes_twice(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("text")
    assert read(path) == read(path)


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("page.txt", "<!DOCTYPE html><p>Hi", "text/html"),
        ("page.txt", "\n <div><p>One</p><p>Two</p></div>", "text/html"),
        ("page.html", "No tags at all, 3 < 5", "text/plain"),
        ("page", "<html><body>x</body></html>", "text/html"),
    ],
)
def test_html_is_told_by_its_content_not_its_name(tmp_path: Path, name: str, text: str, kind: str) -> None:
    path = tmp_path / name
    path.write_text(text)
    assert orjson.loads(only(read(path)).value)["content_type"] == kind


RUSSIAN = "Вчера вечером депутаты обсудили бюджет города и отложили решение до весны. Жители недовольны этим."
JAPANESE = "市議会は昨日、新しい図書館の予算について話し合いました。決定は来月まで延期される見込みです。"
FRENCH = "Les élus ont débattu hier du budget de la bibliothèque ; la décision est reportée à l’été prochain."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "cp1251"),
        (JAPANESE, "shift-jis"),
        (JAPANESE, "euc-jp"),
        (FRENCH, "cp1252"),
        (FRENCH, "utf-8-sig"),
        (FRENCH, "utf-16"),
        (FRENCH, "utf-16-be"),
        (FRENCH, "utf-16-le"),
        (JAPANESE, "utf-8"),
    ],
)
def test_encodings_are_detected(tmp_path: Path, text: str, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes((text * 4).encode(encoding))
    assert content(only(read(path))) == text * 4


def test_a_meta_charset_is_believed(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    html = "<html><head><meta charset='iso-8859-2'></head><body>Žluťoučký kůň</body></html>"
    path.write_bytes(html.encode("iso-8859-2"))
    assert content(only(read(path))) == html


def test_a_few_broken_bytes_do_not_spoil_utf8(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes((RUSSIAN * 2).encode()[:-1])
    assert content(only(read(path))).startswith(RUSSIAN)


def test_right_to_left_text_emoji_and_nul_characters(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("مرحبا \u202e 👩‍👩‍👧".encode() + b"\0" + b" more text" * 30)
    assert content(only(read(path))).startswith("مرحبا \u202e 👩‍👩‍👧 more")


@pytest.mark.parametrize("data", [b"", b"  \n\t\n", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.jsonl", "a"])
def test_an_empty_file_is_refused(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    refused = refusal(read(path))
    assert refused.path == str(path)
    if data != b"\xef\xbb\xbf" or not name.endswith("jsonl"):
        assert (refused.reason, refused.detail) == ("empty", "empty file")


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n" + b"\0" * 50, b"%PDF-1.7 text", bytes(range(256)) * 8])
def test_a_binary_file_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    assert refusal(read(path)).reason == "binary"


def test_fifty_megabytes_in_one_line_are_refused_fast_and_in_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"x" * 50_000_000 + b"\n" + GOOD)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.monotonic()
    large, good = read(path)
    assert time.monotonic() - start < 5
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20_000  # KB
    assert isinstance(large, Refused)
    assert large.detail == "50,000,001 bytes, more than the limit of 1,000,000"
    assert isinstance(good, Record)


def test_a_large_text_is_refused_with_its_size(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"word " * 500_000)
    refused = refusal(read(path))
    assert (refused.reason, refused.detail) == (
        "too_large",
        "2,500,000 bytes, more than the limit of 1,000,000",
    )


def test_ten_thousand_lines_of_one_character_are_one_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("a\n" * 10_000)
    assert content(only(read(path))) == "a\n" * 10_000


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.jsonl.zst", "a.txt.gz", "a.txt.zst"])
def test_packed_files_are_unpacked(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    data = GOOD if "jsonl" in name else b"Some text"
    path.write_bytes(gzip.compress(data) if name.endswith("gz") else zstandard.compress(data))
    assert content(only(read(path))) == "Some text"


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.jsonl.zst"])
def test_a_damaged_packed_file_gives_what_is_readable_and_says_so(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    lines = b"".join(GOOD.replace(b"Some", str(n).encode()) + b"\n" for n in range(20_000))
    data = gzip.compress(lines) if name.endswith("gz") else zstandard.compress(lines)
    path.write_bytes(data[: len(data) // 2])
    *_, last = read(path)
    assert isinstance(last, Refused)
    assert last.reason in ("damaged", "bad_json")


def test_json_may_hold_one_record_a_list_or_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(GOOD)
    assert only(read(path)).value == GOOD
    path.write_bytes(b"[" + GOOD + b", 5,\n" + GOOD + b"]")
    first, bad, last = read(path)
    assert isinstance(first, Record)
    assert isinstance(last, Record)
    assert str(bad) == f"{path}:2: a record must be a JSON object, this is a number"
    path.write_bytes(GOOD + b"\n" + GOOD)
    assert [type(found) for found in read(path)] == [Record, Record]


def test_folders_are_read_in_order_without_hidden_files_and_patterns_are_expanded(tmp_path: Path) -> None:
    for name in ["b/2.txt", "a/1.txt", "a/.hidden/x.txt", ".DS_Store", "c.jsonl"]:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(GOOD if name.endswith("jsonl") else name.encode())
    assert [content(r) for r in read(tmp_path) if isinstance(r, Record)] == [
        "a/1.txt",
        "b/2.txt",
        "Some text",
    ]
    assert [content(r) for r in read(f"{tmp_path}/**/*.txt") if isinstance(r, Record)] == [
        "a/1.txt",
        "b/2.txt",
    ]


def test_a_path_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert refusal(read(tmp_path / "no.txt")).reason == "not_found"
    assert refusal(read(f"{tmp_path}/*.txt")).reason == "not_found"


def test_an_unreadable_file_is_refused_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(b"this is no gzip")
    (tmp_path / "b.txt").write_text("text")
    damaged, good = read(tmp_path)
    assert isinstance(damaged, Refused)
    assert damaged.reason == "damaged"
    assert isinstance(good, Record)


def test_standard_input_is_jsonl_or_one_text() -> None:
    lines = io.BytesIO(GOOD + b"\n" + GOOD)
    assert [type(found) for found in read("-", stdin=lines)] == [Record, Record]
    record = only(read("-", stdin=io.BytesIO(b"One text\nwith lines"), source="me"))
    assert (record.key, content(record)) == (b"me", "One text\nwith lines")
    assert refusal(read("-", stdin=io.BytesIO(b""))).reason == "empty"


def test_lines_are_read_as_they_are_asked_for(tmp_path: Path) -> None:
    class Endless(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
            line = GOOD + b"\n"
            buffer[: len(line)] = line
            return len(line)

    stream: Iterator[Record | Refused] = read_records(
        ["-"], max_bytes=LIMIT, stdin=io.BufferedReader(Endless())
    )
    assert [type(next(stream)) for _ in range(3)] == [Record, Record, Record]
