"""English topics, second part: sport, science, weather, culture, health, the countryside."""

from __future__ import annotations

from pipeline.sources.samples.grammar import words

__all__ = ["LIFE"]

FOOTBALL = {
    "headline": words(
        """
        <whos> [hat-trick|double|penalty] [sinks|stuns] <city2>|<city> [beat|edge|hold] <city2> <score>
        [at|in] <place>|[Late|Early] <whos> goal [lifts|sends] <city> [second|top]|<city2> coach <who2s>
        [fumes|smiles] after <score> [defeat|draw]|<city> [slump|climb] [again|at last] as <whos>
        [strikes|misses]|<n3>,<n1>0 watch <whos> [debut|farewell] in <city>
        """
    ),
    "lead": words(
        """
        [Striker|Captain|Winger] <who> scored [twice|late|from distance] as <city> [beat|overcame]
        <city2> <score> <day0>.|<city> [moved|climbed] [third|second|top] on <day0> [after|with] a
        <score> [win|victory] over <city2>, [thanks to|inspired by] <who>.|A [header|free kick|volley] by
        <who> in minute <n2> [decided|settled] <thing> between <city> and <city2>, <score>.|<city2>
        [lost|surrendered] <thing> <score> in <city> <day0>, and coach <who2> [blamed|defended] [the
        referee|tired legs].|<n3>,<n1>0 [fans|spectators] at <place> [saw|watched] <who> [rescue|save]
        <city> [in|during] <thing> against <city2>.|[Rain|Fog] [delayed|interrupted] <thing> for <n1>
        minutes, but <who> [needed|took] only <n1s> to [score|punish] <city2>.|[Nothing|Little]
        [worked|went right] for <city2> until <who2> [changed|reshuffled] the [midfield|back line];
        <city> still won <score>.
        """
    ),
    "fact": words(
        """
        <whos>, <n1s>, [joined|signed] from <city2> for <money1> <n1> months ago.|It was the
        [striker's|captain's] goal number <n2> in <n3> [games|matches] for <city>.|[Goalkeeper|Sweeper]
        <who2> [saved|stopped] <n1> shots, [one|the best] [with|by] a fingertip.|<city> [have|hold] <n3>
        points, <n1> [more|fewer] than <city2>.|[Referee|Video assistant] [showed|gave] <n1>
        [yellow|booking] cards [before|by] the interval.|Minute <n2> [brought|saw] [chances|a corner] for
        <city2>, but the [post|crossbar] [held|intervened].|<whos> [limped|was carried] off [after|with]
        a [knock|strain] to the [knee|ankle], <n1> minutes [from|before] the end.|[Possession|Shots]
        [favoured|belonged to] <city2>: <n2> [percent|attempts] [against|to] <n1>.|<who2s>,
        [hired|appointed] <n1> weeks ago, [picked|fielded] <n1s> [teenagers|debutants].|[Away|Home]
        supporters [left|emptied] <place> [early|in silence] after <n2> minutes.|The [return|next]
        [leg|match] is in <city2> [in|after] <n1> days.|<city> [last|previously] [won|scored] at home
        <n1> weeks [ago|earlier], [also|then] through <whos>.
        """
    ),
    "thing": words(
        """
        the derby|a cup tie|the relegation battle|a goalless first half|the title race|stoppage time|the
        second leg|a penalty shoot-out|the season opener|a friendly|the semi-final|the promotion play-off|
        an away win|extra time
        """
    ),
    "role": words(
        """
        striker|goalkeeper|coach|winger|referee|full back|scout|physiotherapist|captain|groundsman
        """
    ),
    "group": words(
        """
        away fans|the defence|club directors|young players|season-ticket holders|the referees|rival
        coaches|talent scouts|the bench|the league
        """
    ),
    "issue": words(
        """
        offside calls|hamstring injuries|transfer fees|pitch drainage|pressing|youth contracts|ticket
        touts|set pieces|squad depth|television rights|corner routines|fixture congestion
        """
    ),
    "spot": words(
        """
        the stadium|the dressing room|the training ground|the touchline|the away end|the tunnel|the
        ticket office|the penalty area|the team bus|the clubhouse
        """
    ),
}

