"""Names for the samples: real cities and countries, made-up people and companies."""

from __future__ import annotations

import random

from pipeline.sources.samples.grammar import pick, words

__all__ = ["CITIES", "FIRST_NAMES", "SURNAMES", "organisation", "person", "venue"]

CITIES: tuple[tuple[str, str, str], ...] = tuple(
    (city, country, demonym)
    for line in """
Germany;German;Hamburg,Leipzig,Bremen,Dresden,Munich,Cologne,Stuttgart
France;French;Lyon,Marseille,Nantes,Toulouse,Lille,Bordeaux,Rennes
Spain;Spanish;Valencia,Seville,Bilbao,Zaragoza,Malaga,Granada
Italy;Italian;Turin,Naples,Genoa,Bologna,Palermo,Verona,Trieste
Portugal;Portuguese;Lisbon,Porto,Braga,Coimbra
Poland;Polish;Warsaw,Krakow,Gdansk,Poznan,Wroclaw
Sweden;Swedish;Stockholm,Gothenburg,Malmo,Uppsala
Norway;Norwegian;Oslo,Bergen,Trondheim,Stavanger
Finland;Finnish;Helsinki,Tampere,Turku,Oulu
Denmark;Danish;Copenhagen,Aarhus,Odense
Netherlands;Dutch;Rotterdam,Utrecht,Eindhoven,Groningen
Belgium;Belgian;Antwerp,Ghent,Liege,Brussels
Austria;Austrian;Vienna,Graz,Linz,Salzburg
Greece;Greek;Athens,Thessaloniki,Patras,Heraklion
Romania;Romanian;Bucharest,Timisoara,Iasi,Constanta
Hungary;Hungarian;Budapest,Debrecen,Szeged,Pecs
Ireland;Irish;Dublin,Cork,Galway,Limerick
Turkey;Turkish;Istanbul,Ankara,Izmir,Bursa,Antalya,Trabzon
Egypt;Egyptian;Cairo,Alexandria,Aswan,Luxor
Morocco;Moroccan;Casablanca,Rabat,Fez,Tangier,Agadir
Kenya;Kenyan;Nairobi,Mombasa,Kisumu,Nakuru
Nigeria;Nigerian;Lagos,Abuja,Kano,Ibadan
Ghana;Ghanaian;Accra,Kumasi,Tamale
Senegal;Senegalese;Dakar,Thies,Kaolack
India;Indian;Mumbai,Pune,Jaipur,Kochi,Chennai,Lucknow,Nagpur
Japan;Japanese;Osaka,Nagoya,Sapporo,Fukuoka,Sendai,Hiroshima
Indonesia;Indonesian;Jakarta,Surabaya,Bandung,Medan
Vietnam;Vietnamese;Hanoi,Hue,Danang,Haiphong
Thailand;Thai;Bangkok,Phuket,Chiang Mai
Philippines;Philippine;Manila,Cebu,Davao,Iloilo
Australia;Australian;Sydney,Perth,Brisbane,Adelaide,Hobart,Darwin
Canada;Canadian;Toronto,Halifax,Calgary,Winnipeg,Montreal,Regina
Mexico;Mexican;Puebla,Monterrey,Merida,Oaxaca,Tijuana
Brazil;Brazilian;Recife,Salvador,Curitiba,Manaus,Fortaleza
Argentina;Argentine;Rosario,Cordoba,Mendoza,Salta
Chile;Chilean;Santiago,Valparaiso,Temuco,Antofagasta
Peru;Peruvian;Lima,Arequipa,Cusco,Trujillo
Colombia;Colombian;Bogota,Medellin,Cali,Cartagena
United Kingdom;British;Leeds,Bristol,Cardiff,Glasgow,Belfast,Norwich,Sheffield
United States;American;Boston,Denver,Seattle,Atlanta,Omaha,Tucson,Portland,Memphis""".strip().splitlines()
    for country, demonym, cities in [line.split(";")]
    for city in cities.split(",")
)

