"""Small grammars for German, French, Spanish, Italian, Portuguese and Turkish news."""

from __future__ import annotations

from pipeline.sources.samples.grammar import words

__all__ = ["LATIN"]

GERMAN = {
    "headline": words(
        """
        <town>: <sub> <verb> <obj>|<last> [verteidigt|kritisiert] <obj>|<sub> in <town> <verb> <obj>|
        Streit um <abs> in <town>
        """
    ),
    "lead": words(
        """
        In <town> <verb> <sub> am <tag> <obj>, [sagte|erklärte] <first> <last>.|<sub> in <town> <verb>
        [am|seit] <tag> <obj> und <obj>.|<first> <last> hat am <tag> in <town> <obj> vorgestellt; <sub>
        <verb> <obj>.
        """
    ),
    "body": words(
        """
        <sub> <verb> <adv> <obj>, <weil> <sub> <obj> <verb>.|<adv> <verb> <sub> <obj>.|„<sub> <verb>
        <obj>“, <sagte> <first> <last> <adv>.|<zahl> Prozent der Befragten in <town>
        [loben|fürchten|kennen] <obj>.|<weil> <sub> <obj> <verb>, <verb> <sub> <adv> <obj>.|[Nach|Laut]
        Angaben von <first> <last> braucht <abs> rund <zahl> Millionen Euro.|[Zugleich|Dennoch|Zudem]
        <verb> <sub> aus <town> <obj>.|<last> <sagte>, <sub> in <town> <verb> <adv> <obj>.|Auf <zahl>
        Seiten geht es um <abs>, <abs> und <abs>.|Für <sub> bleibt <abs> [wichtiger|teurer|schwieriger]
        als <abs>.
        """
    ),
    "closing": words(
        """
        <adv> wollen <sub> über <abs> entscheiden.|Bis <tag> bleibt <obj> [offen|umstritten|geheim].|
        <first> <last> reist <adv> nach <town>.|Wie es mit <abs> weitergeht, ist <adv> offen.
        """
    ),
    "sub": words(
        """
        Stadträte|Anwohner|Gewerkschaften|Händler|Forscherinnen|Landwirte|Lehrkräfte|Ärztinnen|
        Studierende|Pendler|Mieter|Vereine|Richter|Winzer|Feuerwehrleute|Ingenieure|Fachleute|Eltern|
        Umweltschützer|Bäcker|Fischer|Museumsleiter|Rentner|Radfahrer|Kommunen|Wirte|Archivare|
        Pflegekräfte|Spediteure|Jugendliche
        """
    ),
    "verb": words(
        """
        prüfen|fordern|loben|kritisieren|begrüßen|verschieben|bejahen|diskutieren|planen|unterstützen|
        bezweifeln|erneuern|vergleichen|finanzieren|verteidigen|veröffentlichen|beantragen|untersuchen|
        streichen|übersetzen|erproben|bemängeln|vereinfachen|verhandeln|verlängern
        """
    ),
    "obj": words(
        """
        den Haushalt für <abs>|einen Vertrag über <abs>|das Gutachten zu <abs>|neue Regeln für <abs>|die
        Pläne zu <abs>|strengere Kontrollen bei <abs>|eine Umfrage zu <abs>|das Abkommen über <abs>|den
        Entwurf zu <abs>|mehr Geld für <abs>|eine Karte von <town>|die Frist für <abs>|den Umbau in
        <town>|ein Archiv aus <town>|weniger Auflagen bei <abs>|das Verfahren um <abs>
        """
    ),
    "abs": words(
        """
        Brückenbau|Wohnraum|Trinkwasser|Schulessen|Lärmschutz|Nachtzüge|Radwege|Erdwärme|Denkmalschutz|
        Pflegeplätze|Hochwasser|Kleingärten|Datenschutz|Holzpreise|Streusalz|Fernwärme|Milchquoten|
        Krankenhausbetten|Zölle|Ladesäulen|Theaterkarten|Kirchenglocken|Gewerbesteuer|Ausbildung|
        Bodenproben|Fischfang|Weinbau|Notrufe|Bibliotheken|Spielplätze
        """
    ),
    "weil": words("weil|da|obwohl|während|seit|nachdem|bevor|sobald"),
    "sagte": words("sagte|betonte|erklärte|meinte|warnte|ergänzte|räumte ein|berichtete|versicherte"),
    "adv": words(
        """
        am <tag>|seit Jahren|im Frühjahr|im Herbst|nach langem Zögern|überraschend|vorerst|kurz vor
        Mitternacht|in <town>|ohne Gegenstimme|schon im <monat>|erst im <monat>|vor <zahl> Tagen|unter
        Protest|in kleiner Runde|mit Verspätung
        """
    ),
    "tag": words("Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag"),
    "monat": words("Januar|März|April|Mai|Juni|August|Oktober|Dezember"),
    "first": words(
        """
        Anke|Birgit|Carsten|Dagmar|Eike|Frauke|Gerd|Heike|Imke|Jürgen|Katja|Lutz|Maren|Norbert|Petra|
        Rainer|Silke|Torsten|Ulrike|Volker
        """
    ),
    "last": words(
        """
        Albers|Behrens|Clausen|Dierks|Ehlers|Friedrichs|Gerlach|Hinrichs|Jansen|Kröger|Lüders|Möller|
        Niemann|Ostermann|Petersen|Reimers|Schröder|Thiessen|Vogt|Wulff
        """
    ),
    "town": words(
        """
        Hamburg|Leipzig|Bremen|Dresden|Kassel|Rostock|Ulm|Graz|Basel|Linz|Mainz|Erfurt|Bonn|Kiel|Passau|
        Görlitz|Trier|Celle
        """
    ),
}

