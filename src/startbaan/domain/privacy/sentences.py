"""The table in sentences: the line “Wie ziet dit?” under every form, made from the cells."""

from collections.abc import Sequence

from startbaan.domain.privacy.policy import PAIR_RELATIONS, Access, Kind, Relation, relations_with
from startbaan.domain.privacy.words import explanation, in_language, relation_name
from startbaan.domain.words import Sector


def who_sees(
    kind: Kind, *, you: Relation = Relation.STARTER, language: str = "nl", sector: Sector | None = None
) -> str:
    """Say who writes, reads and counts this kind, to someone who stands in the relation `you`."""
    english = language.startswith("en")

    def named(*granted: Access) -> list[str]:
        found = sorted(relations_with(kind, *granted), key=lambda relation: relation is not you)
        return [_phrase(relation, kind=kind, you=you, english=english, sector=sector) for relation in found]

    parts = _english if english else _dutch
    if kind is Kind.AUTHOR_ONLY:
        return "Only you read this." if english else "Alleen jij leest dit."
    return parts(
        writers=named(Access.WRITE),
        readers=named(Access.READ),
        shared=named(Access.SHARED),
        counters=named(Access.COUNT),
        sharer=_phrase(Relation.STARTER, kind=kind, you=you, english=english, sector=sector),
    )


def _dutch(*, writers: list[str], readers: list[str], shared: list[str], counters: list[str], sharer: str) -> str:
    sentences = []
    if writers:
        verbs = "schrijven en lezen" if len(writers) > 1 else "schrijft en leest"
        sentences.append(f"{_list(writers, 'en')} {verbs} dit")
    if readers:
        sentences.append(f"{_list(readers, 'en')} {'lezen' if len(readers) > 1 else 'leest'} het")
    if shared:
        verb = "lezen" if len(shared) > 1 else "leest"
        sentences.append(f"{_list(shared, 'en')} {verb} het alleen als {sharer} het deelt")
    if counters:
        verb = "zien" if len(counters) > 1 else "ziet"
        sentences.append(f"{_list(counters, 'en')} {verb} alleen aantallen, nooit over wie het gaat")
    return _paragraph([*sentences, "verder ziet niemand het"])


def _english(*, writers: list[str], readers: list[str], shared: list[str], counters: list[str], sharer: str) -> str:
    def many(names: list[str]) -> bool:
        return len(names) > 1 or names == ["you"]

    sentences = []
    if writers:
        sentences.append(f"{_list(writers, 'and')} {'write and read' if many(writers) else 'writes and reads'} this")
    if readers:
        sentences.append(f"{_list(readers, 'and')} {'read' if many(readers) else 'reads'} it")
    if shared:
        verb = "read" if many(shared) else "reads"
        condition = "once you share it" if sharer == "you" else f"once {sharer} shares it"
        sentences.append(f"{_list(shared, 'and')} {verb} it only {condition}")
    if counters:
        sentences.append(
            f"{_list(counters, 'and')} {'see' if many(counters) else 'sees'} counts only, never about whom"
        )
    return _paragraph([*sentences, "nobody else sees it"])


def _phrase(relation: Relation, *, kind: Kind, you: Relation, english: bool, sector: Sector | None) -> str:
    language = "en" if english else "nl"
    if relation is you:
        return "you" if english else "jij"
    if relation is Relation.STARTER:
        return "the starter" if english else "de starter"
    if relation is Relation.PARTICIPANT and explanation().kinds[kind].participant:
        return in_language(explanation().kinds[kind].participant, language)
    if relation in PAIR_RELATIONS:
        name = relation_name(relation, language=language, sector=sector)
        if you is Relation.STARTER:
            return f"your {name}" if english else f"je {name}"
        return f"the {name}" if english else name
    return in_language(explanation().relations[relation].phrase, language)


def _list(names: Sequence[str], joined_by: str) -> str:
    *first, last = names
    return f"{', '.join(first)} {joined_by} {last}" if first else last


def _paragraph(sentences: Sequence[str]) -> str:
    return " ".join(f"{sentence[0].upper()}{sentence[1:]}." for sentence in sentences)
