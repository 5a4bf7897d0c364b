import csv
import http.client
import io
import stat

import jsonschema
import orjson
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings

from pipeline.observe.metrics import Metrics
from pipeline.observe.server import serve
from pipeline.observe.state import write_state
from pipeline.observe.web.routes import ROUTES
from pipeline.settings import Settings
from pipeline.stages import STAGES
from tests.observe.newsdesk import SCRIPT, newsroom


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("api")


@pytest.fixture(scope="module")
def server(folder):
    write_state(folder, "worker-0", stages=[stage.name for stage in STAGES], state="ready")
    server = serve(Settings(data_dir=folder), registry=Metrics().registry, newsroom=newsroom())
    yield server
    server.stop()


def ask(server, path, body=None, **headers):
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    try:
        kind = {"Content-Type": "application/json"} if body is not None else {}
        connection.request("GET" if body is None else "POST", path, body, kind | headers)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()
    finally:
        connection.close()


def told(server, path):
    status, _, body = ask(server, path)
    assert status == 200, body
    return orjson.loads(body)


def test_the_tail_pages_back_and_filters(server):
    first = told(server, "/api/tail?limit=5")
    assert [each["id"] for each in first["items"]] == ["a12", "a11", "a10", "a9", "a8"]
    rest = told(server, f"/api/tail?limit=50&before={first['older']}")
    assert [each["id"] for each in rest["items"]] == [f"a{n}" for n in range(7, 0, -1)]
    assert rest["older"] is None
    some = told(server, "/api/tail?kind=dead&kind=rejected&q=A1")
    assert [each["kind"] for each in some["items"]] == ["dead", "rejected"]
    assert [each["id"] for each in told(server, "/api/tail?q=bridge+3")["items"]] == ["a3"]
    assert told(server, "/api/tail?story=s-1&source=outlet0.example")["items"][0]["id"] == "a6"


def test_stories_sources_and_duplicates(server):
    (row,) = told(server, "/api/stories?status=over")["stories"]
    assert (row["unique"], row["reprints"], row["articles"]) == (6, 1, 7)
    assert len(told(server, "/api/stories/s-1")["members"]) == 6
    assert {row["source"] for row in told(server, "/api/sources")["sources"]} >= {"outlet1.example"}
    assert [each["id"] for each in told(server, "/api/duplicates?limit=2")["items"]] == ["a9", "a8"]
    assert told(server, "/api/duplicates?rule=exact")["items"] == []


def test_a_title_with_a_script_is_text_and_nothing_else(server):
    status, headers, body = ask(server, "/api/article/a1")
    assert (status, headers["Content-Type"]) == (200, "application/json")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert orjson.loads(body)["title"] == SCRIPT


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/api/tail?limit=0", "from 1 to 500"),
        ("/api/tail?limit=x", "from 1 to 500"),
        ("/api/tail?kind=lost", "passed"),
        ("/api/tail?before=x", "before"),
        ("/api/tail?colour=red", "colour"),
        ("/api/tail?language=en&language=de", "2 times"),
        ("/api/stream?after=x", "after"),
        ("/api/stories?sort=best", "rising"),
        ("/api/tables/secrets.csv", "stages"),
        ("/api/article/" + "x" * 301, "300 at most"),
    ],
)
def test_a_wrong_question_says_what_is_right(server, path, said):
    status, _, body = ask(server, path)
    assert status == 400
    assert said in orjson.loads(body)["error"]


