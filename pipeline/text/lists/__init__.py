"""Lists of names and words, one file each, in plain text for whoever wants to add to them.

Lines are ``name|other spelling|...``, where the list is by something ``key: name|other spelling|...``, or
words between spaces. What follows a ``#`` at the beginning of a line is a comment. All lists are read for
texts of all languages: what means something else in one of them does not belong here.
"""

from __future__ import annotations

from importlib.resources import files

__all__ = ["keyed", "spellings", "words"]


def spellings(name: str) -> list[tuple[str, ...]]:
    """Return the entries of a list, each with the name that is reported first.

    >>> next(entry for entry in spellings("organisations") if "ТАСС" in entry)
    ('TASS', 'ITAR-TASS', 'ТАСС')
    """
    return [tuple(line.split("|")) for line in _lines(name)]


def keyed(name: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return key and spellings of each line of a list; a key may have several lines.

    >>> ("AZ", ("Ariz.",)) in keyed("states")
    True
    """
    pairs = (line.split(": ", 1) for line in _lines(name))
    return [(key, tuple(names.split("|"))) for key, names in pairs]


def words(name: str) -> list[str]:
    """Return the words of a list.

    >>> "minister" in words("roles")
    True
    """
    return [word for line in _lines(name) for word in line.split()]


def _lines(name: str) -> list[str]:
    text = files(__name__).joinpath(f"{name}.txt").read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