SCIENCE = {
    "headline": words(
        """
        [Scientists|Researchers] in <city> [trace|map|decode] <thing_s>|<city> [lab|team] [finds|reports]
        <thing_s> in <n1> [samples|cores]|<whos> [wins|shares] prize for <thing_s> work|[Study|Paper]:
        <thing_s> [older|faster] than [thought|assumed]|[How|Why] <thing_s> [survive|change]: answers
        from <city>|<org> [funds|tests] <thing_s> [sensor|method] by <whos>
        """
    ),
    "lead": words(
        """
        [Researchers|Scientists] led by <who> in <city> have [found|identified] <thing> in <n1>
        [samples|sites], a study [published|released] <day0> shows.|<thing> may be <n2> [percent|times]
        [older|more common] than [assumed|textbooks say], [according to|argues] <who> of the
        [university|institute] in <city>.|A [sensor|method] [developed|built] in <city> by <who> can
        [detect|count] <thing> within <n1> [seconds|minutes].|[After|Over] <n1> years of
        [fieldwork|measurements], <who> and <who2> [presented|described] <thing> in <city> <day0>.|<n3>
        [volunteers|telescopes] [helped|allowed] <who> in <city> to [map|follow] <thing> [for the first
        time|across <country>].|[What|Something] [looked|started] like a [broken|noisy] instrument in
        <city> [was|turned out to be] <thing>, <who> [realised|saw].|[Ice|Mud|Rock] from
        [beneath|outside] <city2> [contains|preserves] <thing>, [chemist|geologist] <who>
        [reported|wrote] <day0>.
        """
    ),
    "fact": words(
        """
        The team [analysed|compared] <n3> [samples|images] [collected|taken] over <n1> [months|winters].|
        <whos> [began|started] the [project|search] in <city2> with <n1s> [students|colleagues] and
        <money1>.|[Biologist|Physicist] <who2>, [not involved|outside the team], [called|judged] the
        [result|data] <adj>.|The [effect|signal] [appeared|showed] in <n2> percent of [cases|runs],
        [against|not] <n1> percent by chance.|[Instruments|Detectors] from <org> [recorded|logged] <n3>
        [readings|events] a second.|[Earlier|Older] work in <city2> had [missed|overlooked] <thing>
        because of <issue>.|<thing> [weighs|measures] [less|more] than <n1> [grams|microns], <whos>
        [estimates|says].|The [paper|preprint] [lists|has] <n2> authors from <n1s> countries.|
        [Computers|Models] in <city> [ran|needed] <n1> days [for|on] <issue>.|A [second|larger] trial
        with <n3> [patients|plots] [starts|is planned] [in|near] <city2>.|[Farmers|Doctors] [could|might]
        [use|apply] the [test|method] in <n1s> years.|The [grant|prize] of <money1> [runs|lasts] until
        <month>.
        """
    ),
    "thing_s": words("bees|glaciers|bacteria|meteorites|bird song|seagrass|fossils|magnets"),
    "thing": words(
        """
        a heat-loving bacterium|traces of an ancient lake|a slower jet stream|the sleep signal in fish|an
        underground fungus network|gravity ripples|a lost dialect of bird song|microplastics in snow|a
        self-healing concrete|the oldest bread crumbs|a quiet fault line|superconducting foil|deep-sea
        corals|the seeds of an extinct palm
        """
    ),
    "role": words(
        """
        chemist|geologist|astronomer|marine biologist|statistician|botanist|lab technician|neurologist|
        archaeologist|climatologist
        """
    ),
    "group": words(
        """
        field teams|doctoral students|the institute|peer reviewers|space agencies|citizen scientists|
        laboratories|museum curators|the observatory|grant committees
        """
    ),
    "issue": words(
        """
        sample size|carbon dating|sensor drift|cold storage|gene editing|open data|control groups|
        satellite time|lab safety|statistical noise|field permits|replication
        """
    ),
    "spot": words(
        """
        the laboratory|the research vessel|the botanical garden|a mountain station|the clean room|the
        lecture hall|a peat bog|the seed bank|the telescope dome|the cold store
        """
    ),
}

