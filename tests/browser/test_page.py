"""The live page in a real browser, over a real instance with samples flowing through it."""

import os
import re
import shutil
import signal
import threading
from pathlib import Path

import orjson
import pytest
from axe_playwright_python.sync_playwright import Axe

from pipeline.settings import Settings
from pipeline.sources.samples import sample_records
from tests.e2e.instance import Instance
from tests.e2e.stream import send

pytestmark = pytest.mark.broker

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "images"
SAMPLES = 5000
SCRIPT = "<script>alert('title')</script><img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def chromium():
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        pytest.skip("chromium is not installed (apt-get install chromium)")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright has no wheel here")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def instance(chromium, kafka, tmp_path_factory):
    """A running instance; `flow` has begun to send samples, and an article whose title is a script."""
    folder = tmp_path_factory.mktemp("page")
    settings = Settings(bootstrap=kafka, data_dir=folder, topic_prefix="page.")
    instance = Instance(settings, "--no-samples")
    try:
        instance.start()
        yield instance
        code, left = instance.stop()
        assert (code, left) == (0, [])
    finally:
        instance.kill()


@pytest.fixture(scope="module")
def flow(instance):
    """Send the samples in the background; return the thread that does."""
    text = " ".join(
        f"Sentence {n} of an article about a bridge in Leeds was written by hand." for n in range(12)
    )
    odd = {"id": "odd-title", "source": "odd.example", "title": SCRIPT, "content": text}
    values = [value for value, _ in sample_records(SAMPLES, seed=12)]
    sending = threading.Thread(target=send, args=(instance.settings, [*values, odd]))
    sending.start()
    yield sending
    sending.join()


@pytest.fixture
def look(chromium, instance):
    """Return a function that opens a page of the instance; nothing may be complained of while it is open."""
    complaints, contexts = [], []

    def opened(route="", *, width=1440, height=900, scheme="light"):
        context = chromium.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on(
            "console", lambda told: complaints.append(told.text) if told.type in ("error", "warning") else 0
        )
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: (complaints.append(dialog.message), dialog.dismiss()))
        page.goto(f"{instance.page}/{route}")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


def picture(page, name):
    """Keep a picture for the documents; only when asked for, so that tests change no files."""
    if os.environ.get("SCREENSHOTS"):
        page.screenshot(path=PICTURES / f"{name}.png")


def count(page, name):
    return int(re.sub(r"\D", "", page.locator(f"[data-count={name}]").inner_text()))


def shown(page, kind):
    return page.locator(f"#tail .rows .kind:text-is('{kind}')")


def newest(instance, path):
    """Return the first item of an answer."""
    return orjson.loads(instance.get(f"/api/{path}"))["items"][0]


def pair_route(instance):
    item = newest(instance, "duplicates?rule=near&limit=1")
    return f"#/pair/{item['origin']}/{item['of']}"


def test_it_flows_pauses_and_goes_on(look, flow):
    page = look()
    page.wait_for_selector("#status.good")
    page.wait_for_selector("#tail .rows li.fresh")
    page.wait_for_function("() => parseFloat(document.querySelector('.stage .flow b').textContent) > 0")
    page.keyboard.press("p")
    held = page.locator("#tail .rows").inner_text()
    page.wait_for_function(r"() => /Paused: [1-9]/.test(document.querySelector('#tail .note').textContent)")
    assert page.locator("#tail .rows").inner_text() == held
    picture(page, "page")
    page.click("#tail .pause")
    page.wait_for_function(f"() => document.querySelector('#tail .rows').innerText !== {held!r}")


def test_its_counts_are_the_audits(look, flow, instance):
    flow.join()
    account = instance.audit()
    page = look()
    settled = f"{account['raw']:,} raw.* 0 on their way"
    page.wait_for_function(f"() => /{settled}/.test(document.querySelector('.account').textContent)")
    names = {"raw": "raw", "clean": "clean", "unique": "unique", "tagged": "tagged"}
    assert {name: count(page, name) for name in names} == {name: account[name] for name in names}
    assert account["raw"] == SAMPLES + 1
    branches = page.locator("[data-stage=dedupe] .off").inner_text()
    assert f"{account['duplicates']:,} duplicates" in branches
    assert f"{account['rejected']:,} rejected" in page.locator("[data-stage=clean] .off").inner_text()
    assert page.locator("[data-figure=dead]").inner_text() == f"{account['dead']:,}"
    assert page.locator(".balance.bad, .account.bad").count() == 0
    page.wait_for_selector("#stories [data-story]")
    page.wait_for_selector("#sources tbody tr")
    page.wait_for_selector("#dead code")
    page.wait_for_selector("#topics tbody tr")