FRENCH = {
    "headline": words(
        """
        <town> : <sub> <verb> <obj>|<last> [défend|critique] <obj>|À <town>, <sub> <verb> <obj>|Débat sur
        <abs> à <town>
        """
    ),
    "lead": words(
        """
        À <town>, <sub> <verb> depuis <jour> <obj>, a [dit|précisé] <first> <last>.|<group> de <town>
        <verb> <obj> <adv>.|<first> <last> a présenté <jour> à <town> <obj>, que <sub> <verb> <adv>.
        """
    ),
    "body": words(
        """
        <adv>, <sub> <verb> <obj>.|<sub> <verb> <obj>, <car> <sub> <verb> <obj>.|« <sub> <verb> <obj> »,
        a <dit> <first> <last> <adv>.|<nb> % des habitants de <town> [ignorent|approuvent|redoutent]
        <obj>.|Selon <first> <last>, <obj> coûte <nb> millions d'euros.|[Pourtant|Ainsi|De même], <group>
        venus de <town> <verb> <obj> <adv>.|<last> a <dit> que <sub> <verb> <obj>.|<car> <sub> <verb>
        <obj>, <sub> <verb> <obj> <adv>.|En <nb> pages, il est question de <abs> et de <abs>.|Pour <sub>,
        <obj> [compte|pèse|importe] [plus|moins] que <obj>.
        """
    ),
    "closing": words(
        """
        <sub> se prononceront <adv> sur <abs>.|D'ici <jour>, <obj> reste [en suspens|secret|contesté].|
        <first> <last> se rendra à <town> <adv>.|Rien n'est décidé pour <abs>, <adv>.
        """
    ),
    "sub": words("<group>|<group> de <town>|<group>"),
    "group": words(
        """
        les élus|les riverains|les syndicats|les commerçants|les chercheurs|les agriculteurs|les
        enseignants|les médecins|les étudiants|les locataires|les juges|les vignerons|les pompiers|les
        ingénieurs|des parents|les pêcheurs|les retraités|des cyclistes|les artisans|les éditeurs|des
        bénévoles|les hôteliers|des experts|les archivistes|les infirmières|les lycéens|des élèves|les
        maires|les avocats|des routiers
        """
    ),
    "verb": words(
        """
        examinent|réclament|saluent|critiquent|repoussent|rejettent|débattent|préparent|soutiennent|
        contestent|renouvellent|comparent|financent|défendent|publient|demandent|étudient|suppriment|
        traduisent|testent|dénoncent|simplifient|négocient|prolongent|attendent
        """
    ),
    "obj": words(
        """
        le budget <prep> <abs>|un contrat <prep> <abs>|le rapport <prep> <abs>|une règle <prep> <abs>|le
        projet de <town>|un contrôle <prep> <abs>|une enquête <prep> <abs>|l'accord <prep> <abs>|une loi
        <prep> <abs>|plus d'argent <prep> <abs>|le plan de <town>|un délai <prep> <abs>|le chantier de
        <town>|une charte <prep> <abs>|la taxe <prep> <abs>|le procès <prep> <abs>
        """
    ),
    "prep": words("sur|pour|contre|touchant|concernant|visant|devant|selon"),
    "abs": words(
        """
        l'eau potable|le logement|les ponts|la cantine|le bruit|les trains|l'amiante|le patrimoine|les
        soins|les crues|les jardins|le bois|le sel|le lait|les urgences|la douane|les bornes|le théâtre|
        les cloches|l'apprentissage|les sols|la pêche|la vigne|l'alerte|la lecture|les jeux|le gaz|la
        poste|les déchets|l'élevage
        """
    ),
    "car": words("car|puisque|alors que|tandis que|même si|dès que|depuis que"),
    "dit": words("déclaré|expliqué|souligné|averti|ajouté|reconnu|assuré|répété|précisé"),
    "adv": words(
        """
        <jour> soir|depuis <mois>|au printemps|à l'automne|après <nb> heures|sans surprise|en silence|
        avant minuit|près de <town>|à l'unanimité|dès <mois>|il y a <nb> jours|sous la pluie|à huis clos|
        avec retard|en <mois>
        """
    ),
    "jour": words("lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"),
    "mois": words("janvier|mars|avril|mai|juin|août|octobre|décembre"),
    "first": words(
        """
        Agnès|Benoît|Cécile|Denis|Édith|Fabrice|Gaëlle|Hervé|Inès|Joël|Laure|Maxime|Nadège|Olivier|
        Pauline|Rémi|Sylvie|Thierry|Valérie|Yves
        """
    ),
    "last": words(
        """
        Aubert|Besson|Charpentier|Delmas|Étienne|Faure|Garnier|Humbert|Jacquet|Lambert|Marchand|Noël|
        Perrin|Roche|Simonet|Tissier|Vasseur|Weber|Gillet|Carlier
        """
    ),
    "town": words(
        """
        Lyon|Nantes|Lille|Rennes|Dijon|Brest|Nîmes|Liège|Genève|Metz|Pau|Tours|Nancy|Reims|Caen|Annecy|
        Arles|Vannes
        """
    ),
}

