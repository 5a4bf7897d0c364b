"""The language of a text, by script, stop words and model."""

from __future__ import annotations

import pytest

from pipeline.text import language
from pipeline.text.language import detect_language

SENTENCES = {
    "en": "The harbour was closed on Monday after a barge struck the pier, and it will stay so for weeks.",
    "de": (
        "Der Hafen wurde am Montag geschlossen, nachdem ein Schiff "
        "den Pier gerammt hatte, und das bleibt er auch."
    ),
    "fr": (
        "Le port a été fermé lundi après qu'une péniche a heurté la jetée, selon les autorités de la ville."
    ),
    "es": (
        "El puerto fue cerrado el lunes después de que "
        "una barcaza chocara con el muelle, según las autoridades."
    ),
    "it": (
        "Il porto è stato chiuso lunedì dopo che una chiatta "
        "ha urtato il molo, hanno detto le autorità della città."
    ),
    "pt": (
        "O porto foi fechado na segunda-feira depois que uma "
        "barcaça bateu no cais, segundo as autoridades da cidade."
    ),
    "nl": (
        "De haven werd maandag gesloten nadat een schip tegen "
        "de pier was gevaren, en dat blijft voorlopig zo."
    ),
    "sv": (
        "Hamnen stängdes på måndagen efter att en pråm hade kört "
        "in i piren, och den är stängd i flera veckor."
    ),
    "pl": (
        "Port został zamknięty w poniedziałek po tym, jak barka "
        "uderzyła w molo, i tak będzie przez kilka tygodni."
    ),
    "cs": "Přístav byl v pondělí uzavřen poté, co člun narazil do mola, a zůstane tak ještě dlouho.",
    "sk": "Prístav bol v pondelok zatvorený po tom, čo čln narazil do móla, a tak to aj ostane.",
    "hr": "Luka je u ponedjeljak zatvorena nakon što je teglenica udarila u gat, i tako će ostati.",
    "sl": "Pristanišče so v ponedeljek zaprli, potem ko je barka trčila v pomol, in tako bo ostalo.",
    "ca": "El port va tancar dilluns després que una barcassa xoqués amb el moll, segons les autoritats.",
    "tr": (
        "Liman, bir mavnanın iskeleye çarpmasından sonra pazartesi "
        "günü kapatıldı ve bu durum daha uzun sürecek."
    ),
    "ru": "Порт был закрыт в понедельник после того, как баржа врезалась в пирс, сообщили городские власти.",
    "uk": "Порт закрили в понеділок після того, як баржа врізалася в пірс, повідомила міська влада.",
    "ar": "أغلق الميناء يوم الاثنين بعد أن اصطدمت سفينة بالرصيف، بحسب ما قالت سلطات المدينة.",
    "fa": "بندر روز دوشنبه پس از برخورد یک کشتی با اسکله بسته شد و مقام‌های شهر این را گفتند.",
    "he": "הנמל נסגר ביום שני לאחר שספינה פגעה במזח, כך אמרו הרשויות בעיר.",
    "zh": "当局周一表示，一艘驳船撞上码头后，港口已经关闭，修理工作需要三个星期。",
    "ja": "港は月曜日、はしけが桟橋に衝突したため閉鎖されたと当局が発表した。",
    "ko": "당국은 월요일 바지선이 부두에 충돌한 뒤 항구가 폐쇄됐다고 밝혔다.",
    "hi": "अधिकारियों ने बताया कि एक जहाज के घाट से टकराने के बाद सोमवार को बंदरगाह बंद कर दिया गया।",
    "el": "Το λιμάνι έκλεισε τη Δευτέρα αφού ένα πλοίο χτύπησε την προβλήτα, ανακοίνωσαν οι αρχές.",
}


@pytest.mark.parametrize("code", SENTENCES)
def test_a_sentence_gives_its_language(code):
    assert detect_language(SENTENCES[code]) == code


def test_stop_words_settle_usual_text_without_the_model(monkeypatch):
    monkeypatch.setattr(language, "by_model", lambda _: pytest.fail("the model was asked"))
    for code in ("en", "de", "fr", "es", "it", "nl", "pl", "ru", "uk", "ar", "zh", "ja", "ko", "he", "el"):
        assert detect_language(SENTENCES[code] * 3) == code


@pytest.mark.parametrize("text", ["", "12.03.2024 17:30", "a b c"])
def test_too_little_text_has_no_language(text):
    assert detect_language(text) is None
