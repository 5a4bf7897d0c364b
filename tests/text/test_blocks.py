"""Lines and their forms."""

from __future__ import annotations

import pytest

from pipeline.text.blocks import Kind, count_words, read_lines


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The harbour was closed on Monday after a barge struck it.", Kind.PROSE),
        ("“I saw it.”", Kind.SENTENCE),
        ("Harbour closed after barge strikes pier", Kind.HEAD),
        ("• Rowing and sailing", Kind.ITEM),
        ("12 / 30", Kind.MARK),
        ("Ten reasons the harbour of Lindum is loved by all who have been ...", Kind.HEAD),
        ("当局周一表示，驳船撞上码头后，港口已经关闭。", Kind.PROSE),
    ],
)
def test_a_line_is_told_by_its_form(text, kind):
    assert [line.kind for line in read_lines(text)] == [kind]


def test_bullets_indents_and_blank_lines_are_noted():
    first, second = read_lines("\n\n  • one\nA  b\u00a0 c")
    assert (first.text, first.bullet, first.indent, first.blank_before) == ("one", True, 2, 2)
    assert (second.text, second.bullet, second.blank_before) == ("A b c", False, 0)


def test_words_of_scripts_without_spaces_count_half_a_character():
    assert count_words("港口已经关闭") == 3
    assert count_words("two words") == 2
    assert count_words("") == 0