STORM = {
    "headline": words(
        """
        [Storm|Floods|Gale] [cut|cuts] off <n1> villages near <city>|<city> [braces|prepares] for
        <thing_s>|<thing_s> [leaves|leave] <n3>,000 without power in <country>|[River|Dam]
        [breaks|bursts] [banks|gates] in <city>|[Heat|Snow] [shuts|closes] schools in <city> [for|until]
        <day0>|<n1> evacuated as <thing_s> [nears|hits] <city2>
        """
    ),
    "lead": words(
        """
        <thing> [swept|moved] across <country> <day0>, [cutting|knocking out] power to <n3>,<n1>0 homes
        [around|near] <city>.|[Authorities|Officials] in <city> [ordered|urged] <n3>00 people to
        [leave|flee] [before|as] <thing> [arrived|approached] <day0>.|[Schools|Ports] in <city>
        [closed|shut] <day0> [because of|ahead of] <thing>, [the worst|strongest] in <n1> years.|The
        river [near|through] <city> [rose|swelled] <n1> centimetres [overnight|in hours] after <thing>,
        [governor|mayor] <who> said.|[Soldiers|Boats] [carried|brought] <n2> [patients|families] out of
        <place> in <city> [during|through] <thing> <day0>.|[First|Before] [came|there was] the wind, then
        <thing>: <n1> [roofs|bridges] [gone|lost] in <city>, [counted|said] <who>.|<who>
        [measured|recorded] <n2> millimetres of rain [at|on] <place> as <thing> [parked|stalled] over
        <city>.
        """
    ),
    "fact": words(
        """
        Gusts of <n3> kilometres [per|an] hour [tore|stripped] [tiles|signs] off <place>.|[Grid
        operator|Utility] <org> [restored|reconnected] <n2> percent of [lines|homes] by <day0> night.|
        <who>, [mayor|prefect] of <city>, [opened|set up] <n1> shelters with <n3>0 [beds|cots].|
        [Rail|Ferry] services to <city2> [stopped|were cancelled] for <n2> hours.|
        [Forecaster|Meteorologist] <who2> [expects|predicts] <n2> millimetres [more|of rain] [by|before]
        <day>.|[Insurers|Brokers] [put|estimate] the damage at <money1>.|[Volunteers|Troops]
        [filled|stacked] <n3>,000 sandbags along <place>.|The [gauge|water] [stood|peaked] at <n1s>
        metres [above|over] [normal|summer] level.|<n1> [cows|cars] were [swept|washed] away
        [outside|below] <city2>.|[Mobile|Phone] masts [failed|went silent] in <n2> [valleys|districts].|
        [Planes|Flights] for <city> [landed|diverted] in <city2>, <n1> in all.|The last
        [comparable|similar] [storm|flood] [hit|reached] <city> <n2> years ago.
        """
    ),
    "thing_s": words("a cyclone|flash floods|a blizzard|hail|a heatwave|a sandstorm"),
    "thing": words(
        """
        a slow cyclone|the flash flood|a late blizzard|freezing rain|the hailstorm|a heatwave|the
        sandstorm|a spring tide|the mudslide|a dry gale|the ice storm|a waterspout|the thaw|wildfire smoke
        """
    ),
    "role": words(
        """
        forecaster|lock keeper|lifeguard|relief worker|harbour master|hydrologist|farmer|pilot|linesman|
        mountain guide
        """
    ),
    "group": words(
        """
        power crews|coastal villages|the weather service|evacuees|the army|ferry operators|lock keepers|
        emergency planners|winegrowers|the civil protection office
        """
    ),
    "issue": words(
        """
        dyke repairs|storm drains|early sirens|flood insurance|snow ploughs|river dredging|crop losses|
        roof checks|emergency rations|reservoir levels|landslip risk|tide tables
        """
    ),
    "spot": words(
        """
        the dam|the harbour wall|a sports hall|the ski resort|the orchard|an evacuation centre|the lower
        bridge|the airport|the pumping station|the seafront
        """
    ),
}

