"""The order of names of countries in the alphabets of the site's languages."""

from __future__ import annotations

import random

import pytest

from handbill.collation import collation_key

# Taken from the order in which ICU 78 sorts CLDR's names of countries, which is that of browsers and phones.
ORDERS = {
    "en": "Åland Islands · Albania · Congo · Congo - Brazzaville · Congo (Kinshasa) · Côte d’Ivoire · Croatia · Curaçao · Cyprus",
    "fr": "Égypte · Émirats arabes unis · Équateur · Érythrée · Espagne · Guinée · Guinée équatoriale · Guinée-Bissau · Île Bouvet · "
    "Îles Åland · Inde · Saint-Marin · Salvador · Suède · Suisse",
    "es": "Níger · Nigeria · Noruega · Papúa Nueva Guinea · República Checa · Reunión · Rumanía · Vanuatu",
    "ru": "Гана · Гваделупа · Йемен · Кабо-Верде · Латвия · Лесото · Черногория · Чехия · Эстония · Эфиопия · Южная Корея · Ямайка",
    "be": "Злучаныя Штаты Амерыкі · Іарданія · Ірландыя · Ісландыя · Італія · Каба-Вердэ · Кенія · Кіпр · Кітай · Конга - Бразавіль · "
    "Конга (Кіншаса) · М’янма · Мадагаскар · Маўрыкій · Самоа · Швейцарыя · Швецыя · Эстонія",
    "ar": "آيسلندا · إثيوبيا · أذربيجان · إسبانيا · أستراليا · الأردن · الإكوادور · ألبانيا · البحرين · ألمانيا · المغرب · إيطاليا · "
    "بلجيكا · تشاد · تونس · عُمان · غينيا · غينيا الاستوائية · فرنسا · هولندا",
    "my": "ကနေဒါ · ကာတာ · ကူဝိတ် · ကိုလံဘီယာ · ကင်ညာ · ကမ္ဘောဒီးယား · ကျူးဘား · ကွန်ဂို · ဂျပန် · ဂျာမနီ · ဂွါတီမာလာ · စပိန် · "
    "ဆွီဒင် · ဆွစ်ဇာလန် · တရုတ် · ထိုင်း · နီပေါ · နော်ဝေ · နယ်သာလန် · ပြင်သစ် · မာလီ · မိုနာကို · မက်ကဆီကို · မြန်မာ · "
    "သီရိလင်္ကာ · အီဂျစ် · အီတလီ · ဥရုဂွေး · ဩစတြီးယား · ဩစတြေးလျ · အိုမန် · အိုင်ယာလန် · အစ္စရေး · အန်ဒိုရာ · အိန္ဒိယ",
}


@pytest.mark.parametrize("tag", ORDERS)
def test_countries_are_in_the_order_of_the_readers_alphabet(tag: str) -> None:
    names = ORDERS[tag].split(" · ")
    mixed = random.Random(tag).sample(names, len(names))
    assert mixed != names
    assert sorted(mixed, key=lambda name: collation_key(name, tag)) == names


def test_letters_with_marks_are_letters_of_their_own_where_the_alphabet_says_so() -> None:
    def order(words: str, tag: str) -> str:
        return " ".join(sorted(words.split(), key=lambda word: collation_key(word, tag)))

    assert order("caña cano canzo", "es") == "cano canzo caña"
    assert order("caña cano canzo", "fr") == "caña cano canzo"
    assert order("ёж ель жук ездок", "be") == "ездок ель ёж жук"
    assert order("ёж ель жук ездок", "ru") == "ёж ездок ель жук"
    assert order("иск йод икона", "ru") == "икона иск йод"
    assert order("ўзор умова уток фота", "be") == "умова уток ўзор фота"


def test_marks_and_capitals_decide_where_all_letters_are_the_same() -> None:
    assert min("côté", "cote", "Cote", "coté", key=lambda word: collation_key(word, "fr")) == "Cote"
    assert collation_key("e\u0301t", "fr")[0] == collation_key("\u00e9t", "fr")[0]


def test_a_closing_consonant_counts_before_the_vowel_and_the_tone_last() -> None:
    """The rule of the Burmese spelling book, also where the tone is written before the asat."""
    words = ["က", "ကာ", "ကား", "ကို", "ကို့", "ကင်", "ကင့်", "ကင်း", "ကိုင်", "ကန်", "ကံ", "ကျ", "ကြ", "ကွ"]
    expected = ["က", "ကာ", "ကား", "ကံ", "ကို", "ကို့", "ကင်", "ကင့်", "ကင်း", "ကိုင်", "ကန်", "ကျ", "ကြ", "ကွ"]
    assert sorted(words, key=lambda word: collation_key(word, "my")) == expected


@pytest.mark.parametrize("tag", [*ORDERS, "zh-Hant", "pt-BR", "zz"])
@pytest.mark.parametrize("name", ["", " ", "’", "日本", "ှာ", "က်", "Z\u0335", "\U0001f600", "٣", "Ⅷ"])
def test_any_text_has_a_place_in_the_order(tag: str, name: str) -> None:
    names = [name, "Б", "က", "a"]
    forwards = sorted(names, key=lambda one: collation_key(one, tag))
    names.reverse()
    assert sorted(names, key=lambda one: collation_key(one, tag)) == forwards
