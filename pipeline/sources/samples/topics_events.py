"""English topics, second part: accidents, companies, football, storms."""

from __future__ import annotations

from pipeline.sources.samples.grammar import words

__all__ = ["EVENTS"]

ACCIDENT = {
    "headline": words(
        """
        [Train|Tram|Ferry] [accident|crash] near <city> [injures|hurts] <n1>|<n1> [rescued|pulled] from
        [fire|blaze] at <place> in <city>|[Gas|Warehouse] explosion [shakes|rocks] <city>, <n2> treated|
        [Bridge|Road] to <city2> shut after <thing_s>|<city> crews [search|dig] for <n1>
        [missing|trapped] after <thing_s>|[Survivor|Driver] <whos> [recalls|describes] <thing_s> outside
        <city>
        """
    ),
    "lead": words(
        """
        [At least|Some] <n1> people were [hurt|injured] <day0> when <thing> [struck|hit] <place> in
        <city>, [rescuers|firefighters] said.|[Firefighters|Crews] [freed|rescued] <n1> people
        [from|after] <thing> near <city> <day0>, [fire chief|commander] <who> said.|<thing>
        [closed|blocked] the [road|line] between <city> and <city2> for <n2> hours <day0>, leaving <n1>
        [injured|hurt].|<n2> ambulances [raced|were sent] to <place> in <city> [before dawn|after dark]
        <day0> because of <thing>.|[Investigators|Experts] in <city> [want|try] to [learn|establish] why
        <thing> [injured|sent] <n1> people [to hospital|on <day0>].|<who> had [just|barely] [locked|left]
        the [workshop|cab] when <thing> [tore through|flattened] part of <place>.|A [loud|dull] bang at
        <place>, then smoke: <thing> [woke|emptied] half of <city> <day0>.
        """
    ),
    "fact": words(
        """
        <n1> [patients|people] [remained|stayed] in hospital in <city>, <n2> of them in [intensive
        care|surgery].|<who>, who [commands|leads] the [brigade|rescue team], [counted|deployed] <n3>
        [firefighters|volunteers].|The [alarm|first call] [came|was raised] at <n2h>; [crews|engines]
        [arrived|were there] within <n1> minutes.|[Witness|Bus driver] <who2> [smelled|saw] [gas|smoke]
        near <place> minutes [before|earlier].|[Engineers|Inspectors] had [checked|passed] the
        [site|vehicle] <n1> months [ago|before] <thing>.|[Damage|Losses] [may|could] reach <money1>,
        <org> [estimated|said].|<n3> [households|passengers] were [moved|taken] to [a school|hotels] in
        <city2>.|<org>, [owner|operator] of the [site|line], [suspended|halted] <issue> checks elsewhere.|
        [Dogs|Drones] [searched|combed] <n2> [wagons|rooms] until <n2h>.|The [wind|rain]
        [hampered|slowed] a crane [sent|driven] from <city2>, <n1> kilometres away.|[Traffic|Trains]
        [resumed|restarted] on one [lane|track] after <n2> hours.|<country> [recorded|saw] <n3>
        [similar|such] accidents [last|in a single] year, <n1> of them [deadly|fatal].
        """
    ),
    "thing_s": words("derailment|explosion|landslide|collapse|collision|fire"),
    "thing": words(
        """
        a gas explosion|the derailed wagon|a collapsed crane|the warehouse fire|a chemical spill|the
        runaway tram|a burst boiler|the sunken barge|a rockfall|the grounded ferry|a lorry pile-up|the
        scaffolding collapse|a broken cable car|the flooded tunnel
        """
    ),
    "role": words(
        """
        fire chief|paramedic|train driver|crane operator|safety inspector|coastguard|welder|dispatcher|
        surgeon|signal worker
        """
    ),
    "group": words(
        """
        rescue crews|paramedics|the fire brigade|relatives|railway staff|divers|insurers|passengers|
        night-shift workers|the coastguard
        """
    ),
    "issue": words(
        """
        brake tests|evacuation routes|smoke alarms|crane permits|axle wear|gas pipes|tunnel ventilation|
        speed limits|night work|rusting bolts|fuel storage|emergency calls
        """
    ),
    "spot": words(
        """
        the crash site|the hospital|a temporary shelter|the level crossing|quay nine|the burned hall|a
        makeshift morgue|the control room|the depot|the riverbank
        """
    ),
}