CULTURE = {
    "headline": words(
        """
        <city> [museum|gallery] [shows|recovers] lost <thing_s>|[Director|Novelist] <whos> [wins|opens]
        <city> festival|<whos> [film|opera|novel] [divides|charms] <city>|[Orchestra|Theatre] in <city>
        [saved|threatened] by <money1> [gift|gap]|<thing_s> [returns|comes home] to <city> after <n1>
        years|<who2s> [reviews|sings] <whos> at <place>
        """
    ),
    "lead": words(
        """
        A [museum|gallery] in <city> [opened|unveiled] <thing> <day0>, [the work|a life's labour] of
        [painter|sculptor] <who>.|[Novelist|Director|Composer] <who> [won|received] the [main|grand]
        prize of the <city> festival <day0> for <thing>.|<thing>, [missing|forgotten] for <n1> years,
        [is|went] on show at <place> in <city> [from|since] <day0>.|[Curtains|Lights] [rose|went up] in
        <city> <day0> on <thing>, with <who> [in the lead|conducting] and <who2> [directing|as narrator].|
        [Theatre|Cinema] lovers in <city> [queued|waited] <n1> hours [for|to see] <thing> by <who>.|<who>
        [donated|bequeathed] <thing> [worth|insured for] <money1> to <city>, [heirs|lawyers] said <day0>.|
        [Half|Most] of <place> was [asleep|empty] when <who> [rehearsed|hung] <thing>; by <day0> <city>
        [cheered|could not get in].
        """
    ),
    "fact": words(
        """
        <whos>, born in <city2>, [spent|needed] <n1> years [on|with] <thing>.|[Curator|Conductor] <who2>
        [chose|arranged] <n3> [works|pieces] for <place>.|Tickets [cost|start at] <n1> euros; <n3>,<n1>0
        were [sold|gone] [within|in] <n1s> days.|The [jury|committee] [watched|read] <n3> entries from
        <n2> countries.|[Restorers|Experts] [removed|found] <n1s> layers of [varnish|dust] [on|from]
        <thing>.|[Critics|Reviewers] in <city2> [praised|disliked] the [ending|second act].|The
        [house|hall] at <place> [seats|holds] <n3>0 people.|<org> [sponsors|pays] <money1> [a
        season|towards] <issue>.|[Actor|Soprano] <who2> [fell ill|left] <n1> days [before|into] [the
        premiere|rehearsals].|<thing> [travels|moves] to <city2> [in|by] <month> [with|for] <n1>
        [crates|shows].|[Visitors|Listeners] [stay|remained] <n2> minutes on average, [curators|ushers]
        [say|counted].|[An|The first] edition of <n3>0 copies [sold out|vanished] <day0>.
        """
    ),
    "thing_s": words("fresco|score|violin|film reel|tapestry|manuscript"),
    "thing": words(
        """
        a lost fresco|the unfinished opera|a silent film|the harbour novel|an album of lullabies|the
        glass mosaic|a puppet play|the rediscovered score|a documentary on bakers|the bronze horse|a
        dance in nine rooms|the exile's letters|a comic about grief|the stolen altarpiece
        """
    ),
    "role": words(
        """
        curator|conductor|novelist|set designer|librarian|soprano|film editor|potter|critic|stagehand
        """
    ),
    "group": words(
        """
        the ensemble|museum guards|publishers|film students|the jury|art dealers|choir members|
        translators' guilds|the festival office|collectors
        """
    ),
    "issue": words(
        """
        ticket subsidies|stage lighting|translation rights|climate control|provenance research|rehearsal
        space|box office takings|royalties|copy protection|surtitles|loan fees|casting
        """
    ),
    "spot": words(
        """
        the opera house|the reading room|a former cinema|the sculpture garden|the orchestra pit|the
        bookshop|the foyer|an open-air stage|the print studio|the cloakroom
        """
    ),
}

