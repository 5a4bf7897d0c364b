"""German, French and Spanish: sentences and word lists of the sample articles."""

from __future__ import annotations

from pipeline.sources.samples.grammar import words

__all__ = ["WEST"]

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

WEST = {"de": GERMAN, "fr": FRENCH, "es": SPANISH}
