"""A small instrument and a scale for it, made by hand for tests; none of its values come from research."""

from startbaan.domain.feedback.looks import Look, Ruler
from startbaan.domain.instruments.definition import Domain, Instrument, Item, Purpose
from startbaan.domain.measurement.estimates import Estimate
from startbaan.domain.measurement.scale import Item as Steps
from startbaan.domain.measurement.scale import Scale
from startbaan.domain.sources import Source, Status, Text

SOURCE = Source(Status.OWN_EXAMPLE)
POINTS = ("zwak", "meer zwak dan sterk", "meer sterk dan zwak", "sterk")
DOMAINS = {"climate": ("calm", "respect"), "clarity": ("explains", "checks", "feedback"), "thinking": ("asks", "aloud")}
PUPILS = ("engaged",)


def words(text):
    return Text(text, text)


def domain(key, items, *, outcome=False):
    made = tuple(Item(item, words(item), words(f"over {item}"), (words(f"zo: {item}"),), SOURCE) for item in items)
    return Domain(key, words(key), words(f"over {key}"), made, outcome)


INSTRUMENT = Instrument(
    key="small",
    version="1",
    purpose=Purpose.OBSERVATION,
    title=words("Klein"),
    about=words("Een klein instrument"),
    scale=tuple(map(words, POINTS)),
    domains=(*(domain(key, items) for key, items in DOMAINS.items()), domain("pupils", PUPILS, outcome=True)),
    source=SOURCE,
    licence=words("eigen"),
)


def ruler(*, lesson=None, apart=1.0, spread=0.8):
    items = tuple(
        Steps(
            key,
            tuple(Estimate(apart * (place - 3.5) + spread * (step - 1), 0.1) for step in range(3)),
        )
        for place, key in enumerate(INSTRUMENT.keys)
    )
    return Ruler(Scale(items), lesson)


def look(on, scores, *, observer=1, notes=None, severity=None):
    return Look(on, observer, scores, notes or {}, severity)


def complete(score):
    return dict.fromkeys(INSTRUMENT.keys, score)
