"""What the documents say: links lead somewhere, commands and files exist, the picture is the drawn one."""

import re
import shlex
from pathlib import Path

import pytest
import typer
from typer.main import get_command

from pipeline.cli.draw import mermaid
from pipeline.cli.main import app
from pipeline.kafka.topics import load_topics
from pipeline.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
DOCS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
README = (ROOT / "README.md").read_text("utf-8")

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PATH = re.compile(r"`((?:pipeline|topics|docs|deploy|tests)/[\w./-]*)`")
OTHER_VARIABLES = {"WIREROOM_MAVEN_REPOSITORY", "WIREROOM_CRASH", "WIREROOM_SUPERVISOR"}
"""Variables that are read where they are used, not by the settings."""

every_doc = pytest.mark.parametrize("doc", DOCS, ids=lambda doc: doc.relative_to(ROOT).as_posix())


def prose(text):
    return FENCE.sub("", text)


def anchors(text):
    """Return the anchors of a document's headings, as GitHub makes them."""
    titles = re.findall(r"^#+ +(.+)$", prose(text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def commands(text):
    """Return every wireroom command line that stands in a shell block or between backticks, as words."""
    lines = [line for kind, block in FENCE.findall(text) if kind == "sh" for line in block.splitlines()]
    lines += re.findall(r"`([^`\n]+)`", prose(text))
    found = []
    for line in lines:
        for part in re.split(r"[|;]", line):
            match = re.match(r"\s*(?:[A-Z_]+=\S+ )*(?:\.venv/bin/)?wireroom (.*)", part)
            if match:
                found.append(tuple(shlex.split(match[1].partition("<")[0], comments=True)))
    return found


def complaint(words):
    """Return what is wrong with a command's name or its options, or None."""
    node, rest = get_command(app), list(words)
    while rest and hasattr(node, "commands") and not rest[0].startswith("-"):
        if rest[0] not in node.commands:
            return f"there is no {rest[0]} in {', '.join(node.commands)}"
        node = node.commands[rest.pop(0)]
    known = {option for parameter in node.params for option in (*parameter.opts, *parameter.secondary_opts)}
    known |= {"--help", "-h"}
    given = {word.partition("=")[0] for word in rest if word.startswith("--")}
    return f"it has no {', '.join(sorted(given - known))}" if given - known else None


def test_the_picture_in_the_readme_is_the_one_that_the_code_draws():
    (block,) = [block for kind, block in FENCE.findall(README) if kind == "mermaid"]

    assert block.rstrip("\n") == mermaid()


@every_doc
def test_links_lead_somewhere(doc):
    for target in LINK.findall(prose(doc.read_text("utf-8"))):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        path = doc.parent / name if name else doc

        assert path.exists(), f"{target} is not there"
        assert not anchor or anchor in anchors(path.read_text("utf-8")), f"{target} has no such heading"


@every_doc
def test_commands_exist_with_their_options(doc):
    wrong = {" ".join(words): complaint(words) for words in commands(doc.read_text("utf-8"))}

    assert {line: why for line, why in wrong.items() if why} == {}


def test_commands_are_found_and_wrong_ones_are_noticed():
    text = "Run `wireroom dead list --fault X`.\n```sh\nX=1 wireroom tail raw | wireroom nosuch  # hm\n```\n"

    assert commands(text) == [("tail", "raw"), ("nosuch",), ("dead", "list", "--fault", "X")]
    assert complaint(("nosuch",)).startswith("there is no nosuch")
    assert complaint(("dead", "list", "--flaut", "X")) == "it has no --flaut"
    assert complaint(("dead", "list", "--fault=X")) is None


def test_the_readme_names_every_command_or_leads_to_its_help():
    named = {words[0] for words in commands(README) if words}

    assert {"up", "worker", "produce", "tail", "trace", "audit", "stats", "dead", "batch", "eval"} <= named
    assert isinstance(get_command(app), typer.core.TyperGroup)


def test_the_readme_lists_every_topic():
    listed = set(re.findall(r"^\| `((?:articles\.)?\w+)` \|", README, re.MULTILINE))

    assert {spec.name for spec in load_topics()} <= listed


@every_doc
def test_make_targets_exist(doc):
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    shell = "\n".join(block for kind, block in FENCE.findall(doc.read_text("utf-8")) if kind == "sh")
    named = re.findall(r"^make ([a-z-]+)", shell, re.MULTILINE)
    named += re.findall(r"`make ([a-z-]+)`", prose(doc.read_text("utf-8")))

    assert set(named) <= targets


@every_doc
def test_variables_are_settings(doc):
    known = {f"WIREROOM_{name.upper()}" for name in Settings.model_fields} | OTHER_VARIABLES
    named = set(re.findall(r"\bWIREROOM_[A-Z_]*[A-Z]\b(?!_?\*)", doc.read_text("utf-8")))

    assert named <= known


@pytest.mark.parametrize("name", ["ARCHITECTURE.md", "CONTRIBUTING.md"])
def test_files_named_in_it_exist(name):
    named = [path for path in PATH.findall((ROOT / name).read_text("utf-8")) if "NAME" not in path]

    assert len(named) > 10
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_every_decision_is_in_the_index():
    folder = ROOT / "docs" / "decisions"
    linked = set(LINK.findall((folder / "README.md").read_text("utf-8")))

    assert {path.name for path in folder.glob("0*.md")} <= linked
