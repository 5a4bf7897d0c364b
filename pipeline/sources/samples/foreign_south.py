"""Italian, Portuguese and Turkish: sentences and word lists of the sample articles."""

from __future__ import annotations

from pipeline.sources.samples.grammar import words

__all__ = ["SOUTH"]

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

SOUTH = {"it": ITALIAN, "pt": PORTUGUESE, "tr": TURKISH}
