"""An instance with samples flowing through it, and a browser that looks at its page."""

import shutil
import threading

import pytest

from pipeline.settings import Settings
from pipeline.sources.samples import sample_records
from tests.e2e.instance import Instance
from tests.e2e.stream import send

SAMPLES = 5000
SCRIPT = "<script>alert('title')</script><img src=x onerror=alert(1)>"


@pytest.fixture(scope="session")
def chromium():
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        pytest.skip("chromium is not installed (apt-get install chromium)")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright has no wheel here")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
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


@pytest.fixture(scope="session")
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
