"""Words that tell which part of its topic an article is about: the second level of the IPTC Media Topics.

Codes and names: IPTC Media Topics, https://cv.iptc.org/newscodes/mediatopic/, CC BY 4.0. The words are this
project's own. Parts that words hardly tell (values, demographics) have none.
"""

from __future__ import annotations

__all__ = ["NARROWER", "NARROWER_LEXICON"]

_NARROWER = """
01 20000002 arts and entertainment
01 20000038 culture
01 20000045 mass media
02 20000082 crime
02 20000106 judiciary
02 20000121 law
02 20000129 law enforcement
03 20000139 accident and emergency incident
03 20000148 disaster
03 20000168 emergency response
04 20000170 business information
04 20000209 products and services
04 20000344 economy
04 20000385 market and exchange
05 20000400 school
05 20000412 curriculum
05 20000413 educational testing and examinations
05 20000415 students
05 20000416 teachers
06 20000418 climate change
06 20000420 conservation
06 20000424 environmental pollution
06 20000430 natural resources
06 20000441 nature
07 20000446 disease and condition
07 20000461 health facility
07 20000464 health treatment and procedure
07 20000485 medical profession
07 20001358 public health
08 20000498 award and prize
08 20000499 record and achievement
08 20000501 ceremony
08 20000505 celebrity
09 20000509 employment
09 20000523 labour market
09 20000524 labour relations
09 20000531 retirement
09 20000533 unemployment
09 20000536 unions
10 20000538 leisure
10 20000565 lifestyle
10 20001339 wellness
11 20000574 election
11 20000587 fundamental rights
11 20000593 government
11 20000621 government policy
11 20000638 international relations
11 20000647 political crisis
11 20000648 political dissent
11 20000649 political process
12 20000657 belief systems
12 20000690 religious festival and holiday
12 20000696 religious ritual
12 20000697 religious facility
12 20000703 religious leader
13 20000710 biomedical science
13 20000717 natural science
13 20000735 scientific research
13 20000742 social sciences
13 20000756 technology and engineering
14 20000771 immigration
14 20000775 discrimination
14 20000780 family
14 20000799 social condition
14 20000802 social problem
14 20000817 welfare
15 20000822 competition discipline
15 20001108 sport event
15 20001125 sport organisation
15 20001148 sports transaction
15 20001301 sport achievement
16 20000053 act of terror
16 20000056 armed conflict
16 20000065 civil unrest
16 20000070 coup d'etat
16 20000073 peace process
16 20000080 prisoners of war
17 20001128 weather forecast
17 20001129 weather phenomena
17 20001131 weather warning
"""
NARROWER = {
    code: (parent, name)
    for parent, code, name in (line.split(maxsplit=2) for line in _NARROWER.strip().splitlines())
}
"""The parts by their codes: the first two digits of the topic they belong to, and their names."""

