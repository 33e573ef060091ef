"""The versions of questionnaires: what each asks, which is asked now, and who may read or change them."""

from functools import lru_cache

from django.db.models import Q, QuerySet

from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import Affiliation, CoachRegistration, Organisation, Post
from startbaan.apps.surveys.models import QuestionnaireVersion
from startbaan.domain.privacy.roles import RoleName
from startbaan.domain.questionnaires.definition import Questionnaire
from startbaan.domain.questionnaires.reading import parse

WRITERS = (RoleName.PROGRAMME_LEADER, RoleName.WORKING_GROUP)


def definition_of(version: QuestionnaireVersion) -> Questionnaire:
    """The questions this version holds; the same text is parsed once in the life of a process."""
    return _parsed(version.text, f"{version.key}-{version.version}")


def established_versions() -> QuerySet[QuestionnaireVersion]:
    """The established versions, newest first."""
    rows = QuestionnaireVersion.objects.filter(published_at__isnull=False).select_related("owner")
    return rows.order_by("-published_at", "-pk")


def readable_versions(viewer: Viewer) -> QuerySet[QuestionnaireVersion]:
    """The established versions somebody may read: those of the program, and of where one works, coaches or helps."""
    return established_versions().filter(Q(owner=None) | Q(owner__in=_places_of(viewer)))


def newest_versions(organisation: int) -> list[QuestionnaireVersion]:
    """What is asked now by an organisation, one version of each questionnaire: its own before that of the program."""
    found: dict[str, QuestionnaireVersion] = {}
    for row in sorted(established_versions().filter(Q(owner=None) | Q(owner=organisation)), key=standing):
        found.setdefault(row.key, row)
    return list(found.values())


def standing(row: QuestionnaireVersion) -> tuple[int, float, int]:
    """The place of a version among those of its questionnaire: own ones before those of the program, newest first."""
    assert row.published_at
    return (0 if row.owner_id else 1, -row.published_at.timestamp(), -row.pk)


def writes_for(viewer: Viewer) -> int | None:
    """The organisation whose questionnaires somebody changes: of its working group, or leader of its programme."""
    return next(iter(viewer.organisations(*WRITERS)), None)


def _places_of(viewer: Viewer) -> QuerySet[Organisation]:
    """Where somebody holds a role, works or coaches, what is above it, and the partnerships that belongs to."""
    held = [role.organisation for role in viewer.roles]
    posts = Post.objects.filter(person__in=viewer.persons, period__contains=viewer.on)
    coached = CoachRegistration.objects.filter(person__in=viewer.persons, period__contains=viewer.on)
    own = Organisation.objects.filter(
        Q(pk__in=held)
        | Q(children__in=held)
        | Q(pk__in=posts.values("school"))
        | Q(pk__in=posts.values("school__parent"))
        | Q(pk__in=coached.values("board"))
    )
    joined = Affiliation.objects.filter(
        member__in=own.values("pk"), period__contains=viewer.on, of__of_kind=Organisation.OfKind.PARTNERSHIP
    )
    return Organisation.objects.filter(Q(pk__in=own.values("pk")) | Q(pk__in=joined.values("of")))


@lru_cache(maxsize=512)
def _parsed(text: str, name: str) -> Questionnaire:
    return parse(text, name=name)
