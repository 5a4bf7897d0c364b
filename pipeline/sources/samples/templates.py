"""Notices that share their wording and differ in figures and names: weather, markets, earnings, traffic.

They are no duplicates of each other, which a pure similarity of words would call them.
"""

from __future__ import annotations

import random

from pipeline.sources.samples.articles import Text
from pipeline.sources.samples.english import SHARED
from pipeline.sources.samples.grammar import between, pick
from pipeline.sources.samples.names import CITIES, organisation, person, venue

__all__ = ["TEMPLATES", "fill_template"]

TEMPLATES: dict[str, tuple[str, ...]] = {
    "weather": (
        "Weather for {c1}: high of {a}.{d} degrees on {day}",
        """The weather office in {c1} expects a high of {a}.{d} degrees and a low of {b}.{e} degrees on
        {day}. Winds from the direction of {c2} will blow at {f} kilometres per hour, with gusts of {g}
        kilometres per hour near {v1}.

        Rain of {h}.{e} millimetres is likely between {t1} and {t2}, mostly around {v2} and {v3}. The
        chance of thunder stands at {i} percent. Humidity will reach {j} percent and pressure {k}
        hectopascals.

        In {c3} the sun rises at {t3} and sets at {t4}, while {c4} can count on {l}.{d} hours of
        sunshine. Pollen levels were measured at {m} grains by {p1} of the station at {v4}. The next
        forecast for {c1} will be issued at {t5}.""",
    ),
    "markets": (
        "{c1} stocks close at {k}.{a} points",
        """The main index in {c1} closed at {k}.{a} points on {day}, a change of {d}.{b} percent after a
        session that began at {m}.{f} points. Turnover reached {n}.{e} million, compared with {o}.{d}
        million the day before.

        Shares of {o1} ended at {q}.{g}, while {o2} finished at {r}.{h} and {o3} at {s}.{i}. Analyst
        {p1} of {o4} put the fair value of {o1} at {u}.{j}.

        The euro traded at {x}.{l} against the local currency in {c2}, oil cost {y}.{a} dollars a barrel
        in {c3}, and gold was fixed at {z}.{b} dollars an ounce in {c4}. Trading resumes at {t1}.""",
    ),
    "earnings": (
        "{o1} reports quarterly profit of {n}.{a} million",
        """{o1} said on {day} that profit for the quarter came to {n}.{a} million, after {o}.{b} million a
        year earlier. Revenue was {q}.{f} million, against a forecast of {r}.{g} million compiled by
        {o2}.

        Earnings per share amounted to {d}.{h}, the operating margin to {i}.{e} percent. The unit in
        {c1} contributed {s}.{j} million and the one in {c2} {u}.{l} million, chief financial officer
        {p1} said in {c3}.

        For the full year {o1} expects revenue between {x}.{a} million and {y}.{b} million. The dividend
        proposed by {p2} is {e}.{i} per share. The company, based at {v1}, employs {z} people.""",
    ),
    "traffic": (
        "Traffic in {c1}: delays of {a} minutes at {v1}",
        """Drivers in {c1} face delays of {a} minutes at {v1} on {day} because of works between {t1} and
        {t2}. A detour of {b}.{d} kilometres leads through {v2} and {v3}.

        Line {f} towards {c2} runs every {g} minutes instead of every {h} minutes; line {i} ends at
        {v4}. Road {k} to {c3} is closed for {j} hours from {t3}, and the ferry to {c4} leaves {l}
        minutes later than usual.

        The control centre counted {m} vehicles an hour at {v2} and {n} at {v3}. Questions are answered
        by {p1} on extension {o}. Parking for {q} cars is free at {v4} until {t4}.""",
    ),
}


def fill_template(kind: str, rng: random.Random) -> Text:
    """Return the kind's notice with figures and names drawn anew."""
    headline, body = TEMPLATES[kind]
    values: dict[str, object] = {"day": pick(rng, SHARED["day"])}
    values |= {letter: between(rng, 10, 99) for letter in "abfghijl"}
    values |= {letter: between(rng, 1, 9) for letter in "de"}
    values |= {letter: between(rng, 1000, 9999) for letter in "kmnoqrsuxyz"}
    for number in range(1, 5):
        values[f"c{number}"] = pick(rng, CITIES)[0]
        values[f"o{number}"] = organisation(rng)
        values[f"v{number}"] = venue(rng)
    for number in range(1, 6):
        values[f"t{number}"] = f"{between(rng, 0, 23):02}:{between(rng, 0, 59):02}"
    values |= {"p1": person(rng)[0], "p2": person(rng)[0]}
    paragraphs = body.format_map(values).split("\n\n")
    return Text(headline.format_map(values), tuple(" ".join(lines.split()) for lines in paragraphs))