# As the lexicon of topics has them: a word counts 1, after ! it counts 2; _ is a space.
NARROWER_LEXICON = """
20000002 film films movie movies cinema actor actress director screenplay premiere album singer song songs
20000002 concert music musician orchestra opera theatre theater painting painter artist novel novelist poet
20000002 sculptor sculpture dance ballet comedy drama choir symphony composer gallery exhibition screenwriter
20000002 soundtrack playwright !box_office !film_festival !filmmaker schauspieler schauspielerin regisseur
20000002 regisseurin kino konzert ausstellung roman sänger sängerin künstler künstlerin bühne orchester chor
20000002 oper dichter dichterin maler malerin gemälde spielfilm acteur actrice réalisateur réalisatrice
20000002 exposition romancier romancière chanteur chanteuse théâtre peintre sculpteur spectacle poète
20000002 écrivain écrivaine película cine actriz concierto cantante exposición novela artista teatro pintor
20000002 pintora escultor poeta orquesta ópera фильм актер актриса режиссер концерт выставка театр певец
20000002 певица роман писатель oyuncu yönetmen konser sergi tiyatro şarkıcı ressam şair fashion mode moda
20000002 мода
20000038 museum museums heritage archive archives library libraries monument tradition traditions folklore
20000038 language languages artefact artefacts artifact artifacts restitution antiquities !unesco
20000038 !cultural_heritage museen kulturerbe bibliothek archiv denkmal brauch musée patrimoine bibliothèque
20000038 museo patrimonio biblioteca tradición музей наследие библиотека müze miras kütüphane
20000045 newspaper newspapers newsroom journalist journalists broadcaster broadcasting television radio
20000045 publisher editor podcast streaming reporter press zeitung rundfunk journalisten sender redaktion
20000045 journal presse journaliste télévision periódico prensa periodista televisión газета журналист
20000045 телевидение gazete gazeteci televizyon
20000053 terrorism terrorist terrorists bombing suicide_bomber hostage hostages !suicide_bomber terror
20000053 anschlag terroristen attentat terroriste otages atentado terrorista rehenes теракт террорист
20000053 терроризм terör bombalı_saldırı terörist
20000056 war troops soldiers army missile missiles drone drones artillery shelling airstrike airstrikes
20000056 frontline rebels militants militia offensive battalion brigade invasion warplanes insurgents combat
20000056 krieg truppen soldaten armee raketen beschuss rebellen guerre soldats armée troupes combats rebelles
20000056 guerra soldados ejército tropas misiles combates rebeldes война войска солдаты армия ракеты обстрел
20000056 savaş asker ordu füze çatışma isyancı
20000065 protest protests protesters demonstrators demonstration riot riots unrest uprising tear_gas
20000065 barricades proteste demonstranten unruhen tränengas manifestants manifestation émeutes protestas
20000065 manifestantes disturbios протесты протестующие беспорядки protesto göstericiler
20000070 coup junta putsch mutiny overthrown putsch golpe_de_estado coup_d'état переворот darbe cunta
20000073 ceasefire cease-fire truce peace_talks peace_deal mediators negotiators !peace_talks !ceasefire
20000073 waffenruhe waffenstillstand friedensgespräche cessez-le-feu trêve négociations_de_paix tregua
20000073 alto_el_fuego conversaciones_de_paz перемирие мирные_переговоры ateşkes barış_görüşmeleri arabulucu
20000080 prisoner_exchange prisoners_of_war !prisoner_swap kriegsgefangene gefangenenaustausch prisonniers
20000080 prisioneros пленные военнопленные esir_takası
20000082 murder killing homicide robbery robbers theft stolen stole burglary burglars fraud assault rape
20000082 kidnapping smuggling smugglers trafficking bribery corruption gang gangs heist embezzlement forgery
20000082 !money_laundering !drug_trafficking !manslaughter stabbing shooting gunman cocaine heroin extortion
20000082 mord totschlag einbruch diebstahl raub betrug drogen geldwäsche korruption verbrechen straftat
20000082 meurtre vol fraude drogue trafic meurtrier assassinat asesinato robo fraude droga narcotráfico
20000082 corrupción blanqueo banda убийство кража мошенничество ограбление наркотики взятка cinayet hırsızlık
20000082 dolandırıcılık uyuşturucu soygun rüşvet terrorism terrorist war_crimes war_crime kriegsverbrechen
20000082 crimes_de_guerre crímenes_de_guerra
20000106 court courts judge judges jury trial verdict sentence sentenced tribunal acquitted acquittal appeal
20000106 prosecutor prosecutors defendant plea pleaded magistrate hearing plaintiff lawsuit convicted guilty
20000106 !supreme_court !appeals_court !life_sentence gericht richter richterin urteil prozess anklage
20000106 angeklagter angeklagten angeklagte berufung staatsanwaltschaft freispruch verurteilt landgericht
20000106 procès juge procureur condamné avocat jugement acquitté juez juicio condena condenado sentencia
20000106 fiscal fiscalía acusado суд судья приговор прокурор обвиняемый hakim mahkeme dava savcı sanık ceza
20000106 yargı prison jail jailed inmates gefängnis haft cárcel prisión тюрьма hapis
20000121 law laws legal statute attorney lawyer lawyers counsel contract copyright patent liability anwalt
20000121 rechtsanwalt klage gesetz loi plainte recours ley abogado demanda закон адвокат иск avukat yasa
20000129 police arrest arrested arrests detective detectives officers raid raids custody suspect suspects
20000129 investigators sheriff fugitive warrant handcuffed checkpoint seized polizei festgenommen festnahme
20000129 ermittler razzia haftbefehl verdächtiger verdächtige gendarmes policiers arrêté interpellé
20000129 enquêteurs policía detenido detenida detenidos detención redada полиция задержан задержали следствие
20000129 polis gözaltı gözaltına tutuklandı jandarma
20000139 crash collision collided explosion derailed derailment capsized sank drowned wreck shipwreck
20000139 collapse collapsed accident gas_leak stampede !plane_crash unfall absturz zugunglück zusammenstoß
20000139 naufrage effondrement accidente choque naufragio derrumbe explosión авария взрыв столкновение
20000139 крушение kaza patlama çarpıştı
20000148 flood floods flooding earthquake quake aftershock aftershocks tsunami volcano eruption landslide
20000148 mudslide avalanche hurricane typhoon cyclone wildfire wildfires famine drought !natural_disaster
20000148 erdbeben überschwemmung hochwasser erdrutsch lawine waldbrand sturmflut séisme inondation
20000148 inondations éruption terremoto sismo inundación inundaciones erupción землетрясение наводнение
20000148 извержение оползень deprem sel heyelan artçı fire blaze bushfire brand großbrand incendie incendio
20000148 пожар yangın flames flammen llamas
20000168 rescue rescued rescuers firefighter firefighters evacuated evacuation evacuate ambulance paramedics
20000168 shelters relief lifeboat coastguard !emergency_services !search_and_rescue feuerwehr rettung
20000168 rettungskräfte einsatzkräfte evakuiert helfer geborgen pompiers secouristes sauveteurs évacués
20000168 secours bomberos rescate rescatistas evacuados evacuación спасатели эвакуация пожарные kurtarma
20000168 itfaiye tahliye
20000170 profit profits revenue earnings quarterly merger takeover acquisition bankruptcy insolvency
20000170 shareholders dividend ceo startup subsidiary chief_executive company companies layoffs plant factory
20000170 umsatz gewinn konzern übernahme fusion insolvenz unternehmen quartal werk vorstand bénéfice
20000170 entreprise rachat faillite actionnaires usine chiffre_d'affaires empresa beneficio beneficios
20000170 ingresos adquisición quiebra accionistas fábrica компания прибыль выручка банкротство şirket kâr
20000170 ciro iflas fabrika
20000209 farmers farmer farm crop crops harvest dairy wheat airline airlines aircraft automaker carmaker cars
20000209 car vehicles supermarket retailer retailers refinery oil gas energy electricity construction tourism
20000209 bauern landwirte ernte fluggesellschaft autos fahrzeuge strom agriculteurs récolte
20000209 compagnie_aérienne voitures agricultores cosecha aerolínea coches фермеры урожай авиакомпания
20000209 автомобили çiftçi hasat havayolu otomobil
20000344 economy economic inflation growth gdp recession unemployment tariffs tariff budget deficit debt
20000344 interest_rates interest_rate exports imports trade central_bank !central_bank tax taxes wirtschaft
20000344 wachstum konjunktur zinsen leitzins notenbank zölle ausfuhren économie croissance taux
20000344 banque_centrale droits_de_douane economía crecimiento inflación aranceles banco_central
20000344 tipos_de_interés экономика инфляция рост ввп ставка ekonomi enflasyon büyüme faiz merkez_bankası
20000385 stock stocks shares share index traders trading bond bonds yields currency dollar euro crude barrel
20000385 futures commodities !stock_market !stock_exchange !nasdaq !dow_jones !wall_street aktie aktien börse
20000385 dax kurse anleihen bourse actions cours marchés bolsa acciones bonos акции биржа рубль доллар borsa
20000385 hisse tahvil lira dolar
20000400 school schools classroom classrooms headteacher kindergarten nursery !school_board !school_district
20000400 schule schulen klassenzimmer kita grundschule gymnasium école écoles collège lycée escuela escuelas
20000400 colegio instituto aulas школа школы детский_сад okul okullar sınıf university universities college
20000400 universität hochschule université universidad universidades университет üniversite campus
20000412 curriculum syllabus lessons lesson subject mathematics literacy textbook textbooks lehrplan
20000412 unterricht schulfach programme_scolaire matières asignatura asignaturas plan_de_estudios учебник
20000412 урок müfredat ders
20000413 exam exams examination examinations test tests grades marks abitur prüfung prüfungen zeugnis bac
20000413 baccalauréat examen examens épreuve exámenes selectividad экзамен экзамены sınav sınavı
20000415 student students pupil pupils undergraduate graduates graduation scholarship tuition campus
20000415 dormitory studenten studierende schüler schülerinnen stipendium étudiants étudiant élèves bourse
20000415 estudiantes alumnos alumnas beca студенты ученики стипендия öğrenci öğrenciler burs
20000416 teacher teachers headteacher educators lehrer lehrerin lehrkräfte lehrermangel enseignants
20000416 enseignante professeurs maestros maestras profesores docentes учителя учитель öğretmen öğretmenler
20000418 climate warming emissions carbon greenhouse glacier glaciers sea_level !climate_change
20000418 !global_warming klimawandel klimaschutz klima emissionen gletscher erwärmung climat réchauffement
20000418 émissions clima calentamiento emisiones glaciar климат потепление выбросы iklim karbon
20000418 küresel_ısınma buzul
20000420 conservation conservationists habitat habitats reserve sanctuary reintroduced poaching biodiversity
20000420 reforestation protected naturschutz artenschutz schutzgebiet bedroht artenvielfalt biodiversité
20000420 réserve menacées biodiversidad reserva заповедник охрана виды koruma türler
20000424 pollution polluted pollutant pollutants contamination contaminated spill slick sewage toxic smog
20000424 waste plastic !oil_spill !oil_slick verschmutzung abwasser gift müll schadstoffe déchets marée_noire
20000424 contaminación vertido residuos загрязнение отходы разлив kirlilik sızıntı atık
20000430 water groundwater reservoir forest forests timber mining river wetland wetlands wasser grundwasser
20000430 wald wälder talsperre eau nappe forêt barrage agua embalse bosque вода лес водохранилище orman baraj
20000430 su
20000441 animals wildlife birds bird whales whale bees insects plants ecosystem mangroves wolf wolves bear
20000441 tiere vögel bienen insekten pflanzen animaux oiseaux abeilles animales aves abejas животные птицы
20000441 hayvanlar kuşlar bitkiler species endangered especies espèces
20000446 disease virus infection infections infected outbreak epidemic pandemic cancer diabetes flu influenza
20000446 measles malaria dengue cholera ebola tumour tumor symptoms meningitis krankheit infektion grippe
20000446 grippewelle krebs erkrankung erkrankungen maladie épidémie enfermedad epidemia gripe cáncer brote
20000446 болезнь вирус эпидемия грипп рак hastalık salgın grip kanser menenjit virüs
20000461 hospital hospitals clinic clinics ward wards intensive_care hospice krankenhaus klinik kliniken
20000461 notaufnahme intensivstation hôpital hôpitaux urgences clinique hospitales clínica urgencias больница
20000461 клиника hastane yoğun_bakım
20000464 vaccine vaccines vaccination vaccinated surgery transplant therapy treatment drug drugs dose doses
20000464 operation pill trial !clinical_trial impfung impfstoff operation therapie medikament behandlung
20000464 vaccin traitement opération greffe médicament vacuna vacunación tratamiento cirugía trasplante
20000464 вакцина лечение операция лекарство aşı tedavi ameliyat ilaç nakil
20000485 doctor doctors nurse nurses surgeon surgeons physician physicians midwives paramedics ärzte ärztin
20000485 arzt pflegekräfte hausarzt médecins médecin infirmières infirmiers soignants médicos médico
20000485 enfermeras врачи врач медсестра doktor doktorlar hemşire
20000498 award awards prize winner winners laureate honoured honored medal nobel preis auszeichnung
20000498 preisträger preisträgerin prix lauréat lauréate récompense premio galardón galardonado премия
20000498 лауреат ödül
20000499 record guinness oldest longest tallest record-breaking !guinness_world_record rekord älteste record
20000499 récord рекорд rekor
20000501 wedding funeral ceremony coronation burial mourners hochzeit beerdigung trauerfeier mariage obsèques
20000501 boda свадьба похороны düğün cenaze
20000505 celebrity celebrities star royal prince princess paparazzi prominente promi célébrité estrella
20000505 famoso знаменитость ünlü
20000509 jobs job hiring recruitment employees staff workplace arbeitsplätze mitarbeiter emplois emploi
20000509 empleo empleos рабочие_места istihdam wages salary salaries employer employers beschäftigte löhne
20000509 salariés salaires trabajadores salarios рабочие çalışanlar işçi
20000523 layoffs job_cuts redundancies !job_cuts stellenabbau kündigungen licenciements suppression_de_postes
20000523 despidos сокращения увольнения labour_market arbeitsmarkt fachkräftemangel işten_çıkarma
20000524 strike strikes strikers walkout walkouts picket wage wages pay_rise pay_deal pay_offer overtime
20000524 !collective_bargaining !industrial_action !labour_dispute streik warnstreik tarif tarifverhandlungen
20000524 tarifrunde lohn löhne ausstand grève grévistes salaires salaire huelga paro salario salarios
20000524 aumento_salarial забастовка зарплата grev ücret maaş zam toplu_sözleşme
20000531 pension pensions pensioners retirement retire rente renten rentner retraite retraites jubilación
20000531 pensiones пенсия пенсии emekli emeklilik
20000533 unemployment unemployed jobless arbeitslos arbeitslosigkeit arbeitslose chômage chômeurs desempleo
20000533 desempleados безработица işsizlik işsiz
20000536 union unions !trade_union shop_steward gewerkschaft gewerkschaften betriebsrat syndicat syndicats
20000536 sindicato sindicatos профсоюз sendika
20000538 travel travellers tourism tourists tourist holiday holidays hotel hotels cruise resort hiking
20000538 sightseeing night_train itinerary gardening urlaub urlauber reise reisen wandern touristen tourismus
20000538 vacances voyage tourisme randonnée vacaciones viaje turismo turistas senderismo отпуск туризм
20000538 туристы отель tatil seyahat turizm turist otel recipe recipes restaurant restaurants chef chefs
20000538 cooking cuisine wine beer dish kitchen rezept rezepte kochen küche recette receta cocina restaurante
20000538 рецепт кухня yemek tarif mutfak restoran
20000565 home homes furniture decor interior trend trends party parties lifestyle wohnen möbel maison
20000565 décoration hogar decoración
20000574 election elections vote votes voters voting ballot ballots polls turnout run-off runoff candidate
20000574 candidates electoral !by-election !general_election !presidential_election wahl wahlen wahlkampf
20000574 stimmen kandidat wähler élection élections scrutin électeurs candidat votos elecciones urnas
20000574 candidato votantes выборы кандидат голосование избиратели seçim seçimler oy aday sandık
20000587 censorship asylum human_rights free_speech press_freedom !human_rights !civil_rights menschenrechte
20000587 pressefreiheit droits_de_l'homme liberté_de_la_presse derechos_humanos права_человека insan_hakları
20000593 government cabinet minister ministers ministry president prime_minister resign resigned resignation
20000593 mayor governor council reshuffle regierung kabinett ministerin bundesregierung rücktritt
20000593 bürgermeister gouvernement ministre ministres démission maire gobierno ministro ministra dimisión
20000593 alcalde правительство министр отставка мэр hükümet bakan kabine istifa belediye parliament lawmakers
20000593 bill legislation senate senator congress committee amendment debate parliamentary legislators
20000593 hearing filibuster abgeordnete bundestag landtag gesetzentwurf gesetz fraktion ausschuss députés
20000593 sénat assemblée loi amendement parlement parlamento senado diputados ley enmienda депутаты дума
20000593 парламент законопроект meclis milletvekili yasa tasarısı budget spending haushalt kürzungen
20000593 presupuesto бюджет bütçe
20000621 policy policies reform reforms subsidy subsidies immigration_policy tax_cuts welfare_cuts zuschüsse
20000621 réforme mesures reforma medidas реформа реформы
20000638 diplomat diplomats diplomacy diplomatic embassy embassies ambassador ambassadors consulate
20000638 consulates envoy envoys bilateral treaty summit sanctions foreign_ministry foreign_minister talks
20000638 !foreign_policy visas delegation delegations diplomatie botschaft botschafter außenminister
20000638 außenministerium gipfel sanktionen vertrag diplomates ambassade ambassadeur sommet traité embajada
20000638 embajador cumbre diplomacia sanciones tratado canciller посол посольство дипломаты переговоры мид
20000638 санкции саммит büyükelçi büyükelçilik dışişleri zirve yaptırım diplomasi border borders refugees
20000647 no-confidence impeachment deadlock caretaker snap_election misstrauensvotum regierungskrise
20000647 motion_de_censure moción_de_censura импичмент güvensizlik_oylaması
20000648 dissident dissidents opposition_leader political_prisoner exile banned oppositionsführer dissident
20000648 opositor presos_políticos диссидент оппозиционер muhalif
20000649 party parties coalition opposition lobbying lobbyists partei koalition parti partis partido
20000649 coalición oposición партия партии коалиция muhalefet koalisyon
20000657 christian christians catholic catholics muslim muslims islam jewish hindu buddhist protestants faith
20000657 christen katholisch muslime glaube catholique musulmans foi católica musulmanes fe православный
20000657 мусульмане христиане müslüman hristiyan inanç
20000690 easter ramadan christmas passover eid diwali pilgrimage pilgrims ostern weihnachten pâques noël
20000690 pascua navidad peregrinos пасха рождество рамадан bayram ramazan
20000696 prayer prayers mass masses baptism sermon hymns worship gebet messe gottesdienst prière messe
20000696 oración misa молитва богослужение dua ibadet namaz
20000697 church churches cathedral mosque synagogue temple monastery abbey parish kirche kirchen dom kloster
20000697 moschee synagoge église cathédrale mosquée monastère iglesia catedral mezquita monasterio церковь
20000697 собор мечеть монастырь kilise cami manastır
20000703 pope bishop bishops archbishop cardinal imam rabbi priest priests patriarch abbot papst bischof
20000703 priester kardinal pape évêque prêtre papa obispo sacerdote папа патриарх епископ священник papaz
20000703 haham
20000710 gene genes genome dna cells biology biomedical virologists gen zellen biologie gène cellules génome
20000710 gen células genoma ген клетки гены genom hücre
20000717 physics physicist physicists chemistry astronomers astronomer telescope planet planets galaxy star
20000717 moon orbit molecule quantum fossil fossils dinosaur geologists mars saturn !black_hole physiker
20000717 galaxie teleskop astronomen fossilien astronomes télescope étoile planète astrónomos telescopio
20000717 galaxia астрономы планета телескоп галактика физики gezegen galaksi gökbilimciler
20000735 study researchers researcher scientists experiment laboratory findings journal discovery discovered
20000735 published studie forscher forscherin wissenschaftler labor étude chercheurs laboratoire découverte
20000735 estudio investigadores científicos laboratorio hallazgo исследование ученые эксперимент araştırma
20000735 araştırmacılar deney laboratuvar bilim_insanları spacecraft probe mission telescope sonde raumsonde
20000735 sonda зонд экспедиция
20000742 archaeologists archaeologist archaeological excavation historians anthropologists tomb archäologen
20000742 ausgrabung historiker archéologues fouilles historiens arqueólogos excavación археологи раскопки
20000742 arkeolog kazı
20000756 technology software hardware app apps algorithm robot robots chip chips semiconductor smartphone
20000756 computer computers engineers rocket satellite satellites spacecraft hackers cyber browser startup
20000756 !artificial_intelligence !machine_learning technologie roboter rakete satellit ingenieure
20000756 künstliche_intelligenz logiciel puce fusée intelligence_artificielle tecnología cohete satélite
20000756 inteligencia_artificial технологии ракета спутник робот teknoloji yapay_zeka uydu roket
20000771 immigration immigrants migrants migrant refugee refugees asylum border deportation !asylum_seekers
20000771 flüchtlinge migranten migration asyl abschiebung réfugiés asile expulsion refugiados inmigrantes
20000771 migrantes asilo беженцы мигранты göçmen mülteci iltica
20000775 discrimination racism sexism racist gender_equality lgbt antisemitism diskriminierung rassismus
20000775 gleichstellung racisme égalité racismo igualdad discriminación расизм дискриминация ayrımcılık
20000775 ırkçılık
20000780 family families children parents marriage divorce adoption familie familien eltern kinder familles
20000780 enfants familias niños padres hijos семья дети родители aile çocuk çocuklar
20000799 homeless homelessness poverty hunger rough_sleepers obdachlose obdachlosigkeit armut wohnungslose
20000799 pauvreté sans-abri pobreza personas_sin_hogar бедность бездомные yoksulluk evsiz
20000802 addiction addicts bullying slavery prostitution sucht mobbing dépendance harcèlement adicción acoso
20000802 зависимость bağımlılık
20000817 charity charities benefits welfare food_bank volunteers shelter social_housing sozialhilfe tafel
20000817 ehrenamt bénévoles aide_sociale voluntarios ayuda_social благотворительность волонтеры yardım
20000817 gönüllü
20000822 football soccer basketball baseball tennis golf cricket rugby hockey boxing swimming cycling skiing
20000822 marathon athletics wrestling sailing sprint relay fußball handball radsport schwimmen cyclisme
20000822 natation fútbol baloncesto ciclismo tenis футбол хоккей теннис futbol basketbol tenis voleybol goal
20000822 goals scored penalty striker midfielder goalkeeper wicket wickets innings knockout heavyweight
20000822 quarterback touchdown pitcher puck tie-break serve badminton volleyball rowing gymnastics judo
20000822 karate fencing snooker darts chess runner runners cyclist skier swimmer tor tore elfmeter torwart
20000822 stürmer ski läufer but buts gardien coureur gol goles portero penalti delantero corredor natación
20000822 гол вратарь пенальти нападающий бег kaleci penaltı forvet koşucu yüzme atletizm
20001108 match tournament final semi-final quarter-final qualifier race cup championship olympics playoffs
20001108 league !world_cup !grand_slam !champions_league spiel turnier finale halbfinale pokal meisterschaft
20001108 rennen tournoi coupe championnat partido torneo copa campeonato матч турнир финал кубок чемпионат
20001108 maç turnuva kupa şampiyona yarı_final team teams season win defeat mannschaft saison niederlage sieg
20001108 équipe victoire défaite equipo temporada victoria derrota команда сезон победа takım sezon galibiyet
20001125 fifa uefa ioc federation olympic_committee verband dfb fédération federación федерация federasyon
20001128 forecast forecasters forecaster meteorologist meteorologists !weather_service wetterdienst
20001128 meteorologe meteorologin vorhersage météo prévisions meteorólogo pronóstico прогноз синоптики
20001128 meteoroloji tahmin
20001129 storm storms wind winds gusts rain rainfall snow snowfall hail thunder lightning fog frost heatwave
20001129 blizzard tornado hurricane temperatures sturm orkan regen schnee gewitter hagel hitze tempête vent
20001129 pluie neige orage canicule tormenta viento lluvia nieve granizo calor дождь снег ветер гроза жара
20001129 fırtına rüzgar kar yağmur dolu sıcaklık
20001131 warning warnings red_warning alert !red_warning warnung unwetterwarnung lawinengefahr alerte
20001131 vigilance alerta aviso предупреждение uyarı
20001148 transfer signing contract fee loan free_agent wechsel ablöse vertrag transfert recrue fichaje
20001148 traspaso трансфер контракт sözleşme bonservis
20001301 medal gold silver bronze record title champion champions trophy medaille titel rekord médaille titre
20001301 medalla título récord медаль титул рекорд madalya şampiyon rekor
20001339 wellness yoga spa meditation massage fitness diet sauna
20001358 public_health health_ministry health_officials vaccination_campaign quarantine health_authority
20001358 !public_health gesundheitsamt gesundheitsministerium seuche santé_publique salud_pública
20001358 здравоохранения карантин halk_sağlığı sağlık_bakanlığı
"""
