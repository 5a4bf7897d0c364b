"""English topics, third part: science, culture, health, the countryside."""

from __future__ import annotations

from pipeline.sources.samples.grammar import words

__all__ = ["LIFE"]

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

LIFE = {"science": SCIENCE, "culture": CULTURE, "health": HEALTH, "countryside": COUNTRYSIDE}