FIRST_NAMES = words(
    """Elena|Marta|Ingrid|Sofia|Amara|Leila|Priya|Yuki|Hanna|Clara|Beatriz|Nadia|Renata|Freya|Olga|Carmen|Zeynep|
    Aisha|Mirela|Katrin|Lucia|Noor|Teresa|Vera|Astrid|Daniela|Fatou|Greta|Helene|Ines|Joana|Kavita|Linh|Mei|Nora|
    Paula|Rosa|Selma|Tamar|Ursula|Valeria|Wanda|Ximena|Yara|Zofia|Adriana|Birgit|Chiara|Dorota|Edith|Tomas|Henrik|
    Rafael|Kwame|Stefan|Pavel|Diego|Anders|Mateus|Viktor|Yusuf|Arjun|Kenji|Emil|Lorenzo|Oskar|Felipe|Nikos|Marek|
    Hassan|Sergio|Julian|Ruben|Tariq|Bruno|Casper|Dmitri|Edgar|Farid|Gustav|Hugo|Ivan|Jonas|Karim|Leon|Mikael|Nuno|
    Otto|Pedro|Quentin|Rashid|Samuel|Teodor|Umberto|Vasil|Walter|Xavier|Yannick|Zoltan|Aleksi|Bartosz|Cyril"""
)
SURNAMES = words(
    """Marchetti|Lindqvist|Okafor|Brandt|Novak|Ferreira|Tanaka|Haddad|Kowalski|Moreau|Petrov|Svensson|Castellano|Demir|
    Olsen|Iyer|Rossi|Vandenberg|Papadakis|Mensah|Horvath|Dubois|Keller|Nakamura|Silveira|Achterberg|Bakker|Calloway|
    Drummond|Eriksen|Fontaine|Gallagher|Hakimi|Ibarra|Jansen|Karlsen|Lombardi|Mbeki|Nguyen|Ortega|Pereira|Quiroga|
    Ramaswamy|Santoro|Thorvald|Urbina|Vasquez|Whitlock|Yilmaz|Zielinski|Abernathy|Bellini|Costigan|Dlamini|Esposito|
    Fairbanks|Grimaldi|Halvorsen|Ilves|Jovanovic|Kimani|Lachance|Mikkelsen|Nyberg|Osei|Prudhomme|Rautio|Schreiber|
    Tremblay|Ulrich|Virtanen|Wójcik|Aydin|Bergström|Chowdhury|Dragomir|Engel|Farrell|Gonzaga|Hoffmann|Iqbal|Jimenez|
    Kaplan|Larsson|Mokoena|Nikolaidis|Oduya|Parrish|Rinaldi|Szabo|Tavares|Vidal|Wexler|Zamora|Andrade|Boateng|Corrigan|
    Delacroix|Estrada|Fischer|Guerrero|Hartmann|Ivanova|Joubert|Kessler|Leclerc|Macmillan|Nilsson|Ogawa|Pappas|Rourke|
    Sandoval|Takeda|Underhill|Volkov|Winther|Yamada|Zeller"""
)
COMPANY_FIRST = words(
    """Northgate|Halden|Meridian|Corvus|Baltica|Solway|Tessera|Arbor|Kestrel|Lumina|Pinnacle|Orrin|Veridian|Cobalt|
    Marlowe|Estuary|Granite|Harbour|Ironbridge|Juniper|Lakeshore|Montrose|Nimbus|Oakhurst|Pacifica|Redfern|Sterling|
    Trident|Umbra|Valmont|Westmark|Zenith|Alpine|Beacon|Cascade|Delphi|Everett|Foxglove|Gemini|Hawthorn"""
)
COMPANY_LAST = words(
    """Energy|Shipping|Foods|Textiles|Systems|Logistics|Pharma|Motors|Steel|Telecom|Airways|Chemicals|Robotics|Retail|
    Timber|Water|Mining|Insurance|Optics|Batteries|Railways|Ceramics|Software|Fisheries|Cement|Semiconductors"""
)
VENUE_FIRST = words(
    """Riverside|Old Town|Harbour|Station|Castle|Market|Linden|Mill|Cathedral|Garden|Bridge|Lakeside|Northern|
    Southern|Eastern|Western|Museum|Foundry|Orchard|Canal|Hillside|Granary|Lighthouse|University|Cedar|Poplar|Quarry|Abbey"""
)
VENUE_LAST = words(
    """Square|Quarter|Avenue|District|Hall|Park|Terminal|Gate|Road|Street|Arcade|Embankment|Heights|Yard|
    Pavilion"""
)


def person(rng: random.Random) -> tuple[str, str]:
    """Return a full name and its surname."""
    surname = pick(rng, SURNAMES)
    return f"{pick(rng, FIRST_NAMES)} {surname}", surname


def organisation(rng: random.Random) -> str:
    """Return a company's name."""
    return f"{pick(rng, COMPANY_FIRST)} {pick(rng, COMPANY_LAST)}"


def venue(rng: random.Random) -> str:
    """Return the name of a square, hall or street."""
    return f"{pick(rng, VENUE_FIRST)} {pick(rng, VENUE_LAST)}"
