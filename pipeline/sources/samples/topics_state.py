"""English topics, first part: diplomacy, elections, courts, the city hall."""

from __future__ import annotations

from pipeline.sources.samples.grammar import words

__all__ = ["STATE"]

DIPLOMACY = {
    "headline": words(
        """
        <demonym> envoy <whos> [opens|begins|joins] talks in <city>|[Embassy|Border|Visa] [row|dispute]
        brings <whos> to <city>|<city> [hosts|welcomes] <demonym> delegation for <adj> <thing_s>|<who>
        and <who2> [meet|shake hands] in <city> over <thing_s>|Diplomats in <city> [edge|move] closer to
        <thing_s>|<country> [seeks|wants] <thing_s> as <whos> lands in <city>
        """
    ),
    "lead": words(
        """
        <demonym> [Foreign Minister|chief negotiator|special envoy] <who> [met|received|sat down with]
        <who2> in <city> on <day0> to [discuss|rescue|prepare] <thing>.|
        [Delegations|Diplomats|Negotiators] led by <who> [gathered|arrived] in <city> <day0> [for|hoping
        for] <thing>, [the first|a second] such [attempt|effort] in <n1> [months|weeks].|After <n1>
        [days|weeks] of silence, <country> [agreed|offered] <day0> to [resume|reopen] <thing> in <city>[,
        <who> said|].|<thing> [topped|dominated] the agenda when <who>, [envoy|ambassador] of <country>,
        [walked into|entered] <place> in <city>.|<city> became the [stage|setting] for <thing> as <who>
        and <who2> [talked|negotiated] for <n2> hours <day0>.|[It took|There were] <n2> hours of
        [closed|tense|polite] talks at <place>, but <who> left <city> with <thing>.|<who2>
        [called|invited] <who> to <city> [because|after] <thing> [stalled|collapsed] <n1> [days|weeks]
        earlier.
        """
    ),
    "fact": words(
        """
        <who>, [appointed|named] <n1> months ago, [speaks for|represents] <country> in <thing>.|The
        [talks|meeting] at <place> [ran|went on] for <n2> hours, [longer|shorter] than <who2s>
        [planned|announced].|<whos> [brought|carried] a list of <n3> [points|demands], <n2> of them
        [about|on] <issue>.|[Neither|Not even] <whos> nor <who2s> [mentioned|touched] <issue> in
        [public|front of cameras].|<country> [closed|reduced] its consulate in <city> <n1> months ago,
        [expelling|withdrawing] <n2> diplomats.|<who2>, who [chairs|leads] the [host|other] side,
        [proposed|suggested] <thing> by <month>.|[Both|The two] delegations [exchanged|initialled] <n3>
        pages [of|with] <adj> notes.|[Police|Guards] kept <place> [closed|sealed] from <day0>
        [morning|noon]; <n3> [reporters|protesters] waited outside.|[A|One] <demonym> [official|diplomat]
        put the [bill|cost] for <issue> at <money1>.|<n2> [previous|earlier] rounds, [the last|one] of
        them in <city2>, [ended|broke up] without <thing>.|<whos> [flies|travels] on to <city2>, where
        <n1> [ambassadors|ministers] [wait|meet].|[Under|Following] <thing>, <n3> [visas|permits] a month
        [would|could] be issued in <city> and <city2>.
        """
    ),
    "thing_s": words(
        """
        <issue> talks|visa deal|border pact|embassy accord|prisoner exchange|trade truce|fishing treaty
        """
    ),
    "thing": words(
        """
        a deal on <issue>|the reopening of two consulates|a prisoner exchange|shared border patrols|the
        fishing accord|a visa waiver|direct flights|the pipeline treaty|a ceasefire line|diplomatic
        licence plates|the customs union|a maritime boundary|the joint commission|frozen embassy accounts|
        a return of archives|the transit corridor
        """
    ),
    "role": words(
        """
        ambassador|envoy|consul|attaché|negotiator|interpreter|protocol chief|undersecretary|mediator|
        legal adviser
        """
    ),
    "group": words(
        """
        foreign ministries|embassy staff|mediators|both capitals|neighbouring states|exiles|consular
        clerks|the delegations|observers|treaty lawyers
        """
    ),
    "issue": words(
        """
        consular fees|border crossings|bank access for embassies|detained sailors|fishing rights|air
        corridors|war graves|grain transit|property claims|staff visas|radio frequencies|river water
        """
    ),
    "spot": words(
        """
        the consulate|the old palace|a lakeside hotel|the press tent|the residence|gate four|the guest
        house|the conference centre|an airport lounge|the embassy garden
        """
    ),
}

