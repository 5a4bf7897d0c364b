"""What reading a page gives, and why a page may be turned away."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.outcome import Reason

__all__ = ["NotAnArticle", "Page"]


@dataclass(frozen=True, slots=True)
class Page:
    """An article as found on its page; ``rule`` names the way it was found."""

    text: str
    rule: str
    title: str | None = None
    standfirst: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    language: str | None = None
    kept: tuple[int, ...] | None = None
    """Lines of the draft that are the text; None where another parser cut the page."""


class NotAnArticle(Exception):
    """The page is turned away; the message is the detail a person reads."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason
