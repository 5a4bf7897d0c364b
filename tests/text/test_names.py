"""Names and their spellings."""

from __future__ import annotations

import pytest

from pipeline.text.names import canonical_name, name_key, same_person


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Aleksandr Darchiyev", "Alexander Darchiev"),
        ("Sergey Ivanov", "Sergei Ivanov"),
        ("Joseph R. Dunne", "Joseph Dunne"),
        ("Jürgen Müller", "Juergen Mueller"),
        ("Dunne", "Joseph Dunne"),
    ],
)
def test_spellings_of_one_person(one: str, other: str) -> None:
    assert same_person(one, other)
    assert same_person(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Anna Berg", "Otto Berg"), ("Anna Berg", "Anna Bergmann"), ("Alexei Orlov", "Anton Orlov")],
)
def test_two_people(one: str, other: str) -> None:
    assert not same_person(one, other)


def test_the_canonical_form_of_a_russian_name() -> None:
    assert canonical_name("Dmitri Vasiliyev") == "Dmitry Vasiliev"


def test_names_from_elsewhere_stay() -> None:
    assert canonical_name("Ilham Aliyev") == "Ilham Aliyev"
    assert canonical_name("Cher") == "Cher"


def test_keys_ignore_accents_and_doubled_letters() -> None:
    assert name_key("Böll") == name_key("Boell")
    assert name_key("Philippe") == name_key("Filipe")
