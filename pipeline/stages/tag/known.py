"""Known organisations and offices, and the words that make a name that of an organisation."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

__all__ = ["NEVER_ORGANISATIONS", "ORGANISATION_CUES", "Known", "find_known"]

# Canonical name, then its other spellings. Written for this project: agencies, international bodies, offices
# of state and companies that are named without any word that says what they are.
_ORGANISATIONS = """
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
European Union|E.U.|EU|Europäische Union|Europäischen Union|Union européenne|Unión Europea|Евросоюз|Avrupa
Birliği|UE European Commission|EU-Kommission|Europäische Kommission|Commission européenne|Comisión
Europea|Еврокомиссия European Parliament|Europaparlament|EU-Parlament|Parlement européen|Parlamento Europeo
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
"""

# Offices and titles of several words: they end a run of capitals and say that a person follows.
_OFFICES = """
Secretary of State|Assistant Secretary of State|Deputy Assistant Secretary of State
Deputy Secretary of State|Under Secretary of State|Deputy Assistant Secretary|Assistant Secretary
Secretary of Defense|Defense Secretary|Secretary of the Treasury|Treasury Secretary|Home Secretary
Foreign Secretary|Interior Secretary|Health Secretary|Secretary of Commerce|Commerce Secretary
Press Secretary|Attorney General|Solicitor General|Surgeon General|Secretary General
Secretary-General|Prime Minister|Deputy Prime Minister|Foreign Minister|Deputy Foreign Minister
Defence Minister|Defense Minister|Finance Minister|Interior Minister|Health Minister|Justice Minister
Education Minister|Economy Minister|Environment Minister|Energy Minister|Transport Minister
Minister of State|Minister of Foreign Affairs|Chief Executive|Chief Executive Officer|Chief of Staff
Chief Justice|Vice President|Vice Chancellor|Head of State|Member of Parliament|High Representative
National Security Adviser|National Security Advisor|Consul General|Managing Director
Executive Director|District Attorney|Police Chief|Lieutenant Governor|Crown Prince|Editor-in-Chief
House Speaker|Speaker of the House|Majority Leader|Minority Leader
"""

_CUE_WORDS = """
Academy Administration Agency Airlines Airways Alliance Army Assembly Association Authority Bank Board
Broadcasting Bureau Bundesamt Cabinet Center Centre Chamber Church Club Co Coalition College Command
Commission Committee Company Conference Confederation Consortium Corp Corporation Council Court
Department Directorate Enterprises Federation Forces Foundation Front Fund Government GmbH Group Guard
Holdings Hospital Inc Industries Institute Institution Laboratory League Ltd LLC Ministry Movement Museum
Investments Capital Motors Pharmaceuticals Entertainment Pictures Insurance Securities Telecom Software
Navy Network Office Orchestra Organisation Organization Parliament Partners Party Plc PLC Police Press SE
School Senate Service Services Society Studios Systems Technologies Tribunal Trust Union University
Universität Bundesministerium Ministerium Verband Partei Gesellschaft Ministère Université Ministerio
Universidad Partido Banco Banque Syndicat Sindicato Bakanlığı Üniversitesi Partisi Министерство
Университет Партия Комитет Банк Совет Суд
"""
ORGANISATION_CUES = frozenset(_CUE_WORDS.split())
"""Words that make a name in capitals that of an organisation."""

_OTHER_CAPITALS = """
AI AM BC BST CEO CET CFO CV DIY DNA DVD EDT ET EST FAQ GDP GMT GPS HIV HTML ID II III IMAGE IQ IST IT IV
IX JPG MBA MP MPH MPs MVP OK PC PDF PHOTO PM PR PST QR RNA RSS SMS SUV TV UPDATE URL USB USD UTC VI VII
VIP VR VS WATCH XI XL ATM HD ICU PDT FYI BREAKING LIVE EUR GBP KM KG
"""
NEVER_ORGANISATIONS = frozenset(_OTHER_CAPITALS.split())
"""Capitals that name no organisation."""


class Known(NamedTuple):
    """A known name in a text: where it stands, whose name it is, and whether it is an office of a person."""

    start: int
    end: int
    name: str
    kind: Literal["organisation", "office"]


def find_known(text: str) -> list[Known]:
    """Return the known organisations and offices in a text, as whole words, from left to right."""
    automaton, names = _tables()
    length = len(text)
    return [
        Known(start, end, *names[index])
        for index, start, end in automaton.find_matches_as_indexes(text)
        if not (start and (text[start - 1].isalnum() or text[start - 1] in "@_."))
        and not (end < length and (text[end].isalnum() or text[end] == "_"))
    ]


@cache
def _tables() -> tuple[AhoCorasick, list[tuple[str, Literal["organisation", "office"]]]]:
    names: dict[str, tuple[str, Literal["organisation", "office"]]] = {}
    for line in _ORGANISATIONS.strip().splitlines():
        spellings = line.split("|")
        for spelling in spellings:
            names[spelling] = (spellings[0], "organisation")
    for office in "|".join(_OFFICES.strip().splitlines()).split("|"):
        names[office] = (office, "office")
    return AhoCorasick(list(names), matchkind=MatchKind.LeftmostLongest), list(names.values())
