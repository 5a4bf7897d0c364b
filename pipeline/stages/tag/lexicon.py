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
01-en film films movie movies cinema actor actress director screenplay premiere album singer song songs band
01-en concert festival music musician orchestra opera theatre theater museum gallery painting artist novel
01-en author poet sculpture dance ballet television series episode streaming audience celebrity hollywood
01-en soundtrack journalist newspaper broadcaster comedy drama designer literary bestseller !oscar !oscars
01-en !grammy !emmy !golden_globe !film_festival !rapper !filmmaker !screenwriter !box_office !exhibition
01-en sculptor conductor soprano tenor choir symphony composer playwright stage theatergoers screening
01-en trailer sequel curator canvas portrait photography photographer poetry publisher novelist memoir
01-en manuscript literature jury award awards podcast tour singer-songwriter !film_director !art_gallery
01-en !literary_prize
01-de schauspieler schauspielerin regisseur kino konzert ausstellung roman musik sänger sängerin künstler
01-de bühne !filmfestspiele dichter dichterin lesung buchpreis literaturpreis orchester chor oper komponist
01-de komponistin dirigent filmpreis drehbuch spielfilm gemälde maler malerin bildhauer fotograf verlag
01-de autorin filmfest preisverleihung
01-fr cinéma acteur actrice réalisateur exposition musée chanteur chanteuse théâtre écrivain écrivaine poète
01-fr romancière tableau peintre sculpteur orchestre chœur opéra compositeur scénario festival spectacle
01-fr comédien comédienne album lauréat
01-es película cine actriz concierto cantante exposición museo novela artista teatro escritor escritora poeta
01-es premio_literario cuadro pintor pintora escultor orquesta coro ópera compositor guion festival galería
01-es fotógrafo álbum editorial jurado
01-ru фильм актер актриса режиссер концерт выставка музей театр певец певица
01-tr oyuncu yönetmen konser sergi müze yazar şair roman tiyatro orkestra ressam heykel film albüm şarkıcı
01-tr festival sinema edebiyat
02-en police arrested arrest suspect murder killing robbery theft stolen burglary fraud charged charges court
02-en judge jury trial verdict sentence sentenced prison jail prosecutor prosecutors lawyer attorney guilty
02-en pleaded conviction lawsuit investigation detective detectives crime criminal homicide assault rape
02-en kidnapping bail appeal victim gunman shooting stabbing smuggling trafficking bribery indictment custody
02-en defendant witness !manslaughter !murdered !indicted !felony !sentenced_to !life_sentence !first-degree
02-en !plaintiff !convicted robbers robbed robber heist stole thieves burglars gunmen shot !armed_robbery
02-en !heist !robbers alleged accused stealing smugglers smuggled gang gangs cocaine heroin drug_trafficking
02-en hostage hostages ransom convict inmate inmates jailed sentencing tribunal judges magistrate
02-en appeals_court acquitted acquittal perpetrator warrant fugitive extradition corruption bribe
02-en embezzlement money_laundering forgery raid raids probation parole lawsuits sued suing plaintiffs
02-en !supreme_court !high_court !war_crimes_tribunal !drug_gang
02-de polizei festgenommen verdächtige verdächtiger mord gericht richter urteil haft prozess anklage
02-de verurteilt gefängnis täter opfer ermittler !staatsanwaltschaft freispruch freigesprochen angeklagte
02-de angeklagten angeklagter berufung landgericht landesgericht amtsgericht staatsanwältin verteidiger
02-de einbruch diebstahl raub betrug drogen geldwäsche korruption razzia flüchtig haftbefehl zeugen
02-de verbrechen straftat ermittelt ermittlungen
02-fr arrêté meurtre procès juge condamné enquête avocat !parquet tribunal avocate procureur gendarmes
02-fr garde_à_vue prison accusé acquitté peine vol drogue corruption plainte jugement meurtrier victime
02-es policía detenido detenida asesinato juez juicio cárcel fiscal condenado delito sentencia condena
02-es condenó prisión fiscalía juzgado tribunal abogado acusado absuelto robo droga narcotráfico corrupción
02-es blanqueo pandilla banda detención cadena_perpetua
02-ru полиция суд убийство обвинение арест следствие приговор прокурор тюрьма задержан
02-tr polis mahkeme cinayet tutuklandı gözaltı savcı hapis dava hakim sanık ceza suç soruşturma hırsızlık
02-tr uyuşturucu tutuklu yargı beraat
03-en flood floods flooding fire wildfire blaze crash collision explosion tsunami volcano eruption landslide
03-en avalanche rescue rescued rescuers survivors evacuated evacuation emergency firefighters injured dead
03-en killed missing accident plane_crash magnitude aftershock disaster hurricane shipwreck collapsed rubble
03-en sank capsized !death_toll !rescue_workers !search_and_rescue !earthquake !aftershocks !wreckage
03-en !derailed quake tremor tremors bushfire bushfires firefighter rescuer survivor victims mudslide
03-en sinkhole collapse derailment ferry_capsized drowned drowning evacuate shelters relief aid_workers
03-en emergency_services dam_burst stampede gas_leak explosions !state_of_emergency !natural_disaster
03-en !relief_effort
03-de erdbeben überschwemmung hochwasser feuerwehr brand unfall verletzte tote rettungskräfte absturz
03-de erdrutsch lawine waldbrand großbrand einsatzkräfte deich sandsäcke evakuiert katastrophe unglück
03-de zugunglück flammen rettung helfer geborgen verschüttet notstand sturmflut
03-fr séisme inondation incendie blessés pompiers morts tremblement_de_terre secousse sinistrés secouristes
03-fr évacués effondrées effondrement naufrage catastrophe avalanche victimes sauveteurs crue
03-es terremoto inundación incendio accidente explosión heridos muertos bomberos rescate sismo evacuar
03-es evacuados evacuación damnificados rescatistas llamas incendio_forestal naufragio derrumbe catástrofe
03-es víctimas desaparecidos emergencia brigadistas
03-ru землетрясение пожар авария взрыв наводнение спасатели погибли
03-tr deprem yangın sel kaza patlama yaralı kurtarma enkaz artçı hasar can_kaybı tahliye afet
04-en economy economic inflation growth gdp recession market markets stock stocks shares investors investor
04-en bank banks banking profit profits revenue sales earnings quarter company companies business ceo merger
04-en acquisition takeover trade tariffs tariff exports imports oil prices price crude currency dollar euro
04-en bond bonds debt budget deficit tax taxes consumer retail retailer startup billion million loan mortgage
04-en bankruptcy industry supply_chain manufacturing factory dividend ipo fiscal !interest_rates
04-en !stock_market !shareholders !central_bank !nasdaq !dow_jones !quarterly !market_share !wall_street
04-en shareholders investment plant supplier suppliers deliveries orders quarterly outlook forecast
04-en insolvency consumers interest_rate interest_rates central_bank lira yen treasury chief_executive
04-en analyst analysts stock_market !stock_exchange
04-de wirtschaft wachstum unternehmen aktien börse umsatz gewinn zinsen milliarden konzern banken zölle
04-de verbraucher konjunktur !leitzins aktie verlust werk arbeitsplätze standort investition investieren
04-de übernahme fusion insolvenz zulieferer dax leitzins notenbank inflation export import käufer verkauf
04-de quartal
04-fr économie croissance entreprise entreprises bourse milliards bénéfice chiffre d'affaires taux marché
04-fr actionnaires usine chiffre_d'affaires action investissement banque_centrale inflation faillite rachat
04-fr fusion constructeur ventes groupe
04-es economía inflación empresa empresas bolsa mercado millones ventas beneficio tipos crecimiento aranceles
04-es fábrica beneficios ingresos acción acciones accionistas inversión banco_central tipos_de_interés
04-es quiebra compra fusión trimestre tienda tiendas
04-ru экономика инфляция рынок акции компания банк рублей нефть цены доллар
04-tr ekonomi enflasyon şirket borsa faiz ihracat yatırım fabrika kâr hisse merkez_bankası satış ithalat
04-tr büyüme esnaf vergi bütçe
05-en school schools student students pupil teacher teachers university universities college campus classroom
05-en education exam exams tuition graduate graduates graduation degree scholarship principal kindergarten
05-en literacy professor academic !tuition_fees !school_district !curriculum !undergraduate !pupils
05-en !classrooms pupils classrooms lessons headteacher curriculum degrees undergraduate postgraduate lecture
05-en lectures scholarships nursery school_year !school_board !university_degree
05-de schule schulen schüler lehrer universität studenten studierende bildung unterricht abitur hochschule
05-de lehrkräfte schülerin schülerinnen lehrerin klasse klassenzimmer zeugnis prüfung studium kita lehrplan
05-fr école élèves enseignants université étudiants lycée éducation baccalauréat élève enseignante rentrée
05-fr classe collège bac examen écoles
05-es escuela alumnos profesores universidad estudiantes educación alumna maestros maestras aulas clases
05-es colegio instituto examen escuelas docentes curso
05-ru школа ученики учителя университет студенты образование
05-tr okul öğrenci öğretmen üniversite eğitim öğrenciler okullar sınav ders
06-en climate environment environmental emissions carbon pollution conservation wildlife species endangered
06-en forest forests renewable recycling plastic waste habitat ecosystem coral glacier glaciers greenhouse
06-en warming sustainability sustainable toxic contamination extinction rainforest !climate_change
06-en !global_warming !carbon_emissions !greenhouse_gas !endangered_species !deforestation !biodiversity
06-en ecosystems biodiversity habitats mangroves mangrove wetland wetlands deforestation reforestation
06-en polluted pollutant oil_spill slick conservationists drought groundwater sea_level delta deltas
06-en solar_power wind_power !oil_slick
06-de klima umwelt emissionen naturschutz artenschutz wald klimaschutz co2 umweltschutz !klimawandel bienen
06-de insekten klimawandel verschmutzung abwasser gletscher dürre wälder gewässer artenvielfalt recycling
06-fr climat environnement émissions biodiversité réchauffement forêt pollution espèces sécheresse déchets
06-fr glacier écologie marée_noire
06-es medio_ambiente emisiones contaminación biodiversidad calentamiento clima especies bosque sequía
06-es residuos glaciar embalse vertido deforestación ecología
06-ru климат экология выбросы загрязнение
06-tr iklim çevre kirlilik sızıntı petrol_sızıntısı kuraklık orman türler atık ekoloji kuşlar
07-en health hospital hospitals doctor doctors patient patients disease virus vaccine vaccines infection
07-en infections outbreak epidemic pandemic cancer treatment medical medicine drug drugs surgery diagnosis
07-en clinical therapy nurses clinic diabetes obesity mental_illness flu influenza measles ebola covid
07-en coronavirus physician surgeon !clinical_trial !public_health !vaccination !diagnosed_with !symptoms
07-en !mental_health !cholera vaccination vaccinated clinics surgeons infected malaria dengue tumour tumor
07-en symptoms therapies drug_trial clinical_trial dose doses intensive_care mental_health veins blood
07-en !infectious_disease
07-de gesundheit krankenhaus patienten ärzte krankheit impfung impfstoff infektion klinik therapie medizin
07-de pflege grippe grippewelle kliniken ärztin pflegekräfte erkrankung krebs operation gesundheitsamt praxen
07-de hausarzt
07-fr santé hôpital médecin médecins maladie vaccin traitement malades patients soignants infirmières
07-fr épidémie grippe cancer fin_de_vie
07-es salud pacientes médicos enfermedad vacuna tratamiento vacunación hospital hospitales enfermeras
07-es epidemia dengue gripe cáncer ingresos_hospitalarios
07-ru здоровье больница врачи пациенты болезнь вакцина вирус
07-tr sağlık hastane doktor aşı hastalık hasta hastalar salgın grip kanser tedavi menenjit virüs
08-en birthday anniversary wedding baby twins puppy kitten dog cat pet pets record-breaking lottery jackpot
08-en centenarian reunited viral proposal royal_baby !guinness_world_record !heartwarming !royal_wedding
08-en !century-old quirky goat grandmother grandfather millionaire guinness heartwarming oldest lucky
08-en kindness stranger !animal_shelter
08-de hochzeit geburtstag haustier
08-fr mariage anniversaire
08-es boda cumpleaños
08-ru свадьба
08-tr doğum_günü
09-en strike strikes union unions workers worker wages wage pay_rise salary laid_off jobs unemployment
09-en employees employer employers labor labour picket redundancies overtime workplace pension pensions
09-en strikers !collective_bargaining !job_cuts !layoffs !minimum_wage !picket_line !trade_union !walkout
09-en striking walkout walkouts trade_union pay_deal layoffs working_hours collective_bargaining workforce
09-en miners sit-in shop_steward jobless !industrial_action !labour_dispute
09-de streik gewerkschaft beschäftigte löhne arbeitsplätze arbeitslosigkeit mitarbeiter !warnstreik
09-de !tarifvertrag warnstreik gewerkschaften tarif tarifverhandlungen tarifgespräche tarifrunde lohn
09-de lohnerhöhung arbeitszeit kündigungen stellenabbau betriebsrat ausstand lokführer arbeitslos
09-fr grève syndicat syndicats salariés salaires emploi chômage licenciements grévistes salaire emplois
09-fr postes suppression_de_postes retraites
09-es huelga sindicato sindicatos trabajadores salarios empleo despidos paro salario aumento_salarial
09-es empleados desempleo jornada
09-ru забастовка профсоюз зарплата безработица рабочие
09-tr grev sendika işçi ücret işsizlik maaş işçiler zam toplu_sözleşme
10-en recipes restaurant restaurants chef cooking cuisine fashion travel tourism tourist holiday hotel hotels
10-en vacation resort wine beer coffee garden gardening hobby beauty makeup wellness leisure shopping cruise
10-en itinerary dish flavour flavor !recipe !sightseeing !street_food !fashion_week !michelin !tourists
10-en recipe chefs menu noodles dumplings kitchen travellers tourists holidays hiking interior night_train
10-en guide tickets sightseeing breakfast !travel_guide
10-de rezept küche urlaub reise touristen rezepte kochen restaurant urlauber reisen hotel wandern garten mode
10-de tourismus
10-fr recette tourisme vacances cuisine restaurant voyage hôtel mode randonnée jardin
10-es receta cocina turismo turistas vacaciones restaurante viaje hotel moda senderismo jardín
10-ru рецепт туризм мода отпуск
10-tr turizm tatil tarif yemek restoran seyahat otel moda
11-en governments envoys presidents government minister ministers president election elections vote votes
11-en voters senate senator congress lawmaker legislation policy policies party parties opposition coalition
11-en campaign candidate candidates democrats republicans diplomat diplomats diplomacy embassies ambassadors
11-en consulates summit state_department chancellor cabinet referendum sanctions treaty talks negotiations
11-en delegation delegations white_house kremlin governor mayor politics political politician politicians
11-en reform constitution constitutional ballot inauguration visa envoy geopolitical secretary_of_state
11-en relations administration ruling_party delegate !foreign_ministry !foreign_minister !prime_minister
11-en !diplomatic !embassy !ambassador !parliament !general_election !bilateral !lawmakers !consulate
11-en !opposition_leader !by-election !presidential_election !consular voting voted ballots run-off runoff
11-en polls turnout lawmakers legislator legislators prime_minister presidency parliament parliamentary bill
11-en embassy ministry foreign_minister senators committee hearing budget decree resign resignation
11-en !foreign_policy
11-de regierung bundestag parlament wahl wahlen kanzler koalition partei abgeordnete gesetz außenminister
11-de botschaft präsident diplomaten konsulat gipfel !bundesregierung !außenministerium !botschafter
11-de abgeordneter opposition gesetzentwurf wahlkampf bundesregierung minister ministerin fraktion abstimmung
11-de landtag reform haushalt verfassung botschafter diplomatie
11-fr gouvernement ministre président élection élections parlement député députés parti ambassadeur
11-fr diplomatique diplomatie sommet !premier_ministre !ambassade assemblée loi vote opposition réforme sénat
11-fr constitutionnel référendum scrutin
11-es gobierno ministro presidente parlamento congreso diputados votación oposición embajada diplomático ley
11-es senado cumbre !embajador !elecciones elecciones votos voto ministra partido reforma presidenta
11-es líder_opositor diplomacia embajador tregua referéndum
11-ru правительство президент министр парламент выборы депутаты партия переговоры дипломаты мид кремль закон
11-ru санкции !посол !посольство
11-tr hükümet cumhurbaşkanı bakan meclis seçim muhalefet büyükelçilik dışişleri diplomatik milletvekili
11-tr !büyükelçi oy bakanı parti yasa bütçe oylama büyükelçi
12-en church churches pope vatican bishop bishops priest priests catholic christian christians muslim muslims
12-en islam islamic mosque synagogue jewish temple hindu buddhist prayer prayers pray faith religion
12-en religious worship bible quran cardinal clergy pilgrimage monastery sermon congregation ramadan easter
12-en theology !archbishop !pilgrims !holy_see !imam !rabbi !diocese !papal mass masses pilgrims monks monk
12-en nun nuns abbot abbey cathedral parish diocese imam rabbi hymns sermons scripture faiths believers
12-en catholics protestants
12-de kirche papst bischof priester gläubige katholisch muslime moschee gottesdienst kirchen gebet kloster
12-de mönch mönche vatikan synagoge pilger religion
12-fr église pape évêque prêtre catholique musulmans mosquée prière messe monastère moine fidèles synagogue
12-fr pèlerins religion
12-es iglesia papa obispo sacerdote católica fieles mezquita oración misa monasterio monje sinagoga
12-es peregrinos religión
12-ru церковь патриарх священник мечеть
12-tr kilise cami ibadet imam dua papa din müslüman
13-en science scientists scientist researchers research study laboratory experiment physics chemistry biology
13-en astronomy space nasa satellite rocket orbit planet galaxy mars moon technology software hardware
13-en computer computers smartphones app apps algorithm robot robots robotics chip chips internet cyber
13-en hackers data dna fossil dinosaur species discovered engineers processor device startup innovation
13-en browser !artificial_intelligence !machine_learning !spacecraft !telescope !genome !quantum
13-en !semiconductor !smartphone !astronomers !operating_system researcher physicist physicists astronomers
13-en astronomer telescope spacecraft probe satellites planets saturn molecule molecules quantum laser
13-en artificial_intelligence archaeologists archaeologist archaeological excavation fossils genome discovery
13-en !space_probe !black_hole attack attacks malware ransomware spyware phishing spam encryption
13-de forscher wissenschaftler forschung studie technologie raumfahrt satellit künstliche_intelligenz rakete
13-de forscherin physiker experiment versuch labor messung gemessen laser teleskop weltraum planet galaxie
13-de archäologen ausgrabung fossilien theorie universität technik
13-fr chercheurs recherche scientifiques logiciel espace intelligence_artificielle astronomes télescope
13-fr étoile trou_noir expérience laboratoire étude planète satellite archéologues fouilles découverte
13-es científicos investigadores estudio tecnología investigación espacio inteligencia_artificial astrónomos
13-es telescopio experimento laboratorio planeta satélite arqueólogos excavación descubrimiento
13-ru ученые исследование технологии космос спутник ракета
13-tr bilim araştırma teknoloji uzay yapay_zeka uydu araştırmacılar bilim_insanları teleskop deney
13-tr laboratuvar keşif arkeolog
14-en immigration immigrants migrants migrant refugee asylum poverty homelessness discrimination
14-en gender_equality abortion marriage lgbt lgbtq rights welfare charity population census demographic
14-en families children elderly community communities minority minorities inequality feminism housing
14-en !human_rights !asylum_seekers !same-sex_marriage !civil_rights !racism !homeless !domestic_violence
14-en !refugees homeless rough_sleepers rents benefits charities gender equality racism migration refugees
14-en pensioners women_rights divorce volunteers social_worker social_workers youth protesters demonstrators
14-de flüchtlinge migranten armut asyl gleichstellung rassismus familien integration obdachlose
14-de obdachlosigkeit mieten wohnungslose sozialhilfe migration diskriminierung senioren abtreibung ehrenamt
14-de gesellschaft
14-fr réfugiés pauvreté racisme inégalités logement sans-abri loyers migrants égalité discrimination familles
14-fr avortement bénévoles société
14-es refugiados inmigrantes pobreza igualdad racismo derechos_humanos vivienda alquileres migrantes
14-es discriminación familias aborto voluntarios sociedad
14-ru беженцы мигранты бедность права_человека
14-tr mülteci göçmen yoksulluk insan_hakları evsiz kira eşitlik ayrımcılık aile toplum kadın_hakları
15-en match team teams player players coach season league cup championship tournament goal goals scored game
15-en games win victory defeat football soccer basketball baseball tennis golf cricket rugby hockey olympic
15-en olympics medal athlete athletes striker playoff stadium fans club race driver grand_prix semi-final
15-en quarter-final finals halftime half-time penalty referee transfer !premier_league !champions_league
15-en !world_cup !grand_slam !nba !nfl !mlb !nhl !fifa !uefa !touchdown !midfielder !quarterback !hat-trick
15-en !goalkeeper !semifinal !playoffs !innings !wicket boxing heavyweight knockout bout marathon relay
15-en sprint nba nfl roster quarterback linebacker !injured_reserve !heavyweight !running_back !title_fight
15-en !super_bowl coaches medals champion champions qualifying matches final scorer standings gold_medal
15-en silver bronze skiing swimming cycling runner runners racing qualifier seed serve aces set ranking
15-en rankings
15-de spiel mannschaft trainer tore saison liga fußball spieler sieg niederlage turnier meister verein
15-de !bundesliga !torwart tor stürmer torwart schiedsrichter tabelle bundesliga pokal meisterschaft
15-de nachspielzeit eckball finale halbfinale medaille rennen
15-fr équipe joueur joueurs entraîneur ligue victoire défaite championnat match but buts finale sélectionneur
15-fr gardien penalty arbitre coupe tournoi médaille titre football
15-es equipo jugador jugadores entrenador goles temporada victoria derrota torneo fútbol campeonato
15-es !delantero partido gol final portero árbitro liga copa medalla título penalti doblete
15-ru матч команда игрок тренер гол сезон лига победа турнир чемпионат
15-tr maç takım futbolcu teknik_direktör sezon lig galibiyet turnuva şampiyona gol golleri kaleci hakem kupa
15-tr futbol forvet deplasmanda yendi
16-en war wars troops soldiers soldier military army missile missiles drone drones attack attacks bombing
16-en bombed cease-fire rebels rebel militant insurgency militia terrorism terrorist terrorists hostages
16-en hostage invasion invaded occupied frontline artillery combat conflict weapons nuclear protest protests
16-en protesters demonstrators riot riots coup civilians casualties offensive peacekeepers uprising clashes
16-en !ceasefire !airstrike !airstrikes !shelling !peace_talks !militants !insurgents !front_line
16-en !suicide_bomber !truce ceasefire truce shelling militants airstrike airstrikes siege besieged battalion
16-en brigade armies insurgents peace_talks hostilities warplanes bombardment envoy convoy !cease-fire
16-en !civil_war
16-de krieg truppen soldaten militär angriff angriffe rakete drohnen terror armee kämpfe !waffenstillstand
16-de !waffenruhe waffenruhe waffenstillstand raketen front rebellen offensive friedensgespräche beschuss
16-fr guerre soldats armée attaque frappes otages combats !cessez-le-feu cessez-le-feu trêve troupes missiles
16-fr drones rebelles offensive négociations_de_paix bombardement
16-es guerra soldados ejército ataque ataques misiles tropas rehenes !alto_el_fuego tregua alto_el_fuego
16-es drones combates rebeldes ofensiva frontera bombardeo
16-ru война войска солдаты армия удар ракеты обстрел перемирие военные наступление
16-tr savaş asker ordu saldırı füze ateşkes çatışma askerler isyancı barış_görüşmeleri
17-en weather forecast storm storms rain rainfall snow wind winds temperature temperatures cold_front
17-en hurricane tornado typhoon cyclone blizzard thunderstorm sunny cloudy humidity meteorologist degrees
17-en frost fog drought showers !national_weather_service !meteorologists !snowfall !heatwave !thunderstorms
17-en !wind_chill !heat_wave !forecasters gusts forecaster forecasters meteorologists snowfall sleet hail
17-en thunder lightning heatwave red_warning sunshine !weather_service !tropical_storm
17-de wetter regen schnee sturm unwetter temperaturen gewitter hitze wetterdienst meteorologe meteorologin
17-de neuschnee schneefall orkan hagel frost hitzewelle lawinengefahr grad
17-fr météo pluie neige tempête orages températures canicule vent vents orage grêle cyclone gel brouillard
17-es tiempo lluvia lluvias nieve tormenta temperaturas viento calor vientos granizo ola_de_calor ciclón
17-es heladas meteorólogo
17-ru погода дождь снег ветер температура гроза
17-tr hava_durumu yağmur kar fırtına sıcaklık hava rüzgar dolu kasırga sis don meteoroloji
"""
