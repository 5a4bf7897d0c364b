import http.client

import orjson
import pytest

from pipeline.observe.server import serve
from pipeline.observe.web.guard import HEADERS
from pipeline.settings import Settings
from tests.observe.newsdesk import newsroom


@pytest.fixture
def local(tmp_path):
    server = serve(Settings(data_dir=tmp_path), newsroom=newsroom())
    yield server
    server.stop()


@pytest.fixture
def bound(tmp_path):
    """A server that other machines could reach."""
    server = serve(Settings(data_dir=tmp_path), "0.0.0.0", newsroom=newsroom())
    yield server
    server.stop()


def ask(server, path, method="GET", body=None, **headers):
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    try:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body, named)
        answer = connection.getresponse()
        answer.read()
        return answer
    finally:
        connection.close()


def test_on_loopback_no_token_is_needed_but_the_name_must_be_this_machines(local):
    assert "token" not in local.url
    for host in ("localhost", "127.0.0.1:1234", "[::1]:80"):
        assert ask(local, "/api/stats", Host=host).status == 200
    for host in ("evil.example", "127.0.0.1.evil.example", "", "[", "localhost@evil.example:80"):
        assert ask(local, "/", Host=host).status in (400, 403), host


def test_elsewhere_nothing_is_shown_without_the_token(bound):
    assert bound.token
    assert bound.url.endswith(f"/?token={bound.token}")
    for path in ("/", "/page.js", "/api/stats", "/api/stream", "/api/openapi.json", "/api/tables/dead.csv"):
        assert ask(bound, path).status == 401, path
        assert ask(bound, f"{path}?token=wrong").status == 401
        assert ask(bound, path, Authorization="Bearer wrong").status == 401
        assert ask(bound, path, Cookie="wireroom=").status == 401
    for path in ("/metrics", "/healthz", "/readyz"):
        assert ask(bound, path).status in (200, 503)


def test_the_token_opens_by_address_cookie_or_header(bound):
    answer = ask(bound, f"/?token={bound.token}", Host="wires.example")
    assert answer.status == 200
    cookie = answer.headers["Set-Cookie"]
    assert all(word in cookie for word in ("HttpOnly", "SameSite=Strict", "Path=/"))
    assert ask(bound, "/api/stats", Cookie=cookie.partition(";")[0]).status == 200
    assert ask(bound, "/api/stats", Authorization=f"Bearer {bound.token}").status == 200
    assert ask(bound, "/api/stats", Cookie=cookie.partition(";")[0]).headers["Set-Cookie"] is None


def test_a_token_of_ones_own_counts_on_loopback_too(tmp_path):
    settings = Settings(data_dir=tmp_path, token="secret-of-ours")
    assert "secret-of-ours" not in repr(settings)
    server = serve(settings)
    try:
        assert ask(server, "/").status == 401
        assert ask(server, "/?token=secret-of-ours").status == 200
    finally:
        server.stop()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 201),
        ({"Origin": "own"}, 201),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec_Fetch_Site": "cross-site"}, 403),
        ({"Content_Type": "text/plain"}, 415),
    ],
)
def test_only_the_page_itself_may_write(local, headers, status):
    body = orjson.dumps({"copy": "a2", "original": "a1", "label": "duplicate"})
    if headers.get("Origin") == "own":
        headers = headers | {"Origin": local.url}
    sent = {"Content_Type": "application/json"} | headers
    assert ask(local, "/api/labels", "POST", body, **sent).status == status


@pytest.mark.parametrize(
    "path", ["/", "/metrics", "/api/stats", "/nothing", "/api/tail?limit=x", "/api/tables/dead.csv"]
)
def test_every_answer_carries_the_headers(local, path):
    answer = ask(local, path)
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert "unsafe" not in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "path",
    [
        "/../settings.py",
        "/..%2f..%2fsettings.py",
        "/%2e%2e/%2e%2e/etc/passwd",
        "//etc/passwd",
        "/page.js/../../server.py",
        "/__init__.py",
        "/page.js%00.html",
    ],
)
def test_no_path_leads_out_of_the_page(local, path):
    assert ask(local, path).status in (400, 404)


def test_other_methods_are_refused(local):
    assert ask(local, "/api/stats", "DELETE").status == 405
    assert ask(local, "/api/labels").status == 405
