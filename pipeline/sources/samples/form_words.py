"""What desks write into the blanks of their forms (`pipeline.sources.samples.forms`)."""

from __future__ import annotations

from pipeline.sources.samples.grammar import words
from pipeline.sources.samples.names import CITIES, FIRST_NAMES, SURNAMES

__all__ = ["POOLS"]

POOLS: dict[str, tuple[str, ...]] = {
    "day": words("Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"),
    "month": words("January|March|April|May|June|July|August|September|October|November"),
    "league": words("premier division|second division|regional league|cup|under-21 league|women's league"),
    "rank": words("second|third|fourth|fifth|sixth|seventh|eighth|ninth"),
    "distance": words("close range|the penalty spot|outside the box|a free kick|the edge of the area"),
    "save": words("a fine double save|a dive to the left|three late stops|a fingertip save|a brave block"),
    "offence": words(
        """
        theft from a shop|drink-driving|driving without insurance|criminal damage to a vehicle|common
        assault|possession of a knife in public|fraud by false representation|failing to provide a
        specimen| handling stolen goods|burglary of a dwelling|using a mobile phone at the
        wheel|harassment| speeding on a dual carriageway|being drunk and disorderly|keeping a dog
        dangerously out of control
        """
    ),
    "place": words(
        """
        home|the county hospital|the hospice by the river|a nursing home|the infirmary|a friend's house
        """
    ),
    "trade": words(
        """
        a bus driver|a school nurse|a joiner|a machinist at the mill|a teacher of geography|a postman| a
        dairy farmer|a bookkeeper|a welder at the shipyard|a librarian|an electrician|a cook at the
        school
        """
    ),
    "club": words(
        """
        the parish choir|the bowls club|the lifeboat crew|the allotment society|the brass band|the
        volunteer fire brigade|the historical society|the rowing club|the quilting circle|the chess club
        """
    ),
    "hobby": words(
        """
        fly fishing|baking bread|restoring old radios|long walks on the cliffs|playing the
        accordion|growing dahlias|watching the birds|doing crosswords|building model railways|ballroom
        dancing|woodturning
        """
    ),
    "charity": words(
        """
        the heart foundation|the hospice|the animal shelter|the lifeboat fund|the children's ward|the
        food bank|cancer research|the village hall|a charity of your choice
        """
    ),
    "wind": words("north|northeast|east|southeast|south|southwest|west|northwest"),
    "sign": words("Aries|Taurus|Gemini|Cancer|Leo|Virgo|Libra|Scorpio|Sagittarius|Capricorn|Aquarius|Pisces"),
    "body": words("moon|sun|evening star|red planet|ringed planet|new moon|messenger planet"),
    "aspect": words("playful|sober|restless|generous|dreamy|stubborn|tender|busy|curious|solemn"),
    "feeling": words("uneasy|hopeful|torn|light-hearted|impatient|proud|unsure|stirred|calm|sceptical"),
    "matter": words(
        """
        a plan at home|an old debt|a letter you did not answer|a change of job|the way you spend your
        evenings|a friend's silence|a journey|a secret|your health|a family gathering
        """
    ),
    "person": words(
        """
        a neighbour|your boss|an old friend|a sister or brother|a stranger|your partner|a colleague|a
        child| a former flame|an elderly relative
        """
    ),
    "adjective": words(
        """
        gentle|careless|patient|sharp|honest|quick|dull|lonely|costly|noisy|tiresome|tricky|welcome|deli
        cate
        """
    ),
    "virtue": words("patience|courage|humour|instinct|memory|tact|discipline|imagination|good sense"),
    "money": words("steady|tight|improving|uncertain|better than you think|in need of a closer look"),
    "thing": words(
        "anything large|a gift|new clothes|tickets|shares|tools|furniture|a gadget you don't need"
    ),
    "love": words(
        """
        those who listen|plain words|a small surprise|old loyalties|a new start|those who wait|a quiet
        talk
        """
    ),
    "rest": words("a walk|a good book|music|an early night|a long bath|your garden|a call home|a nap"),
    "colour": words("amber|green|silver|crimson|turquoise|white|violet|yellow|navy|rust"),
    "advice": words(
        """
        A door that seemed shut opens a little today.|Small steps bring you further than one great
        leap.|You have carried a worry for too long, and now it gets lighter.|Someone is watching how
        you handle a setback.|Good news arrives from an unexpected direction.|The day begins slowly but
        gathers pace after lunch.|An idea you had weeks ago is worth a second look.|Let the morning pass
        before you make up your mind.
        """
    ),
    "warning": words(
        """
        Be careful not to talk over those who mean well.|Don't let pride keep you from asking for
        help.|Avoid taking sides in a quarrel that is not yours.|Read the small print before you agree
        to anything.|Your temper may be shorter than usual.|Not everything that glitters deserves your
        time.|Guard a confidence that was placed in you.|Keep your plans to yourself for now.
        """
    ),
    "work": words(
        """
        At work you are asked to lead, and you should say yes.|A colleague needs your advice more than
        they admit.|Unfinished tasks pile up, so clear your desk first.|Your effort is noticed by the
        right person at last.|A meeting turns out shorter and kinder than you feared.|Someone new on the
        team brings fresh energy.|Routine is your friend today.|A delay gives you time to do it
        properly.
        """
    ),
    "cash": words(
        """
        Spend a little on yourself without guilt.|A bill is smaller than you expected.|Keep an eye on
        small expenses this week.|Lend nothing that you would miss.|A bargain is not always a
        bargain.|An old investment pays off in an odd way.|Put something aside for a rainy day.|Resist
        the urge to impress with gifts.
        """
    ),
    "heart": words(
        """
        In love, say what you feel and don't wait for a sign.|A look across the room says more than a
        letter.|Couples find it easy to forgive today.|Singles should accept an invitation they would
        rather decline.|An old flame crosses your mind for a reason.|Give your partner room to
        breathe.|Laughter does more for romance than flowers.|Tonight is made for two and a long
        conversation.
        """
    ),
    "road": words(
        """
        ring road|coast road|northern bypass|harbour tunnel|old toll bridge|airport road|market street|
        western approach|valley road|canal road|hospital hill|orbital motorway|station road|lake
        causeway
        """
    ),
    "mishap": words(
        """
        a collision between two lorries|a burst water main|an overturned caravan|a spillage of gravel|a
        fallen tree|a breakdown of a crane|a van fire|a crash involving a motorcycle|a lorry shedding
        its load|a broken signal|flooding|a multi-vehicle accident
        """
    ),
    "landmark": words(
        """
        retail park|football ground|cathedral|grain silo|bus depot|university gates|fire station|cattle
        market| power station|garden centre|swimming pool|prison|exhibition hall|sugar factory|old
        brewery
        """
    ),
    "lane": words(
        """
        One lane is|Both lanes are|The inside lane is|Two of three lanes are|The slip road is|The
        eastbound carriageway is|The westbound carriageway is|The hard shoulder is
        """
    ),
    "daytime": words("morning|afternoon|evening|lunchtime"),
    "how": words("late|every half hour only|by another route|without stopping|to a special timetable"),
    "when": words(
        """
        by nightfall|before the evening rush|within the hour|in the course of the day|tomorrow|by the
        end of the week|before the school holidays|in early summer|not before midnight|once the wreck is
        towed away
        """
    ),
    "train": words("train|tram|ferry|park-and-ride|underground|bicycle"),
    "works": words(
        """
        lay a new gas main|resurface the carriageway|repair the drains|build a cycle path|replace the
        lamp posts|strengthen the embankment|put in a roundabout|renew the tram tracks|mend the
        retaining wall
        """
    ),
    "side": words("northern|southern|river|park|left-hand|right-hand"),
    "aim": words(
        """
        make the crossing safer|cut noise at night|prevent floods|bring broadband to the suburbs|keep
        lorries out of the centre|speed up the buses|save water
        """
    ),
    "first": FIRST_NAMES,
    "last": SURNAMES,
    "town": tuple(city for city, _, _ in CITIES),
}
"""What a blank may be filled with."""
