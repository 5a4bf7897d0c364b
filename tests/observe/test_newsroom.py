from pipeline.observe.source_hours import HOUR, MOST_SOURCES, SourceHours
from pipeline.observe.storybook import MOST_STORIES, Storybook

NOW = 1_760_000_000.0


def story(name, articles, members=("m1",), **more):
    return {
        "id": name,
        "headline": f"Flood in {name}",
        "first_source": "daily.example",
        "first_time": None,
        "last_time": None,
        "articles": articles,
        "sources": ["daily.example"],
        "members": list(members),
        "keywords": ["flood"],
    } | more


def test_a_source_is_silent_against_its_own_rhythm():
    hours = SourceHours()
    for minute in range(120, -1, -5):
        hours.add("often.example", NOW - 60 * minute)
    for number in range(8):
        hours.add("seldom.example", NOW - 8 * 4 * HOUR + number * 4 * HOUR)
    hours.add("once.example", NOW - 20 * HOUR)
    later = hours.table(NOW + 1.5 * HOUR)
    state = {row["source"]: row["silent"] for row in later["sources"]}
    assert state == {"often.example": True, "seldom.example": False, "once.example": False}
    assert later["sources"][0]["source"] == "often.example"


def test_counts_stand_in_their_hours():
    hours = SourceHours()
    for back in (0, 0, 1, 30):
        hours.add("daily.example", NOW - back * HOUR)
    table = hours.table(NOW)
    (row,) = table["sources"]
    assert len(table["hours"]) == len(row["counts"]) == 24
    assert table["hours"][-1] <= NOW < table["hours"][-1] + HOUR
    assert row["counts"][-2:] == [1, 2]
    assert (sum(row["counts"]), row["total"], row["last"]) == (3, 4, NOW)


def test_sources_and_stories_are_bounded():
    hours, book = SourceHours(), Storybook()
    for number in range(MOST_SOURCES + 10):
        hours.add(f"s{number}.example", NOW + number)
    table = hours.table(NOW)
    assert len(table["sources"]) + table["others"]["sources"] == MOST_SOURCES
    for number in range(MOST_STORIES + 10):
        book.add(story(f"s{number}", 1), NOW + number)
    assert len(book.rows(NOW, 10**6)) == MOST_STORIES
    assert book.row("s0", NOW) is None


def test_the_record_that_ends_a_story_is_no_news():
    book = Storybook()
    book.add(story("s1", 3, topics=[{"qcode": "medtop:06000000", "name": "environment", "articles": 3}]), NOW)
    changes = book.changes
    book.add(story("s1", 3, status="over"), NOW + 72 * 3600)
    book.add(story("s2", 2, status="over", last_time="2025-04-10T12:00:00Z"), NOW + 72 * 3600)
    (one,) = book.rows(NOW + 60, 1, sort="size")
    assert (one["id"], one["status"], one["curve"], one["topics"]) == ("s1", "over", [3], [])
    assert book.row("s2", NOW)["status"] == "over"
    assert [row["id"] for row in book.changed(changes, 10, NOW)] == ["s2"]


def test_stories_rise_rest_and_end():
    book = Storybook()
    for number in range(1, 7):
        book.add(story("rising", number), NOW - 1800 + number * 60)
    book.add(story("steady", 1), NOW - 3 * 3600)
    book.add(story("over", 9), NOW - 20 * 3600)
    rows = {row["id"]: row for row in book.rows(NOW, 10)}
    assert {name: row["status"] for name, row in rows.items()} == {
        "rising": "rising",
        "steady": "steady",
        "over": "over",
    }
    assert next(iter(rows)) == "rising"
    assert (sum(rows["rising"]["curve"]), rows["rising"]["curve_step_seconds"]) == (6, 60.0)
    assert [row["id"] for row in book.rows(NOW, 10, sort="size")] == ["over", "rising", "steady"]
    assert [row["id"] for row in book.rows(NOW, 10, status="over")] == ["over"]
    assert [row["id"] for row in book.rows(NOW, 10, words=("flood", "steady"))] == ["steady"]


def test_reprints_are_copies_of_its_members_however_often_told():
    book = Storybook()
    book.copied("m1", 2)
    book.add(story("s", 2, ["m1", "m2"]), NOW)
    book.copied("m2", 1)
    book.copied("m1", 1)
    book.copied("elsewhere", 5)
    row = book.row("s", NOW)
    assert (row["unique"], row["reprints"], row["articles"]) == (2, 3, 5)
    assert row["member_ids"] == ["m1", "m2"]


def test_a_long_growth_is_kept_in_few_points():
    book = Storybook()
    for number in range(1, 1001):
        book.add(story("s", number), NOW + number * 30)
    row = book.row("s", NOW + 30_000)
    assert sum(row["curve"]) == 1000
    assert len(row["curve"]) <= 24
    assert max(row["curve"]) < 120


def test_what_grew_since_is_told_once():
    book = Storybook()
    book.add(story("a", 1), NOW)
    book.add(story("b", 1), NOW)
    since = book.changes
    assert book.changed(since, 10, NOW) == []
    book.add(story("a", 2), NOW + 1)
    assert [row["id"] for row in book.changed(since, 10, NOW)] == ["a"]
    assert [row["id"] for row in book.changed(0, 10, NOW)] == ["b", "a"]
