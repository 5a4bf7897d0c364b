"""Organisations known by name: agencies, international bodies, offices of state, companies, clubs, unions.

Written for this project. They are named in the news without any word that says what they are.
"""

from __future__ import annotations

__all__ = ["ORGANISATIONS"]

# A line each: the canonical name, then its other spellings. A name may have several lines.
ORGANISATIONS = """
Reuters|Thomson Reuters|Рейтер
Associated Press|The Associated Press|AP
Agence France-Presse|AFP
TASS|ITAR-TASS|ТАСС
RIA Novosti|РИА Новости
Interfax|Интерфакс
Xinhua|Xinhua News Agency
Kyodo|Kyodo News
Yonhap|Yonhap News Agency
Anadolu Agency|Anadolu|Anadolu Ajansı|AA muhabiri
dpa|Deutsche Presse-Agentur|DPA
EFE|Agencia EFE|Europa Press
ANSA
Press Association|PA Media
Bloomberg|Bloomberg News
BBC|BBC News
CNN
CBS News|CBS
NBC News|NBC
ABC News
Fox News
MSNBC
NPR
Al Jazeera
Deutsche Welle|DW
New York Times|The New York Times
Washington Post|The Washington Post
Wall Street Journal|The Wall Street Journal|WSJ
Financial Times|The Financial Times
The Guardian
The Times
The Economist
Le Monde
Le Figaro
El País|El Pais
El Mundo
Der Spiegel|Spiegel
Die Zeit
Bild
Süddeutsche Zeitung
Frankfurter Allgemeine Zeitung|FAZ
ARD
ZDF
United Nations|U.N.|UN|Vereinte Nationen|Vereinten Nationen|UNO|Nations unies|ONU|Naciones Unidas|ООН
UN Security Council|United Nations Security Council|UN-Sicherheitsrat
UNICEF
UNESCO
UNHCR
UNRWA
World Health Organization|World Health Organisation|WHO|Weltgesundheitsorganisation|OMS|ВОЗ
International Monetary Fund|IMF|FMI|МВФ
World Bank|Weltbank|Banque mondiale|Banco Mundial
World Trade Organization|WTO
International Criminal Court|ICC
International Court of Justice|ICJ
International Atomic Energy Agency|IAEA
International Energy Agency|IEA
European Union|E.U.|EU|Europäische Union|Europäischen Union|Union européenne|Unión Europea|UE|Евросоюз
European Union|Avrupa Birliği
European Commission|EU-Kommission|Europäische Kommission|Europäischen Kommission|Commission européenne
European Commission|Comisión Europea|Avrupa Komisyonu|Еврокомиссия
European Parliament|Europaparlament|EU-Parlament|Europäisches Parlament|Parlement européen
European Parliament|Parlamento Europeo|Avrupa Parlamentosu
European Central Bank|Banque centrale européenne|Banco Central Europeo|Avrupa Merkez Bankası
European Central Bank|ECB|Europäische Zentralbank|EZB|BCE
European Council|Europäischer Rat
European Court of Human Rights
NATO|Nato|OTAN|НАТО|North Atlantic Treaty Organization
OECD
OPEC|OPEC+
OSCE|OSZE
African Union
Arab League
ASEAN
BRICS
G7
G20
Red Cross|International Committee of the Red Cross|ICRC|Rotes Kreuz|Croix-Rouge|Cruz Roja
Amnesty International
Human Rights Watch
Greenpeace
Médecins Sans Frontières|Doctors Without Borders|MSF
Oxfam
Interpol
Europol
FIFA|Fifa|ФИФА
UEFA|Uefa|УЕФА
NBA
NFL
NHL
MLB
WADA
International Olympic Committee|IOC
State Department|US State Department|Department of State|US-Außenministerium|Госдепартамент|Госдеп
White House|Weißes Haus|Weiße Haus|Maison Blanche|Casa Blanca|Белый дом|Beyaz Saray
Pentagon|Пентагон
Kremlin|Kreml|Кремль
Congress|US-Kongress
U.S. Senate|US Senate
House of Representatives|U.S. House
House of Commons
House of Lords
Supreme Court|U.S. Supreme Court
Department of Justice|Justice Department|DOJ
Department of Defense|Defense Department
Department of Homeland Security|Homeland Security|DHS
Treasury Department|U.S. Treasury|Department of the Treasury
Federal Reserve|the Fed|The Fed|US-Notenbank Fed
Federal Bureau of Investigation|FBI
Central Intelligence Agency|CIA
National Security Agency|NSA
Environmental Protection Agency|EPA
Food and Drug Administration|FDA
Centers for Disease Control and Prevention|CDC
Internal Revenue Service|IRS
Immigration and Customs Enforcement|ICE
Securities and Exchange Commission|SEC
NASA|Nasa
ESA
NOAA
NTSB
Federal Aviation Administration|FAA
Foreign Office
Downing Street
Scotland Yard|Metropolitan Police
NHS|National Health Service
Bank of England
Bundestag
Bundesrat
Bundesbank
Bundeswehr
Bundesverfassungsgericht
CDU
CSU
SPD
FDP
AfD
Die Linke
Bündnis 90/Die Grünen|Grünen
Assemblée nationale
Rassemblement national
Conseil constitutionnel
Cour de cassation
Cour des comptes
Conseil d'État|Conseil d'Etat
Parti socialiste
Tribunal Constitucional
Cámara de Diputados
Statistisches Bundesamt|Statistische Bundesamt|Statistischen Bundesamtes|Statistischen Bundesamt|Destatis
Knesset
Duma|State Duma|Госдума
Verkhovna Rada
Hamas|ХАМАС
Hezbollah|Hisbollah|Хезболла
Taliban
Islamic State|ISIS|ISIL|Daesh
Al-Qaeda|al-Qaeda|Al Qaeda|al-Qaida
Boko Haram
Houthis|Huthi
Labour Party|Labour
Conservative Party|Tories
Liberal Democrats|Lib Dems
Republican Party|Republicans|GOP
Democratic Party|Democrats|Democratic National Committee
PSOE
Partido Popular
Vox
Google
Apple
Microsoft
Amazon
Facebook
Meta Platforms
Twitter
Tesla
SpaceX
OpenAI
Nvidia
Intel
IBM
Samsung
Sony
Nokia
Huawei
TikTok
YouTube
Netflix
Disney|Walt Disney
Uber
Airbus
Boeing
Lufthansa
Ryanair
Volkswagen|VW
BMW
Mercedes-Benz
Siemens
Bayer
BASF
Deutsche Bank
Commerzbank
Toyota
Nissan
Renault
General Motors
Ford Motor
Goldman Sachs
JPMorgan Chase|JPMorgan
Morgan Stanley
HSBC
BP
Shell
ExxonMobil|Exxon Mobil
Gazprom|Газпром
Rosneft|Роснефть
Pfizer
AstraZeneca
Moderna
BioNTech
Novartis
Walmart
Ikea|IKEA
World Health Organization|Organisation mondiale de la santé|Organización Mundial de la Salud
World Health Organization|Dünya Sağlık Örgütü
United Nations|Birleşmiş Milletler|Vereinten Nationen
International Monetary Fund|Internationaler Währungsfonds|Internationalen Währungsfonds|IWF
International Monetary Fund|Fonds monétaire international|Fondo Monetario Internacional
International Monetary Fund|Uluslararası Para Fonu
World Bank|Dünya Bankası
Red Cross|Roten Kreuzes|Roten Kreuz|Kızılhaç|Красный Крест
Red Crescent|Croissant-Rouge|Media Luna Roja|Kızılay|Roter Halbmond
International Criminal Court|Internationaler Strafgerichtshof|Internationalen Strafgerichtshof
International Criminal Court|Cour pénale internationale|Corte Penal Internacional
World Food Programme|World Food Program|WFP|Welternährungsprogramm|Programme alimentaire mondial
World Food Programme|Programa Mundial de Alimentos
Food and Agriculture Organization|FAO
International Labour Organization|ILO
International Organization for Migration|IOM
International Maritime Organization|IMO
World Meteorological Organization|WMO
World Economic Forum
European Space Agency|Europäische Weltraumorganisation|Agence spatiale européenne|Agencia Espacial Europea
European Medicines Agency|EMA
European Investment Bank|EIB
European Court of Justice|Europäischer Gerichtshof|EuGH
Council of Europe|Europarat|Conseil de l'Europe|Consejo de Europa
Organization of American States|Organización de Estados Americanos|OEA
Pan American Health Organization|Organización Panamericana de la Salud|OPS
Inter-American Development Bank
Asian Development Bank
African Development Bank
Mercosur
Salvation Army|Heilsarmee|Armée du Salut
Save the Children
Caritas
WWF
Transparency International
Reporters Without Borders|Reporter ohne Grenzen|Reporters sans frontières
Wikipedia|Wikimedia
CERN
SNCF
SNCB
RATP
EDF
TotalEnergies
Air France
Air France-KLM
KLM
LVMH
L'Oréal
Danone
Carrefour
Michelin
Peugeot
Citroën
Stellantis
Thales
Safran
Dassault
BNP Paribas
Société Générale
Crédit Agricole
AXA
CGT
CFDT
Force ouvrière
Sénat
La France insoumise
Les Républicains
Médiapart
Deutsche Bahn
Deutsche Telekom
Deutsche Post
DHL
Bosch
Thyssenkrupp
Porsche
Audi
Opel
Allianz
Munich Re
Adidas
Puma
Henkel
Infineon
RWE
E.ON
Zalando
Aldi
Lidl
Rewe
Edeka
SAP
Evonik
Rheinmetall
IG Metall
ver.di
GDL
GEW
DGB
Nabu|NABU
ADAC
Technisches Hilfswerk|Technischen Hilfswerk|Technischen Hilfswerks|THW
Robert Koch-Institut|Robert-Koch-Institut|Robert-Koch-Instituts|RKI
Max-Planck-Gesellschaft
Fraunhofer-Gesellschaft
Bundesnetzagentur
Bundeskriminalamt|BKA
Bundesgerichtshof|BGH
Bundesregierung
SPÖ
ÖVP
FPÖ
ÖBB
Nationalrat
Nestlé
UBS
Credit Suisse
Roche
ABB
Swisscom
Glencore
Zurich Insurance
Inditex
Zara
BBVA
Banco Santander
CaixaBank
Telefónica
Repsol
Iberdrola
Iberia
Endesa
Ferrovial
Mapfre
Guardia Civil
Policía Nacional
Mossos d'Esquadra
Tribunal Supremo
Audiencia Nacional
Tribunal Constitucional
Corte Suprema
Congreso de los Diputados
Comisiones Obreras|CCOO
UGT
Esquerra Republicana|ERC
Pemex
Cemex
América Móvil
Televisa
Petrobras
Embraer
Itaú
Ecopetrol
YPF
Codelco
PDVSA
Aerolíneas Argentinas
LATAM Airlines|LATAM
Fundación Oswaldo Cruz|Fiocruz
Alphabet Inc|Alphabet
Oracle
Hewlett-Packard|Hewlett Packard
Micron Technology
Sanofi
Chrysler
JetBlue
T-Mobile
Paramount Pictures
20th Century Fox
Pixar
Anthropic
DeepMind
eBay
Reddit
LinkedIn
WhatsApp
Instagram
Snapchat
GitHub
Macy's
Kodak|Eastman Kodak
Xerox
Motorola
BlackBerry
HTC
Yahoo|Yahoo!
AOL
Halliburton
Monsanto
Cargill
Enron
Lehman Brothers
AIG
Fannie Mae
Freddie Mac
Moody's|Moody’s
Standard & Poor's|Standard & Poor’s|S&P Global
Fitch Ratings|Fitch
KPMG
Deloitte
PricewaterhouseCoopers|PwC
McKinsey
Crystal Palace
Brighton & Hove Albion|Brighton and Hove Albion
Leicester City
Leeds United
Nottingham Forest
Wolverhampton Wanderers
Sheffield United
Norwich City
Queens Park Rangers|QPR
Stoke City
Swansea City
Cardiff City
DEA|Drug Enforcement Administration
ATF
FEMA|Federal Emergency Management Agency
TSA|Transportation Security Administration
U.S. Geological Survey|US Geological Survey|USGS
National Park Service
US Coast Guard
Marine Corps|US Marine Corps|U.S. Marine Corps
Royal Navy
Royal Air Force|RAF
Crown Prosecution Service
RSPCA
National Trust
RNLI
British Medical Association|BMA
Unison
TUC|Trades Union Congress
AFL-CIO
National Rifle Association
Massachusetts Institute of Technology|MIT
Harvard University|Harvard
Stanford University
Royal Society
Smithsonian|Smithsonian Institution
British Museum
Louvre
Bloc Québécois
Scottish National Party
Democratic Unionist Party|DUP
Reform UK|Reform U.K.
UKIP|UK Independence Party
Green Party
Bharatiya Janata Party|BJP
Indian National Congress
African National Congress
Likud
Fatah
Hashd al-Shaabi
Wagner Group|Вагнер
United Russia|Единая Россия
PKK
YPG
Cumhuriyet Halk Partisi
İYİ Parti|İYİ Party
Roskosmos|Роскосмос|Roscosmos
VTB|ВТБ
Russian Railways|РЖД
Federation Council|Совет Федерации
FSB|ФСБ
MegaFon|МегаФон
Kommersant|Коммерсантъ|Коммерсант
Novaya Gazeta|Новая газета
Meduza|Медуза
Rossiya 24|Россия 24
Izvestia|Известия
Renfe
Adif
Correos
Cruz Roja Española
Ciudadanos
Podemos
Junts per Catalunya|Junts
Bildu
Correo Argentino
Banco de México|Banxico
Banco Central de Chile
Tribunal Supremo Electoral
Parti communiste
Europe Écologie Les Verts|EELV
Banque de France
Insee
Météo-France|Météo France
Orange S.A.
Caisse d'épargne|Caisse d'Epargne
Institut Pasteur
CNRS
Inserm
Préfecture de police
Gendarmerie nationale
Statistik Austria
Deutscher Wetterdienst|Deutschen Wetterdienstes|DWD
Deutscher Fußball-Bund|DFB
Umweltbundesamt
Bundesarbeitsgericht
Bundesfinanzministerium
Auswärtiges Amt|Auswärtigen Amt|Auswärtigen Amtes|Auswärtige Amt
Stiftung Warentest
Leopoldina
Charité
Caritasverband
Deutsches Rotes Kreuz|Deutschen Roten Kreuzes|DRK
Bundesagentur für Arbeit
Arizona Cardinals
Atlanta Falcons
Baltimore Ravens
Buffalo Bills
Carolina Panthers
Chicago Bears
Cincinnati Bengals|Bengals
Cleveland Browns
Dallas Cowboys
Denver Broncos|Broncos
Detroit Lions
Green Bay Packers|Packers
Houston Texans
Indianapolis Colts|Colts
Jacksonville Jaguars|Jaguars
Kansas City Chiefs
Las Vegas Raiders|Oakland Raiders
Los Angeles Chargers|San Diego Chargers|Chargers
Los Angeles Rams|St. Louis Rams|St Louis Rams
Miami Dolphins
Minnesota Vikings
New England Patriots
New Orleans Saints
New York Giants
New York Jets
Philadelphia Eagles
Pittsburgh Steelers|Steelers
San Francisco 49ers|49ers
Seattle Seahawks|Seahawks
Tampa Bay Buccaneers|Buccaneers
Tennessee Titans
Washington Commanders|Washington Redskins|Redskins
Atlanta Hawks
Boston Celtics|Celtics
Brooklyn Nets
Charlotte Hornets
Chicago Bulls
Cleveland Cavaliers|Cavaliers
Dallas Mavericks
Denver Nuggets
Detroit Pistons|Pistons
Golden State Warriors
Houston Rockets
Indiana Pacers|Pacers
Los Angeles Clippers|LA Clippers|Clippers
Los Angeles Lakers|LA Lakers|Lakers
Memphis Grizzlies|Grizzlies
Miami Heat
Milwaukee Bucks
Minnesota Timberwolves|Timberwolves
New Orleans Pelicans
New York Knicks|Knicks
Oklahoma City Thunder
Orlando Magic
Philadelphia 76ers|76ers|Sixers
Phoenix Suns
Portland Trail Blazers|Trail Blazers
Sacramento Kings
San Antonio Spurs
Toronto Raptors|Raptors
Utah Jazz
Washington Wizards
Arizona Diamondbacks|Diamondbacks
Atlanta Braves
Baltimore Orioles|Orioles
Boston Red Sox|Red Sox
Chicago Cubs|Cubs
Chicago White Sox|White Sox
Cincinnati Reds
Cleveland Guardians|Cleveland Indians
Colorado Rockies
Detroit Tigers
Houston Astros|Astros
Kansas City Royals
Los Angeles Angels
Los Angeles Dodgers|LA Dodgers|Dodgers
Miami Marlins|Marlins
Milwaukee Brewers
Minnesota Twins
New York Mets|Mets
New York Yankees|Yankees
Oakland Athletics
Philadelphia Phillies|Phillies
Pittsburgh Pirates
San Diego Padres|Padres
San Francisco Giants
Seattle Mariners
St. Louis Cardinals|St Louis Cardinals
Tampa Bay Rays
Texas Rangers
Toronto Blue Jays|Blue Jays
Washington Nationals
Anaheim Ducks
Boston Bruins|Bruins
Buffalo Sabres
Calgary Flames
Carolina Hurricanes
Chicago Blackhawks|Blackhawks
Colorado Avalanche
Columbus Blue Jackets|Blue Jackets
Dallas Stars
Detroit Red Wings|Red Wings
Edmonton Oilers|Oilers
Florida Panthers
Los Angeles Kings
Minnesota Wild
Montreal Canadiens|Canadiens
Nashville Predators
New Jersey Devils
New York Islanders
New York Rangers
Ottawa Senators
Philadelphia Flyers
Pittsburgh Penguins
San Jose Sharks
Seattle Kraken
St. Louis Blues|St Louis Blues
Tampa Bay Lightning
Toronto Maple Leafs|Maple Leafs
Vancouver Canucks|Canucks
Vegas Golden Knights
Washington Capitals
Winnipeg Jets
Real Madrid
FC Barcelona|Barça
Atlético de Madrid|Atlético Madrid
Real Betis
Athletic Bilbao|Athletic Club
Real Sociedad
Valencia CF
Sevilla FC
Villarreal CF
Boca Juniors
River Plate
Manchester United
Manchester City
Liverpool FC
Chelsea FC
Arsenal FC
Tottenham Hotspur
Newcastle United
Aston Villa
Everton FC
West Ham United
Celtic FC
Bayern München|FC Bayern|Bayern Munich|FC Bayern München
Borussia Dortmund|BVB
Borussia Mönchengladbach
RB Leipzig
Bayer Leverkusen
Eintracht Frankfurt
Werder Bremen
SC Freiburg
VfB Stuttgart
VfL Wolfsburg
Hamburger SV|HSV
Schalke 04|FC Schalke 04
Hertha BSC
Union Berlin
FC St. Pauli
1. FC Köln
Paris Saint-Germain|PSG
Olympique de Marseille
Olympique Lyonnais
AS Monaco
Juventus
Inter Milan
AC Milan
AS Roma
SSC Napoli
Ajax
PSV Eindhoven
Feyenoord
Benfica
FC Porto
Sporting CP
Galatasaray
Fenerbahçe
Beşiktaş
Trabzonspor
Türkiye Büyük Millet Meclisi|TBMM
AKP|AK Parti
CHP
MHP
AFAD
TÜİK
Merkez Bankası|Türkiye Cumhuriyet Merkez Bankası
Türk Hava Yolları|THY|Turkish Airlines
Hitachi
Honda
Mazda
Subaru
Suzuki
Mitsubishi
Panasonic
Toshiba
Fujitsu
Nintendo
SoftBank
Rakuten
Uniqlo
Hyundai
Kia
LG
SK Hynix
Tencent
Alibaba
Baidu
Xiaomi
BYD
Lenovo
ByteDance
PetroChina
Sinopec
Evergrande
TSMC
Foxconn
Tata
Infosys
Reliance Industries
Air India
Qantas
BHP
Rio Tinto
Qatar Airways
Saudi Aramco|Aramco
Etihad
Maersk
Novo Nordisk
Carlsberg
Lego
Vestas
Ørsted
Volvo
Ericsson
Spotify
H&M
Electrolux
Scania
Saab
Equinor
Telenor
Neste
Philips
ASML
Heineken
Unilever
AkzoNobel
KBC
AB InBev
Eni
Enel
Fiat
Ferrari
Pirelli
UniCredit
Intesa Sanpaolo
Telecom Italia
Barilla
EasyJet|easyJet
British Airways
Rolls-Royce
Barclays
Lloyds
NatWest
Standard Chartered
GSK|GlaxoSmithKline
Diageo
Tesco
Sainsbury's
Marks & Spencer
Vodafone
BT
National Grid
Network Rail
Royal Mail
Ofcom
Ofgem
Sinn Féin|Sinn Fein
Fine Gael
Fianna Fáil
SNP
Plaid Cymru
Met Office
Met Éireann|Met Eireann
Air Canada
Bombardier
Canada Post
RCMP
Liberal Party
Berkshire Hathaway
BlackRock
Citigroup|Citibank
Bank of America
Wells Fargo
Mastercard
PayPal
American Express
Procter & Gamble
Johnson & Johnson
Merck
Eli Lilly
Gilead
Coca-Cola
PepsiCo|Pepsi
McDonald's
Starbucks
Nike
Levi Strauss
Costco
Home Depot
FedEx
Caterpillar
Deere|John Deere
General Electric
Lockheed Martin
Raytheon
Northrop Grumman
Chevron
ConocoPhillips
Cisco
Qualcomm
AMD
Micron
Adobe
Salesforce
Dell
Airbnb
Lyft
Delta Air Lines
United Airlines
American Airlines
Southwest Airlines
Norfolk Southern
Union Pacific
CSX
BNSF
Amtrak
AT&T
Verizon
Comcast
Warner Bros
Paramount
Universal Pictures
Hyatt
Marriott
Hilton
Virginia Tech
Caltech
Stanford
Princeton
NYPD
LAPD
National Guard
Coast Guard|U.S. Coast Guard
Secret Service
National Weather Service
National Hurricane Center
Postal Service|U.S. Postal Service
Planned Parenthood
NAACP
American Civil Liberties Union|ACLU
NRA
Teamsters
United Auto Workers|UAW
Boy Scouts
Lukoil|Лукойл
Sberbank|Сбербанк
Aeroflot|Аэрофлот
Rosatom|Росатом
Yandex|Яндекс
Naftogaz
PKN Orlen|Orlen
Solidarność
Law and Justice
Civic Platform
Fidesz
OMV
Wizz Air
Skoda|Škoda
"""
