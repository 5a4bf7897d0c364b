import pytest

from pipeline.errors import UsageError
from pipeline.observe.wire import Wanted, Wire

ANY = Wanted()


def item(number, **more):
    return {
        "kind": "passed",
        "id": f"a{number}",
        "title": f"Bridge {number} opens",
        "source": "daily.example",
        "language": "en",
        "story": None,
    } | more


def filled(count, capacity=100):
    wire = Wire(capacity)
    start = wire.cursor
    wire.add(item(number) for number in range(count))
    return wire, start


def ids(items):
    return [each["id"] for each in items]


def test_a_reader_goes_on_from_its_cursor_without_gap_or_repeat():
    wire, cursor = filled(3)
    first = wire.after(cursor, ANY, 10)
    assert (ids(first.items), first.skipped) == (["a0", "a1", "a2"], 0)
    wire.add([item(3)])
    assert ids(wire.after(first.cursor, ANY, 10).items) == ["a3"]
    assert ids(wire.after(first.items[1]["cursor"], ANY, 10).items) == ["a2", "a3"]
    assert wire.after(wire.cursor, ANY, 10).items == []


def test_what_there_is_no_room_for_is_counted():
    wire, cursor = filled(50)
    found = wire.after(cursor, ANY, 20)
    assert (ids(found.items)[0], len(found.items), found.skipped) == ("a30", 20, 30)
    wire, cursor = filled(50, capacity=10)
    found = wire.after(cursor, ANY, 20)
    assert (ids(found.items)[0], found.skipped) == ("a40", 40)


def test_a_cursor_of_an_earlier_process_begins_now():
    wire, _ = filled(5)
    found = wire.after("0badc0de-3", ANY, 10)
    assert (found.items, found.cursor, found.skipped) == ([], wire.cursor, 5)
    assert wire.newest(ANY, 10, "0badc0de-3") == ([], None)
    for wrong in ("", "x", "a-b", "a-²", "a-9999999999999999999"):
        with pytest.raises(UsageError):
            wire.after(wrong, ANY, 10)


def test_pages_back_to_the_beginning():
    wire, _ = filled(25)
    seen, older = [], ""
    while older is not None:
        items, older = wire.newest(ANY, 10, older)
        seen += ids(items)
    assert seen == [f"a{number}" for number in reversed(range(25))]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(kinds=frozenset({"dead"})), ["a1"]),
        (Wanted(sources=frozenset({"evening.example"})), ["a0"]),
        (Wanted(language="de"), ["a2"]),
        (Wanted(story="s-1"), ["a3"]),
        (Wanted(words=("bridge", "0")), ["a0"]),
        (Wanted(words=("a2",)), ["a2"]),
        (Wanted(words=("bridge",), language="de"), ["a2"]),
        (Wanted(kinds=frozenset({"dead"}), language="de"), []),
    ],
)
def test_filters(wanted, found):
    wire = Wire()
    start = wire.cursor
    wire.add(
        [
            item(0, source="evening.example"),
            item(1, kind="dead", title=None, source=None),
            item(2, language="de"),
            item(3, story={"id": "s-1", "score": 1.0}),
        ]
    )
    assert ids(wire.after(start, wanted, 10).items) == found
    assert ids(wire.newest(wanted, 10)[0]) == found[::-1]
