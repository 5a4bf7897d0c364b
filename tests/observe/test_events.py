import contextlib
import http.client
import socket
import time

import orjson
import pytest

from pipeline.observe.facts import NewsSeen
from pipeline.observe.metrics import Metrics
from pipeline.observe.server import serve
from pipeline.settings import Settings
from tests.observe.newsdesk import item, newsroom, story


@pytest.fixture
def room():
    return newsroom()


@pytest.fixture
def server(tmp_path, room):
    server = serve(Settings(data_dir=tmp_path), registry=Metrics().registry, newsroom=room)
    yield server
    server.stop()


@contextlib.contextmanager
def stream(server, path="/api/stream", **headers):
    """Yield a function that returns the next event as (name, data, id)."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    connection.request("GET", path, headers={name.replace("_", "-"): text for name, text in headers.items()})
    answer = connection.getresponse()
    assert (answer.status, answer.headers["Content-Type"]) == (200, "text/event-stream")

    def following(*names):
        while True:
            fields = {}
            while line := answer.readline().rstrip(b"\n"):
                name, _, value = line.partition(b": ")
                fields[name.decode()] = value.decode()
            if fields.get("event") in names:
                return fields["event"], orjson.loads(fields["data"]), fields.get("id")

    try:
        yield following
    finally:
        connection.close()


def add(room, *numbers, **more):
    room.take(NewsSeen([item(number, **more) for number in numbers]))


def test_numbers_news_and_stories_come_as_they_change(server, room):
    with stream(server) as following:
        name, stats, cursor = following("stats", "item")
        assert (name, cursor) == ("stats", room.wire.cursor)
        assert stats["feed"] == {"ready": True, "behind_records": 0}
        room.take(NewsSeen([item(20)], [(story("s-1", 7), 1.0)]))
        assert following("item")[1]["id"] == "a20"
        assert following("story")[1]["unique"] == 7


def test_who_comes_back_misses_nothing_and_gets_nothing_twice(server, room):
    with stream(server) as following:
        following("stats")
        add(room, 20, 21)
        following("item")
        _, _, last = following("item")
    add(room, 22, 23)
    with stream(server, Last_Event_ID=last) as following:
        assert [following("item")[1]["id"] for _ in range(2)] == ["a22", "a23"]
    with stream(server, f"/api/stream?after={last}&source=outlet2.example") as following:
        assert following("item")[1]["id"] == "a23"


def test_a_filter_holds_in_the_stream(server, room):
    with stream(server, "/api/stream?kind=dead&q=24") as following:
        following("stats")
        add(room, 20, 24)
        add(room, 24, 25, kind="dead")
        _, data, _ = following("item")
        assert (data["kind"], data["id"]) == ("dead", "a24")


def test_what_does_not_fit_in_a_tick_is_counted(server, room):
    with stream(server) as following:
        following("stats")
        add(room, *range(100, 300))
        assert following("skipped", "item")[:2] == ("skipped", {"items": 180})
        assert [following("item")[1]["id"] for _ in range(20)] == [f"a{n}" for n in range(280, 300)]


def test_readers_that_take_nothing_hold_up_nobody(server, room):
    stalled = []
    for _ in range(40):
        connection = socket.create_connection(("127.0.0.1", server.port))
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.sendall(b"GET /api/stream HTTP/1.1\r\nHost: localhost\r\n\r\n")
        stalled.append(connection)
    try:
        with stream(server) as following:
            following("stats")
            for number in range(1000, 1010):
                add(room, number, title="x" * 20_000)
                assert following("item")[1]["id"] == f"a{number}"
    finally:
        for connection in stalled:
            connection.close()


def test_stopping_lets_readers_go(tmp_path):
    server = serve(Settings(data_dir=tmp_path), newsroom=newsroom())
    with stream(server) as following:
        following("stats")
        began = time.monotonic()
        server.stop()
        assert time.monotonic() - began < 6
