"""What must hold across a programme: nothing points at nothing, and the hours add up."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from startbaan.domain.loading import Node
from startbaan.domain.schedule.definition import Activity, BudgetLine, Definition, Standing, Weeks
from startbaan.domain.sources import Source
from startbaan.domain.words import glossary

SAME = 0.005


@dataclass(frozen=True)
class Spot:
    """Where one element stands in its file."""

    node: Node
    key: str

    def refuse(self, message: str, *, field: str = "") -> None:
        """Tell a fault on the line of the element's field, or of the element."""
        entries = self.node.value if isinstance(self.node.value, dict) else {}
        entries.get(field, self.node).refuse(f"{self.key}: {message}")

    def refuse_unknown(self, names: Iterable[str], *, among: Collection[str], what: str, field: str) -> None:
        """Tell which names point at nothing."""
        for name in names:
            if name not in among:
                self.refuse(f"“{name}” bestaat niet als {what}", field=field)


class Places:
    """Where every element stands; what a file does not hold stands at its beginning."""

    def __init__(self, root: Node) -> None:
        self._root = root
        self._nodes: dict[tuple[str, str], Node] = {}

    def put(self, section: str, *, key: str, node: Node) -> None:
        """Remember where an element stands."""
        self._nodes[section, key] = node

    def at(self, section: str, *, key: str) -> Spot:
        """Give the place of an element."""
        return Spot(self._nodes.get((section, key), self._root), key)


def check(definition: Definition, *, places: Places) -> None:
    """Note everything that does not hold; whoever reads the file settles."""
    _check_frame(definition, places=places)
    for activity in definition.activities:
        spot = places.at("activities", key=activity.key)
        _check_references(activity, definition=definition, spot=spot)
        _check_duties(activity, spot=spot)
        _check_counts(activity, definition=definition, spot=spot)
        _check_order(activity, definition=definition, spot=spot)
    roles = {role.key for role in definition.roles}
    for subject in definition.onboarding:
        spot = places.at("onboarding", key=subject.key)
        spot.refuse_unknown(subject.with_whom, among=roles, what="rol", field="with")
    for role in roles - set(glossary()):
        places.at("roles", key=role).refuse("deze rol staat niet in de woordenlijst (content/glossary.yaml)")
    _check_sources(definition, places=places)
    for number, line in enumerate(definition.budget):
        _check_sum(line, earlier=definition.budget[:number], definition=definition, places=places)


def _check_frame(definition: Definition, *, places: Places) -> None:
    coaching, extension, hours = definition.coaching, definition.extension, definition.coach_hours
    spot = places.at("", key="coaching")
    parts = {part.key for part in definition.parts}
    spot.refuse_unknown([coaching.part], among=parts, what="onderdeel", field="part")
    if not 1 <= coaching.min_years < coaching.on_request_from_year <= coaching.max_years + 1:
        spot.refuse("minimum, “op verzoek vanaf” en maximum kloppen niet samen", field="on_request_from_year")
    if not 1 <= extension.like_year <= definition.length_years:
        places.at("", key="extension").refuse(f"jaar {extension.like_year} bestaat niet", field="like_year")
    if hours is not None and abs(hours.per_track + hours.per_group - hours.with_peers) > SAME:
        message = f"{hours.per_track:g} + {hours.per_group:g} is niet {hours.with_peers:g}"
        places.at("", key="coach_hours").refuse(message, field="with_peers")


def _check_references(activity: Activity, *, definition: Definition, spot: Spot) -> None:
    roles = {role.key for role in definition.roles}
    spot.refuse_unknown(activity.who, among=roles, what="rol", field="who")
    spot.refuse_unknown(activity.invited, among=roles, what="rol", field="invited")
    spot.refuse_unknown([activity.lead], among=roles, what="rol", field="lead")
    parts = {part.key for part in definition.parts}
    spot.refuse_unknown([activity.part], among=parts, what="onderdeel", field="part")
    activities = {other.key for other in definition.activities}
    spot.refuse_unknown(activity.after, among=activities, what="activiteit", field="after")
    topics = {topic.key for topic in definition.topics}
    for year, keys in activity.topics:
        spot.refuse_unknown(keys, among=topics, what="onderwerp", field="topics")
        if year not in activity.years:
            spot.refuse(f"jaar {year} hoort niet bij deze activiteit", field="topics")


