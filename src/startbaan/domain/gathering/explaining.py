"""Why somebody got the session they got: what was full, who went first, and where the lot decided."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from startbaan.domain.gathering.sharing import Chooser, Placed, Session, Sharing
from startbaan.domain.sentences import Sentence, say

SAID_IN_FULL = (
    say("eerste"),
    say("tweede"),
    say("derde"),
    say("vierde"),
    say("vijfde"),
)


@dataclass(frozen=True, slots=True)
class Rush:
    """How many places a session has, and how many people wanted it first of all."""

    places: int
    wanted_first: int


def rushes(choosers: Iterable[Chooser], *, sessions: Sequence[Session]) -> dict[str, Rush]:
    """Count for each session how many people wanted it first of all."""
    first = Counter(chooser.wanted[0] for chooser in choosers if chooser.wanted)
    return {session.key: Rush(session.places, first[session.key]) for session in sessions}


def rules() -> tuple[Sentence, ...]:
    """Say how sessions are shared out, in the order in which it counts."""
    return (
        say("Zo veel mogelijk mensen krijgen een plaats in een sessie die bij hun jaar past."),
        say("Wie het slechtst af is, krijgt een zo goed mogelijke keuze."),
        say("Daarna krijgen zo veel mogelijk mensen hun eerste keuze, dan hun tweede, en zo verder."),
        say("Wat dan nog gelijk is, bepaalt het lot."),
    )


def why(
    chooser: Chooser,
    *,
    sharing: Sharing,
    sessions: Sequence[Session],
    titles: Mapping[str, str],
    rush: Mapping[str, Rush],
) -> tuple[Sentence, ...]:
    """Say to somebody why they go where they go, from what they wanted most on."""
    placed = sharing.of(chooser.person)
    if not placed.session:
        return (say("Er is geen plaats meer in een sessie die bij jouw jaar past."),)
    by_key = {session.key: session for session in sessions}
    wanted = [key for key in dict.fromkeys(chooser.wanted) if key in by_key]
    if not wanted:
        return (say("Je gaf geen voorkeur op. We kozen een sessie met plaats."),)
    if placed.session == wanted[0]:
        return (say("“%(title)s” was je eerste keuze.", title=titles[wanted[0]]),)
    missed = wanted[: wanted.index(placed.session)] if placed.session in wanted else wanted
    return (
        *(_missed(titles[key], rush[key], is_open=chooser.may(by_key[key])) for key in missed),
        _got(placed, wanted, titles),
        _shared(sharing),
    )


def _missed(title: str, rush: Rush, *, is_open: bool) -> Sentence:
    if not is_open:
        return say("“%(title)s” is niet voor jouw jaar.", title=title)
    if rush.wanted_first > rush.places:
        return say(
            "“%(title)s”: %(wanted)s mensen zetten deze sessie bovenaan, plaatsen: %(places)s.",
            title=title,
            places=rush.places,
            wanted=rush.wanted_first,
        )
    return say("“%(title)s” was vol.", title=title)


def _got(placed: Placed, wanted: Sequence[str], titles: Mapping[str, str]) -> Sentence:
    title = titles[placed.session]
    if placed.session not in wanted:
        return say("Daarom kozen we “%(title)s”: daar is plaats, en die sessie past bij jouw jaar.", title=title)
    choice = wanted.index(placed.session) + 1
    return say("Daarom kreeg je je %(choice)s keuze: “%(title)s”.", choice=_nth(choice), title=title)


def _shared(sharing: Sharing) -> Sentence:
    return say(
        "Niemand kreeg iets slechters dan een %(worst)s keuze. Wat gelijk was, bepaalde het lot (%(seed)s).",
        worst=_nth(sharing.worst),
        seed=sharing.seed,
    )


def _nth(number: int) -> Sentence:
    return SAID_IN_FULL[number - 1] if number <= len(SAID_IN_FULL) else say("%(number)se", number=number)
