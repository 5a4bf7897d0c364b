"""What every English topic shares: vocabulary and the sentences around the facts of an event.

No template has more than two or three fixed words in a row: different articles then share hardly any word
triple, which is what near-duplicate detection looks at.
"""

from __future__ import annotations

from pipeline.sources.samples.grammar import words

__all__ = ["SHARED"]

SHARED: dict[str, tuple[str, ...]] = {
    "adj": words(
        """
        cautious|regional|costly|modest|temporary|ambitious|detailed|controversial|revised|joint|unusual|
        lengthy|preliminary|binding|voluntary|seasonal|confidential|generous|hasty|thorough|narrow|broad|
        popular|overdue|urgent|unfinished|practical|symbolic|independent|technical|annual|quarterly|rural|
        municipal|coastal|federal|digital|historic|fragile|patient|bold|quiet|rival|parallel|partial|
        gradual|sudden|formal|informal|public|private|experimental|provisional|stricter|cheaper|simpler|
        longer|shorter|earlier|late|shared|written|verbal|secret|open|balanced|vague|precise|credible|
        doubtful|hopeful|gloomy|steady|volatile|local|national|foreign|domestic|binding|painful|welcome|
        expected|unexpected|forgotten|familiar|innovative|traditional|flexible|rigid|fair|uneven|complex|
        sober|lavish|frugal|rushed|delayed|ageing|crowded|remote|central|minor|major|decisive|disputed
        """
    ),
    "plan": words(
        """
        plan|proposal|timetable|budget|contract|review|audit|scheme|survey|agreement|programme|inquiry|
        forecast|tender|permit|charter|blueprint|memorandum|petition|report|summary|draft|roadmap|
        inventory|settlement|appeal|guideline|calendar|framework|compromise|safeguard|consultation|
        moratorium|subsidy|levy|quota|licence|mandate|pledge|warning|recommendation|assessment|estimate|
        statement|briefing|checklist|protocol|amendment|clause|exemption|waiver|bulletin|dossier|
        resolution|directive|manifesto|surcharge|bond|exercise|experiment|partnership|campaign|
        questionnaire|hearing|rulebook|ledger|map|prototype|reform|rota|strategy|target|treaty|trial|vote|
        workshop
        """
    ),
    "handled": words(
        """
        reviewed|postponed|approved|criticised|welcomed|questioned|published|rejected|revised|defended|
        withdrew|circulated|endorsed|challenged|signed|drafted|studied|demanded|dismissed|praised|amended|
        extended|shelved|revived|ignored|translated|compared|summarised|delayed|debated|supported|opposed|
        clarified|condemned|suspended|outlined|costed|rewrote|launched|tabled|requested|scrapped|prepared|
        tested|negotiated|presented|renewed|disputed|commissioned|completed|explained|financed|inspected|
        monitored|simplified|softened|tightened|unveiled
        """
    ),
    "handle": words(
        """
        review|postpone|approve|criticise|question|publish|reject|revise|defend|withdraw|circulate|
        endorse|challenge|sign|study|dismiss|amend|extend|shelve|revive|translate|compare|delay|debate|
        support|oppose|clarify|suspend|outline|rewrite|launch|request|scrap|prepare|test|negotiate|
        present|renew|dispute|finance|inspect|monitor|simplify|soften|tighten|abandon|accelerate|adopt|
        copy|copy and adapt|discuss|expand|finish|fund|improve|merge
        """
    ),
    "abstract": words(
        """
        cost|safety|staffing|transparency|funding|access|noise|trust|pay|training|pollution|insurance|
        privacy|housing|parking|maintenance|language|tourism|security|recruitment|taxation|childcare|
        energy use|water supply|lighting|heritage|traffic|overtime|storage|pensions|competition|quality|
        fairness|discipline|communication|planning|accountability|equipment|accessibility|morale|speed|
        waste|liability|procurement|translation|ventilation|nutrition|literacy|ownership|confidentiality|
        compensation|innovation|logistics|publicity|timing
        """
    ),
    "crowd": words(
        """
        residents|shopkeepers|trade unions|campaigners|pensioners|students|commuters|taxi drivers|
        landlords|tenants|nurses|teachers|engineers|fishermen|farmers|volunteers|neighbours|librarians|
        parents|hoteliers|councillors|cyclists|exporters|clerks|craftsmen|economists|historians|
        inspectors|journalists|lawyers|musicians|officials|opposition members|planners|postal workers|
        restaurateurs|retailers|scientists|street traders|surveyors|taxpayers|technicians|tourists|
        translators|veterans|visitors|warehouse staff|wholesalers|young families
        """
    ),
    "day": words("Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"),
    "part": words("morning|afternoon|evening|night|lunchtime"),
    "season": words("spring|summer|autumn|winter"),
    "month": words("January|February|March|April|May|June|July|August|September|October|November|December"),
    "small": words("two|three|four|five|six|seven|eight|nine|ten|eleven|a dozen|fifteen|twenty"),
    "unit": words("hours|days|weeks|months|seasons|quarters|sessions|meetings|visits"),
    "percent": words(
        """
        <small> percent|<num>.<digit> percent|almost <num> percent|roughly <num> percent|<num> in every
        hundred
        """
    ),
    "digit": words("1|2|3|4|5|6|7|8|9"),
    "num": tuple(str(number) for number in range(11, 98)),
    "when": words(
        """
        on <day>|early on <day>|late <day> <part>|<small> <unit> ago|last <season>|in <month>|since
        <month>|over the past <small> <unit>|earlier this <season>|during <month>|by <day> <part>|a few
        <unit> earlier|at the start of <month>|towards the end of <month>|halfway through <season>|for
        <small> <unit> running
        """
    ),
    "later": words(
        """
        next <season>|by <month>|in <small> <unit>|before <day>|within <small> <unit>|after <month>|from
        <month> on|no later than <month>|early next <season>|some time in <month>|once <season> is over|
        as soon as <day>
        """
    ),
    "said": words(
        """
        said|explained|argued|noted|insisted|recalled|warned|suggested|stressed|conceded|told reporters|
        predicted|maintained|observed|remarked|admitted|reasoned|complained|cautioned|confirmed|replied|
        declared|wrote|joked
        """
    ),
    "hope": words("hope|expect|fear|believe|doubt|suspect|accept|deny|claim|agree|complain|assume|know"),
    "topicword": words("about|over|on|concerning|covering|regarding|tied to|linked with|focused on"),
    "np": words(
        """
        a <adj> <plan>|the <adj> <plan>|a <plan> <topicword> <abstract>|a <adj> <plan> <topicword>
        <abstract>|the <plan> <topicword> <abstract>|its <adj> <plan>|every <plan> <topicword> <abstract>|
        one <adj> <plan>|another <plan> <topicword> <abstract>|any <adj> <plan>|each <adj> <plan>|<small>
        <adj> points <topicword> <abstract>
        """
    ),
    "who_any": words(
        """
        <crowd>|<crowd> and <crowd>|<small> <crowd>|many <crowd>|most <crowd>|some <crowd>|few <crowd>|
        <demonym> <crowd>|<group>|<adj> <group>|<group> from <town>|<crowd> in <town>|<group> and <crowd>|
        <crowd> near <spot>|several <group>
        """
    ),
    "post": words(
        """
        head of <abstract>|spokesperson for <group>|secretary of the <adj> <crowd>|adviser <topicword>
        <abstract>|lecturer in <abstract>|chair of <demonym> <group>|director of a <adj> institute|former
        <role>|deputy <role>|<adj> <role>|consultant to <group>|author of a <adj> <plan>|<role> from
        <town>|researcher <topicword> <abstract>
        """
    ),
    "expert": words(
        """
        <name>, <post>,|<post> <name>|<name>, once <post>,|<name>, who is <post>,|<name>, now <post>,
        """
    ),
    "verdict": words(
        """
        <issue> [costs|takes|needs|demands|deserves] [more|less|far more|twice the] <abstract> [than|as]
        <crowd> <hope>|nobody [can|should|will|wants to] <handle> <thing> [without|before|unless there
        is] <np>|<crowd> [will|must|may|cannot|ought to] <handle> <np>
        [first|themselves|again|anyway|<later>]|we [have|want|need|owe <crowd>|still lack] <np>[, not
        <np>| and <np>|, whatever <crowd> <hope>]|<thing> [is|was|remains|looks] [worth|beyond|close
        to|nothing without|only] <np>|it [took|cost|needed|lasted] <small> <unit> to <handle> <thing>|
        [if|when|unless|until|because] <crowd> <handle> <thing>, <abstract> [suffers|improves|comes
        first|follows|pays]|there [is|was|may be] [no|little|plenty of|enough] <abstract>
        [left|here|around <spot>|behind <thing>]|[I|you|my colleagues|our <crowd>] [would|could|might|did
        not] <handle> <thing> [for|over|despite|with] <abstract>|[ask|listen to|look at|believe|thank]
        <crowd>, [not|never|rather than|as well as] <group>
        """
    ),
    "quote": words(
        """
        “<verdict>,” <said> <expert> [<when>|at <spot>|in <town>|to <crowd>].|“<verdict>,” <whos> <said>.
        “<verdict>.”|“<verdict>,” <who2s> <said> <when>.|<expert> <said>: “<verdict>.”|
        [asked|pressed|questioned] <topicword> <abstract>, <whos> <said> [only|simply|curtly]:
        “<verdict>.”|“<verdict> — <verdict>,” <said> <expert> <when>.|<who2s> <said> that <verdict>.|
        [to|for] <expert> [the lesson|one thing|the rest] [is|was] [clear|plain|simple]: <verdict>.
        """
    ),
    "background": words(
        """
        <who_any> <handled> <np> [at|near|behind|across from|inside] <spot> <when>.|<who_any>
        [now|still|also|openly|quietly] <hope> that <thing> [will|could|may|might] <handle> <np> <later>.|
        [although|while|even though|because|since] <who_any> <handled> <np>, <group> <handled> <np>.|
        [in|around|outside|near] <town>, <thing> [already|barely|hardly|rarely|often]
        [moved|survived|met|touched] <np>.|<np> [costs|cost|saved|would cost|brought in] <money> [a
        year|in total|so far|on paper|before tax].|<expert> <handled> <np> [for|with|against|on behalf
        of] <who_any> <when>.|[according to|in the words of|citing|quoting] <expert> <issue>
        [fell|rose|grew|shrank|stalled] by <percent> <when>.|<percent> of <crowd>
        [asked|polled|surveyed|interviewed] <when> <handled> <np>.|[neither|not only] <crowd> [nor|but
        also] <group> <handled> <np> <when>.|<np>, <handled> <when>, [left|kept|made|turned] <who_any>
        [uneasy|busy|hopeful|silent|divided|curious].|<when> <who_any> <handled> <np> and <handled> <np>.|
        <thing> <handled> by <who_any> [lasted|cost|weighed|covered] [more|less] than <np>.|<who_any>,
        [meanwhile|however|by contrast|for their part|it seems], <handled> <np>.|[only|just|barely|at
        least] <small> <crowd> [came|stayed|voted|signed up|waited] <when>, <said> <expert> citing <np>.|
        a <adj> <plan> by <org> [counts|lists|describes|omits] <num> [cases|sites|names|faults]
        <topicword> <issue>.|<org> and <org2> <handled> <np> <when>, [but|so|yet|and] <crowd> <handled>
        <np>.|[that|this|all of it] [matters|counts|weighs heavily|means little] [for|to] <who_any>, who
        <handled> <np>.|[before|after|without|despite] <np>, <issue> [looked|seemed|became|stayed] <adj>
        [to|for] <crowd>.|<who_any> [want|need|would prefer|were promised] <np> [instead of|besides|ahead
        of|along with] <np>.|<spot> [hosts|saw|drew|kept out|fed] <num> <crowd> <when>[, among them
        <expert> with <np>|, without <np>|].|how <group> [will|can|should|would] <handle> <np>
        [is|remains|stays] [unclear|open|a matter of <abstract>].|[the last time|whenever|each time]
        <crowd> <handled> <np>, <who_any> <handled> <np>.|<name> and <name>, [both|two] <adj> <crowd>,
        <handled> <np> <when>.|<issue> has [cost|worried|united|split|outgrown] <who_any> <when>, <said>
        <expert> in <np>.|[critics|supporters|observers|insiders] [point|refer|return] to <np>
        [that|which] <who_any> <handled> <when>.|[much|some|little|part] of <thing> [depends|rests|turns]
        on <np>, which <who_any> <handled>.|<town> and <town> <handled> <np> <when>; <crowd> [there|in
        both|elsewhere] <handled> <np>.|a [poll|count|tally|reading] of <num> <crowd>
        [found|showed|revealed] <np> [behind|ahead of|next to] <issue>.|<role> <name> <handled> <np>,
        then <handled> <np> <when>.|at <spot>, <who_any> [spoke|argued|whispered|read out letters]
        <topicword> <np> [until|since] <day> <part>.|[for|to|among] <who_any>, <thing>
        [means|meant|spells|promises] <np>, [little else|no more|and <np>].|[nothing|something|little] in
        <np> [explains|excuses|hides|settles] <issue>, <said> <expert>.|<who_any>
        [paid|owed|raised|borrowed] <money> <when> [for|towards|against] <np>.
        """
    ),
    "closing": words(
        """
        [a|the next|another|one more] [decision|meeting|round|answer|update] is [due|expected|planned]
        <later>, [when|once] <crowd> <handle> <np>.|<group> [will|are to|plan to|hope to] <handle>
        <thing> <later>.|until then, <who_any> [must|have to|may] [live|cope|work] with <np>.|<whos>
        [will|is to] [return|report|speak|travel] to <town> <later>[ with <np>|].|[whether|how far|how
        soon] <crowd> <handle> <np> [will|should|may] [show|be clear|be known] <later>.|<org>
        [declined|refused|promised|was unable] to <handle> <np> <when>.|[no one|nobody] at <spot>
        [wanted|cared|was free] to <handle> <np> <when>.|[work|talks|tests|checks] [on|over] <thing>
        [resume|end|begin|restart] <later>, <said> <expert>.|<expert> has the [last|final] word:
        “<verdict>.”|[as for|and|what about] <np>? “<verdict>,” <said> <name>.|<small> <unit> [remain|are
        left|have been set aside] to <handle> <np>.
        """
    ),
    "money": words(
        """
        <num> million euros|<num>.<digit> million dollars|$<num>.<digit> million|€<num> million|
        <num>,<num>0 euros|£<num>.<digit> million|<small> million dollars|<num> billion yen|some
        <num>,000 euros
        """
    ),
}
