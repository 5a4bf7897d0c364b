"""Regions, states, provinces and islands as papers print them, where GeoNames' list of cities has none.

Written for this project; their ISO 3166-2 codes are looked up in pycountry.
"""

from __future__ import annotations

__all__ = ["REGION_NAMES"]

# Country: usual English name, then other spellings and languages. Left out: names that mostly mean something
# else (Java, Victoria, Centre), and those of a city.
REGION_NAMES = """
DE: Bavaria|Bayern|Bavière|Baviera|Бавария|Bavyera
DE: Saxony|Sachsen|Sajonia|Саксония
DE: Lower Saxony|Niedersachsen|Basse-Saxe|Baja Sajonia
DE: Saxony-Anhalt|Sachsen-Anhalt
DE: North Rhine-Westphalia|Nordrhein-Westfalen|NRW|Rhénanie-du-Nord-Westphalie|Renania del Norte-Westfalia
DE: Rhineland-Palatinate|Rheinland-Pfalz|Rhénanie-Palatinat|Renania-Palatinado
DE: Baden-Württemberg|Baden-Wuerttemberg|Bade-Wurtemberg
DE: Hesse|Hessen
DE: Thuringia|Thüringen|Thuringe|Turingia
DE: Brandenburg|Brandebourg|Brandeburgo
DE: Schleswig-Holstein
DE: Mecklenburg-Western Pomerania|Mecklenburg-Vorpommern|Mecklenburg-West Pomerania
DE: Saarland|Sarre
DE: Franconia|Franken
DE: Rügen
DE: Sylt
DE: Usedom
DE: Allgäu
AT: Tyrol|Tirol
AT: Carinthia|Kärnten
AT: Styria|Steiermark
AT: Upper Austria|Oberösterreich
AT: Lower Austria|Niederösterreich
AT: Vorarlberg
AT: Burgenland
CH: Ticino|Tessin
CH: Valais|Wallis
CH: Graubünden|Grisons|Grigioni
CH: Aargau
CH: Vaud|Waadt
FR: Brittany|Bretagne|Bretaña
FR: Normandy|Normandie|Normandía
FR: Alsace|Elsass|Alsacia
FR: Lorraine|Lothringen
FR: Burgundy|Bourgogne|Burgund|Borgoña
FR: Provence
FR: Corsica|Corse|Korsika|Córcega|Корсика
FR: Île-de-France|Ile-de-France
FR: Occitanie|Occitania
FR: Nouvelle-Aquitaine
FR: Hauts-de-France
FR: Auvergne
FR: Auvergne-Rhône-Alpes
FR: Pays de la Loire
FR: Provence-Alpes-Côte d'Azur
FR: Grand Est
FR: Picardy|Picardie
FR: Champagne-Ardenne
FR: Limousin
FR: Vendée
FR: Finistère
FR: Morbihan
FR: Gironde
FR: Haute-Savoie
FR: Savoie
FR: Isère
FR: Hérault
FR: Bouches-du-Rhône
FR: Seine-Saint-Denis
FR: Hauts-de-Seine
FR: Val-de-Marne
FR: Val-d'Oise
FR: Pas-de-Calais
FR: Loire-Atlantique
FR: Ille-et-Vilaine
FR: Haute-Garonne
FR: Bas-Rhin
FR: Haut-Rhin
FR: Alpes-Maritimes
FR: French Riviera|Côte d'Azur|Costa Azul
ES: Catalonia|Cataluña|Catalunya|Catalogne|Katalonien|Catalogna|Каталония|Katalonya
ES: Andalusia|Andalucía|Andalousie|Andalusien|Андалусия
ES: Galicia|Galice|Galicien
ES: Basque Country|País Vasco|Euskadi|Pays basque|Baskenland
ES: Navarre|Navarra
ES: Aragon|Aragón
ES: Asturias
ES: Cantabria
ES: Castile and León|Castilla y León
ES: Castilla-La Mancha|Castilla–La Mancha
ES: Extremadura
ES: Canary Islands|Canarias|Islas Canarias|Kanarische Inseln|Kanaren|îles Canaries
ES: Balearic Islands|Islas Baleares|Baleares|Balearen|Baléares
ES: Mallorca|Majorca|Majorque
ES: Menorca|Minorca
ES: Tenerife|Teneriffa
ES: Gran Canaria
ES: Lanzarote
ES: Fuerteventura
ES: Costa Brava
ES: Costa del Sol
PT: Azores|Açores|Azoren
PT: Madeira
PT: Algarve
PT: Alentejo
IT: Tuscany|Toscana|Toskana|Toscane
IT: Sicily|Sicilia|Sizilien|Sicile|Сицилия|Sicilya
IT: Sardinia|Sardegna|Sardinien|Sardaigne|Cerdeña|Сардиния
IT: Lombardy|Lombardia|Lombardei|Lombardie|Lombardía
IT: Veneto|Venetien|Vénétie
IT: Piedmont|Piemonte|Piemont
IT: Liguria|Ligurien|Ligurie
IT: Emilia-Romagna|Emilia Romagna|Émilie-Romagne
IT: Umbria|Umbrien|Ombrie
IT: Lazio|Latium
IT: Campania|Kampanien|Campanie
IT: Calabria|Kalabrien|Calabre
IT: Apulia|Puglia|Apulien|Pouilles
IT: Abruzzo|Abruzzen|Abruzzes
IT: Basilicata
IT: South Tyrol|Südtirol|Alto Adige|Haut-Adige
IT: Trentino
IT: Lampedusa
IT: Friuli Venezia Giulia
GB: England|Angleterre|Inglaterra|Inghilterra|Англия
GB: Scotland|Schottland|Écosse|Escocia|Scozia|Шотландия|İskoçya
GB: Wales|Pays de Galles|Gales|Galles|Уэльс|Galler
GB: Northern Ireland|Nordirland|Irlande du Nord|Irlanda del Norte|Северная Ирландия|Kuzey İrlanda
GB: Yorkshire
GB: North Yorkshire
GB: West Yorkshire
GB: South Yorkshire
GB: West Midlands
GB: East Midlands
GB: Greater Manchester
GB: Merseyside
GB: Tyneside
GB: Cumbria
GB: Lancashire
GB: Cheshire
GB: Derbyshire
GB: Nottinghamshire
GB: Lincolnshire
GB: Leicestershire
GB: Northamptonshire
GB: Warwickshire
GB: Worcestershire
GB: Gloucestershire
GB: Oxfordshire
GB: Buckinghamshire
GB: Hertfordshire
GB: Cambridgeshire
GB: Norfolk
GB: Suffolk
GB: Sussex
GB: Hampshire
GB: Dorset
GB: Devon
GB: Somerset
GB: Wiltshire
GB: Shropshire
GB: Staffordshire
GB: Northumberland
GB: Isle of Wight
GB: Orkney
GB: Shetland
GB: Isle of Skye
GB: Aberdeenshire
GB: Fife
GB: Ulster
IE: Munster
IE: Connacht
IE: Leinster
BE: Flanders|Flandern|Vlaanderen|Flandre|Flandes
BE: Wallonia|Wallonie|Wallonien|Valonia
NL: Friesland|Fryslân
NL: Zeeland
NL: Gelderland
NL: North Holland|Noord-Holland
NL: South Holland|Zuid-Holland
NL: North Brabant|Noord-Brabant
DK: Jutland|Jylland|Jütland
DK: Zealand|Sjælland|Seeland
DK: Bornholm
DK: Funen|Fyn
SE: Scania|Skåne|Schonen
SE: Gotland
NO: Svalbard|Spitzbergen|Spitsbergen
NO: Lofoten
FI: Lapland|Lappi|Lappland|Laponie|Laponia
FI: Åland
PL: Silesia|Śląsk|Schlesien|Silésie|Silesia
PL: Mazovia|Mazowsze|Masowien
PL: Pomerania|Pomorze|Pommern
PL: Masuria|Mazury|Masuren
CZ: Bohemia|Böhmen|Bohême
CZ: Moravia|Mähren|Moravie
RO: Transylvania|Siebenbürgen|Transilvania|Transylvanie
HR: Dalmatia|Dalmatien|Dalmatie
HR: Istria|Istrien
RS: Vojvodina
BA: Republika Srpska
GR: Crete|Kreta|Crète|Creta|Крит|Girit
GR: Rhodes|Rhodos|Rodos
GR: Corfu|Korfu|Corfou
GR: Lesbos|Lesvos|Midilli
GR: Santorini
GR: Mykonos
GR: Euboea|Evia|Euböa
GR: Peloponnese|Peloponnes|Péloponnèse
GR: Thessaly|Thessalien
TR: Anatolia|Anadolu|Anatolien|Anatolie|Анатолия
TR: Thrace|Trakya|Thrakien
TR: Cappadocia|Kapadokya|Kappadokien
CY: Northern Cyprus|Kuzey Kıbrıs|Nordzypern
RU: Chechnya|Tschetschenien|Tchétchénie|Chechenia|Чечня|Çeçenistan
RU: Dagestan|Daghestan|Дагестан|Dağıstan
RU: Ingushetia|Ингушетия
RU: Tatarstan|Татарстан
RU: Bashkortostan|Башкортостан
RU: Chuvashia|Чувашия
RU: Buryatia|Бурятия
RU: Yakutia|Якутия
RU: Karelia|Карелия|Karelien
RU: Komi
RU: Kamchatka|Камчатка|Kamtschatka
RU: Sakhalin|Сахалин|Sachalin
RU: Chukotka|Чукотка
RU: Altai|Алтай
RU: Kuban|Кубань
RU: Urals|Урал|Ural
RU: North Ossetia|Северная Осетия|Северной Осетии
RU: Kuril Islands|Kurils|Курилы|Kurilen
UA: Transcarpathia|Закарпатье
UA: Volhynia|Волынь
UA: Zaporizhzhia|Zaporizhia|Zaporozhye|Запорожье|Saporischschja|Zaporijia
MD: Transnistria|Приднестровье|Transnistrien|Transnistrie
GE: Abkhazia|Абхазия|Abchasien|Abkhazie
GE: South Ossetia|Южная Осетия|Южной Осетии|Südossetien
AZ: Nagorno-Karabakh|Karabakh|Нагорный Карабах|Нагорного Карабаха|Bergkarabach|Haut-Karabakh|Karabağ
AZ: Nakhchivan|Нахичевань
CA: Ontario
CA: Quebec
CA: British Columbia|Colombie-Britannique|Columbia Británica
CA: Alberta
CA: Manitoba
CA: Saskatchewan
CA: Nova Scotia|Nouvelle-Écosse
CA: New Brunswick|Nouveau-Brunswick
CA: Newfoundland|Newfoundland and Labrador|Terre-Neuve
CA: Prince Edward Island
CA: Yukon
CA: Nunavut
CA: Northwest Territories
CA: Vancouver Island
US: Puerto Rico
US: Guam
US: Midwest
US: Appalachia
US: Manhattan
US: Bronx|the Bronx
US: Staten Island
US: Cape Cod
US: Martha's Vineyard
US: Florida Keys
US: Maui
US: Oahu
US: Bay Area
MX: Jalisco
MX: Sinaloa
MX: Sonora
MX: Chiapas
MX: Yucatán|Yucatan
MX: Michoacán|Michoacan
MX: Nuevo León|Nuevo Leon
MX: Tamaulipas
MX: Quintana Roo
MX: Baja California
MX: Baja California Sur
MX: Coahuila
MX: Nayarit
BR: Bahia|Bahía
BR: Minas Gerais
BR: Rio Grande do Sul
BR: Rio Grande do Norte
BR: Santa Catarina
BR: Pernambuco
BR: Ceará
BR: Maranhão
BR: Mato Grosso
BR: Mato Grosso do Sul
BR: Rondônia
BR: Roraima
BR: Paraná
BR: Amazonia|Amazônia|Amazonía|Amazonie|Amazonas
AR: Patagonia|Patagonien|Patagonie
AR: Tierra del Fuego
AR: Chubut
AR: Neuquén
AR: Entre Ríos
AR: Misiones
CO: Antioquia
CO: Cundinamarca
CO: Boyacá
CO: Cauca
CO: Valle del Cauca
CL: Atacama
CL: Easter Island|Isla de Pascua|Osterinsel
CL: Araucanía
EC: Galápagos|Galapagos|Galápagos Islands|Galapagos Islands
EC: Guayas
EC: Esmeraldas
VE: Zulia
VE: Táchira
BO: Potosí
CN: Xinjiang|Синьцзян|Sincan|Doğu Türkistan
CN: Tibet|Xizang|Тибет
CN: Inner Mongolia|Innere Mongolei|Mongolie-Intérieure
CN: Guangdong
CN: Guangxi
CN: Sichuan|Szechuan|Сычуань
CN: Yunnan
CN: Hubei
CN: Hunan
CN: Henan
CN: Hebei
CN: Hainan
CN: Shandong
CN: Shanxi
CN: Shaanxi
CN: Zhejiang
CN: Jiangsu
CN: Jiangxi
CN: Fujian
CN: Anhui
CN: Guizhou
CN: Gansu
CN: Qinghai
CN: Liaoning
CN: Heilongjiang
CN: Ningxia
JP: Hokkaido|Hokkaidō|Хоккайдо
JP: Okinawa
JP: Kyushu
JP: Honshu
JP: Shikoku
JP: Miyagi
JP: Iwate
JP: Ishikawa
JP: Noto Peninsula
KR: Jeju
KR: Gyeonggi
KR: Gangwon
IN: Gujarat|Гуджарат
IN: Kerala
IN: Uttar Pradesh
IN: Madhya Pradesh
IN: Andhra Pradesh
IN: Himachal Pradesh
IN: Arunachal Pradesh
IN: Maharashtra
IN: Karnataka
IN: Tamil Nadu
IN: Telangana
IN: West Bengal
IN: Bihar
IN: Jharkhand
IN: Odisha|Orissa
IN: Assam
IN: Manipur
IN: Nagaland
IN: Mizoram
IN: Meghalaya
IN: Sikkim
IN: Tripura
IN: Rajasthan
IN: Haryana
IN: Uttarakhand
IN: Chhattisgarh
IN: Punjab
IN: Goa
IN: Ladakh
IN: Jammu and Kashmir
PK: Sindh
PK: Balochistan|Baluchistan
PK: Khyber Pakhtunkhwa
PK: Gilgit-Baltistan
PK: Waziristan
AF: Helmand
AF: Nangarhar
AF: Badakhshan
BD: Cox's Bazar
MM: Rakhine
MM: Kachin
NP: Himalayas|Himalaya|Гималаи
ID: Sumatra|Суматра
ID: Aceh
ID: Sulawesi
ID: Kalimantan
ID: Lombok
ID: West Java
ID: East Java
ID: Central Java
ID: West Papua
ID: East Nusa Tenggara
MY: Sarawak
MY: Sabah
MY: Penang
MY: Selangor
MY: Kelantan
TH: Phuket
TH: Isan
VN: Mekong Delta
PH: Mindanao
PH: Luzon
PH: Visayas
PH: Palawan
PH: Leyte
AU: New South Wales|NSW|Nouvelle-Galles du Sud|Nueva Gales del Sur
AU: Queensland
AU: Tasmania|Tasmanien|Tasmanie
AU: Western Australia
AU: South Australia
AU: Northern Territory
AU: Torres Strait
NZ: South Island
NZ: North Island
NZ: Otago
NZ: Waikato
PG: Bougainville
IQ: Anbar
IQ: Nineveh
IQ: Iraqi Kurdistan
SY: Rojava
SY: Golan
LB: Bekaa
EG: Sinai|Sinai Peninsula|Синай|Sina
SA: Hejaz
YE: Hadramawt
YE: Socotra
IR: Khuzestan
IR: Sistan and Baluchestan
LY: Cyrenaica
LY: Fezzan
DZ: Kabylia|Kabylie
MA: Rif
EH: Western Sahara|Sahara occidental|Sáhara Occidental|Westsahara
SD: Kordofan
SD: South Kordofan
SD: North Darfur
SD: West Darfur
SD: South Darfur
ET: Tigray
ET: Oromia
ET: Amhara
ET: Afar
SO: Somaliland
SO: Puntland
SO: Jubaland
KE: Turkana
CD: North Kivu|Nord-Kivu
CD: South Kivu|Sud-Kivu
CD: Ituri
CD: Katanga
CD: Kivu
NG: Borno
NG: Kaduna State
NG: Lagos State
NG: Zamfara
NG: Niger Delta
NG: Biafra
MZ: Cabo Delgado
ZA: Western Cape
ZA: Eastern Cape
ZA: Northern Cape
ZA: Gauteng
ZA: KwaZulu-Natal
ZA: Limpopo
ZA: Mpumalanga
ZW: Matabeleland
ML: Azawad
"""