SPANISH = {
    "headline": words(
        """
        <town>: <sub> <verb> <obj>|<last> [defiende|critica] <obj>|<group> de <town> <verb> <obj>|Polémica
        por <abs> en <town>
        """
    ),
    "lead": words(
        """
        En <town>, <sub> <verb> desde el <dia> <obj>, [dijo|señaló] <first> <last>.|<group> de <town>
        <verb> <obj> <adv>.|<first> <last> presentó el <dia> en <town> <obj>, que <sub> <verb> <adv>.
        """
    ),
    "body": words(
        """
        <adv>, <sub> <verb> <obj>.|<sub> <verb> <obj>, <pues> <sub> <verb> <obj>.|«<sub> <verb> <obj>»,
        <dijo> <first> <last> <adv>.|El <nb> % de los vecinos de <town> [desconoce|aprueba|teme] <obj>.|
        Según <first> <last>, <obj> cuesta <nb> millones.|[Además|Aun así|También] <group> de <town> <verb>
        <obj> <adv>.|<last> <dijo> que <sub> <verb> <obj>.|<pues> <sub> <verb> <obj>, <sub> <verb> <obj>
        <adv>.|En <nb> páginas se habla de <abs> y de <abs>.|Para <sub>, <obj> [vale|pesa|importa]
        [más|menos] que <obj>.
        """
    ),
    "closing": words(
        """
        <sub> votarán <adv> sobre <abs>.|Hasta el <dia>, <obj> sigue [pendiente|en secreto|en duda].|
        <first> <last> viajará a <town> <adv>.|Nadie sabe qué pasará con <abs> <adv>.
        """
    ),
    "sub": words("<group>|<group> de <town>|<group>"),
    "group": words(
        """
        los concejales|los vecinos|los sindicatos|los comerciantes|las investigadoras|los agricultores|
        los maestros|las médicas|los estudiantes|los inquilinos|los jueces|los viticultores|los bomberos|
        los ingenieros|las familias|los pescadores|los jubilados|los ciclistas|los artesanos|los libreros|
        los voluntarios|los hoteleros|los expertos|las enfermeras|los alcaldes|los abogados|los
        camioneros|los ganaderos|los músicos|los archiveros
        """
    ),
    "verb": words(
        """
        revisan|exigen|elogian|critican|aplazan|rechazan|debaten|preparan|apoyan|cuestionan|renuevan|
        comparan|financian|defienden|publican|solicitan|estudian|eliminan|traducen|prueban|denuncian|
        simplifican|negocian|amplían|esperan
        """
    ),
    "obj": words(
        """
        el presupuesto <prep> <abs>|un contrato <prep> <abs>|el informe <prep> <abs>|una norma <prep>
        <abs>|el proyecto de <town>|otro control <prep> <abs>|una encuesta <prep> <abs>|el acuerdo <prep>
        <abs>|la ley <prep> <abs>|más dinero <prep> <abs>|el mapa de <town>|un plazo <prep> <abs>|las
        obras de <town>|una carta <prep> <abs>|la tasa <prep> <abs>|el juicio <prep> <abs>
        """
    ),
    "prep": words("sobre|para|contra|ante|tras|según|hacia|por"),
    "abs": words(
        """
        el agua potable|la vivienda|los puentes|el comedor|el ruido|los trenes|el amianto|el patrimonio|
        los cuidados|las riadas|los huertos|la madera|la sal|la leche|las urgencias|la aduana|el teatro|
        las campanas|el suelo|la pesca|la vid|la lectura|el gas|los residuos|la siembra|el turismo|la
        sequía|el olivar|el puerto|la fibra
        """
    ),
    "pues": words("pues|porque|mientras|aunque|ya que|desde que|cuando"),
    "dijo": words("dijo|explicó|subrayó|advirtió|añadió|admitió|aseguró|repitió|precisó"),
    "adv": words(
        """
        el <dia> por la noche|desde <mes>|en primavera|en otoño|tras <nb> horas|sin sorpresa|en silencio|
        antes de medianoche|cerca de <town>|por unanimidad|ya en <mes>|hace <nb> días|bajo la lluvia|a
        puerta cerrada|con retraso|en <mes>
        """
    ),
    "dia": words("lunes|martes|miércoles|jueves|viernes|sábado|domingo"),
    "mes": words("enero|marzo|abril|mayo|junio|agosto|octubre|diciembre"),
    "first": words(
        """
        Alba|Benito|Consuelo|Dolores|Esteban|Fátima|Gonzalo|Herminia|Ignacio|Jimena|Leandro|Macarena|
        Nicolás|Olalla|Pilar|Rodrigo|Soledad|Tomás|Úrsula|Vicente
        """
    ),
    "last": words(
        """
        Aguilar|Benítez|Cárdenas|Domínguez|Escudero|Fuentes|Gallardo|Herrera|Izquierdo|Lozano|Montero|
        Navarro|Olmedo|Pacheco|Quintana|Robles|Salinas|Toledo|Valverde|Zurita
        """
    ),
    "town": words(
        """
        Sevilla|Bilbao|Granada|Cádiz|Burgos|Vigo|Murcia|Lima|Quito|Rosario|Cusco|León|Gijón|Toledo|Puebla|
        Salta|Cali|Huelva
        """
    ),
}