ELECTION = {
    "headline": words(
        """
        <whos> [wins|takes|claims] <city> [mayor's office|council] by <n1> votes|[Recount|Runoff]
        [ordered|looms] in <city> after <whos> leads|<who2s> concedes to <whos> in <city>|
        [Voters|Ballots] in <country> [turn|swing] towards <who>|Turnout [falls|jumps] to <n2> percent in
        <city> vote|<country>'s <adj> [coalition|party] loses <city> after <n3> days of campaign
        """
    ),
    "lead": words(
        """
        <who> [won|secured] the [mayoral|regional|council] election in <city> <day0> with <n2> percent,
        [beating|ahead of] <who2>.|[Voters|Citizens] in <city> [chose|elected] <who> [on|this] <day0>,
        ending <n1> years of [rule|government] by <who2s>.|With <n3> [districts|wards] counted, <who>
        [leads|is ahead of] <who2> by [only|just] <n1> votes in <city>.|[A|The] recount [began|was
        ordered] in <city> <day0> after <who2> [challenged|contested] <thing>.|<country>'s
        [governing|opposition] party [lost|gained] <n2> seats <day0>, [among them|including] the one
        <who> [held|sought] in <city>.|[Polls|Polling stations] closed <day0> in <city>, where <who> had
        [campaigned|walked door to door] for <n3> days [over|about] <issue>.|<who2>
        [telephoned|congratulated] <who> shortly [after|before] midnight, and <city> had [a new|its next]
        mayor.
        """
    ),
    "fact": words(
        """
        Turnout [reached|was] <n2> percent, <n1> points [above|below] the [last|previous] vote.|<whos>, a
        [former|retired] <role>, [promised|pledged] <thing> within <n3> days.|<who2s> [received|got]
        <n1>,<n3>0 votes, [most|many] of them in <place>.|[Officials|Clerks] [opened|emptied] <n3> ballot
        boxes in <place> [under|amid] <adj> [supervision|protest].|<money1> was [spent|declared] on
        <thing>, [according to|say] filings in <city>.|[Polls|Surveys] had [given|shown] <who2s> a lead
        of <n1> points over <whos>.|In <city2>, [meanwhile|too], <n2> [candidates|seats]
        [changed|switched] sides on <issue>.|<n1> [postal|overseas] ballots [arrived|came] late and
        [were|stay] [unopened|uncounted].|The [council|assembly] has <n3> seats; <whos> [needs|must find]
        <n1> more for <thing>.|<whos> [voted|cast a ballot] at <place> with <n2> [cameras|supporters]
        watching.|[Observers|Monitors] from <city2> [noted|logged] <n1> complaints about <thing>.|<who2>
        [took|held] office <n1> years ago after [promising|a fight over] <issue>.
        """
    ),
    "thing": words(
        """
        the ballot count|an electronic register|the coalition pact|proportional seats|the runoff date|a
        televised debate|the campaign fund|voter lists|early voting|the exit poll|the party congress|
        street posters|a tactical alliance|the oath ceremony
        """
    ),
    "role": words(
        """
        pollster|returning officer|candidate|campaign manager|party treasurer|ballot clerk|canvasser|
        speechwriter|whip|constituency agent
        """
    ),
    "group": words(
        """
        election officials|first-time voters|party members|the coalition|rural districts|poll workers|
        undecided voters|the council|donors|rival candidates
        """
    ),
    "issue": words(
        """
        rent control|bus fares|council tax|school places|the ring road|refuse collection|pension top-ups|
        street crime|hospital beds|planning rules|church bells|overnight flights
        """
    ),
    "spot": words(
        """
        a polling station|the town hall|party headquarters|the counting hall|a school gym|the market
        stall|the television studio|the community centre|a village pub|the registry office
        """
    ),
}