def _check_duties(activity: Activity, *, spot: Spot) -> None:
    taking_part = {*activity.who, activity.lead}
    told = {role for role, _ in activity.how}
    for role in sorted(taking_part - told):
        spot.refuse(f"er staat niet wat “{role}” doet", field="how")
    for role in sorted(told - taking_part - set(activity.invited)):
        spot.refuse(f"“{role}” doet hier niet mee", field="how")


def _check_counts(activity: Activity, *, definition: Definition, spot: Spot) -> None:
    times = activity.times
    if not times.least <= times.planned <= times.most:
        spot.refuse("het geplande aantal ligt niet tussen minimum en maximum", field="times")
    if not activity.years or max(activity.years) > definition.length_years:
        spot.refuse(f"de jaren liggen niet tussen 1 en {definition.length_years}", field="years")
    if isinstance(activity.timing, Standing):
        return
    windows = activity.timing.windows
    if len(windows) not in {1, times.planned}:
        spot.refuse(f"{times.planned} keer gepland, maar {len(windows)} planperiodes", field="times")
    if isinstance(activity.timing, Weeks) and list(windows) != sorted(windows):
        spot.refuse("de planperiodes staan niet op volgorde", field="weeks")


def _check_order(activity: Activity, *, definition: Definition, spot: Spot) -> None:
    by_key = {other.key: other for other in definition.activities}
    for key in activity.after:
        before = by_key.get(key)
        if before is None:
            continue
        if not set(activity.years) <= set(before.years):
            spot.refuse(f"wacht op “{key}”, dat niet in al dezelfde jaren staat", field="after")
        if isinstance(before.timing, Standing):
            spot.refuse(f"kan niet wachten op “{key}”: dat loopt het hele jaar door", field="after")
    waiting, seen = list(activity.after), set[str]()
    while waiting:
        key = waiting.pop()
        if key == activity.key:
            spot.refuse("wacht uiteindelijk op zichzelf", field="after")
            return
        if key in by_key and key not in seen:
            seen.add(key)
            waiting.extend(by_key[key].after)


def _check_sources(definition: Definition, *, places: Places) -> None:
    known = sorted(source.key for source in definition.sources)
    elements: list[tuple[str, str, Source]] = [
        *(("activities", thing.key, thing.source) for thing in definition.activities),
        *(("onboarding", thing.key, thing.source) for thing in definition.onboarding),
        *(("budget", thing.key, thing.source) for thing in definition.budget),
        *(("roles", thing.key, thing.source) for thing in definition.roles),
    ]
    if definition.coach_hours is not None:
        elements.append(("", "coach_hours", definition.coach_hours.source))
    for section, key, source in elements:
        if source.place and source.place.split()[0] not in known:
            message = f"de bron “{source.place}” begint niet met een bron uit de lijst ({', '.join(known)})"
            places.at(section, key=key).refuse(message, field="source")


def _check_sum(line: BudgetLine, *, earlier: Sequence[BudgetLine], definition: Definition, places: Places) -> None:
    spot = places.at("budget", key=line.key)
    lines = {other.key: other for other in earlier}
    activities = {activity.key: activity for activity in definition.activities}
    among = {*lines, *activities}
    spot.refuse_unknown(line.members, among=among, what="activiteit of eerdere regel", field="members")
    spot.refuse_unknown(line.rest_for, among=activities, what="activiteit", field="rest_for")
    for member in line.members:
        if member in activities and activities[member].hours is None:
            spot.refuse(f"“{member}” heeft geen uren om op te tellen", field="members")
    for year in line.years:
        shares = [_share(member, year=year, lines=lines, activities=activities) for member in line.members]
        if message := _disagreement(line, shares=shares):
            spot.refuse(f"{message} (jaar {year})", field="at_most" if line.total is None else "total")
            return


def _share(member: str, *, year: int, lines: dict[str, BudgetLine], activities: dict[str, Activity]) -> float:
    if member in lines:
        return lines[member].amount if year in lines[member].years else 0.0
    if member in activities and year in activities[member].years:
        return activities[member].hours or 0.0
    return 0.0


def _disagreement(line: BudgetLine, *, shares: Sequence[float]) -> str:
    found = sum(shares)
    in_words = f"{' + '.join(f'{share:g}' for share in shares)} = {found:g}"
    if line.total is not None:
        return "" if abs(found - line.total) < SAME else f"{in_words}, maar er staat {line.total:g}"
    if found > line.amount + SAME:
        return f"{in_words}, maar er is hoogstens {line.amount:g}"
    rest = line.rest or 0.0
    if abs(line.amount - found - rest) > SAME:
        return f"{line.amount:g} - {found:g} laat {line.amount - found:g} over, maar er staat {rest:g}"
    return ""
