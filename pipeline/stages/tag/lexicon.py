"""Words that tell the topic of an article, for the seventeen top-level IPTC Media Topics.

Topic codes and names: IPTC Media Topics, https://cv.iptc.org/newscodes/mediatopic/, CC BY 4.0. The words are
this project's own.
"""

from __future__ import annotations

__all__ = ["LEXICON", "NAMES"]

NAMES = {
    "01": "arts, culture, entertainment and media",
    "02": "crime, law and justice",
    "03": "disaster, accident and emergency incident",
    "04": "economy, business and finance",
    "05": "education",
    "06": "environment",
    "07": "health",
    "08": "human interest",
    "09": "labour",
    "10": "lifestyle and leisure",
    "11": "politics",
    "12": "religion",
    "13": "science and technology",
    "14": "society",
    "15": "sport",
    "16": "conflict, war and peace",
    "17": "weather",
}
"""Names by the first two digits of the code; the whole code is ``medtop:`` + digits + ``000000``."""

# Topic and words in English, German, French, Spanish, Russian and Turkish; _ is a space. A word counts 1,
# after ! it counts 2 because it hardly ever means anything else.
LEXICON = """
01 film films movie movies cinema actor actress director screenplay premiere album singer song songs band
01 concert festival music musician orchestra opera theatre theater museum gallery painting artist novel
01 author poet sculpture dance ballet television series episode streaming audience celebrity hollywood
01 soundtrack journalist newspaper broadcaster comedy drama designer literary bestseller !oscar !oscars
01 !grammy !emmy !golden_globe !film_festival !rapper !filmmaker !screenwriter !box_office !exhibition
01 schauspieler schauspielerin regisseur kino konzert ausstellung roman musik sänger sängerin künstler
01 bühne !filmfestspiele cinéma acteur actrice réalisateur exposition musée chanteur chanteuse
01 théâtre película cine actriz concierto cantante exposición museo novela artista teatro фильм актер
01 актриса режиссер концерт выставка музей театр певец певица oyuncu yönetmen konser sergi müze
02 police arrested arrest suspect murder killing robbery theft stolen burglary fraud charged charges court
02 judge jury trial verdict sentence sentenced prison jail prosecutor prosecutors lawyer attorney guilty
02 pleaded conviction lawsuit investigation detective detectives crime criminal homicide assault rape
02 kidnapping bail appeal victim gunman shooting stabbing smuggling trafficking bribery indictment custody
02 defendant witness !manslaughter !murdered !indicted !felony !sentenced_to !life_sentence !first-degree
02 !plaintiff !convicted polizei festgenommen verdächtige verdächtiger mord gericht richter urteil haft
02 prozess anklage verurteilt gefängnis täter opfer ermittler !staatsanwaltschaft arrêté meurtre procès
02 juge condamné enquête avocat !parquet policía detenido detenida asesinato juez juicio cárcel
02 fiscal condenado delito полиция суд убийство обвинение арест следствие приговор прокурор тюрьма задержан
02 polis mahkeme cinayet tutuklandı gözaltı savcı hapis dava
03 flood floods flooding fire wildfire blaze crash collision explosion tsunami volcano eruption landslide
03 avalanche rescue rescued rescuers survivors evacuated evacuation emergency firefighters injured dead
03 killed missing accident plane_crash magnitude aftershock disaster hurricane shipwreck collapsed rubble
03 sank capsized !death_toll !rescue_workers !search_and_rescue !earthquake !aftershocks !wreckage
03 !derailed erdbeben überschwemmung hochwasser feuerwehr brand unfall verletzte tote rettungskräfte
03 absturz séisme inondation incendie blessés pompiers morts terremoto inundación incendio
03 accidente explosión heridos muertos bomberos rescate землетрясение пожар авария взрыв наводнение
03 спасатели погибли deprem yangın sel kaza patlama yaralı
04 economy economic inflation growth gdp recession market markets stock stocks shares investors investor
04 bank banks banking profit profits revenue sales earnings quarter company companies business ceo merger
04 acquisition takeover trade tariffs tariff exports imports oil prices price crude currency dollar euro
04 bond bonds debt budget deficit tax taxes consumer retail retailer startup billion million loan mortgage
04 bankruptcy industry supply_chain manufacturing factory dividend ipo fiscal !interest_rates !stock_market
04 !shareholders !central_bank !nasdaq !dow_jones !quarterly !market_share !wall_street wirtschaft wachstum
04 unternehmen aktien börse umsatz gewinn zinsen milliarden konzern banken zölle verbraucher konjunktur
04 !leitzins économie croissance entreprise entreprises bourse milliards bénéfice chiffre d'affaires taux
04 marché actionnaires economía inflación empresa empresas bolsa mercado millones ventas beneficio tipos
04 crecimiento aranceles экономика инфляция рынок акции компания банк рублей нефть цены доллар ekonomi
04 enflasyon şirket borsa faiz ihracat yatırım
05 school schools student students pupil teacher teachers university universities college campus classroom
05 education exam exams tuition graduate graduates graduation degree scholarship principal kindergarten
05 literacy professor academic !tuition_fees !school_district !curriculum !undergraduate !pupils
05 !classrooms schule schulen schüler lehrer universität studenten studierende bildung unterricht abitur
05 hochschule lehrkräfte école élèves enseignants université étudiants lycée éducation baccalauréat escuela
05 alumnos profesores universidad estudiantes educación школа ученики учителя университет студенты
05 образование okul öğrenci öğretmen üniversite eğitim
06 climate environment environmental emissions carbon pollution conservation wildlife species endangered
06 forest forests renewable recycling plastic waste habitat ecosystem coral glacier glaciers
06 greenhouse warming sustainability sustainable toxic contamination extinction rainforest !climate_change
06 !global_warming !carbon_emissions !greenhouse_gas !endangered_species !deforestation !biodiversity klima
06 umwelt emissionen naturschutz artenschutz wald klimaschutz co2 umweltschutz !klimawandel climat
06 environnement émissions biodiversité réchauffement forêt medio_ambiente emisiones contaminación
06 biodiversidad calentamiento климат экология выбросы загрязнение iklim çevre kirlilik
07 health hospital hospitals doctor doctors patient patients disease virus vaccine vaccines infection
07 infections outbreak epidemic pandemic cancer treatment medical medicine drug drugs surgery diagnosis
07 clinical therapy nurses clinic diabetes obesity mental_illness flu influenza measles ebola covid
07 coronavirus physician surgeon !clinical_trial !public_health !vaccination !diagnosed_with !symptoms
07 !mental_health !cholera gesundheit krankenhaus patienten ärzte krankheit impfung impfstoff infektion
07 klinik therapie medizin pflege santé hôpital médecin médecins maladie vaccin traitement salud pacientes
07 médicos enfermedad vacuna tratamiento здоровье больница врачи пациенты болезнь вакцина вирус sağlık
07 hastane doktor aşı hastalık
08 birthday anniversary wedding baby twins puppy kitten dog cat pet pets record-breaking lottery jackpot
08 centenarian reunited viral proposal royal_baby !guinness_world_record !heartwarming
08 !royal_wedding !century-old hochzeit geburtstag haustier mariage anniversaire boda cumpleaños свадьба
08 doğum_günü
09 strike strikes union unions workers worker wages wage pay_rise salary laid_off jobs unemployment
09 employees employer employers labor labour picket redundancies overtime workplace pension pensions
09 strikers !collective_bargaining !job_cuts !layoffs !minimum_wage !picket_line !trade_union !walkout
09 streik gewerkschaft beschäftigte löhne arbeitsplätze arbeitslosigkeit mitarbeiter !warnstreik
09 !tarifvertrag grève syndicat syndicats salariés salaires emploi chômage licenciements huelga sindicato
09 sindicatos trabajadores salarios empleo despidos забастовка профсоюз зарплата безработица рабочие
09 grev sendika işçi ücret işsizlik
10 recipes restaurant restaurants chef cooking cuisine fashion travel tourism tourist holiday hotel hotels
10 vacation resort wine beer coffee garden gardening hobby beauty makeup wellness leisure shopping
10 cruise itinerary dish flavour flavor !recipe !sightseeing !street_food !fashion_week !michelin !tourists
10 rezept küche urlaub reise touristen recette tourisme vacances receta cocina turismo turistas
10 vacaciones рецепт туризм мода отпуск turizm tatil
11 governments envoys presidents
11 government minister ministers president election elections vote votes voters senate senator congress
11 lawmaker legislation policy policies party parties opposition coalition campaign candidate
11 candidates democrats republicans diplomat diplomats diplomacy embassies ambassadors consulates summit
11 state_department chancellor cabinet referendum sanctions treaty talks negotiations delegation
11 delegations white_house kremlin governor mayor politics political politician politicians reform
11 constitution constitutional ballot inauguration visa envoy geopolitical secretary_of_state relations
11 administration ruling_party delegate !foreign_ministry !foreign_minister !prime_minister !diplomatic
11 !embassy !ambassador !parliament !general_election !bilateral !lawmakers !consulate !opposition_leader
11 !by-election !presidential_election !consular regierung bundestag parlament wahl wahlen kanzler
11 koalition partei abgeordnete gesetz außenminister botschaft präsident diplomaten konsulat gipfel
11 !bundesregierung !außenministerium !botschafter gouvernement ministre président élection élections
11 parlement député députés parti ambassadeur diplomatique diplomatie sommet !premier_ministre !ambassade
11 gobierno ministro presidente parlamento congreso diputados votación oposición embajada
11 diplomático ley senado cumbre !embajador !elecciones правительство президент министр парламент выборы
11 депутаты партия переговоры дипломаты мид кремль закон санкции !посол !посольство hükümet cumhurbaşkanı
11 bakan meclis seçim muhalefet büyükelçilik dışişleri diplomatik milletvekili !büyükelçi
12 church churches pope vatican bishop bishops priest priests catholic christian christians muslim muslims
12 islam islamic mosque synagogue jewish temple hindu buddhist prayer prayers pray faith religion religious
12 worship bible quran cardinal clergy pilgrimage monastery sermon congregation ramadan easter theology
12 !archbishop !pilgrims !holy_see !imam !rabbi !diocese !papal kirche papst bischof priester gläubige
12 katholisch muslime moschee gottesdienst église pape évêque prêtre catholique musulmans mosquée iglesia
12 papa obispo sacerdote católica fieles mezquita церковь патриарх священник мечеть kilise cami ibadet
13 science scientists scientist researchers research study laboratory experiment physics chemistry biology
13 astronomy space nasa satellite rocket orbit planet galaxy mars moon technology software hardware
13 computer computers smartphones app apps algorithm robot robots robotics chip chips internet cyber
13 hackers data dna fossil dinosaur species discovered engineers processor device startup innovation
13 browser !artificial_intelligence !machine_learning !spacecraft !telescope !genome !quantum
13 !semiconductor !smartphone !astronomers !operating_system forscher wissenschaftler forschung studie
13 technologie raumfahrt satellit künstliche_intelligenz rakete chercheurs recherche scientifiques logiciel
13 espace intelligence_artificielle científicos investigadores estudio tecnología investigación espacio
13 inteligencia_artificial ученые исследование технологии космос спутник ракета bilim araştırma teknoloji
13 uzay yapay_zeka uydu
14 immigration immigrants migrants migrant refugee asylum poverty homelessness discrimination
14 gender_equality abortion marriage lgbt lgbtq rights welfare charity population census demographic
14 families children elderly community communities minority minorities inequality feminism housing
14 !human_rights !asylum_seekers !same-sex_marriage !civil_rights !racism !homeless !domestic_violence
14 !refugees flüchtlinge migranten armut asyl gleichstellung rassismus familien integration réfugiés
14 pauvreté racisme inégalités logement refugiados inmigrantes pobreza igualdad racismo derechos_humanos
14 беженцы мигранты бедность права_человека mülteci göçmen yoksulluk insan_hakları
15 match team teams player players coach season league cup championship tournament goal goals scored game
15 games win victory defeat football soccer basketball baseball tennis golf cricket rugby hockey olympic
15 olympics medal athlete athletes striker playoff stadium fans club race driver grand_prix semi-final
15 quarter-final finals halftime half-time penalty referee transfer !premier_league !champions_league
15 !world_cup !grand_slam !nba !nfl !mlb !nhl !fifa !uefa !touchdown !midfielder !quarterback !hat-trick
15 !goalkeeper !semifinal !playoffs !innings !wicket spiel mannschaft trainer tore saison liga fußball
15 spieler sieg niederlage turnier meister verein !bundesliga !torwart équipe joueur joueurs entraîneur
15 ligue victoire défaite championnat equipo jugador jugadores entrenador goles temporada
15 victoria derrota torneo fútbol campeonato !delantero матч команда игрок тренер гол сезон лига победа
15 турнир чемпионат maç takım futbolcu teknik_direktör sezon lig galibiyet turnuva şampiyona
16 war wars troops soldiers soldier military army missile missiles drone drones attack attacks bombing
16 bombed cease-fire rebels rebel militant insurgency militia terrorism terrorist terrorists hostages
16 hostage invasion invaded occupied frontline artillery combat conflict weapons nuclear protest protests
16 protesters demonstrators riot riots coup civilians casualties offensive peacekeepers uprising clashes
16 !ceasefire !airstrike !airstrikes !shelling !peace_talks !militants !insurgents !front_line
16 !suicide_bomber !truce krieg truppen soldaten militär angriff angriffe rakete drohnen terror armee
16 kämpfe !waffenstillstand !waffenruhe guerre soldats armée attaque frappes otages combats !cessez-le-feu
16 guerra soldados ejército ataque ataques misiles tropas rehenes !alto_el_fuego война войска солдаты армия
16 удар ракеты обстрел перемирие военные наступление savaş asker ordu saldırı füze ateşkes çatışma
17 weather forecast storm storms rain rainfall snow wind winds temperature temperatures cold_front
17 hurricane tornado typhoon cyclone blizzard thunderstorm sunny cloudy humidity meteorologist degrees
17 frost fog drought showers !national_weather_service !meteorologists !snowfall !heatwave !thunderstorms
17 !wind_chill !heat_wave !forecasters wetter regen schnee sturm unwetter temperaturen gewitter hitze
17 wetterdienst météo pluie neige tempête orages températures canicule tiempo lluvia lluvias
17 nieve tormenta temperaturas viento calor погода дождь снег ветер температура гроза hava_durumu yağmur
17 kar fırtına sıcaklık
02 robbers robbed robber heist stole thieves burglars
02 gunmen shot !armed_robbery !heist !robbers alleged accused
15 boxing heavyweight knockout bout marathon relay sprint nba nfl roster quarterback
15 linebacker !injured_reserve
15 !heavyweight !running_back !title_fight !super_bowl coaches medals champion champions finals qualifying
"""