COURT = {
    "headline": words(
        """
        [Court|Judge] in <city> [clears|convicts] <who> in <thing_s> case|<org> [fined|ordered to pay]
        <money1> over <issue>|<whos> [jailed|sentenced] for <n1> months in <city>|[Appeal|Verdict]
        [due|delayed] as <org> fights <thing_s> claim|Jury in <city> [hears|weighs] <issue> evidence
        against <whos>|<who2s> [tells|admits to] <city> court about <thing_s>
        """
    ),
    "lead": words(
        """
        A [court|judge] in <city> [sentenced|convicted] <who> on <day0> to <n1> months [for|over]
        <thing>.|<org> must [pay|hand over] <money1> [for|because of] <thing>, judges in <city>
        [ruled|decided] <day0>.|[Prosecutors|Lawyers] in <city> [dropped|brought] <n2> charges <day0>
        against <who>, [accused|suspected] of <thing>.|<who> [walked|stepped] free from the <city>
        [courthouse|court] <day0> [after|as] jurors [rejected|doubted] <thing>.|The [trial|hearing] of
        <who>, [once|formerly] a director at <org>, [opened|resumed] in <city> with <n3>
        [witnesses|files].|[Judge|Magistrate] <who2> [adjourned|halted] the case over <thing> <day0>,
        <n1> days [before|after] [its end|closing speeches].|[Years|Long] after <thing> [emptied|shook]
        <org>, [one man|the main suspect], <who>, [faced|met] jurors in <city>.
        """
    ),
    "fact": words(
        """
        <whos>, <n2>, [denied|admitted] <n1> of the [counts|charges] [concerning|on] <thing>.|The
        [indictment|file] [runs to|fills] <n3> pages and [names|lists] <n2> [victims|transfers].|
        [Defence|Court-appointed] lawyer <who2> [called|described] <thing> as [a mistake|hearsay].|
        [Investigators|Detectives] [searched|raided] <place> in <city> and [seized|found] <money1>.|<org>
        [dismissed|hired] <whos> <n1> years ago and [denies|regrets] <thing>.|[Jurors|The panel]
        [deliberated|argued] for <n2> hours [over|about] <issue>.|A [witness|clerk] from <city2>
        [remembered|described] <n1> meetings [at|in] <place>.|<n3> [bank|email] records [tie|link] <whos>
        to <thing>, [prosecutors|the state] said.|[An|Any] appeal must [reach|be filed in] <city2> within
        <n1> days.|The maximum [penalty|term] for <thing> is <n1> years under <demonym> law.|
        [Shares|Bonds] of <org> [lost|gained] <n2> percent [after|before] the [ruling|verdict].|<who2s>
        [set|imposed] bail of <money1>, [which|paid] <whos> [raised|met] within <n2> hours.
        """
    ),
    "thing_s": words("fraud|bribery|forgery|patent|smuggling|embezzlement|perjury|cartel"),
    "thing": words(
        """
        forged invoices|a bribery ring|the stolen patents|insider trades|the smuggled paintings|tax
        evasion|a price cartel|the missing pension fund|false testimony|an illegal landfill|the charity
        accounts|counterfeit medicine|hidden royalties|the burned ledgers
        """
    ),
    "role": words(
        """
        prosecutor|barrister|judge|bailiff|juror|court clerk|forensic accountant|detective|notary|
        probation officer
        """
    ),
    "group": words(
        """
        prosecutors|the jury|defence lawyers|creditors|the plaintiffs|former employees|appeal judges|
        investigators|the tax office|shareholders
        """
    ),
    "issue": words(
        """
        chain of evidence|witness protection|expert fees|the statute of limitations|legal aid|wiretap
        rules|sentencing guidelines|damages|electronic filing|court backlog|bail terms|sealed documents
        """
    ),
    "spot": words(
        """
        the courthouse|courtroom three|the prison gate|the archive|a police station|the judge's chambers|
        the evidence room|the law library|a side entrance|the public gallery
        """
    ),
}