def test_the_tail_shows_what_is_asked_for(look, flow, instance):
    flow.join()
    page = look()
    page.select_option("#tail [name=kind]", "rejected")
    page.wait_for_function("() => !document.querySelector('#tail .kind:not(.is-rejected)')")
    assert shown(page, "rejected").count() > 10
    page.click("#tail [type=reset]")
    page.keyboard.press("/")
    page.keyboard.type("onerror")
    page.wait_for_function("() => document.querySelectorAll('#tail .rows li').length === 1")
    assert page.locator("#tail .title").inner_text() == SCRIPT
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_selector("#detail .clean")
    assert page.locator("#detail .headline").inner_text() == SCRIPT
    assert page.locator("#detail img, #detail script").count() == 0
    page.keyboard.press("Escape")
    page.wait_for_selector("#overview:not([hidden])")


def test_an_article_shows_its_way_its_text_and_what_was_dropped(look, flow, instance):
    flow.join()
    item = newest(instance, "tail?kind=passed&language=en&source=worlddeskdaily.example&limit=1")
    page = look(f"#/article/{item['origin']}")
    page.wait_for_selector("#detail .clean mark")
    assert page.locator("#detail .headline").inner_text() == item["title"]
    trace = page.locator("#detail .trace").inner_text()
    for topic in ("articles.raw", "articles.clean", "articles.unique", "articles.tagged", "articles.grouped"):
        assert topic in trace
    assert page.locator("#detail .raw .dropped").count() > 3
    assert page.evaluate("document.activeElement.className") == "headline"
    picture(page, "article")


def test_a_pair_shows_what_differs_and_takes_a_label(look, flow, instance):
    flow.join()
    page = look(pair_route(instance))
    page.wait_for_selector("#detail mark")
    same = page.locator("#detail .same").all_inner_texts()
    marked = page.locator("#detail mark").all_inner_texts()
    assert sum(map(len, same)) > sum(map(len, marked)) > 0
    page.click("button[value=not_duplicate]")
    page.wait_for_selector("text=Written to labels.jsonl")
    line = orjson.loads((instance.settings.data_dir / "labels.jsonl").read_bytes().splitlines()[-1])
    assert (line["label"], line["rule"]) == ("not_duplicate", "near")
    assert page.url.endswith(f"{line['copy']['origin']}/{line['original']['id']}")
    picture(page, "pair")


@pytest.mark.parametrize("route", ["", "article", "pair"])
@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (400, "dark")])
def test_it_fits_and_everybody_can_read_it(look, flow, instance, route, width, scheme):
    flow.join()
    routes = {"": "", "pair": pair_route(instance)}
    routes["article"] = f"#/article/{newest(instance, 'tail?kind=duplicate&limit=1')['origin']}"
    page = look(routes[route], width=width, height=800, scheme=scheme)
    page.wait_for_selector("#detail section" if route else "#tail .rows li")
    if not route:
        page.locator("#topics").scroll_into_view_if_needed()
        page.wait_for_selector("#topics tbody tr")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page).response["violations"]
    serious = [
        (each["id"], each["nodes"][0]["html"]) for each in found if each["impact"] in ("serious", "critical")
    ]
    assert serious == []
    if (route, width) == ("", 400):
        page.evaluate("scrollTo(0, 0)")
        picture(page, "page-narrow-dark")


def test_a_page_that_hears_nothing_says_so_and_comes_back(look, flow, instance):
    page = look()
    page.wait_for_selector("#status.good")
    os.kill(instance.process.pid, signal.SIGSTOP)
    try:
        page.wait_for_selector("text=no answer from the pipeline")
    finally:
        os.kill(instance.process.pid, signal.SIGCONT)
    page.wait_for_selector("#status.good")


def test_colours_follow_the_switch_and_are_kept(look, flow):
    page = look(scheme="light")
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    page.keyboard.press("t")
    page.keyboard.press("t")
    assert page.evaluate(paper) != light
    page.reload()
    assert page.evaluate(paper) != light
    page.keyboard.press("?")
    assert page.locator("#help[open]").count() == 1
