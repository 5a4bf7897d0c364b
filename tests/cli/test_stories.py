from collections import Counter

import pytest

from pipeline.cli.stories import stories, story
from pipeline.flow import DUPLICATES
from tests.e2e.stream import articles
from tests.kafka.lived import live_through
from tests.observe.terminal import rows, run

pytestmark = pytest.mark.broker


def test_stories_with_their_articles_and_reprints(settings):
    live_through(settings, 150)
    grouped = [row for row in articles(settings, "articles.grouped") if row["version"] == 1]
    members = Counter(row["story"]["id"] for row in grouped)
    copies = Counter(row["of"] for row in articles(settings, DUPLICATES))
    found = rows(run(stories, settings, "--json", "--sort", "size", "--limit", "1000"))
    assert {row["id"]: row["articles"] for row in found} == dict(members)
    assert [row["articles"] for row in found] == sorted(members.values(), reverse=True)
    assert all(row["reprints"] == sum(copies[member] for member in row["members"]) for row in found)
    assert len(rows(run(stories, settings, "--json", "--limit", "2"))) == 2
    assert rows(run(stories, settings, "--json", "--since", "0s")) == []
    assert found[0]["id"] in run(stories, settings, "--sort", "size").stdout

    told = rows(run(story, settings, found[0]["id"], "--json"))
    assert {row["id"] for row in told} == set(found[0]["members"])
    assert [row["reprints"] for row in told] == [copies[row["id"]] for row in told]
    shown = run(story, settings, found[0]["id"]).stdout
    assert all(row["source"][:20] in shown for row in told)
    assert run(story, settings, "s-none").exit_code == 1
