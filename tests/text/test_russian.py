"""Russian names in their cases."""

from __future__ import annotations

import pytest

from pipeline.text.names import canonical_name, is_given_name, name_key, same_person
from pipeline.text.russian import case_forms, has_surname_ending, sounds_like


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Сергея Латышева", "Сергей Латышев"),
        ("Сергею Латышеву", "Сергей Латышев"),
        ("Дмитрием Песковым", "Дмитрий Песков"),
        ("Владимиру Зеленскому", "Владимир Зеленский"),
        ("Дональдом Туском", "Дональд Туск"),
        ("Павла Воронина", "Павел Воронин"),
        ("Анной Волковой", "Анна Волкова"),
        ("Марией Захаровой", "Мария Захарова"),
        ("Ирину Яровскую", "Ирина Яровская"),
        ("Владимира Ильича Гранина", "Владимир Ильич Гранин"),
        ("Александра Новака", "Александр Новак"),
        ("Александра Волкова", "Александра Волкова"),
        ("Валентина Гущина", "Валентина Гущина"),
        ("Сергей Латышев", "Сергей Латышев"),
    ],
)
def test_a_person_is_called_by_the_nominative(written, name):
    assert canonical_name(written) == name


def test_one_person_in_all_cases_is_one():
    assert same_person("Сергей Латышев", "Сергея Латышева")
    assert not same_person("Сергей Латышев", "Анна Латышева")
    assert name_key("Зеленский") == name_key("Зеленского") == name_key("Зеленским")


def test_given_names_are_known_in_all_cases():
    assert all(map(is_given_name, ("Игорь", "Игоря", "Игорем", "Марии", "Петра", "Львом")))
    assert not any(map(is_given_name, ("Мост", "Моста", "Речной")))


def test_a_city_in_its_cases():
    assert {"Казани", "Казанью"} <= set(case_forms("Казань"))
    assert {"Самары", "Самаре", "Самару"} <= set(case_forms("Самара"))
    assert case_forms("Токио") == case_forms("Bonn") == {}


def test_endings_and_sounds():
    assert has_surname_ending("Кривошеевым")
    assert not has_surname_ending("Smith")
    assert sounds_like("Харьков", "Kharkiv")
    assert sounds_like("Хельсинки", "Helsinki")
    assert sounds_like("Екатеринбург", "Yekaterinburg")
    assert not sounds_like("Горький", "Nizhniy Novgorod")
