"""Signals in words: on one's day as a few calm tasks, in the list of starters as badges."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from startbaan.apps.home.queries.circle import Known
from startbaan.apps.home.queries.tasks import Task
from startbaan.domain.privacy.policy import Relation
from startbaan.domain.signals import Name, Raised
from startbaan.ui.shapes import State

NAMED = 3
Signals = Mapping[int, Mapping[Relation, Sequence[Raised]]]


@dataclass(frozen=True)
class Said:
    """How a signal is called, what one does about it, and how many starters it is about in words."""

    badge: Promise
    tone: str
    about: Callable[[int], str]
    advice: Promise
    state: State = State.ATTENTION


SAID: dict[Name, Said] = {
    Name.NO_COACH: Said(
        _("geen coach"),
        "late",
        lambda count: ngettext("%(who)s heeft geen coach", "%(count)s starters hebben geen coach", count),
        _("De coördinator stelt een coach voor, de leidinggevende koppelt."),
    ),
    Name.START_TALK_LATE: Said(
        _("startgesprek te laat"),
        "late",
        lambda count: ngettext(
            "Het startgesprek van %(who)s is te laat", "%(count)s startgesprekken zijn te laat", count
        ),
        _("Vraag de coach wanneer het gesprek is. Wat er besproken wordt, blijft tussen hen."),
    ),
    Name.VISIT_MISSING: Said(
        _("nog geen klassenbezoek"),
        "attention",
        lambda count: ngettext(
            "%(who)s: nog geen klassenbezoek voor het gesprek van de gesprekscyclus",
            "Voor %(count)s gesprekken van de gesprekscyclus was er nog geen klassenbezoek",
            count,
        ),
        _("Ga eerst minstens 30 minuten op klassenbezoek; het gesprek wacht daarop."),
    ),
    Name.HOURS_BEHIND: Said(
        _("uren achter"),
        "attention",
        lambda count: ngettext(
            "Bij %(who)s blijft de coaching achter in uren",
            "Bij %(count)s starters blijft de coaching achter in uren",
            count,
        ),
        _("Er was minstens twee uur minder coaching dan er tot vandaag hoort te zijn. Plan wat er nog niet was."),
    ),
    Name.BUDDY_SILENT: Said(
        _("maatje stil"),
        "neutral",
        lambda count: ngettext(
            "Met %(who)s al twee weken geen wekelijks moment aangetikt",
            "Met %(count)s starters al twee weken geen wekelijks moment aangetikt",
            count,
        ),
        _("Was het er wel? Tik het dan aan. Was het er niet, spreek dan een moment af."),
    ),
    Name.CONTRACT_ENDING: Said(
        _("contract loopt af"),
        "attention",
        lambda count: ngettext(
            "Van %(who)s loopt het dienstverband binnenkort af",
            "Van %(count)s starters loopt het dienstverband binnenkort af",
            count,
        ),
        _("Leg vast of het doorloopt. Gaat de starter weg, vertel dat dan bij Er verandert iets."),
    ),
    Name.DECISION_MISSING: Said(
        _("besluit ontbreekt"),
        "attention",
        lambda count: ngettext(
            "Voor %(who)s is nog niet besloten over coaching in het volgende jaar",
            "Voor %(count)s starters is nog niet besloten over coaching in het volgende jaar",
            count,
        ),
        _("Coach en starter besluiten in het eindgesprek: doorgaan, op verzoek of stoppen."),
    ),
    Name.THREE_YEARS_ON: Said(
        _("langer dan drie jaar"),
        "neutral",
        lambda count: ngettext(
            "%(who)s begon meer dan drie jaar geleden in het onderwijs",
            "%(count)s starters begonnen meer dan drie jaar geleden in het onderwijs",
            count,
        ),
        _("Rond het traject af, verleng het, of verbeter de datum bij de gegevens."),
    ),
    Name.CERTIFICATE_EXPIRING: Said(
        _("certificaat verloopt"),
        "attention",
        lambda count: ngettext(
            "Van %(who)s verloopt het certificaat", "Van %(count)s coaches verloopt het certificaat", count
        ),
        _("Vraag het nieuwe certificaat en zet de datum in het coachregister."),
    ),
    Name.COACH_OVER_HOURS: Said(
        _("meer uren dan er zijn"),
        "attention",
        lambda count: ngettext(
            "%(who)s heeft meer uren toegezegd dan er zijn",
            "%(count)s coaches hebben meer uren toegezegd dan er zijn",
            count,
        ),
        _("Geef de coach meer uren, of koppel een starter aan een andere coach."),
    ),
    Name.POLICY_MISSING: Said(
        _("geen beleid"),
        "late",
        lambda count: ngettext(
            "%(who)s heeft nog geen beleid voor starters",
            "%(count)s besturen hebben nog geen beleid voor starters",
            count,
        ),
        _("Schrijf op wat jullie willen met starters en vraag instemming."),
    ),
    Name.POLICY_WAITING: Said(
        _("beleid wacht op instemming"),
        "attention",
        lambda count: ngettext(
            "Het beleid van %(who)s wacht op instemming", "Het beleid van %(count)s besturen wacht op instemming", count
        ),
        _("Is er ingestemd? Leg dan de dag vast en bewaar het document."),
    ),
    Name.POLICY_OLD: Said(
        _("beleid opnieuw bekijken"),
        "attention",
        lambda count: ngettext(
            "Tijd om het beleid van %(who)s opnieuw te bekijken",
            "Tijd om het beleid van %(count)s besturen opnieuw te bekijken",
            count,
        ),
        _("Blijft het zo, kies dan een nieuwe dag. Verandert er iets, schrijf dan een nieuwe versie."),
    ),
}
# To whom each comes as a task; what stands on their day already, as an activity of its own, is not said twice.
ON_THE_DAY: dict[Relation, tuple[Name, ...]] = {
    Relation.MANAGER: (
        Name.VISIT_MISSING,
        Name.CONTRACT_ENDING,
        Name.HOURS_BEHIND,
        Name.DECISION_MISSING,
        Name.THREE_YEARS_ON,
    ),
    Relation.COORDINATOR: (Name.CONTRACT_ENDING, Name.HOURS_BEHIND, Name.DECISION_MISSING, Name.THREE_YEARS_ON),
    Relation.HR: (Name.NO_COACH, Name.CONTRACT_ENDING, Name.THREE_YEARS_ON),
    Relation.COACH: (Name.HOURS_BEHIND,),
}
WHERE = {Name.VISIT_MISSING: "appraisal:talk_list"}


@dataclass(frozen=True, slots=True)
class Badge:
    """A signal in a list, in a word; `value` is how an address names it."""

    value: Name
    word: Promise
    tone: str


def badge_of(name: Name) -> Badge:
    """The badge of a signal."""
    return Badge(name, SAID[name].badge, SAID[name].tone)


def signal_tasks(circle: Iterable[Known], signals: Signals, relation: Relation) -> list[Task]:
    """The signals for someone in this relation: one task for each sort, however many starters it is about."""
    about: dict[Name, list[tuple[date, Known]]] = {}
    for known in circle:
        for found in signals.get(known.pk, {}).get(relation, ()):
            if found.name in ON_THE_DAY.get(relation, ()):
                about.setdefault(found.name, []).append((found.since, known))
    return [_task(name, sorted(found, key=lambda each: each[0])) for name, found in about.items()]


def said_task(name: Name, *, names: Sequence[str], since: date, url: str, action: str) -> Task:
    """One signal as a task."""
    said, count = SAID[name], len(names)
    more = ngettext("en nog %(count)s", "en nog %(count)s", count - NAMED) % {"count": count - NAMED}
    return Task(
        title=said.about(count) % {"who": names[0], "count": count},
        state=said.state,
        on=since,
        when="",
        detail=f"{', '.join(names[:NAMED])}{f' {more}' if count > NAMED else ''}" if count > 1 else "",
        url=url,
        action=action,
        advice=str(said.advice),
    )


def _task(name: Name, found: Sequence[tuple[date, Known]]) -> Task:
    only = found[0][1] if len(found) == 1 else None
    if name in WHERE:
        url = reverse(WHERE[name])
    elif only:
        url = reverse("home:starter", args=[only.key])
    else:
        url = f"{reverse('home:starters')}?{urlencode({'signaal': name.value})}"
    names = [known.name for _since, known in found]
    return said_task(name, names=names, since=found[0][0], url=url, action=str(_("Bekijk")))
