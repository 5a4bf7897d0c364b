"""Bodies whose French names begin in lower case, or go on in it: le ministère de l'Intérieur."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from pipeline.stages.tag.runs import NAME, Run, is_initial
from pipeline.text.names import is_given_name

__all__ = ["Body", "french_bodies"]

_HEADS = frozenset(
    ["ministère", "préfecture", "parquet", "rectorat", "tribunal", "université", "hôpital", "chu", "chru"]
)
_DIRECT = frozenset(["hôpital", "université", "fondation", "institut"])
"""Heads that need no *de*: l'hôpital Necker."""
_OF_KINDS = {
    "tribunal": frozenset(["judiciaire", "administratif", "correctionnel", "commerce"]),
    "conseil": frozenset(["départemental", "régional", "général"]),
    "cour": frozenset(["appel", "assises", "criminelle"]),
    "parquet": frozenset(["général"]),
    "agence": frozenset(["santé"]),
}
"""Heads that need a word more: cour d'appel de Rennes."""
_CAPITAL_WORDS = """
Agence Académie Alliance Assemblée Association Autorité Banque Caisse Centre Chambre Coalition Collectif
Comité Commission Compagnie Confédération Conférence Conseil Coordination Cour École Fédération Fondation
Fonds Front Groupement Inspection Institut Ligue Mouvement Observatoire Office Ordre Organisation Parlement
Parti Rassemblement Réseau Secrétariat Société Syndicat Tribunal Union
"""
_CAPITALS = frozenset(_CAPITAL_WORDS.split())
_ADJECTIVE_WORDS = """
national nationale nationaux international internationale européen européenne français française belge
suisse québécois québécoise africain africaine mondial mondiale régional régionale départemental
départementale général générale central centrale fédéral fédérale supérieur supérieure social sociale
sociaux économique populaire socialiste communiste démocratique démocrate républicain républicaine libéral
libérale conservateur progressiste radical islamique musulman musulmane catholique protestante orthodoxe
patriotique syndical syndicale professionnel professionnelle médical médicale hospitalier hospitalière
scolaire universitaire olympique agricole paysanne rural rurale forestier industriel financier financière
monétaire judiciaire administratif administrative constitutionnel constitutionnelle électoral électorale
militaire interministériel interministérielle parlementaire royal royale spatial spatiale sanitaire
humanitaire culturel scientifique technique numérique climatique écologiste environnemental citoyen
citoyenne indépendant indépendante arabe américain américaine allemand allemande britannique espagnol
espagnole italien italienne russe ukrainien ukrainienne israélien israélienne palestinien palestinienne turc
turque algérien algérienne marocain marocaine tunisien tunisienne sénégalais sénégalaise ivoirien ivoirienne
malien malienne congolais congolaise camerounais canadien canadienne
"""
_ADJECTIVES = "|".join(sorted(_ADJECTIVE_WORDS.split(), reverse=True))
_OF = r"(?:de la |de l['’]|du |des |de |d['’]|(?:pour|contre) (?:la |le |les |l['’]))"
_NOUN = (
    r"(?!nombreu|ministres\b|plusieurs|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|cet?t?e?\b|"
    r"s(?:on|a|es)\b)[a-zà-ÿ-]{3,}"
)
_REST = re.compile(
    rf"(?: (?:{_ADJECTIVES})\b){{0,2}}"
    rf"(?: {_OF}(?:[a-zà-ÿ-]+(?:tion|sion|ance|ense)|droits|lutte) (?:de la |de l['’]|du |des |d['’]){_NOUN}"
    rf"| {_OF}(?:{NAME}|{_NOUN}(?: d['’]{_NOUN})?)(?: en {_NOUN}(?: et {_NOUN})?)?)?"
    rf"(?: (?:{_ADJECTIVES}|[a-zà-ÿ-]+(?:iques|ales|elles|ains|ien(?:ne)?s|i[eè]re?s|aires)|maladie)\b)?"
    rf"(?: et (?:de la |de l['’]|du |des )(?:{NAME}|{_NOUN}))?(?: de (?:la )?{NAME})?"
)
"""What stands behind the capital that a body's name begins with (Fédération hospitalière de France)."""
_BEFORE = (
    *(" de ", " d ", " du ", " des ", " la ", " l "),
    *("hôpital ", "université ", "fondation ", "institut "),
)
_LINKS = frozenset(["de", "la", "l", "du", "des", "d"])
_TAIL = re.compile(
    r"(?: (?:étrangères|nationale|sociales|écologique|supérieur|publique|publics|numérique|fédérale|"
    r"extérieur)\b)?"
    rf"(?:,? et (?:de la |de l['’]|du |des |de |d['’]){NAME})?"
)


class Body(NamedTuple):
    """A body's name as written, and where it stands.

    ``short`` is the part of it that is told as an organisation else.
    """

    name: str
    start: int
    end: int
    short: str = ""


def french_bodies(written: str, text: str, runs: Sequence[Run], known: Collection[int]) -> Iterator[Body]:
    """Yield the bodies at the runs of capitals of a text; ``text`` is ``written`` with its words set free."""
    for run in runs:
        body = _capital(written, text, run, known) or _lower(written, text, run)
        if body is not None and body.start not in known:
            yield body


def _capital(written: str, text: str, run: Run, known: Collection[int]) -> Body | None:
    """Return the body whose name begins with a capital at the end of a run and goes on in lower case."""
    last = run.text.rpartition(" ")[2]
    if last not in _CAPITALS or run.start in known:
        return None
    has_article = run.text.startswith(("La ", "Le ", "Les "))
    short = run.text.partition(" ")[2] if has_article else run.text
    start = run.end - len(short)
    if short not in (last, f"Haut {last}", f"Haute {last}") or not (
        has_article or not is_initial(text, start)
    ):
        return None
    rest = _REST.match(written, run.end)
    return Body(written[start : rest.end()], start, rest.end(), short) if rest and rest.group() else None


def _lower(written: str, text: str, run: Run) -> Body | None:
    """Return the body in lower case whose name a run of capitals ends."""
    if not text.endswith(_BEFORE, max(0, run.start - 11), run.start):
        return None
    words = text[max(0, run.start - 40) : run.start].split(" ")
    if words.pop():
        return None  # a mark stands before
    linked = len(words)
    while words and words[-1] in _LINKS:
        words.pop()
    is_linked = linked > len(words)
    first = _head(words, is_linked)
    if first is None or (not is_linked and is_given_name(run.text.split()[0])):
        return None
    start = text.rfind(first, 0, run.start)
    tail = _TAIL.match(written, run.end)
    end = tail.end() if tail else run.end
    return Body(written[start:end], start, end)


def _head(words: Sequence[str], is_linked: bool) -> str | None:
    """Return the word that a body's name in lower case begins with, if these words end with one."""
    if len(words) < 2:
        return None
    if not is_linked:
        return words[-1] if words[-1].lower() in _DIRECT else None
    if words[-1].lower() in _HEADS:
        return words[-1]
    for back in (2, 3, 4):
        if len(words) > back and words[-1] in _OF_KINDS.get(words[-back].lower(), ()):
            return words[-back]
    return None
