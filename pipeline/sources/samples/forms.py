"""Forms that desks fill in day by day: six families, two wordings each, filled in from small vocabularies.

Sports results, court lists, obituaries and earthquakes are full of names and figures; horoscopes and traffic
notices have no figure at all and hardly a name. Two texts from one form share a good part of their wording
and report different things, so neither is a copy of the other: negatives to measure the dedupe stage on.
"""

from __future__ import annotations

import random
from functools import cache

from pipeline.sources.samples.articles import Text
from pipeline.sources.samples.form_words import POOLS
from pipeline.sources.samples.grammar import Grammar, between, pick, sample, sentence, words
from pipeline.sources.samples.names import venue

__all__ = ["FORMS", "fill_form"]

FORMS: dict[str, tuple[tuple[str, str], ...]] = {
    "sport": (
        (
            "<town1> beat <town2> in the <league>",
            """<town1> beat <town2> <d1>-<d2> in the <league> on <day>. <last1> put the home side ahead
            in minute <n3> and <last2> made it two after the break.

            The visitors pulled one back through <last3> from <distance>, but the goalkeeper <last4> kept the
            lead with <save> in the closing stages. Referee <last5> showed <d3> yellow cards.

            The result lifts <town1> to <rank> place in the table with <n5> points, while <town2> stay
            <rank2>. Attendance at the <venue1> was <n6>. The next round of matches will be played on <day2>.
            """,
        ),
        (
            "Result: <town1> <n1>, <town2> <n5>",
            """Final score from the <venue1>: <town1> <n1>, <town2> <n5>.

            Top scorers for the winners were <last1> with <n3> points, <last2> with <n4> and <last3> with
            <n2>. For the losers <last4> had <n4> and <last5> added <n1> rebounds.

            The teams were level at the end of the first quarter, and <town1> took the lead for good
            [early|late|midway] in the <rank>. Coach <last6> said after the game that the team had
            [defended well|run hard|kept its nerve|shared the ball]. Both sides play again on <day>, when
            <town2> travel to <town3>.""",
        ),
    ),
    "court": (
        (
            "<town1> court list for <day>",
            """The following cases are listed for hearing at the district court in <town1> on <day>.

            <first1> <last1>, <n1>, of <venue1>, is charged with <offence>. <first2> <last2>, <n2>, of
            <venue2>, is charged with <offence2>. <first3> <last3>, <n3>, of no fixed address, is to be
            sentenced for <offence3>.

            The case of <first4> <last4>, <n4>, accused of <offence4>, has been adjourned until <day2>. All
            hearings are held in courtroom <n5> and begin at <hour> o'clock. Lists are subject to change
            without notice and reporting restrictions may apply.""",
        ),
        (
            "In the dock: <first1> <last1>",
            """<first1> <last1>, <n1>, of <venue1>, <town1>, admitted <offence> when appearing before
            magistrates on <day>.

            The court heard that the offence took place at <venue2> on <month> <d2>. <last1> was
            fined <n3> and ordered to pay costs of <n4> and a victim surcharge of <n5>.

            Defending, <first2> <last2> said that [his|her] client was [sorry|ashamed|out of work|of good
            character] and had [a young family|debts|been ill|pleaded guilty at once]. The fine must be paid
            within <n1> days.""",
        ),
    ),
    "obituary": (
        (
            "<first1> <last1>, <n1>",
            """<first1> <last1>, <n1>, of <town1>, passed away peacefully on <day> at <place>, surrounded by
            family.

            Born in <town2> to <first2> and <first3> <last1>, <first1> worked for <n2> years as <trade>
            and was a devoted member of <club>. In retirement <first1> enjoyed <hobby> and <hobby2>.

            Survivors include <d3> children, <first4>, <first5> and <first6>, and many grandchildren. A
            service will be held on <day2> at <hour> o'clock at <venue1>, with burial to follow. In place
            of flowers the family asks for donations to <charity>.""",
        ),
        (
            "In memoriam: <first1> <last1>",
            """It is with great sadness that we announce the death of <first1> <last1>, <trade> of
            <town1>, on <month> <d1> at the age of <n2>.

            <first1> will be lovingly remembered by <first2>, by the children <first3> and <first4>, and by
            all who knew the warmth of that [laugh|smile|handshake|voice]. A [keen|tireless|gifted|patient]
            friend of <hobby>, <first1> gave [a lifetime|many evenings|every spare hour] to <club>.

            The funeral takes place at <venue1> on <day> at <hour> o'clock. Friends are welcome afterwards
            at <venue2>. Please wear something [bright|blue|cheerful|yellow].""",
        ),
    ),
    "quake": (
        (
            "Magnitude <d1>.<d2> quake strikes near <town1>",
            """An earthquake of magnitude <d1>.<d2> struck <n1> kilometres <wind> of <town1> on <day>, the
            geological survey said.

            The quake hit at a depth of <n2>.<d3> kilometres at <d4>:<n3> local time. There were no
            immediate reports of damage or casualties, and no tsunami warning was issued. Shaking was felt
            as far away as <town2>, <n4> kilometres away.

            An aftershock of magnitude <d3>.<d4> followed <n5> minutes later. The region has recorded <n7>
            earthquakes of magnitude four or above in the past <n2> days. Officials asked people to stay
            away from damaged buildings.""",
        ),
        (
            "Earthquake report: <d1>.<d2>, <n1> km <wind> of <town1>",
            """This article was generated from seismic data. A [light|moderate|strong|shallow] earthquake
            reported at magnitude <d1>.<d2> was recorded <day> [morning|evening|at noon|before dawn] <n1>
            kilometres from <town1>.

            The temblor occurred at <d4>.<n3> at a depth of <n2> kilometres. The epicentre was <n4>
            kilometres from <town2> and <n5> kilometres from <town3>. In the last ten days there have been
            <n7> earthquakes of magnitude <d3>.0 and greater centred nearby.

            <n6> people reported to the survey that they had felt it. Did you feel it? Report what you
            noticed on the survey's page.""",
        ),
    ),
    "horoscope": (
        (
            "<sign>: your stars for <day>",
            """The <body> moves into a <aspect> mood today, and you may feel <feeling> about <matter>. Take a
            moment before you answer <person>, because a <adjective> word now can save you a <adjective2>
            evening.

            At work a <adjective3> task asks for your <virtue>. Let others see what you can do, but don't
            promise more than you can keep. Money matters are <money>, so put off buying <thing>.

            In love the stars favour <love>. If you are single, someone you meet through <person2> may
            surprise you. Trust your <virtue2> and leave time for <rest> before the day is over.""",
        ),
        (
            "Daily horoscope, <sign>",
            """<advice> <warning>

            <work> <cash>

            <heart> Your lucky colour is <colour>, and your best match today is <sign2>.""",
        ),
    ),
    "traffic_notice": (
        (
            "Delays on the <road> after <mishap>",
            """Drivers are facing long delays on the <road> this <daytime> after <mishap> near the
            <landmark>. <lane> closed and traffic is queuing back to the <landmark2>.

            Police and recovery crews are at the scene. A diversion is in place along the <road2>, but
            motorists are warned that it is busy as well. Buses towards the <landmark3> are running
            <how>.

            The cause is being looked into. Highways staff expect the road to reopen <when>. Anyone who can
            should put off the journey or take the <train>.""",
        ),
        (
            "Road works: <road>",
            """The <road> will be closed to through traffic from <day> while contractors <works> between the
            <landmark> and the <landmark2>.

            Access for residents and deliveries will be kept at all times. Pedestrians and cyclists can pass
            on the <side> side. Through traffic should follow the signed diversion by the <road2>, and bus
            stops at the <landmark3> are moved around the corner.

            The council apologises for any inconvenience and thanks drivers for their patience. The works
            are part of a programme to <aim> and should be finished <when>.""",
        ),
    ),
}
"""Family: (headline, body) of each wording, in the notation of `Grammar`."""


def fill_form(family: str, wording: int, rng: random.Random) -> Text:
    """Return the family's form in one of its wordings with everything in it drawn anew."""
    facts: dict[str, str] = {}
    for name, pool in POOLS.items():
        drawn = sample(rng, pool, 6)
        facts |= {f"{name}{number}": value for number, value in enumerate(drawn, 1)} | {name: drawn[0]}
    facts |= {f"venue{number}": venue(rng) for number in (1, 2)}
    facts |= {f"n{number}": str(between(rng, 2, 99)) for number in range(1, 6)}
    facts |= {"n6": str(between(rng, 200, 9999)), "n7": str(between(rng, 100, 999))}
    facts |= {f"d{number}": str(between(rng, 2, 9)) for number in range(1, 5)}
    facts["hour"] = pick(rng, words("nine|ten|eleven|one|two|three"))
    which = 2 * wording
    headline, body = (
        _forms(family).expand(family, facts, rng, which + part).split("\n\n") for part in (0, 1)
    )
    paragraphs = tuple(" ".join(sentence(" ".join(part.split())).split()) for part in body)
    return Text(" ".join(headline[0].split()), paragraphs)


@cache
def _forms(family: str) -> Grammar:
    return Grammar({family: [_blank_lines(part) for form in FORMS[family] for part in form]})


def _blank_lines(form: str) -> str:
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in form.split("\n\n"))