ITALIAN = {
    "headline": words(
        """
        <town>, <sub> <verb> <obj>|<last> [difende|critica] <obj>|A <town> <sub> <verb> <obj>|Scontro su
        <abs> a <town>
        """
    ),
    "lead": words(
        """
        A <town> <sub> <verb> da <giorno> <obj>, ha [detto|spiegato] <first> <last>.|<group> di <town>
        <verb> <obj> <adv>.|<first> <last> ha presentato <giorno> a <town> <obj>, che <sub> <verb> <adv>.
        """
    ),
    "body": words(
        """
        <adv> <sub> <verb> <obj>.|<sub> <verb> <obj>, <poi> <sub> <verb> <obj>.|«<sub> <verb> <obj>», ha
        <detto> <first> <last> <adv>.|Il <nb> per cento di <town> [ignora|approva|teme] <obj>.|Secondo
        <first> <last> <obj> costa <nb> milioni.|[Inoltre|Eppure|Intanto] <group> di <town> <verb> <obj>
        <adv>.|<last> ha <detto> che <sub> <verb> <obj>.|<poi> <sub> <verb> <obj>, <sub> <verb> <obj>
        <adv>.|In <nb> pagine si parla di <abs> e <abs>.|Per <sub> <obj> [vale|pesa|conta] [più|meno] di
        <obj>.
        """
    ),
    "closing": words(
        """
        <sub> decideranno <adv> su <abs>.|Fino a <giorno> <obj> resta [in sospeso|segreto|in dubbio].|
        <first> <last> andrà a <town> <adv>.|Nulla è deciso su <abs> <adv>.
        """
    ),
    "sub": words("<group>|<group> di <town>|<group>"),
    "group": words(
        """
        i consiglieri|i residenti|i sindacati|i negozianti|le ricercatrici|gli agricoltori|gli insegnanti|
        i medici|gli studenti|gli inquilini|i giudici|i vignaioli|i pompieri|gli ingegneri|le famiglie|i
        pescatori|i pensionati|i ciclisti|gli artigiani|i librai|i volontari|gli albergatori|gli esperti|
        le infermiere|i sindaci|gli avvocati|i camionisti|gli allevatori|i musicisti|gli archivisti
        """
    ),
    "verb": words(
        """
        esaminano|chiedono|lodano|criticano|rinviano|respingono|discutono|preparano|sostengono|contestano|
        rinnovano|confrontano|finanziano|difendono|pubblicano|studiano|cancellano|traducono|provano|
        denunciano|semplificano|negoziano|prolungano|attendono|bocciano
        """
    ),
    "obj": words(
        """
        il bilancio <prep> <abs>|un contratto <prep> <abs>|il rapporto <prep> <abs>|una regola <prep>
        <abs>|il progetto di <town>|un controllo <prep> <abs>|un sondaggio <prep> <abs>|l'accordo <prep>
        <abs>|la legge <prep> <abs>|più soldi <prep> <abs>|la mappa di <town>|una scadenza <prep> <abs>|
        il cantiere di <town>|una carta <prep> <abs>|la tassa <prep> <abs>|il processo <prep> <abs>
        """
    ),
    "prep": words("su|per|contro|circa|verso|riguardante|dopo|secondo"),
    "abs": words(
        """
        acqua potabile|alloggi|ponti|mense|rumore|treni notturni|amianto|patrimonio|assistenza|alluvioni|
        orti|legname|sale|latte|ospedali|dogane|teatro|campane|suolo|pesca|vigneti|lettura|gas|rifiuti|
        semine|turismo|siccità|oliveti|porto|fibra ottica
        """
    ),
    "poi": words("poiché|mentre|anche se|perché|da quando|dopo che|finché"),
    "detto": words(
        """
        dichiarato|spiegato|sottolineato|avvertito|aggiunto|ammesso|assicurato|ripetuto|precisato
        """
    ),
    "adv": words(
        """
        <giorno> sera|da <mese>|in primavera|in autunno|dopo <nb> ore|senza sorprese|in silenzio|prima di
        mezzanotte|vicino a <town>|all'unanimità|già a <mese>|<nb> giorni fa|sotto la pioggia|a porte
        chiuse|in ritardo|a <mese>
        """
    ),
    "giorno": words("lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica"),
    "mese": words("gennaio|marzo|aprile|maggio|giugno|agosto|ottobre|dicembre"),
    "first": words(
        """
        Alba|Bruno|Cinzia|Dario|Elisa|Fulvio|Gaia|Ivo|Lidia|Mauro|Nives|Orazio|Piera|Rocco|Silvia|Tullio|
        Ugo|Vanda|Zeno|Loretta
        """
    ),
    "last": words(
        """
        Amato|Barbieri|Caruso|De Santis|Fabbri|Galli|Longo|Mancini|Neri|Orlando|Pellegrini|Riva|Serra|
        Testa|Vitale|Zanetti|Conti|Farina|Grasso|Leone
        """
    ),
    "town": words(
        """
        Torino|Genova|Bari|Parma|Siena|Trento|Lecce|Udine|Pisa|Ancona|Matera|Cuneo|Lugano|Rimini|Como|
        Lucca|Potenza|Asti
        """
    ),
}

