"""What has a name like a person's or a place's and is neither: events, prizes, buildings, laws.

Written for this project.
"""

from __future__ import annotations

__all__ = ["THINGS"]

THINGS = """
Super Bowl|Tour de France|Formula One|Formula 1|Copa América|Copa America|Copa Libertadores|Six Nations
World Cup|World Series|Champions League|Europa League|FA Cup|Ryder Cup|Davis Cup|Stanley Cup|Daytona 500
Kentucky Derby|Grand National|Grand Prix|Olympic Games|Winter Olympics|Summer Olympics|Paralympic Games
Commonwealth Games|Australian Open|French Open|US Open|U.S. Open|Nobel Peace Prize|Nobel Prize|Nobel prize
Pulitzer Prize|Booker Prize|Turner Prize|Academy Awards|Academy Award|Golden Globes|Golden Globe|Grammy Awards
Emmy Awards|Tony Awards|Brit Awards|Eurovision Song Contest|Burning Man|Air Force One|Marine One|Big Ben
Eiffel Tower|Statue of Liberty|Empire State Building|Golden Gate Bridge|Berlin Wall|Iron Dome|Iron Curtain
Green New Deal|New Deal|Belt and Road Initiative|Belt and Road|Marshall Plan|Paris Agreement|Paris Accord
Paris Climate|Kyoto Protocol|Geneva Conventions|Geneva Convention|Good Friday Agreement|Good Friday
Good Samaritan|Oslo Accords|Camp David Accords|Minsk agreements|Black Friday|Cyber Monday|Boxing Day
Memorial Day|Labor Day|Independence Day|Thanksgiving Day|Christmas Day|Christmas Eve|New Year's Eve
New Year’s Eve|New Year's Day|Valentine's Day|Valentine’s Day|Mother's Day|Mother’s Day|Palm Sunday
Easter Sunday|Yom Kippur|Rosh Hashanah|Eid al-Fitr|Eid al-Adha|Mardi Gras|Super Tuesday|Election Day|Cold War
Vietnam War|Korean War|Gulf War|Iraq War|Falklands War|World War II|World War I|World War Two|World War One
Second World War|First World War|Civil War|Arab Spring|Prague Spring|Velvet Revolution|Orange Revolution
Cultural Revolution|Great Depression|Great Recession|Industrial Revolution|Big Bang|Milky Way|Northern Lights
Mona Lisa|Holy Land|Holy Week|Ivy League|Big Tech|Big Pharma|Little Havana|Star Wars|Star Trek|Harry Potter
James Bond|Game of Thrones|Sesame Street|Mickey Mouse|Sherlock Holmes|Santa Claus|Uncle Sam|Jane Doe|John Doe
Mother Nature|Mother Earth|Bloody Sunday|Black Monday|Brexit Day|Union Jack|Stars and Stripes|First Amendment
Second Amendment|Fourth Amendment|Fifth Amendment|Magna Carta|Roe v. Wade|Roe v Wade|Roe versus Wade
Patriot Act|Clean Air Act|Voting Rights Act|Civil Rights Act|Affordable Care Act|Social Security|Agent Orange
Deepwater Horizon|Costa Concordia|Artificial Intelligence|Machine Learning|Hurricane Katrina
Hurricane Sandy|Hurricane Ian|Hurricane Maria|Hurricane Harvey|Storm Desmond|Typhoon Haiyan
Model S|Model X|Model Y|Sharia law|Common Core
Title IX|Oval Office|West Wing|Rose Garden|Situation Room|Bastille Day|Victory Day|Remembrance Day
Veterans Day|Martin Luther King Jr. Day
"""
