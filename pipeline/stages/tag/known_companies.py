"""Companies, papers, broadcasters and clubs known by name, beside those of `known_names`.

Written for this project.
"""

from __future__ import annotations

__all__ = ["COMPANIES"]

# The canonical name, then other spellings behind strokes; names are separated by bars.
COMPANIES = """
Aston Martin|Jaguar Land Rover|McLaren|Ferrari|Lamborghini|Bugatti|Rivian|Lucid Motors|BYD|Geely|Volvo|Scania
Ford Motor/Ford Motor Co.|Daimler|Michelin|Bosch|Thyssenkrupp/ThyssenKrupp|BASF|Linde|Allianz|Munich Re
Axa/AXA|Swiss Re|Aviva|Prudential|Aflac|MetLife|State Street|Fidelity Investments|KKR|Blackstone|Carlyle Group
Apollo Global Management|SoftBank|Nomura|Mitsui|Sumitomo|Mitsubishi|Sega|Nintendo|Activision Blizzard
Electronic Arts|Ubisoft|Epic Games|Riot Games|Spotify|Deezer|Meta Platforms|YouTube|WhatsApp|Instagram
Snapchat|Reddit|LinkedIn|Pinterest|Dropbox|Salesforce|Adobe|Palantir/Palantir Technologies|Cloudflare
CrowdStrike|Kaspersky/Kaspersky Lab|Symantec|McAfee|FireEye|VeriSign/Verisign|Dell
Hewlett-Packard/Hewlett Packard|Lenovo|Asus|Acer|TSMC|Foxconn|ASML|Arm Holdings|Micron|SK Hynix/SK hynix
Broadcom|Texas Instruments|Ericsson|Nokia|ZTE|Verizon|AT&T|T-Mobile|Comcast|Vodafone|Telefónica/Telefonica
Deutsche Telekom|BT Group|Telecom Italia|Telecom Egypt|Etisalat|Telstra|Reliance Industries|Tata Motors
Tata Group|Infosys|Wipro|Adani Group|Airtel/Bharti Airtel|Petrobras|Embraer|PDVSA|Pemex|Cemex|Codelco|Glencore
Rio Tinto|BHP|Anglo American|ArcelorMittal|Alcoa|Rusal|Norilsk Nickel|Alfa-Bank/Alfa Bank|Yandex|VKontakte
Mail.ru|Rostec|Rosatom|Transneft|Novatek|Lukoil|Naftogaz|Ukrenergo|Energoatom|PrivatBank|Nord Stream
Orlen/PKN Orlen|CD Projekt|Maersk/A.P. Moller-Maersk|Novo Nordisk|Lego/LEGO|Carlsberg|Heineken
AB InBev/Anheuser-Busch InBev|Anheuser-Busch|Diageo|Pernod Ricard|LVMH|Kering|Gucci
Hermès/Hermes International|Chanel|Dior|Prada|Burberry|Inditex|Primark|Asos/ASOS|Marks & Spencer|Waitrose|Asda
Morrisons|Sainsbury's/Sainsbury’s|Kroger|Home Depot|Lowe's/Lowe’s|Best Buy|Macy's/Macy’s|Kmart|eBay|Etsy
Shopify|Robinhood Markets|Coinbase|Binance|FTX|WeWork|Lyft|DoorDash|Deliveroo|Just Eat|Gojek|Meituan|JD.com
Pinduoduo|Temu|Shein|Evergrande|Country Garden|ICBC|Bank of China|China Construction Bank|Sinopec|PetroChina
CNOOC|COMAC|Northrop Grumman|General Dynamics|L3Harris|Thales|Dassault Aviation/Dassault|Rheinmetall|KNDS
Elbit Systems|NSO Group|Baykar|Hanwha|Marriott|Hilton Hotels|Hyatt|Accor|Booking.com|Expedia
TripAdvisor/Tripadvisor|TUI|Thomas Cook Group|Carnival Corporation|Royal Caribbean|Eurostar|Network Rail
Amtrak|Union Pacific|FedEx|UPS|DHL|Royal Mail|KPMG|Deloitte|EY|Ernst & Young|PwC/PricewaterhouseCoopers
McKinsey/McKinsey & Company|Boston Consulting Group|Accenture|Moody's/Moody’s|Fitch Ratings
Standard & Poor's/Standard & Poor’s|Nasdaq|New York Stock Exchange/NYSE|London Stock Exchange
Tokyo Stock Exchange|Hong Kong Stock Exchange|Euronext|Deutsche Börse/Deutsche Boerse|Lehman Brothers
Bear Stearns|Enron|Theranos|Cambridge Analytica|Purdue Pharma|Monsanto|Syngenta|Cargill|Tyson Foods|JBS
Kraft Heinz|General Mills|Mondelez|Philip Morris International|British American Tobacco|Juul|Amgen|Biogen
Eli Lilly|AbbVie|Gilead Sciences/Gilead|Bristol Myers Squibb/Bristol-Myers Squibb|Teva|Takeda|Sinovac
Sinopharm|CureVac|Medtronic|Siemens Energy|Vestas|Orsted/Ørsted|Iberdrola|Vattenfall|Repsol|Endesa|Centrica
Thames Water|ExxonMobil/Exxon Mobil/Exxon|Burger King|Blue Origin|Virgin Galactic|Rocket Lab|Boston Dynamics
DeepMind/Google DeepMind|Anthropic|OpenAI|Mistral AI|xAI|Goldman Sachs
JPMorgan Chase/JPMorgan/JP Morgan/J.P. Morgan|Silicon Valley Bank|First Republic Bank|Greensill Capital
Wirecard|Daily Mail|Daily Mirror|The Telegraph/Daily Telegraph/The Daily Telegraph|The Independent|Sky News
ITV|Channel 4|Politico|Axios|BuzzFeed/BuzzFeed News|HuffPost/Huffington Post|The Atlantic
The New Yorker/New Yorker magazine|Newsweek|Forbes|Rolling Stone|Vogue|Vanity Fair|USA Today
Los Angeles Times/L.A. Times/LA Times|Chicago Tribune|Boston Globe|Miami Herald|Washington Times|New York Post
France 24|Radio France Internationale/RFI|Libération|La Repubblica|Corriere della Sera|La Stampa|Die Welt
Handelsblatt|Tagesschau|Kommersant|Izvestia|Novaya Gazeta|Meduza|Kyiv Independent|Kyiv Post|Ukrainska Pravda
Haaretz|Jerusalem Post|Times of Israel|Al Arabiya|Asharq Al-Awsat|Hürriyet|Cumhuriyet|Global Times
People's Daily/People’s Daily|South China Morning Post|Asahi Shimbun|NHK|Times of India|Hindustan Times
Straits Times|Sydney Morning Herald|Folha de S.Paulo|Clarín|PBS|C-SPAN|Netflix|Paramount/Paramount Pictures
Universal Pictures|Warner Bros./Warner Bros|Warner Bros. Discovery|Sony Pictures|Pixar|Marvel Studios|HBO|Hulu
Twitch|TikTok|ByteDance|Everton|Tottenham Hotspur|Aston Villa|West Ham/West Ham United|Leicester City
Newcastle United|Arsenal|Napoli|AC Milan|Inter Milan|AS Roma|Atlético Madrid/Atletico Madrid|FC Barcelona
Benfica|Boca Juniors|River Plate|Flamengo|Al-Nassr/Al Nassr|Al-Hilal/Al Hilal|Liverpool FC|Chelsea FC
Bundesliga|Premier League|La Liga|Serie A|Ligue 1|MLS/Major League Soccer|NCAA|NASCAR/Nascar|UFC|WWE|PGA Tour
LIV Golf|FIA|ATP|WTA|Red Bull Racing|World Athletics|International Tennis Federation|Williams Racing
ZF Friedrichshafen|Salzgitter AG|Covestro|Lanxess|Flixbus/FlixBus|Fraport|Hapag-Lloyd|Kaufland
MediaMarkt/Media Markt|Karstadt|Galeria Karstadt Kaufhof|Hannover Re/Hannover Rück|EnBW|Uniper|Hensoldt|WDR
NDR|MDR|SWR|RTL|Sat.1|ProSieben|Tagesspiegel|Engie|E.Leclerc|Auchan|Fnac|SFR|Bouygues|Vinci|Veolia|La Poste
Mediapart|L'Équipe/L’Équipe|Les Échos|TF1|BFMTV/BFM TV|France Télévisions|Radio France|France Inter|Franceinfo
Olympique lyonnais|Ocado|Schlumberger|Baker Hughes|Halliburton|Under Armour|New Balance|Lululemon|Peloton
Garmin|GoPro|Fitbit|Logitech|Whirlpool|Dyson|Komatsu|Alstom|Bombardier|Norwegian Air|Cathay Pacific
Garuda Indonesia|IndiGo|Vivendi|Bertelsmann|Axel Springer|Gannett|Nexstar|Univision|Telemundo|Monzo|Revolut
Klarna|Nubank|Bradesco|Nordea|Danske Bank|Rabobank|ABN Amro|Crédit Agricole/Credit Agricole
CaixaBank/Caixabank|Raiffeisen|Westpac|Macquarie|Temasek|Mubadala|CalPERS|Bridgewater Associates
Elliott Management|Pershing Square|Andreessen Horowitz|Y Combinator|Coursera|Duolingo|Chegg|Yukos|Viacom
Sophos|DaimlerChrysler|Nortel|WorldCom|Eircom|Mediaset|Pertamina|Europcar|MGM Resorts|Qwest|Mercadona
El Corte Inglés|Ferrovial|ACS Group|Naturgy|Cellnex|RTVE|Cadena SER|La Vanguardia|Turkcell|Koç Holding
Sabancı Holding|Türk Telekom|Anadolu Efes|Fenerbahçe|Galatasaray|Beşiktaş|Trabzonspor
"""