HEALTH = {
    "headline": words(
        """
        <city> [hospital|clinic] [opens|closes] <thing_s> ward|[Measles|Flu|Cholera] cases in <city>
        [climb|fall] to <n1>|[Doctors|Nurses] in <city> [strike|rally] over <issue>|<whos> [urges|orders]
        <thing_s> checks in <country>|<org> [recalls|halts] drug after <n1> [reports|cases]|[Trial|Study]
        of <thing_s> [pill|vaccine] begins in <city>
        """
    ),
    "lead": words(
        """
        [Hospitals|Clinics] in <city> [treated|admitted] <n1> people <day0> [in|during] <thing>, health
        [minister|officer] <who> said.|<org> [recalled|withdrew] <n3>,000 packs <day0> after <thing>
        [affected|harmed] <n1> patients in <city>.|[Nurses|Doctors] at <place> in <city>
        [began|announced] a <n1>-day [strike|walkout] [over|about] <thing>.|<country> [will|is to]
        [pay|fund] <thing> [for|from] everyone [over|under] <n2>, [minister|secretary] <who>
        [promised|said] in <city>.|A [trial|study] with <n3>0 [patients|volunteers] in <city>
        [suggests|shows] <thing> [works|helps], [cardiologist|paediatrician] <who> said <day0>.|
        [Queues|Lines] [formed|grew] outside <place> in <city> <day0> [because|when] <thing> [ran
        short|was offered free].|<who> has [seen|treated] <n1> [children|patients] with the same
        [rash|cough] in <city>, [and|so] suspects <thing>.
        """
    ),
    "fact": words(
        """
        [Case|Patient] numbers [doubled|grew] in <n1> days, [mostly|above all] among [toddlers|people
        over <n2>].|<who>, who [runs|heads] the [ward|laboratory], [asked|applied] for <n1>
        [nurses|beds].|[Samples|Swabs] went to <city2>, where <who2> [confirmed|excluded] <thing>.|A
        [dose|course] [costs|is priced at] <n2> euros, [insurers|patients] [pay|cover] <n1> percent.|
        [Waiting|Queueing] time at <place> [averages|reached] <n1> [weeks|hours].|<org> [makes|ships]
        <n3>,000 [vials|tablets] a [day|week] in <city2>.|[Side effects|Rashes] [appeared|were seen] in
        <n1s> of <n3> [subjects|cases].|[Schools|Kindergartens] in <n1s> [districts|suburbs] [sent|handed
        out] [letters|masks].|The [ministry|agency] [set aside|released] <money1> for <issue>.|
        [Vaccination|Screening] [reaches|covers] <n2> percent in <city>, <n1> [less|points fewer] than
        [in|around] <city2>.|[Retired|Off-duty] staff, <n1> [so far|in number], [returned|volunteered] at
        <place>.|[An|The] outbreak <n1> years ago [began|spread] [from|in] <city2> [too|likewise].
        """
    ),
    "thing_s": words("stroke|malaria|asthma|burns|diabetes|maternity"),
    "thing": words(
        """
        a measles outbreak|the insulin shortage|a new stroke unit|free hearing tests|the contaminated
        syrup|a nasal vaccine|night clinics|the ambulance reform|a tick-borne fever|blood donations|robot
        surgery|the midwife gap|telephone consultations|a sleep therapy
        """
    ),
    "role": words(
        """
        midwife|surgeon|pharmacist|epidemiologist|ward sister|paediatrician|dentist|paramedic|dietitian|
        hospital director
        """
    ),
    "group": words(
        """
        night nurses|family doctors|the health agency|patients' groups|midwives|pharmacies|hospital
        boards|blood donors|carers|insurers
        """
    ),
    "issue": words(
        """
        bed numbers|night shifts|vaccine stocks|drug prices|ambulance times|hand hygiene|patient records|
        staff burnout|dosage labels|waiting lists|medical waste|home care
        """
    ),
    "spot": words(
        """
        the emergency room|a village clinic|the maternity ward|the blood bank|the pharmacy|a school
        nurse's office|the isolation unit|the waiting room|the helipad|the rehabilitation centre
        """
    ),
}