PORTUGUESE = {
    "headline": words(
        """
        <town>: <sub> <verb> <obj>|<last> [defende|critica] <obj>|<group> de <town> <verb> <obj>|Polémica
        sobre <abs> em <town>
        """
    ),
    "lead": words(
        """
        Em <town>, <sub> <verb> desde <dia> <obj>, [disse|afirmou] <first> <last>.|<group> de <town> <verb>
        <obj> <adv>.|<first> <last> apresentou <dia> em <town> <obj>, que <sub> <verb> <adv>.
        """
    ),
    "body": words(
        """
        <adv>, <sub> <verb> <obj>.|<sub> <verb> <obj>, <pois> <sub> <verb> <obj>.|«<sub> <verb> <obj>»,
        <disse> <first> <last> <adv>.|Cerca de <nb>% da população de <town> [desconhece|aprova|receia]
        <obj>.|Segundo <first> <last>, <obj> custa <nb> milhões.|[Além disso|Ainda assim|Também] <group> de
        <town> <verb> <obj> <adv>.|<last> <disse> que <sub> <verb> <obj>.|<pois> <sub> <verb> <obj>,
        <sub> <verb> <obj> <adv>.|Em <nb> páginas fala-se de <abs> e de <abs>.|Para <sub>, <obj>
        [vale|pesa|importa] [mais|menos] do que <obj>.
        """
    ),
    "closing": words(
        """
        <sub> decidirão <adv> sobre <abs>.|Até <dia>, <obj> continua [pendente|em segredo|em dúvida].|
        <first> <last> viajará para <town> <adv>.|Ninguém sabe o que será de <abs> <adv>.
        """
    ),
    "sub": words("<group>|<group> de <town>|<group>"),
    "group": words(
        """
        os vereadores|os moradores|os sindicatos|os comerciantes|as cientistas|os agricultores|os
        professores|os médicos|os estudantes|os inquilinos|os juízes|os vinicultores|os bombeiros|os
        engenheiros|as famílias|os pescadores|os reformados|os ciclistas|os artesãos|os livreiros|os
        voluntários|os hoteleiros|os peritos|as enfermeiras|os autarcas|os advogados|os camionistas|os
        criadores|os músicos|os arquivistas
        """
    ),
    "verb": words(
        """
        analisam|exigem|elogiam|criticam|adiam|rejeitam|debatem|preparam|apoiam|contestam|renovam|
        comparam|financiam|defendem|publicam|solicitam|estudam|eliminam|traduzem|testam|denunciam|
        simplificam|negoceiam|prolongam|aguardam
        """
    ),
    "obj": words(
        """
        o orçamento <prep> <abs>|um contrato <prep> <abs>|o relatório <prep> <abs>|uma norma <prep> <abs>|
        o projeto de <town>|mais controlo <prep> <abs>|uma sondagem <prep> <abs>|o acordo <prep> <abs>|a
        lei <prep> <abs>|mais verbas <prep> <abs>|o mapa de <town>|um prazo <prep> <abs>|as obras de
        <town>|uma carta <prep> <abs>|a taxa <prep> <abs>|o julgamento <prep> <abs>
        """
    ),
    "prep": words("sobre|para|contra|perante|segundo|após|envolvendo|visando"),
    "abs": words(
        """
        a água|a habitação|as pontes|as cantinas|o ruído|os comboios|o amianto|o património|os cuidados|
        as cheias|as hortas|a madeira|o sal|o leite|as urgências|a alfândega|o teatro|os sinos|os solos|a
        pesca|a vinha|a leitura|o gás|os resíduos|as sementes|o turismo|a seca|o olival|o porto|a fibra
        """
    ),
    "pois": words("pois|porque|enquanto|embora|já que|desde que|quando"),
    "disse": words("disse|explicou|sublinhou|avisou|acrescentou|admitiu|garantiu|repetiu|precisou"),
    "adv": words(
        """
        <dia> à noite|desde <mes>|na primavera|no outono|após <nb> horas|sem surpresa|em silêncio|antes
        da meia-noite|perto de <town>|por unanimidade|já em <mes>|há <nb> dias|debaixo de chuva|à porta
        fechada|com atraso|em <mes>
        """
    ),
    "dia": words("segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira|sábado|domingo"),
    "mes": words("janeiro|março|abril|maio|junho|agosto|outubro|dezembro"),
    "first": words(
        """
        Amélia|Baltazar|Celeste|Duarte|Eunice|Fausto|Graça|Horácio|Isaura|Joaquim|Lurdes|Martim|Natércia|
        Olívia|Plínio|Rita|Salvador|Telmo|Vasco|Zulmira
        """
    ),
    "last": words(
        """
        Abrantes|Barros|Cardoso|Dias|Esteves|Figueira|Gouveia|Henriques|Leitão|Macedo|Nogueira|Paiva|
        Queirós|Rebelo|Saraiva|Teles|Uva|Vilar|Xavier|Moura
        """
    ),
    "town": words(
        """
        Lisboa|Braga|Évora|Faro|Coimbra|Aveiro|Recife|Natal|Belém|Curitiba|Manaus|Viseu|Setúbal|Tomar|
        Maputo|Beja|Leiria|Olinda
        """
    ),
}

