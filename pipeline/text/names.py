"""Names of people: given names, titles before them, and one form for the spellings of one name."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from importlib import import_module
from pkgutil import iter_modules

from pipeline.text.given_names import GIVEN_NAMES
from pipeline.text.russian import Case, given_forms, is_cyrillic, nominative, stem

__all__ = [
    "ARABIC_ARTICLE",
    "PARTICLES",
    "canonical_name",
    "given_names_anywhere",
    "is_given_name",
    "is_role",
    "name_key",
    "person_keys",
    "same_person",
]

# Words before a name that say a person follows; capitalised or not. Nouns of office and of trade.
_ROLE_WORDS = """
mr mrs ms miss dr prof sir dame lord lady king queen prince princess pope saint rev reverend bishop
archbishop cardinal rabbi imam sheikh sultan emir president vice-president chancellor premier minister
secretary undersecretary deputy ambassador envoy consul senator congressman congresswoman congressperson
representative rep sen gov governor mayor councillor commissioner chairman chairwoman chair chairperson
chief head director manager ceo cfo founder co-founder cofounder owner boss leader spokesman spokeswoman
spokesperson general gen colonel col major maj captain capt lieutenant lt sergeant sgt officer commander
admiral marshal judge justice magistrate prosecutor attorney lawyer sheriff detective inspector constable
professor doctor economist analyst scientist researcher historian author writer novelist poet journalist
editor reporter correspondent columnist critic actor actress singer rapper musician composer conductor
artist painter photographer filmmaker designer architect comedian star player striker defender midfielder
goalkeeper forward quarterback coach trainer champion driver rider cyclist runner swimmer boxer golfer
teammate opponent rival candidate nominee activist campaigner opposition lawmaker mp mep teacher student
farmer resident witness victim suspect defendant husband wife son daughter father mother brother sister
widow friend colleague assistant adviser advisor aide counsel executive expert specialist strategist veteran
astronaut engineer pilot nurse surgeon präsident präsidentin bundespräsident bundeskanzler kanzler kanzlerin
ministerin ministerpräsident außenminister außenministerin innenminister finanzminister
verteidigungsminister sprecher sprecherin vorsitzender vorsitzende chef chefin bürgermeister bürgermeisterin
herr frau botschafter richter präsidenten président présidente ministre porte-parole ambassadeur maire
directeur directrice député députée sénateur juge monsieur madame cheffe presidente presidenta ministro
ministra embajador alcalde alcaldesa portavoz directora senador senadora juez señor señora jefe canciller
diputado президент министр премьер-министр премьер посол глава мэр губернатор депутат директор секретарь
представитель генерал abgeordneter abgeordnete abgeordneten staatssekretär staatssekretärin senatorin
landrat landrätin oberbürgermeister oberbürgermeisterin staatsanwalt staatsanwältin richterin rechtsanwalt
rechtsanwältin anwalt anwältin verteidiger professorin forscher forscherin wissenschaftler wissenschaftlerin
physiker physikerin arzt ärztin hausarzt hausärztin lehrer lehrerin schüler schülerin autor autorin
regisseur regisseurin schauspieler schauspielerin sänger sängerin künstler künstlerin torwart stürmer
verteidigerin mittelfeldspieler kapitän trainerin managerin geschäftsführer geschäftsführerin betriebsrat
betriebsrätin gewerkschafter gewerkschafterin einsatzleiter einsatzleiterin leiter leiterin direktor
direktorin polizist polizistin kommissar kommissarin meteorologe meteorologin experte expertin ökonom
ökonomin analystin landwirt landwirtin bischof kollege kollegin zeuge zeugin nachbar nachbarin unternehmer
unternehmerin gründer gründerin verhandlungsführer verhandlungsführerin gruppenleiter gruppenleiterin
adjoint adjointe préfet préfète procureur procureure avocate capitaine général générale professeur
professeure chercheur chercheuse médecin infirmier infirmière économiste historien historienne
astrophysicien astrophysicienne biologiste écrivain écrivaine romancier romancière réalisateur réalisatrice
acteur actrice chanteur chanteuse entraîneur entraîneuse sélectionneur gardien attaquant défenseur joueur
joueuse délégué déléguée syndicaliste secrétaire agriculteur agricultrice habitant habitante témoin patron
patronne fondateur fondatrice journaliste ingénieur ingénieure évêque abbé vicepresidente vicepresidenta
consejero consejera concejal concejala secretario secretaria subsecretario gobernador gobernadora fiscal
magistrado magistrada abogado abogada comandante excomandante capitán coronel sargento comisario comisaria
inspectora profesor profesora maestro maestra investigador investigadora científico científica médico médica
doctora enfermero enfermera epidemiólogo epidemióloga biólogo bióloga economista historiador historiadora
escritor escritora periodista poeta actriz cantante cineasta entrenador entrenadora delantero defensa
portero árbitro jugador jugadora capitana líder dirigente activista empresario empresaria fundador fundadora
agricultor agricultora vecino vecina testigo obispo arzobispo cardenal sacerdote embajadora experto experta
analista directivo directiva gerente ingeniero ingeniera депутата учёный ученый профессор врач тренер
адвокат прокурор судья директора писатель журналист milletvekili vali profesör doktor doçent avukat savcı
hakim müdürü müdür sözcü uzman öğretmen öğrenci antrenör kaleci forvet yazar gazeteci komutan albay
cumhurbaşkanı başbakan bakan bakanı büyükelçi sözcüsü başkanı başkan direktörü direktör rektörü rektör
büyükelçisi valisi sekreteri temsilcisi üyesi lideri kurucusu yardımcısı komutanı savcısı hakimi antrenörü
kaptanı oyuncusu yazarı şarkıcı oyuncu yönetmen yönetmeni mme mlle porte-parole
"""
ROLES = frozenset(_ROLE_WORDS.split())
"""Roles and titles, in lower case."""

# German puts roles together: Verhandlungsführer, Landwirtschaftsministerin. The last part tells.
_ROLE_END_WORDS = """
minister ministerin präsident präsidentin sprecher sprecherin leiter leiterin chef chefin führer
führerin meister meisterin anwalt anwältin trainer trainerin direktor direktorin forscher forscherin
experte expertin experten vorsitzender vorsitzende vorsitzenden beauftragter beauftragte beauftragten
arzt ärztin lehrer lehrerin professor professorin richter richterin rätin kommissar kommissarin vorstand
vorständin ökonom ökonomin historiker historikerin wissenschaftler wissenschaftlerin biologe biologin
soziologe soziologin geologe geologin psychologe psychologin politiker politikerin techniker technikerin
besitzer besitzerin inhaber inhaberin gründer gründerin kanzler kanzlerin sekretär sekretärin
botschafter botschafterin spieler spielerin läufer läuferin fahrer fahrerin sänger sängerin künstler
künstlerin autor autorin schreiber schreiberin abgeordneter abgeordnete abgeordneten pfarrer pfarrerin
bischof bischöfin bäuerin landwirt landwirtin wirt wirtin helfer helferin pfleger pflegerin berater
beraterin referent referentin
"""
_ROLE_ENDS = tuple(_ROLE_END_WORDS.split())
_COMPOUND_CHARS = 10


def is_role(word: str) -> bool:
    """Return whether a word (lower case) says that a person follows, or went before.

    >>> is_role("minister"), is_role("verhandlungsführer"), is_role("bridge")
    (True, True, False)
    """
    return word in ROLES or (len(word) >= _COMPOUND_CHARS and word.endswith(_ROLE_ENDS))


_PARTICLE_WORDS = "von van der den de del della di da dos das du la le el al bin ibn ben ter ten zu zur af av"
PARTICLES = frozenset(_PARTICLE_WORDS.split())

ARABIC_ARTICLE = "[ae][lsdnrzt]h?-"
"""What joins a family name with a hyphen (al-Assad, el-Sisi), as a pattern; papers leave it out later."""

# One spelling for given names whose romanisation varies.
_GIVEN_FORMS = {
    variant: form
    for form, variants in {
        "Alexander": "Aleksandr Alexandr Aleksander Oleksander",
        "Alexei": "Aleksei Aleksey Alexey",
        "Andrei": "Andrey",
        "Sergei": "Sergey Serguei",
        "Dmitry": "Dmitri Dmitriy Dimitri Dmitrij",
        "Yury": "Yuri Yuriy Juri",
        "Volodymyr": "Wolodymyr",
        "Nikolai": "Nikolay",
        "Mikhail": "Mikhael Michail Mihail",
        "Yevgeny": "Evgeny Evgeni Yevgeniy Evgeniy Jewgeni",
        "Vitaly": "Vitali Vitaliy",
        "Anatoly": "Anatoli Anatoliy",
        "Valery": "Valeri Valeriy",
        "Tatyana": "Tatiana",
    }.items()
    for variant in variants.split()
}
_OTHER_SLAVIC = (
    "Anton Boris Denis Igor Ivan Kirill Konstantin Leonid Maxim Oleg Pavel Roman Viktor Vladimir Vladislav"
)
_SLAVIC_GIVEN = frozenset(_GIVEN_FORMS.values()) | frozenset(_OTHER_SLAVIC.split())
_AFTER_I = re.compile(r"iy(?=[eao])")
_SPELLINGS = (("tsch", "ch"), ("sch", "sh"), ("ph", "f"), ("ck", "k"), ("iy", "i"), ("ij", "i"), ("yi", "i"))
_DOUBLED = re.compile(r"(.)\1")
_ARABIC_ARTICLE = re.compile(rf"{ARABIC_ARTICLE}(?=\w)", re.IGNORECASE)


def canonical_name(name: str) -> str:
    """Return the form of a name under which its spellings are reported.

    Russian names vary by romanisation: the given name gets its usual English form, and -iyev becomes -iev
    (BGN/PCGN's simplified style); names from elsewhere stay.

    >>> canonical_name("Aleksandr Darchiyev"), canonical_name("Ilham Aliyev")
    ('Alexander Darchiev', 'Ilham Aliyev')
    """
    parts = name.split()
    if len(parts) < 2:
        return name
    if is_cyrillic(parts[0]):
        return " ".join(nominative(parts, GIVEN_NAMES, _cyrillic_forms()))
    parts[0] = _GIVEN_FORMS.get(parts[0], parts[0])
    if parts[0] in _SLAVIC_GIVEN:
        parts[-1] = _AFTER_I.sub("i", parts[-1])
    return " ".join(parts)


def is_given_name(word: str) -> bool:
    """Return whether a word is a given name, in Russian in any case.

    >>> is_given_name("Ann"), is_given_name("Сергеем"), is_given_name("Bridge")
    (True, True, False)
    """
    return word in GIVEN_NAMES or word in _cyrillic_forms()


@cache
def given_names_anywhere() -> frozenset[str]:
    """Return the given names of all countries that Faker has lists of; many are other words, too."""
    import faker.providers.person  # a third of a second, and asked of few texts

    found: set[str] = set()
    for module in iter_modules(faker.providers.person.__path__):
        provider = import_module(f"faker.providers.person.{module.name}").Provider
        for name in dir(provider):
            names = getattr(provider, name) if name.startswith("first_name") else ()
            if isinstance(names, (tuple, list, dict)):
                found.update(map(str, names))
    return frozenset(found)


@cache
def _cyrillic_forms() -> dict[str, tuple[str, Case]]:
    return given_forms(sorted(filter(is_cyrillic, GIVEN_NAMES)))


@lru_cache(1 << 16)
def name_key(word: str) -> str:
    """Return what the spellings of one name have in common.

    >>> name_key("Darchiyev") == name_key("Darchiev"), name_key("Müller") == name_key("Mueller")
    (True, True)
    >>> name_key("al-Assad") == name_key("Assad")
    True
    """
    lower = word.lower()
    if is_cyrillic(lower):
        lower = stem(lower)
    lower = lower.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss")
    lower = _ARABIC_ARTICLE.sub("", lower)
    plain = "".join(char for char in unicodedata.normalize("NFKD", lower) if char.isalnum())
    for spelling, form in _SPELLINGS:
        plain = plain.replace(spelling, form)
    return _DOUBLED.sub(r"\1", plain.replace("y", "i"))


def same_person(one: str, other: str) -> bool:
    """Return whether two full names can be one person's: same surname, and given names that don't contradict.

    >>> same_person("Aleksandr Darchiyev", "Alexander Darchiev"), same_person("Joe Biden", "Jill Biden")
    (True, False)
    """
    given, surname = person_keys(one)
    other_given, other_surname = person_keys(other)
    if surname != other_surname:
        return False
    if given is None or other_given is None or given == other_given:
        return True
    short = min(len(given), len(other_given))
    return short <= 3 and given[:short] == other_given[:short]


@lru_cache(1 << 14)
def person_keys(name: str) -> tuple[str | None, str]:
    """Return the keys of a full name's given name, if there is one, and of its surname (none: empty)."""
    parts = canonical_name(name).split()
    return name_key(parts[0]) if len(parts) > 1 else None, name_key("".join(parts[-1:]))
