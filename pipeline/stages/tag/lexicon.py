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
01 sculptor conductor soprano tenor choir symphony composer ballet playwright stage theatergoers premiere
01 screening trailer sequel curator gallery canvas portrait photography photographer poetry publisher
01 novelist memoir manuscript literature festival jury award awards broadcaster podcast album tour
01 singer-songwriter !film_director !art_gallery !literary_prize
01 dichter dichterin lesung buchpreis literaturpreis orchester chor oper komponist komponistin dirigent
01 filmpreis drehbuch spielfilm gemälde maler malerin bildhauer fotograf verlag autorin filmfest
01 preisverleihung
01 écrivain écrivaine poète romancière tableau peintre sculpteur orchestre chœur opéra compositeur
01 scénario festival exposition spectacle comédien comédienne album lauréat
01 escritor escritora poeta premio_literario cuadro pintor pintora escultor orquesta coro ópera compositor
01 guion festival galería fotógrafo álbum editorial jurado
01 yazar şair roman tiyatro orkestra ressam heykel film albüm şarkıcı festival sinema edebiyat
02 stolen stealing smugglers smuggled gang gangs cocaine heroin drug_trafficking hostage hostages ransom
02 convict inmate inmates jailed sentencing tribunal judges magistrate appeals_court acquitted acquittal
02 accused alleged perpetrator warrant fugitive extradition corruption bribe embezzlement money_laundering
02 forgery raid raids custody probation parole lawsuits sued suing plaintiffs !supreme_court !high_court
02 !war_crimes_tribunal !drug_gang
02 freispruch freigesprochen angeklagte angeklagten angeklagter berufung landgericht landesgericht
02 amtsgericht staatsanwältin verteidiger einbruch diebstahl raub betrug drogen geldwäsche korruption
02 razzia flüchtig haftbefehl zeugen polizei verbrechen straftat ermittelt ermittlungen
02 tribunal avocate procureur gendarmes garde_à_vue prison accusé acquitté peine vol drogue corruption
02 plainte jugement meurtrier victime
02 sentencia condena condenó prisión fiscalía juzgado tribunal abogado acusado absuelto robo droga
02 narcotráfico corrupción blanqueo pandilla banda detención cadena_perpetua
02 hakim sanık ceza hapis suç soruşturma hırsızlık uyuşturucu tutuklu yargı beraat
03 quake tremor tremors blaze bushfire bushfires firefighter rescuer survivor victims mudslide sinkhole
03 collapse collapsed derailment shipwreck ferry_capsized drowned drowning evacuate shelters relief
03 aid_workers emergency_services dam_burst stampede gas_leak explosion explosions !state_of_emergency
03 !natural_disaster !relief_effort
03 erdrutsch lawine waldbrand großbrand einsatzkräfte deich sandsäcke evakuiert katastrophe unglück
03 zugunglück flammen rettung helfer geborgen verschüttet notstand sturmflut
03 tremblement_de_terre secousse sinistrés secouristes évacués effondrées effondrement naufrage
03 catastrophe avalanche victimes sauveteurs crue
03 sismo evacuar evacuados evacuación damnificados rescatistas llamas incendio_forestal naufragio derrumbe
03 catástrofe víctimas desaparecidos emergencia brigadistas
03 deprem yangın sel kurtarma enkaz artçı hasar yaralı can_kaybı tahliye patlama kaza afet
04 shareholders shares investors investment plant factory supplier suppliers deliveries orders exports
04 imports tariffs tariff profits revenue quarter quarterly earnings outlook forecast merger takeover
04 acquisition bankruptcy insolvency startup retailer consumer consumers interest_rate interest_rates
04 central_bank lira yen currency bond bonds treasury inflation recession gdp manufacturing
04 chief_executive analyst analysts stock_market !stock_exchange !central_bank
04 aktie aktien konzern umsatz gewinn verlust werk arbeitsplätze standort investition investieren
04 übernahme fusion insolvenz zulieferer börse dax zinsen leitzins notenbank inflation export import
04 wirtschaft unternehmen käufer verkauf milliarden quartal
04 entreprise usine bénéfice chiffre_d'affaires bourse action actionnaires investissement banque_centrale
04 taux inflation faillite rachat fusion constructeur ventes économie groupe croissance
04 empresa fábrica beneficios ingresos bolsa acción acciones accionistas inversión banco_central
04 tipos_de_interés inflación quiebra compra fusión ventas economía crecimiento trimestre tienda tiendas
04 şirket fabrika kâr borsa hisse yatırım merkez_bankası faiz enflasyon satış ekonomi ihracat ithalat
04 büyüme esnaf vergi bütçe
05 pupils pupil classroom classrooms lessons teacher teachers headteacher curriculum exam exams degree
05 degrees undergraduate postgraduate campus lecture lectures professor tuition scholarship scholarships
05 kindergarten nursery literacy school_year graduates !school_board !university_degree
05 schüler schülerin schülerinnen lehrer lehrerin lehrkräfte unterricht klasse klassenzimmer zeugnis
05 abitur prüfung hochschule studium studenten studierende kita lehrplan schule schulen bildung
05 élèves élève enseignants enseignante rentrée classe lycée collège université étudiants bac examen école
05 écoles éducation
05 alumnos alumna maestros maestras aulas clases colegio instituto universidad estudiantes examen escuela
05 escuelas educación docentes curso
05 öğrenci öğrenciler öğretmen okul okullar üniversite sınav eğitim ders
06 ecosystem ecosystems biodiversity species habitat habitats mangroves mangrove wetland wetlands
06 deforestation reforestation emissions carbon greenhouse pollution polluted pollutant oil_spill slick
06 plastic recycling conservation conservationists endangered glacier glaciers drought groundwater
06 sea_level delta deltas rainforest renewable solar_power wind_power !climate_change !global_warming
06 !oil_slick
06 umwelt umweltschutz naturschutz artenschutz bienen insekten klimawandel klimaschutz emissionen
06 verschmutzung abwasser gletscher dürre wald wälder gewässer artenvielfalt recycling
06 environnement climat pollution biodiversité espèces forêt sécheresse émissions déchets glacier écologie
06 marée_noire réchauffement
06 medio_ambiente clima contaminación biodiversidad especies bosque sequía emisiones residuos glaciar
06 embalse vertido deforestación ecología
06 çevre iklim kirlilik sızıntı petrol_sızıntısı kuraklık orman türler atık ekoloji kuşlar
07 vaccine vaccines vaccination vaccinated patients patient clinic clinics doctors nurses surgeons surgery
07 infection infections infected virus outbreak epidemic malaria dengue measles flu influenza cancer
07 tumour tumor diabetes symptoms therapy therapies drug_trial clinical_trial dose doses hospital
07 hospitals intensive_care mental_health veins blood !clinical_trial !public_health !infectious_disease
07 impfung impfstoff grippe grippewelle patienten klinik kliniken krankenhaus ärzte ärztin pflegekräfte
07 pflege infektion erkrankung krebs operation therapie gesundheit gesundheitsamt praxen hausarzt
07 vaccin malades patients hôpital médecins soignants infirmières épidémie grippe cancer traitement santé
07 fin_de_vie maladie
07 vacuna vacunación pacientes hospital hospitales médicos enfermeras epidemia dengue gripe cáncer
07 tratamiento salud enfermedad ingresos_hospitalarios
07 aşı hasta hastalar hastane doktor salgın grip kanser tedavi sağlık menenjit virüs
08 quirky goat dog puppy kitten cat pet pets grandmother grandfather reunited birthday wedding lottery
08 millionaire record-breaking guinness heartwarming oldest lucky kindness stranger !guinness_world_record
08 !animal_shelter
09 strike strikes striking walkout walkouts picket union unions trade_union wage wages pay_rise pay_deal
09 layoffs redundancies pension pensions working_hours overtime collective_bargaining employees employer
09 employers workforce miners sit-in shop_steward unemployment jobless !industrial_action !labour_dispute
09 streik warnstreik gewerkschaft gewerkschaften tarif tarifverhandlungen tarifgespräche tarifrunde lohn
09 löhne lohnerhöhung arbeitszeit kündigungen stellenabbau betriebsrat beschäftigte ausstand lokführer
09 arbeitslos
09 grève grévistes syndicat syndicats salaire salaires licenciements emplois postes suppression_de_postes
09 salariés retraites chômage
09 huelga paro sindicato sindicatos salario salarios aumento_salarial despidos trabajadores empleados
09 desempleo jornada
09 grev sendika maaş ücret işçi işçiler işsizlik zam toplu_sözleşme
10 recipe recipes chef chefs restaurant restaurants menu noodles dumplings wine beer cooking kitchen
10 travel travellers tourists tourism holiday holidays hotel hotels cruise hiking gardening fashion beauty
10 interior night_train guide tickets sightseeing breakfast cuisine !travel_guide
10 rezept rezepte kochen restaurant urlaub urlauber reise reisen hotel wandern garten mode küche tourismus
10 recette cuisine restaurant vacances voyage tourisme hôtel mode randonnée jardin
10 receta cocina restaurante vacaciones viaje turismo hotel moda senderismo jardín
10 tarif yemek restoran tatil seyahat turizm otel moda
11 vote votes voting voted ballot ballots election elections run-off runoff polls turnout lawmakers
11 legislator legislators coalition cabinet prime_minister president presidency opposition parliament
11 parliamentary referendum bill legislation treaty diplomat diplomats diplomacy embassy summit sanctions
11 ministry foreign_minister mayor senator senators senate committee hearing campaign candidate candidates
11 budget decree resign resignation !general_election !foreign_policy
11 abgeordnete abgeordneter koalition opposition gesetz gesetzentwurf wahl wahlen wahlkampf regierung
11 bundesregierung minister ministerin parlament fraktion partei abstimmung landtag präsident kanzler
11 reform haushalt verfassung gipfel botschafter diplomatie
11 députés député assemblée loi élection élections vote gouvernement ministre parlement parti opposition
11 réforme sénat président constitutionnel référendum scrutin diplomatie
11 congreso elecciones votos voto gobierno ministro ministra parlamento partido oposición ley reforma
11 presidenta presidente senado líder_opositor diplomacia embajador tregua referéndum
11 meclis seçim oy milletvekili bakan bakanı hükümet muhalefet parti cumhurbaşkanı yasa bütçe oylama
11 büyükelçi
12 prayer prayers mass masses pilgrims pilgrimage monks monk nun nuns monastery abbot abbey cathedral
12 parish diocese vatican pope bishop bishops priest priests imam rabbi mosque synagogue temple hymns
12 sermon sermons scripture quran bible faith faiths believers clergy catholics catholic protestants
12 muslims hindu buddhist !holy_see
12 kirche kirchen bischof priester gebet gottesdienst kloster mönch mönche papst vatikan gläubige moschee
12 synagoge pilger religion
12 église évêque prêtre prière messe monastère moine pape fidèles mosquée synagogue pèlerins religion
12 iglesia obispo sacerdote oración misa monasterio monje papa fieles mezquita sinagoga peregrinos
12 religión
12 cami kilise imam dua papa ibadet din müslüman
13 scientists scientist researchers researcher study experiment laboratory physicist physicists chemistry
13 biology physics astronomers astronomer telescope spacecraft probe satellite satellites orbit galaxy
13 planet planets moon saturn mars molecule molecules quantum laser algorithm software robot robots
13 artificial_intelligence archaeologists archaeologist archaeological excavation fossil fossils genome
13 dna discovery !space_probe !black_hole
13 forscher forscherin wissenschaftler physiker experiment versuch labor messung gemessen laser teleskop
13 weltraum satellit planet galaxie archäologen ausgrabung fossilien theorie studie universität technik
13 künstliche_intelligenz
13 chercheurs scientifiques astronomes télescope étoile trou_noir expérience laboratoire étude planète
13 satellite archéologues fouilles intelligence_artificielle découverte
13 científicos investigadores astrónomos telescopio experimento laboratorio estudio planeta satélite
13 arqueólogos excavación inteligencia_artificial descubrimiento
13 araştırmacılar bilim bilim_insanları teleskop uzay uydu deney laboratuvar yapay_zeka keşif arkeolog
14 homeless homelessness rough_sleepers housing rents poverty benefits welfare charity charities abortion
14 gender equality discrimination racism migrants migration refugees asylum families pensioners
14 women_rights lgbt marriage divorce population census demographic volunteers social_worker
14 social_workers youth elderly community protesters demonstrators !civil_rights !human_rights
14 obdachlose obdachlosigkeit armut mieten wohnungslose sozialhilfe flüchtlinge migration asyl
14 gleichstellung diskriminierung rassismus familien senioren abtreibung ehrenamt gesellschaft
14 sans-abri pauvreté logement loyers réfugiés migrants égalité discrimination racisme familles avortement
14 bénévoles société
14 pobreza vivienda alquileres refugiados migrantes igualdad discriminación racismo familias aborto
14 voluntarios sociedad
14 evsiz yoksulluk kira göçmen mülteci eşitlik ayrımcılık aile toplum kadın_hakları
15 match matches tournament final semi-final quarter-final goal goals scored scorer penalty referee coach
15 coaches team teams league season standings marathon sprint medal gold_medal silver bronze tennis golf
15 cricket rugby basketball baseball hockey skiing swimming cycling boxing athlete athletes runner runners
15 race racing qualifier champions championship seed serve aces set ranking rankings striker !grand_slam
15 !world_cup !premier_league
15 tor tore spiel trainer stürmer torwart schiedsrichter tabelle bundesliga pokal meisterschaft sieg
15 niederlage nachspielzeit eckball mannschaft verein saison finale halbfinale turnier medaille rennen
15 match but buts finale équipe entraîneur sélectionneur gardien penalty arbitre championnat coupe tournoi
15 victoire joueurs médaille titre football
15 partido gol goles final equipo entrenador portero árbitro liga campeonato copa torneo victoria
15 jugadores medalla título fútbol penalti doblete
15 maç gol golleri takım teknik_direktör kaleci hakem lig şampiyona kupa turnuva galibiyet futbol forvet
15 deplasmanda yendi
16 ceasefire truce shelling artillery troops soldiers rebels militants militia airstrike airstrikes
16 missile missiles drone drones frontline offensive siege besieged battalion brigade army armies invasion
16 occupied insurgents casualties peace_talks hostilities warplanes bombardment weapons envoy convoy
16 !peace_talks !cease-fire !civil_war
16 waffenruhe waffenstillstand truppen soldaten armee angriff angriffe raketen drohnen krieg kämpfe front
16 rebellen offensive friedensgespräche beschuss
16 cessez-le-feu trêve troupes soldats armée attaque missiles drones guerre combats rebelles offensive
16 négociations_de_paix bombardement
16 tregua alto_el_fuego tropas soldados ejército ataque misiles drones guerra combates rebeldes ofensiva
16 frontera bombardeo
16 ateşkes asker askerler ordu saldırı füze savaş çatışma isyancı barış_görüşmeleri
17 storm storms winds gusts forecaster forecasters forecast meteorologist meteorologists rain rainfall
17 snow snowfall sleet hail thunder lightning cyclone hurricane typhoon tornado heatwave temperatures
17 temperature frost blizzard fog weather red_warning sunshine humidity !weather_service !tropical_storm
17 wetter meteorologe meteorologin schnee neuschnee schneefall sturm orkan regen gewitter hagel frost
17 temperaturen hitze hitzewelle lawinengefahr unwetter grad
17 météo tempête vent vents neige pluie orage grêle canicule températures cyclone gel brouillard
17 tiempo tormenta viento vientos nieve lluvia lluvias granizo ola_de_calor temperaturas ciclón heladas
17 meteorólogo
17 hava fırtına rüzgar kar yağmur dolu sıcaklık kasırga sis don meteoroloji
"""