TURKISH = {
    "headline": words(
        """
        <town>: <sub> <obj> <verb>|<last> <obj> [savundu|eleştirdi]|<town> <sub> <obj> <verb>|<town>
        kentinde <abs> tartışması
        """
    ),
    "lead": words(
        """
        <town> kentinde <sub> <gun> <obj> <verb>, [dedi|bildirdi] <first> <last>.|<adv> <sub> <town> için
        <obj> <verb>.|<first> <last> <gun> <obj> tanıttı; <sub> <adv> <obj> <verb>.
        """
    ),
    "body": words(
        """
        <adv> <sub> <obj> <verb>.|<sub> <obj> <verb>, [ancak|fakat|çünkü|oysa] <sub> <obj> <verb>.|“<sub>
        <obj> <verb>” diyen <first> <last>, <obj> <verb>.|<town> halkının yüzde <nb> kadarı <obj> <verb>.|
        <first> <last> [göre|için] <abs> yaklaşık <nb> milyon lira tutuyor.|[Ayrıca|Yine de|Bu arada]
        <town> <sub> <adv> <obj> <verb>.|<last>, <sub> arasında <abs> konusunun öne çıktığını <soyledi>.|
        <nb> sayfalık metinde <abs>, <abs> ve <abs> yer alıyor.|<sub> için <abs>, <abs> kadar
        [önemli|pahalı|acil] değil.
        """
    ),
    "closing": words(
        """
        <sub> <abs> hakkında <adv> karar verecek.|<gun> gününe dek <abs> [belirsiz|gizli|tartışmalı]
        kalacak.|<first> <last> <adv> <town> yolunda olacak.|<abs> konusunda son söz <sub> tarafında.
        """
    ),
    "sub": words(
        """
        meclis üyeleri|mahalleliler|sendikalar|esnaflar|araştırmacılar|çiftçiler|öğretmenler|doktorlar|
        öğrenciler|kiracılar|yargıçlar|bağcılar|itfaiyeciler|mühendisler|aileler|balıkçılar|emekliler|
        bisikletçiler|zanaatkârlar|kitapçılar|gönüllüler|otelciler|uzmanlar|hemşireler|muhtarlar|
        avukatlar|kamyoncular|çobanlar|müzisyenler|arşivciler
        """
    ),
    "verb": words(
        """
        inceledi|istedi|övdü|eleştirdi|erteledi|reddetti|tartıştı|hazırladı|destekledi|sorguladı|yeniledi|
        karşılaştırdı|finanse etti|savundu|yayımladı|talep etti|araştırdı|iptal etti|çevirdi|denedi|
        kınadı|sadeleştirdi|müzakere etti|uzattı|bekledi
        """
    ),
    "obj": words(
        """
        <abs> bütçesini|<abs> sözleşmesini|<abs> raporunu|<abs> kuralını|<town> projesini|<abs>
        denetimini|<abs> anketini|<abs> anlaşmasını|<abs> yasasını|<abs> ödeneğini|<town> haritasını|
        <abs> süresini|<town> inşaatını|<abs> bildirgesini|<abs> vergisini|<abs> davasını
        """
    ),
    "abs": words(
        """
        içme suyu|konut|köprü|okul yemeği|gürültü|gece treni|miras|bakım|sel|bostan|kereste|tuz|süt|acil
        servis|gümrük|tiyatro|çan|toprak|balık|bağ|kütüphane|doğal gaz|atık|tohum|turizm|kuraklık|
        zeytinlik|liman|fiber|deprem
        """
    ),
    "soyledi": words("söyledi|açıkladı|vurguladı|ekledi|kabul etti|yineledi|belirtti|anlattı"),
    "adv": words(
        """
        <gun> akşamı|<ay> ayından beri|ilkbaharda|sonbaharda|<nb> saat sonra|sessizce|gece yarısından
        önce|<town> yakınında|oybirliğiyle|<ay> ayında|<nb> gün önce|yağmur altında|kapalı kapılar
        ardında|gecikmeyle|beklenmedik biçimde
        """
    ),
    "gun": words("pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar"),
    "ay": words("ocak|mart|nisan|mayıs|haziran|ağustos|ekim|aralık"),
    "first": words(
        """
        Ayşe|Burak|Ceren|Derya|Emre|Figen|Gökhan|Hale|İlker|Jale|Kerem|Leman|Mert|Nilgün|Okan|Pelin|Rıza|
        Sevgi|Tuna|Yıldız
        """
    ),
    "last": words(
        """
        Aksoy|Bulut|Çelik|Doğan|Erdem|Güneş|Işık|Kaya|Koç|Öztürk|Polat|Sarı|Şahin|Taş|Uçar|Yalçın|Yavuz|
        Kılıç|Toprak|Arslan
        """
    ),
    "town": words(
        """
        İstanbul|Ankara|İzmir|Bursa|Trabzon|Konya|Mersin|Sivas|Van|Edirne|Rize|Mardin|Uşak|Muğla|Kars|
        Amasya|Tokat|Bolu
        """
    ),
}

LATIN = {"de": GERMAN, "fr": FRENCH, "es": SPANISH, "it": ITALIAN, "pt": PORTUGUESE, "tr": TURKISH}
