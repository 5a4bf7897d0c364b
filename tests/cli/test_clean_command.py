import pytest
import typer
from typer.testing import CliRunner

from pipeline.cli.clean import clean
from pipeline.errors import UsageError
from tests.observe.terminal import rows

PROSE = [
    "The bridge over the Aire was opened to walkers on Monday after two years of repairs, the council said.",
    "Engineer Paula Whitcombe said that the new bolts would hold for another century, if they are painted.",
    "Several hundred people crossed it in the first hour, among them a class of pupils with their teacher.",
    "The repairs had cost four million pounds, which was half a million less than had been feared in spring.",
]
PAGE = (
    "<html><head><title>Bridge opens to walkers | Daily Example</title></head><body><nav><a href=/>Home</a> "
    "<a href=/sport>Sport</a> <a href=/jobs>Jobs</a></nav><article><h1>Bridge opens to walkers</h1>"
    + "".join(f"<p>{text}</p>" for text in PROSE)
    + "</article><div><p>We use cookies. Accept all.</p><p>Subscribe to our newsletter &amp; win!</p>"
    "</div></body></html>"
)


def run(*arguments, given=None):
    app = typer.Typer()
    app.command()(clean)
    return CliRunner().invoke(app, [str(each) for each in arguments], input=given)


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "page.html"
    path.write_text(PAGE)
    return path


def test_headline_and_text_are_printed(page):
    shown = run(page)
    assert shown.exit_code == 0
    assert "Bridge opens to walkers" in shown.stdout
    assert all(text in shown.stdout for text in PROSE)
    assert "cookies" not in shown.stdout


def test_every_block_says_whether_it_was_kept_and_why(page):
    (row,) = rows(run(page, "--explain", "--json"))
    blocks = {block["text"]: block for block in row["blocks"]}
    assert all(blocks[text]["kept"] for text in PROSE)
    assert not any(blocks[text]["kept"] for text in blocks if "Home" in text or "cookies" in text)
    assert blocks["Bridge opens to walkers"]["why"] == "its headline"
    assert all(block["why"] for block in row["blocks"])
    shown = run(page, "--explain").stdout
    assert sum(line.startswith("+") for line in shown.splitlines()) == len(PROSE)


def test_the_other_engine_can_be_asked(page, monkeypatch):
    (row,) = rows(run(page, "--engine", "trafilatura", "--explain", "--json"))
    assert row["article"]["provenance"][-1]["rule"] == "html:trafilatura"
    assert all(text in row["article"]["text"] for text in PROSE)
    assert {block["chance"] for block in row["blocks"]} == {None}
    monkeypatch.setenv("WIREROOM_HTML_ENGINE", "trafilatura")
    (row,) = rows(run(page, "--json"))
    assert row["article"]["provenance"][-1]["rule"] == "html:trafilatura"
    (row,) = rows(run(page, "--engine", "model", "--json"))
    assert row["article"]["provenance"][-1]["rule"] == "html:model"


def test_a_text_from_standard_input_and_raw_records(page, tmp_path):
    (row,) = rows(run("-", "--json", given="Menu\n\nBridge opens to walkers\n\n" + "\n\n".join(PROSE)))
    assert row["article"]["text"].startswith(PROSE[0])
    lines = tmp_path / "raw.jsonl"
    lines.write_text('{"source": "a.example", "content": "x"}\n{"source": "a.example", "content": ""}\n')
    shown = run(lines, "--json")
    assert [row["outcome"] for row in rows(shown)] == ["rejected", "rejected"]
    assert shown.exit_code == 1


def test_the_report_is_a_page_in_which_nothing_runs(page, tmp_path):
    page.write_text(PAGE.replace("We use", "&lt;script&gt;alert(1)&lt;/script&gt; We use"))
    report = tmp_path / "report.html"
    assert run(page, "--html-report", report).exit_code == 0
    text = report.read_text()
    assert "<script" not in text
    assert "&lt;script&gt;alert(1)" in text
    assert text.count('class="dropped"') >= 2
    assert text.count('class="kept"') == len(PROSE)


def test_what_cannot_be_read_says_so(tmp_path):
    for arguments in ([tmp_path / "none.html"], [tmp_path / "none.html", "--type", "html"]):
        assert isinstance(run(*arguments).exception, UsageError)


def test_only_what_stands_below_the_text_is_said_to_speak_of_it(tmp_path):
    path = tmp_path / "page.txt"
    asked = "Mara Odell can be reached at mara.odell@daily.example."
    lines = [asked, "Home Sport Jobs", "Bridge opens to walkers", *PROSE, asked, "Imprint"]
    path.write_text("\n".join(lines))

    (row,) = rows(run(path, "--explain", "--json"))

    said = [block["why"] for block in row["blocks"] if block["text"] == asked]
    assert said == ["unlikely to be the article's", "speaks of the article, not of its subject"]
