"""Towns that the news names without saying where they lie, as English papers print them.

Written for this project. Most are small, or GeoNames has them under another name.
"""

from __future__ import annotations

__all__ = ["TOWNS"]

# Country: name/other spelling/...|name... What is a common word or surname too is left out.
TOWNS = """
UA: Avdiivka/Avdeevka|Vuhledar/Ugledar|Soledar|Bucha|Irpin|Hostomel/Gostomel|Izium/Izyum|Kupiansk/Kupyansk
UA: Sloviansk/Slovyansk/Slavyansk|Kramatorsk|Severodonetsk/Sievierodonetsk/Sieverodonetsk
UA: Lysychansk/Lisichansk|Melitopol|Berdiansk/Berdyansk|Enerhodar/Energodar|Nova Kakhovka
UA: Mykolaiv/Nikolaev/Mykolayiv|Kryvyi Rih/Krivoy Rog|Kherson|Bakhmut|Chernobyl/Chornobyl|Pokrovsk|Toretsk
UA: Chasiv Yar|Kharkiv/Kharkov/Charkiw|Dnipro/Dnepropetrovsk|Yalta|Kerch|Zhytomyr/Zhitomir|Chernihiv/Chernigov
UA: Uzhhorod|Ternopil|Ivano-Frankivsk|Lutsk|Rivne|Cherkasy|Kremenchuk
UA: Zaporizhzhia/Zaporizhzhya/Zaporizhia/Zaporozhye|Luhansk/Lugansk|Odesa/Odessa|Lviv/Lvov|Ilovaisk|Debaltseve
UA: Horlivka|Robotyne
RU: Smolensk|Beslan|Grozny|Belgorod|Kursk|Makhachkala|Norilsk|Sudzha|Shebekino|Solnechnogorsk|Budyonnovsk
BY: Grodno/Hrodna|Gomel|Vitebsk
MD: Tiraspol|Chisinau/Chişinău/Kishinev
GE: Sukhumi|Tskhinvali|Batumiisi
AZ: Stepanakert/Khankendi|Shusha|Ganja
AM: Gyumri
SY: Raqqa/Ar Raqqah|Palmyra|Kobani/Kobane|Afrin|Qamishli/Kamishli|Daraa/Deraa|Hama|Idlib|Homs|Sweida/Suwayda
SY: Deir ez-Zor/Deir al-Zor/Deir Ezzor|Douma|Latakia|Tartus/Tartous|Manbij|Hasakah/Hasaka
IQ: Basra/Basrah|Fallujah/Falluja|Tikrit|Sinjar|Irbil/Erbil/Arbil|Ramadi|Najaf|Karbala/Kerbala|Kirkuk|Mosul
IQ: Samarra|Baqubah/Baquba|Nasiriyah/Nasiriya|Abu Ghraib|Tal Afar|Sulaymaniyah/Sulaimaniya
IR: Natanz|Fordow/Fordo|Bushehr|Qom|Isfahan/Esfahan|Bandar Abbas|Mashhad|Chabahar|Kermanshah|Karaj
LB: Baalbek|Nabatieh/Nabatiyeh|Sidon|Tripoli|Naqoura|Bint Jbeil|Khiam
PS: Ramallah|Jenin|Nablus|Hebron|Bethlehem|Jericho|Tulkarem/Tulkarm|Qalqilya/Qalqiliya|Rafah
PS: Khan Younis/Khan Yunis/Khan Younes|Deir al-Balah|Jabalia/Jabaliya|Beit Hanoun|Beit Lahia/Beit Lahiya
PS: Nuseirat
IL: Sderot|Eilat|Nazareth|Ashkelon|Ashdod|Beersheba/Beer Sheva|Kiryat Shmona|Metula|Netanya|Haifa|Dimona
IL: Caesarea
JO: Aqaba|Zarqa|Irbid
SA: Mecca/Makkah|Medina/Madinah|Dhahran|Taif|Jeddah/Jiddah|Dammam|Khobar|Neom|Najran|Abqaiq
YE: Hodeidah/Hodeida|Marib|Saada|Taiz|Aden|Mukalla|Sanaa/Sana'a
EG: Sharm el-Sheikh/Sharm El Sheikh|El Arish/Arish|Suez|Ismailia|Luxor|Port Said|Hurghada|Aswan
LY: Benghazi|Misrata|Sirte|Derna|Tobruk|Sabha|Zawiya
TN: Sidi Bouzid|Sousse|Sfax
DZ: Oran|Tindouf|In Amenas
MA: Marrakesh/Marrakech|Agadir|Tangier
SD: Omdurman|Port Sudan|Wad Madani/Wad Medani|El Fasher/Al Fashir/El-Fasher|El Geneina/Geneina|Nyala
SS: Juba|Malakal|Bentiu
ET: Mekelle/Mekele|Axum|Lalibela|Gondar|Dire Dawa|Bahir Dar
SO: Hargeisa|Kismayo|Baidoa|Galkayo|Bosaso
KE: Garissa|Kisumu|Mombasa|Lamu|Dadaab|Kakuma|Eldoret
UG: Entebbe|Gulu|Jinja
TZ: Zanzibar|Arusha|Dodoma
RW: Kigali
CD: Goma|Bukavu|Bunia|Lubumbashi|Kisangani|Uvira
NG: Chibok|Maiduguri|Kaduna|Port Harcourt|Dapchi|Yola
ML: Timbuktu|Kidal|Mopti
NE: Agadez|Diffa
GM: Banjul
ZA: Marikana|Soweto|Durban|Bloemfontein|Stellenbosch
MZ: Pemba|Beira
AF: Bagram|Kunduz|Herat|Jalalabad|Kandahar|Mazar-i-Sharif/Mazar-e-Sharif|Tora Bora|Lashkar Gah|Bamiyan
PK: Abbottabad|Quetta|Peshawar|Rawalpindi|Muzaffarabad|Gwadar
IN: Ayodhya|Varanasi|Amritsar|Srinagar|Imphal|Pahalgam|Bhopal|Wayanad
BT: Thimphu
MV: Malé
BD: Chittagong/Chattogram|Cox's Bazar|Sylhet
LK: Jaffna|Kandy
MM: Naypyidaw/Naypyitaw/Nay Pyi Taw|Yangon/Rangoon|Mandalay|Sittwe|Myawaddy
TH: Chiang Mai|Phuket|Pattaya|Koh Samui|Hua Hin
KH: Siem Reap|Sihanoukville
LA: Vientiane|Luang Prabang
VN: Da Nang|Haiphong|Nha Trang|Dien Bien Phu
PH: Cebu|Marawi|Zamboanga|Davao|Tacloban|Baguio|Jolo
ID: Banda Aceh|Yogyakarta|Denpasar|Palu|Kuta|Nusantara
TL: Dili
PG: Port Moresby
FJ: Suva
SB: Honiara
WS: Apia
TO: Nuku'alofa
NC: Nouméa/Noumea
MN: Ulaanbaatar/Ulan Bator
KZ: Astana/Nur-Sultan|Almaty|Baikonur
CN: Urumqi|Lhasa|Kashgar|Shenzhen|Guangzhou|Beidaihe
KP: Pyongyang|Kaesong|Sinuiju
JP: Fukushima|Nagasaki|Hiroshima|Okinawa
FR: Calais|Dunkirk/Dunkerque|Cannes|Versailles|Lourdes|Marseille/Marseilles|Lyon/Lyons|Avignon|Biarritz|Bayeux
FR: Saint-Denis|Clermont-Ferrand|Colmar|Annecy|Chamonix|Verdun|Le Bourget|Evian
BE: Ghent|Bruges|Antwerp|Liège/Liege|Molenbeek|Zeebrugge|Ypres
NL: Scheveningen|Delft
CH: Davos|Lugano|St. Moritz/St Moritz|Lausanne|Basel|Zermatt|Gstaad
DE: Hanover|Ramstein|Solingen|Chemnitz|Nuremberg|Garmisch-Partenkirchen|Peenemünde|Dachau|Weimar|Bayreuth
DE: Wolfsburg
AT: Salzburg|Innsbruck|Kitzbühel
PL: Łódź/Lodz|Wrocław/Wroclaw|Kraków/Krakow/Cracow|Gdańsk/Gdansk|Poznań/Poznan|Auschwitz|Rzeszów/Rzeszow
PL: Katowice|Białystok/Bialystok|Gdynia|Przemyśl/Przemysl
CZ: Brno|Karlovy Vary
SK: Bratislava|Košice/Kosice
RO: Cluj/Cluj-Napoca|Constanța/Constanta|Timișoara/Timisoara|Iași/Iasi
BG: Varna|Plovdiv|Burgas
HR: Dubrovnik|Zadar|Vukovar
SI: Maribor|Ljubljana
BA: Srebrenica|Mostar|Banja Luka|Tuzla
XK: Mitrovica|Pristina/Prishtina
MK: Ohrid|Skopje
AL: Durrës/Durres|Tirana
GR: Piraeus|Mytilene|Delphi
MT: Valletta
CY: Nicosia|Limassol|Larnaca|Famagusta
IT: Venice/Venedig/Venise/Venecia|Siena|Amatrice|L'Aquila|Lampedusa|Genoa|Turin/Torino/Turín|Palermo|Catania
IT: Bologna|Verona|Naples/Neapel/Napoli/Nápoles|Assisi|Pompeii|Cortina
VA: Castel Gandolfo
ES: Ibiza|Ceuta|Melilla|Seville|Bilbao|Málaga/Malaga|Granada|Guernica|San Sebastián/San Sebastian|Pamplona
ES: Marbella
PT: Coimbra
AD: Andorra la Vella
LI: Vaduz
EE: Narva|Tallinn
LT: Klaipėda/Klaipeda|Vilnius
LV: Daugavpils
NO: Tromsø/Tromso|Kirkenes|Utøya/Utoya|Trondheim|Lillehammer|Longyearbyen
SE: Gothenburg|Malmö/Malmo|Uppsala|Kiruna
FI: Turku|Tampere|Oulu|Rovaniemi
DK: Aarhus|Odense|Aalborg
GL: Nuuk|Ilulissat
IS: Grindavík/Grindavik
GB: Salisbury|Sandringham|Balmoral|Dover|Inverness|Londonderry|Derry|Grimsby|Hartlepool|Middlesbrough
GB: Sunderland|Stoke-on-Trent|Wolverhampton|Blackpool|Swindon|Cheltenham|Colchester|Folkestone|Ramsgate
GB: Hinkley Point|Aberdeen|Dundee|Swansea|Wrexham|Omagh|Lockerbie|Sellafield|Faslane|Wimbledon|Wembley
GB: Westminster|Heathrow|Gatwick
IE: Galway|Limerick|Donegal|Drogheda
US: Charlottesville|Uvalde|Cupertino|Lahaina|St. Louis/St Louis/Saint Louis|Annapolis|Harrisburg|Kenosha
US: Malibu|Palo Alto|Berkeley|Mar-a-Lago|Palm Beach|Beverly Hills|Hollywood|Harlem|Los Alamos|Cape Canaveral
US: Fort Hood|Waco|Roswell|Sandy Hook|East Palestine|Standing Rock|Camp David|Fort Bragg|Fort Lauderdale
US: Little Rock|Baton Rouge|Des Moines|Sioux Falls|Salt Lake City|Boise|Duluth|Spokane|Tallahassee|Oak Ridge
US: West Point|Aspen|Juneau|Fairbanks
CA: Halifax|Fort McMurray|Winnipeg|Saskatoon|Whistler|Lac-Mégantic|Iqaluit|Yellowknife
MX: Acapulco|Ciudad Juárez/Ciudad Juarez|Tijuana|Cancún/Cancun|Culiacán/Culiacan|Oaxaca|Tapachula|Nuevo Laredo
MX: Matamoros
BB: Bridgetown
CU: Guantánamo/Guantanamo|Varadero
HT: Cap-Haïtien/Cap-Haitien|Les Cayes
PR: San Juan
VE: Maracaibo
CO: Cúcuta/Cucuta|Medellín/Medellin|Cartagena|Leticia
BR: Manaus|Recife|Porto Alegre|Brumadinho|Curitiba|Fortaleza|Belém/Belem
CL: Valparaíso/Valparaiso|Punta Arenas
PE: Cusco/Cuzco|Machu Picchu|Arequipa
BO: La Paz|Cochabamba
AR: Bariloche|Ushuaia|Mar del Plata
GY: Georgetown
AU: Alice Springs|Hobart|Cairns|Bondi Beach|Uluru|Byron Bay
NZ: Christchurch|Dunedin|Queenstown|Rotorua
"""