COMPANY = {
    "headline": words(
        """
        <org> [to cut|cuts|adds] <n1> jobs in <city>|<org> [buys|swallows] <org2> for <money1>|
        [Profit|Revenue] at <org> [climbs|slides] <n2> percent|<whos> [quits|leaves|takes over] <org>
        [amid|after] <thing_s>|<city> [plant|factory] of <org> [reopens|closes]|[Strike|Walkout] at <org>
        [enters|reaches] day <n1>
        """
    ),
    "lead": words(
        """
        <org> [will|is to] [cut|create] <n1> jobs at its [plant|offices] in <city>, [chief
        executive|chairwoman] <who> [announced|said] <day0>.|<org> [agreed|decided] <day0> to
        [buy|acquire] rival <org2> for <money1>, [a bet|its biggest wager] on <thing>.|[Profit|Revenue]
        at <city>-based <org> [rose|fell] <n2> percent [last quarter|in six months], [driven|hurt] by
        <thing>.|<who> [resigned|stepped down] <day0> as head of <org> [over|amid] <thing>, <n1> months
        [after|into] [taking charge|a turnaround].|[Workers|Staff] at <org> in <city> [walked out|downed
        tools] <day0> [over|against] <thing>.|[Investors|Shareholders] of <org> [backed|blocked] <thing>
        at a [stormy|packed] meeting in <city> <day0>.|[Built|Founded] <n3> years ago in <city>, <org> is
        [staking|risking] <money1> on <thing>.
        """
    ),
    "fact": words(
        """
        [Sales|Orders] at <org> [reached|totalled] <money1>, [up|down] <n2> percent.|<whos>,
        [previously|earlier] at <org2>, [took over|joined] <n1> months ago.|The [shares|stock]
        [closed|ended] <n2> percent [higher|lower] in <city2>.|<org> [employs|has] <n1>,<n3>0 people, [a
        third|most] of them in <city>.|[Finance chief|Chief operating officer] <who2> [blamed|credited]
        <thing> [and|plus] <issue>.|[Unions|Stewards] [demand|want] <n2> percent [more|higher] pay and
        [talks|guarantees] on <issue>.|The [deal|purchase] [needs|awaits] [approval|clearance] from
        regulators in <country> [before|by] <month>.|[A|The] line at <place> [makes|turns out] <n3>
        [units|pallets] an hour [using|with] <thing>.|<org2> [pulled out|withdrew] of <city> <n1> months
        ago [citing|blaming] <issue>.|[Debt|Borrowing] [stands|stood] at <money1>, <n2> percent
        [less|more] than [a year|<n1> months] earlier.|[Analysts|Brokers] in <city2> had
        [expected|forecast] <n2> percent.|[Customers|Suppliers] in <n2> countries [wait|waited] <n1> days
        for <thing>.
        """
    ),
    "thing_s": words("merger row|profit warning|recall|chip shortage|pay dispute|price war"),
    "thing": words(
        """
        solid-state cells|the loyalty card|a cheaper alloy|the container shortage|frozen dough|the night
        ferry business|a subscription service|recycled glass|the spare-parts unit|a cargo drone|the
        leasing arm|precision valves|the export licence|self-checkout tills
        """
    ),
    "role": words(
        """
        chief executive|shop steward|auditor|plant manager|fund manager|broker|buyer|board member|founder|
        treasurer
        """
    ),
    "group": words(
        """
        shareholders|suppliers|the works council|rival bidders|bondholders|franchise owners|shift workers|
        wholesale customers|the regulator|start-up founders
        """
    ),
    "issue": words(
        """
        freight rates|wage costs|raw material prices|warehouse rents|export duties|hedging losses|shift
        bonuses|warranty claims|supplier credit|energy bills|currency swings|customs delays
        """
    ),
    "spot": words(
        """
        the assembly hall|a trade fair|the boardroom|loading dock six|the test track|the canteen|the
        headquarters|a call centre|the showroom|the foundry
        """
    ),
}

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

EVENTS = {"accident": ACCIDENT, "company": COMPANY, "football": FOOTBALL, "storm": STORM}