COUNTRYSIDE = {
    "headline": words(
        """
        [Farmers|Growers] near <city> [fear|report] loss of <n2> percent|[Wolf|Bear|Boar] sightings
        [alarm|divide] <city>|<thing_s> [boom|crisis] reaches <city>|<n1> [hectares|farms] near <city>
        [sold|replanted]|[Drought|Frost] [ruins|spares] <thing_s> around <city>|<whos> [sues|thanks]
        <org> over <thing_s>
        """
    ),
    "lead": words(
        """
        [Farmers|Growers] around <city> [expect|fear] to lose <n2> percent of their [harvest|crop] to
        <thing>, [growers' leader|farmer] <who> said <day0>.|[Rangers|Foresters] near <city>
        [counted|found] <n1> [animals|trees] [hit by|linked to] <thing> <day0>.|<org> [bought|leased]
        <n3> hectares outside <city> for <thing>, [paying|a deal worth] <money1>.|[Tractors|Combines]
        [blocked|filled] <place> in <city> <day0> as <who> [protested|spoke] [against|about] <thing>.|
        <thing> [returned|spread] to the [valleys|hills] around <city> [after|for the first time in] <n1>
        years, [ranger|vet] <who> [reported|confirmed].|[Cheese|Wine|Honey] from <city> may [cost|become]
        <n2> percent more [expensive|next year] because of <thing>, <who> [fears|warned].|<who>
        [walks|checks] <n1> kilometres of [fence|hedges] outside <city> [a week|each day],
        [looking|watching] for <thing>.
        """
    ),
    "fact": words(
        """
        <whos> [farms|works] <n3> hectares [between|near] <city> and <city2>.|[Prices|Bids] at <place>
        [rose|sank] <n2> percent [in|within] <n1> days.|[Vet|Agronomist] <who2> [tested|inspected] <n3>
        [animals|fields].|<country> [pays|offers] <money1> [compensation|in aid], [half|a third] of it
        [for|towards] <issue>.|[Wells|Ponds] [dropped|sank] by <n1> centimetres [since|after] <month>.|
        <org> [sells|supplies] [seed|feed] to <n2> [farms|villages].|A [litre|kilo] [earns|brings] <n1>
        cents [less|more] than [in|around] <city2>.|[Hunters|Wardens] [shot|trapped] <n1> [boars|foxes]
        [within|in] <n1s> weeks.|[Pickers|Seasonal workers], <n3> of them [from abroad|students],
        [arrive|sleep] near <place>.|[Bees|Swallows] [came|left] <n1> days [early|late].|The
        [cooperative|mill] at <place> [takes|grinds] <n2> tonnes an hour.|[Satellite|Soil] data
        [show|mark] <n2> percent of <issue> [plots|areas] as [dry|at risk].
        """
    ),
    "thing_s": words("olives|apples|milk|hops|wolves|beech forests"),
    "thing": words(
        """
        a late frost|the bark beetle|an olive blight|returning wolves|the milk price|a goat cooperative|
        salt in the wells|the hop harvest|wild boar damage|a peat fire|the mobile abattoir|heirloom wheat|
        the beech forests|a bee parasite
        """
    ),
    "role": words(
        """
        shepherd|beekeeper|vet|forester|cheesemaker|winegrower|agronomist|gamekeeper|miller|orchard owner
        """
    ),
    "group": words(
        """
        dairy farmers|forest owners|the cooperative|seed banks|hunters|village mayors|beekeepers|the
        agriculture ministry|seasonal pickers|conservationists
        """
    ),
    "issue": words(
        """
        water rights|pesticide rules|hedgerow grants|feed prices|land leases|soil moisture|fencing|
        slaughter rules|harvest insurance|grazing rights|diesel tax|seed patents
        """
    ),
    "spot": words(
        """
        the cattle market|a hillside farm|the sawmill|the dairy|the forest edge|the grain silo|a mountain
        pasture|the vineyard|the village inn|the weighbridge
        """
    ),
}

LIFE = {
    "football": FOOTBALL,
    "science": SCIENCE,
    "storm": STORM,
    "culture": CULTURE,
    "health": HEALTH,
    "countryside": COUNTRYSIDE,
}