def test_what_is_not_there_is_404_and_a_silent_kafka_503(server):
    assert ask(server, "/api/article/nobody")[0] == 404
    assert ask(server, "/api/pair?copy=a1&original=nobody")[0] == 404
    assert ask(server, "/api/stories/s-9")[0] == 404
    alone = serve(Settings(data_dir=server_folder(server)), registry=Metrics().registry)
    broken = newsroom()
    broken.desk.broken = True
    silent = serve(Settings(data_dir=server_folder(server)), registry=Metrics().registry, newsroom=broken)
    try:
        assert ask(alone, "/api/tail")[0] == 503
        assert ask(alone, "/api/stats")[0] == 200
        status, headers, body = ask(silent, "/api/dead")
        assert (status, headers["Retry-After"]) == (503, "2")
        assert b"no Kafka answers" in body
        assert ask(silent, "/api/tail")[0] == 200
    finally:
        alone.stop()
        silent.stop()


def server_folder(server):
    return server._sampler._data_dir


def test_a_label_is_a_line_with_what_the_pipeline_said(server, folder):
    label = {"copy": "a2", "original": "a1", "label": "not_duplicate", "note": "another bridge"}
    status, _, body = ask(server, "/api/labels", orjson.dumps(label))
    assert (status, orjson.loads(body)) == (201, {"written": "labels.jsonl"})
    line = orjson.loads((folder / "labels.jsonl").read_bytes().splitlines()[-1])
    assert line["copy"] == {"id": "a2", "origin": "0-2"}
    assert (line["label"], line["rule"], line["score"]) == ("not_duplicate", "near", 0.9)
    assert stat.S_IMODE((folder / "labels.jsonl").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"{", 400),
        (b"[]", 400),
        (b'{"copy": "a1"}', 400),
        (b'{"copy": "a1", "original": "a2", "label": "maybe"}', 400),
        (b'{"copy": "a1", "original": "a2", "label": "duplicate", "more": 1}', 400),
        (b'{"copy": "a1", "original": "zz", "label": "duplicate"}', 404),
        (b'{"note": "' + b"x" * 5000 + b'"}', 413),
    ],
)
def test_no_other_label_is_taken(server, folder, body, status):
    before = (folder / "labels.jsonl").read_bytes() if (folder / "labels.jsonl").exists() else b""
    assert ask(server, "/api/labels", body)[0] == status
    after = (folder / "labels.jsonl").read_bytes() if (folder / "labels.jsonl").exists() else b""
    assert after == before


def test_tables_open_in_a_spreadsheet_without_running_anything(server):
    for name in ("stages", "sources", "stories", "duplicates", "dead", "topics"):
        status, headers, body = ask(server, f"/api/tables/{name}.csv")
        assert status == 200
        assert headers["Content-Disposition"] == f'attachment; filename="wireroom-{name}.csv"'
        heading, *rows = csv.reader(io.StringIO(body.decode()))
        assert rows
        assert all(len(row) == len(heading) for row in rows)
        assert not any(cell.startswith(("=", "+", "@", "\t")) for row in rows for cell in row)
    assert b"'=HYPERLINK(1)" in ask(server, "/api/tables/stories.csv")[2]


def test_every_route_is_described_and_answers_as_described(server):
    description = told(server, "/api/openapi.json")
    assert set(description["paths"]) == {route.path for route in ROUTES}
    paths = {"/api/article/{ref}": "/api/article/a1", "/api/stories/{id}": "/api/stories/s-1"}
    paths["/api/pair"] = "/api/pair?copy=a2&original=a1"
    for route in ROUTES:
        if route.method == "GET" and route.shape is not None and not route.path.endswith("z"):
            schema = description["paths"][route.path]["get"]["responses"]["200"]["content"][route.kind][
                "schema"
            ]
            answer = told(server, paths.get(route.path, route.path))
            jsonschema.validate(answer, schema | {"components": description["components"]})


def test_no_question_that_fits_the_description_breaks_the_server(server):
    schema = schemathesis.openapi.from_url(f"{server.url}/api/openapi.json")
    for found in schema.get_all_operations():
        operation = found.ok()
        if operation.path == "/api/stream":
            continue  # it never ends; tests of the stream ask it

        @settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy())
        def answers(case):
            response = case.call()
            case.validate_response(response)

        answers()
