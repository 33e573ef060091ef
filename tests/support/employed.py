"""People of the database with the posts and terms a test names."""

from datetime import date
from decimal import Decimal

from startbaan.apps.people.models import Organisation, Person, Post, Profile, Terms
from startbaan.domain.periods import Period


def school(key: str) -> Organisation:
    """Give a school of the cast, or make one beside those of its board: meren-havo stands beside meren-lyceum."""
    found = Organisation.objects.filter(key=key).first()
    if found is not None:
        return found
    beside = Organisation.objects.filter(of_kind="school", key__startswith=key.partition("-")[0]).first()
    assert beside is not None
    return Organisation.objects.create(
        key=key, of_kind="school", name=key, parent=beside.parent, sector=beside.sector, brin="99ZZ99"
    )


def employed(posts: list[dict], *, profession: date | None, name: str = "Anna") -> Person:
    """Make somebody with these posts, each with its terms from day to day."""
    person = Person.objects.create(given_name=name, family_name="Proef")
    Profile.objects.create(person=person, profession_started_on=profession)
    for said in posts:
        period = Period(said["from"], said.get("to"))
        post = Post.objects.create(
            person=person, school=school(said["school"]), contract=said.get("contract", ""), period=period
        )
        ends = [*(each["from"] for each in said["terms"][1:]), period.end]
        for each, end in zip(said["terms"], ends, strict=True):
            Terms.objects.create(
                post=post,
                fte=Decimal(str(each["fte"])),
                scale=each.get("scale", ""),
                step=each.get("step"),
                period=Period(each["from"], end),
            )
    return person