CITY_HALL = {
    "headline": words(
        """
        <city> [tram|metro|bus] line [delayed|approved] as cost hits <money1>|[Council|Mayor] in <city>
        [bans|allows] cars around <place>|<whos> [unveils|defends] <thing_s> plan for <city>|<city>
        [closes|rebuilds] <place> for <n1> months|[Residents|Traders] fight <thing_s> in <city>|<n1>
        [flats|trees] for <place>: <city> [votes|decides]
        """
    ),
    "lead": words(
        """
        <city>'s council [voted|decided] <day0> to [spend|borrow] <money1> on <thing>, [despite|after]
        [protests|objections] led by <who2>.|[Mayor|Deputy mayor] <who> [opened|inaugurated] <thing> in
        <city> <day0>, <n1> months [late|early].|[Cars|Lorries] will [vanish|be barred] from <place> in
        <city> [once|when] <thing> [begins|is ready], [Mayor|councillor] <who> said.|<thing>
        [divides|splits] <city>: <n2> percent [want|favour] it, <who2> [collected|gathered] <n3>0
        signatures against.|[Builders|Contractors] from <org> [started|stopped] work <day0> on <thing>
        beside <place> in <city>.|<n1> [months|weeks] of [roadworks|digging] [await|lie ahead of]
        <place>, [where|as] <city> [builds|installs] <thing>.|[When|As] <who> [lifted|cut] the ribbon at
        <place>, <thing> in <city> had [cost|swallowed] <money1>.
        """
    ),
    "fact": words(
        """
        The [budget|price] [grew|rose] from an [early|initial] figure by <n2> percent to <money1>.|<org>
        [won|lost] the tender [against|over] <n1> [bidders|firms].|[Planner|Architect] <who2>
        [drew|sketched] <n3> [versions|variants] of <thing>.|[Around|Nearly] <n3>,<n1>0
        [people|passengers] [cross|use] <place> each day.|[Archaeologists|Diggers] [found|uncovered] <n2>
        [graves|coins] under <place>, [a delay|which cost] <n1> weeks.|<country> [pays|covers] <n2>
        percent, <city> [the rest|what remains].|[Noise|Air] readings at <place> [fell|dropped] <n2>
        percent [during|in] a <n1>-week trial.|<whos> [promised|offered] [traders|shops] at <place>
        <money1> [for|to offset] lost [sales|trade].|<city2> [built|tried] <thing> <n1> years ago and
        [kept|removed] it.|[The first|Test] runs [begin|start] in <month> with <n2> [vehicles|drivers].|
        [Some|Another] <n1> [parking|loading] bays [move|disappear] from <place>.|The [council|chamber]
        [split|voted] <n2> to <n1> [after|following] <n1s> hours.
        """
    ),
    "thing_s": words("tram|bridge|housing|pool|market|cycle lane"),
    "thing": words(
        """
        a tram extension|the footbridge|a covered market|the swimming pool roof|a district heating plant|
        the bus lanes|social housing|the night metro|a cable car|the flood wall|school canteens|the
        riverside promenade|a parking garage|cargo-bike hubs
        """
    ),
    "role": words(
        """
        councillor|city architect|tram driver|planner|mayor|traffic warden|estate agent|surveyor|park
        keeper|civil engineer
        """
    ),
    "group": words(
        """
        the council|neighbourhood groups|contractors|the transport authority|bus drivers|market traders|
        the heritage office|allotment holders|the planning board|architects
        """
    ),
    "issue": words(
        """
        delivery hours|rail gauge|ground water|ticket prices|building height|tree felling|dust|street
        trees|overhead wires|kerb heights|drainage|listed facades
        """
    ),
    "spot": words(
        """
        the building site|the council chamber|the tram stop|an allotment|the old depot|a pedestrian
        crossing|the riverside path|the tax office|the bus station|the fountain
        """
    ),
}

STATE = {"diplomacy": DIPLOMACY, "election": ELECTION, "court": COURT, "city": CITY_HALL}
