"""Parties, armed groups, agencies and other public bodies known by name, beside those of `known_names`.

Written for this project.
"""

from __future__ import annotations

__all__ = ["BODIES"]

# The canonical name, then other spellings behind strokes; names are separated by bars.
BODIES = """
Muslim Brotherhood|Islamic Jihad/Palestinian Islamic Jihad|Palestinian Authority|Fatah
Palestine Liberation Organization/PLO|Popular Front for the Liberation of Palestine/PFLP
Qassam Brigades/al-Qassam Brigades|Hezbollah/Hizbollah/Hizbullah|Kataib Hezbollah|Popular Mobilization Forces
Syrian Democratic Forces|Free Syrian Army|Hayat Tahrir al-Sham/HTS|Nusra Front/al-Nusra Front/Jabhat al-Nusra
White Helmets|Syrian Observatory for Human Rights|Kurdistan Workers' Party/Kurdistan Workers’ Party
Kurdistan Regional Government|People's Protection Units/YPG|Peshmerga
Revolutionary Guards/Revolutionary Guard/IRGC/Islamic Revolutionary Guard Corps/Quds Force|Basij|Mossad
Shin Bet|Israel Defense Forces/Israeli Defense Forces/IDF|Knesset
Al-Qaeda/al-Qaeda/al-Qaida/Al Qaeda/al Qaeda/Al-Qaida/Al Qaida
al-Shabaab/Al-Shabaab/Al Shabaab/al Shabaab/al-Shabab|Islamic State/ISIS/ISIL/Isis/Daesh/IS-K/ISIS-K
Boko Haram|Taliban|Haqqani network/Haqqani Network|Tehrik-i-Taliban Pakistan|Lashkar-e-Taiba|Jaish-e-Mohammed
Abu Sayyaf|Jemaah Islamiyah|Lord's Resistance Army/Lord’s Resistance Army|Janjaweed|Rapid Support Forces/RSF
Polisario Front/Polisario|Tigray People's Liberation Front/Tigray People’s Liberation Front/TPLF|M23
Wagner Group|Azov Regiment/Azov Battalion/Azov Brigade|Irish Republican Army/Provisional IRA
Sinn Féin/Sinn Fein|Revolutionary Armed Forces of Colombia/FARC/Farc|National Liberation Army/ELN|Shining Path
Sinaloa Cartel/Sinaloa cartel|Jalisco New Generation Cartel|Cali Cartel|Mara Salvatrucha/MS-13|Tren de Aragua
Cosa Nostra|Camorra|'Ndrangheta/’Ndrangheta|Yakuza|Ku Klux Klan/KKK|Proud Boys|Oath Keepers|Antifa
Black Lives Matter|Extinction Rebellion|Just Stop Oil|Fridays for Future|Tamil Tigers/LTTE|Khmer Rouge
Red Brigades|Red Army Faction|Hells Angels|Golden Dawn|Syriza|Lega|Forza Italia
Fratelli d'Italia/Brothers of Italy|Five Star Movement|Podemos|Ciudadanos|La République En Marche/En Marche
La France Insoumise/France Unbowed|Les Républicains|National Rally/Rassemblement National
National Front/Front National|Alternative for Germany/Alternative für Deutschland/AfD|Die Linke
Christian Democratic Union/CDU|Christian Social Union/CSU|Social Democratic Party|Free Democratic Party
Danish People's Party/Danish People’s Party|Sweden Democrats|Finns Party|Fidesz|Law and Justice|Civic Platform
Civic Coalition|United Russia|Servant of the People|Likud|Yesh Atid|Shas|Otzma Yehudit|Fine Gael
Fianna Fáil/Fianna Fail|Plaid Cymru|Democratic Unionist Party/DUP|Scottish National Party/SNP
UK Independence Party/UKIP/Ukip|Brexit Party|Reform UK|Labour Party|Conservative Party
Liberal Democrats/Lib Dems|Republican National Committee/RNC|Democratic National Committee/DNC|Kuomintang/KMT
Democratic Progressive Party|Liberal Democratic Party|Chinese Communist Party/Communist Party of China
Workers' Party of Korea/Workers’ Party of Korea|Awami League|Bangladesh Nationalist Party
Pakistan Tehreek-e-Insaf/PTI|PML-N|Pheu Thai|UMNO|Golkar|ZANU-PF/Zanu-PF|African National Congress/ANC
Economic Freedom Fighters|Bharatiya Janata Party/BJP|Indian National Congress|Workers' Party/Workers’ Party
Kremlin|Roscosmos/Roskosmos|KGB|FSB|GRU|SBU|MI5|MI6|GCHQ|CIA|National Security Agency/NSA
Bundesnachrichtendienst/BND|Bundeskriminalamt/BKA|Bundeswehr|Border Patrol/U.S. Border Patrol
Customs and Border Protection/CBP|Immigration and Customs Enforcement/ICE agents|Secret Service|National Guard
Coast Guard|Air Force/U.S. Air Force/US Air Force|Marine Corps/U.S. Marine Corps|Navy SEALs/Navy Seals
Green Berets|Joint Chiefs of Staff|Central Command/U.S. Central Command/Centcom/CENTCOM|NORAD|DARPA
Federal Communications Commission/FCC|Federal Trade Commission/FTC|National Institutes of Health/NIH
Department of Agriculture/USDA|HUD|OSHA|NLRB|Consumer Financial Protection Bureau/CFPB
Government Accountability Office/GAO|Congressional Budget Office/CBO|Office of Management and Budget/OMB
U.S. Postal Service/US Postal Service/Postal Service/USPS|Peace Corps|Voice of America
HMRC/HM Revenue and Customs|Ofsted|Ofcom|Ofgem|Met Office|Scotland Yard|Crown Prosecution Service|Crown Estate
Home Office|Foreign Office|Downing Street|Frontex|Eurojust|Eurostat|ECDC|EASA|European Medicines Agency/EMA
OPCW|UNDP|UNEP|UNAIDS|UNODC|Intergovernmental Panel on Climate Change/IPCC
International Telecommunication Union/ITU|ICAO|IATA|WIPO|International Organization for Migration/IOM
International Maritime Organization|UN Women|World Economic Forum|Bank for International Settlements
European Southern Observatory|CERN|JAXA|ISRO|Venice Commission|Council of Europe|Schengen Area|Mercosur
African Development Bank|Asian Development Bank|New Development Bank|Asian Infrastructure Investment Bank
Shanghai Cooperation Organisation/Shanghai Cooperation Organization|Gulf Cooperation Council/GCC|Ecowas/ECOWAS
Southern African Development Community/SADC|Organization of American States|National Rifle Association/NRA
American Civil Liberties Union/ACLU|Planned Parenthood|NAACP|PETA|Freedom House|Chatham House
Brookings Institution|Carnegie Endowment for International Peace/Carnegie Endowment
Council on Foreign Relations|Committee to Protect Journalists|Reporters Without Borders|WikiLeaks/Wikileaks
Bellingcat|Gallup|YouGov|Ipsos|Pew Research Center|Yale/Yale University|Harvard/Harvard University
Princeton/Princeton University|UCLA|UC Berkeley|Stanford/Stanford University|Caltech
King's College London/King’s College London|Sorbonne|Fraunhofer|Oxford University/University of Oxford
Cambridge University/University of Cambridge|Jewish Agency|World Jewish Congress|Anti-Defamation League
Church of England|Church of Scotland|Russian Orthodox Church|Opus Dei|Jehovah's Witnesses/Jehovah’s Witnesses
Bundespolizei|Bundesamt für Verfassungsschutz/Verfassungsschutz|BaFin/Bafin|Paul-Ehrlich-Institut|Stiko|TÜV
GDL/GdL|Marburger Bund|DIHK|Ifo-Institut/ifo Institut|DIW|ZEW|Bündnis Sahra Wagenknecht/BSW|Freie Wähler|KfW
DFL|Humboldt-Universität|TU München|Diakonie|Pro Asyl|Élysée/Elysée|Matignon|Urssaf|Medef|FNSEA|MoDem
Force ouvrière|CNRS|Inserm|Mercy Corps|CARE International|Islamic Relief|World Vision|Habitat for Humanity
Rotary International|Lions Clubs|Girl Scouts|Boy Scouts|YMCA|Aslef|Ofqual|La Moncloa/Moncloa|Guardia Civil
Mossos d'Esquadra|Ertzaintza|Generalitat|Junts per Catalunya/Junts|Esquerra Republicana|Bildu|Sumar
Comisiones Obreras
"""
