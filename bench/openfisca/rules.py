"""The peer: the same rules written for OpenFisca, run in its own environment: `rules.py FILE OUT YEAR`.

Vectors over all people at once, one formula a rule, parameters in dated files, as OpenFisca's own guide has it.
"""

import csv
import datetime
import os
import sys

import numpy
from openfisca_core.entities import build_entity
from openfisca_core.model_api import ETERNITY, YEAR, Variable
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem

HERE = os.path.dirname(os.path.abspath(__file__))
Person = build_entity(key="person", plural="persons", label="One job", is_person=True)
NEVER = numpy.datetime64("9999-01-01")
STARTER_SCALES = numpy.array(["LB", "LC", "LD"])


def months_after(days, months):
    """Give the same day so many months later, or the last of that month."""
    month = days.astype("datetime64[M]")
    wanted = (month + months).astype("datetime64[D]") + (days - month.astype("datetime64[D]"))
    last = (month + months + 1).astype("datetime64[D]") - 1
    return numpy.minimum(wanted, last)


def overlap(person, period, since, until):
    """Give the share of the year that lies within the job and between two days."""
    start, end = numpy.datetime64(str(period.start)), numpy.datetime64(str(period.stop)) + 1
    first = numpy.maximum(numpy.maximum(person("starts", period), since), start)
    last = numpy.minimum(numpy.minimum(person("ends", period), until), end)
    return numpy.maximum((last - first).astype(int), 0) / (end - start).astype(int)


def fact(name, kind):
    """Declare something that is known of a person."""
    return type(name, (Variable,), {"value_type": kind, "entity": Person, "definition_period": ETERNITY})


def rule(name, kind, formula):
    """Declare something that is reckoned for a year."""
    members = {"value_type": kind, "entity": Person, "definition_period": YEAR, "formula": formula}
    return type(name, (Variable,), members)


def share(person, period, parameters):
    return overlap(person, period, person("starts", period), NEVER)


def is_starter(person, period, parameters):
    known, number = numpy.isin(person("scale", period), STARTER_SCALES), person("step", period)
    return known & (number >= 1) & (number <= parameters(period).po.last_step) & (person("share", period) > 0)


def is_po(person, period, parameters):
    return person("sector", period) == "po"


def po_base_hours(person, period, parameters):
    rate = parameters(period).po.base_hours
    return person("is_po", period) * rate * person("fte", period) * person("share", period)


def po_starter_hours(person, period, parameters):
    mine = person("is_po", period) & person("is_starter", period)
    return mine * parameters(period).po.starter_hours * person("fte", period) * person("share", period)


def po_training_hours(person, period, parameters):
    rate = parameters(period).po.training_hours
    return person("is_po", period) * rate * person("fte", period) * person("share", period)


def po_training_money(person, period, parameters):
    rate = parameters(period).po.training_money
    return person("is_po", period) * rate * person("fte", period) * person("share", period)


def po_coach(person, period, parameters):
    return person("is_po", period) & person("is_starter", period)


def po_policy(person, period, parameters):
    return person("is_po", period) & person("is_starter", period)


def po_free_of_tasks(person, period, parameters):
    return person("is_po", period) & person("is_starter", period) & (person("step", period) == 1)


def vo_fewer_lessons(person, period, parameters):
    found, since = parameters(period).vo, person("starts", period)
    one, two = months_after(since, 12), months_after(since, 24)
    first, second = overlap(person, period, since, one), overlap(person, period, one, two)
    mine = (person("sector", period) == "vo") & (person("fte", period) >= numpy.float32(found.least_fte))
    freed = found.first_year_share * first + found.second_year_share * second
    return mine * found.teaching_hours * person("fte", period) * freed


def vo_start_runs(person, period, parameters):
    until = months_after(person("began", period), 12 * int(parameters(period).vo.programme_years))
    return (person("sector", period) == "vo") & (overlap(person, period, person("starts", period), until) > 0)


def vo_programme(person, period, parameters):
    return person("vo_start_runs", period) & ~person("temporary", period)


def vo_programme_temporary(person, period, parameters):
    enough = months_after(person("starts", period), int(parameters(period).vo.temporary_months))
    return person("vo_start_runs", period) & person("temporary", period) & (person("ends", period) > enough)


def vo_plan_and_coach(person, period, parameters):
    return person("vo_start_runs", period)


def mbo_right(person, period, parameters):
    since = person("starts", period)
    until = months_after(since, int(parameters(period).mbo.months))
    new = (person("sector", period) == "mbo") & ~(person("began", period) < since)
    return new * overlap(person, period, since, until)


def mbo_onboarding_hours(person, period, parameters):
    found = parameters(period).mbo
    whole = (found.year_hours - found.training_hours) * found.share
    return whole * person("fte", period) * person("mbo_right", period)


def mbo_scheme(person, period, parameters):
    return person("mbo_right", period) > 0


FACTS = {
    "sector": str,
    "scale": str,
    "step": int,
    "fte": float,
    "temporary": bool,
    "starts": datetime.date,
    "ends": datetime.date,
    "began": datetime.date,
}
HELP = {share: float, is_starter: bool, is_po: bool, vo_start_runs: bool, mbo_right: float}
AMOUNTS = (
    po_base_hours,
    po_starter_hours,
    po_training_hours,
    po_training_money,
    vo_fewer_lessons,
    mbo_onboarding_hours,
)
RIGHTS = (
    po_coach, po_policy, po_free_of_tasks, vo_programme, vo_programme_temporary, vo_plan_and_coach, mbo_scheme,
)  # fmt: skip


def system():
    """Make the system: what is known, what is reckoned, and the dated parameters."""
    made = TaxBenefitSystem([Person])
    made.load_parameters(os.path.join(HERE, "parameters"))
    kinds = {**HELP, **dict.fromkeys(AMOUNTS, float), **dict.fromkeys(RIGHTS, bool)}
    made.add_variables(*(fact(name, kind) for name, kind in FACTS.items()))
    made.add_variables(*(rule(formula.__name__, kind, formula) for formula, kind in kinds.items()))
    return made


def columns(path):
    """Read the file into a vector for each fact; a day that was seen before is not read again."""
    seen = {"": None}

    def day(text, otherwise):
        if text not in seen:
            seen[text] = numpy.datetime64(datetime.datetime.strptime(text, "%d-%m-%Y").date())
        return otherwise if seen[text] is None else seen[text]

    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    since = [day(row["Datum in dienst"], NEVER) for row in rows]
    career = [day(row["Start loopbaan onderwijs"], first) for row, first in zip(rows, since, strict=True)]
    return [row["Personeelsnummer"] for row in rows], {
        "sector": numpy.array([row["Sector"] for row in rows], dtype=object),
        "scale": numpy.array([row["Schaal"] for row in rows], dtype=object),
        "step": numpy.array([int(row["Trede"]) for row in rows]),
        "fte": numpy.array([float(row["WTF"].replace(",", ".")) for row in rows]),
        "temporary": numpy.array([row["Contractsoort"] == "tijdelijk" for row in rows]),
        "starts": numpy.array(since, dtype="datetime64[D]"),
        "ends": numpy.array([day(row["Datum uit dienst"], NEVER - 1) for row in rows], dtype="datetime64[D]") + 1,
        "began": numpy.array(career, dtype="datetime64[D]"),
    }


def main(path, out, year):
    """Read, reckon, write."""
    numbers, facts = columns(path)
    simulation = SimulationBuilder().build_default_simulation(system(), count=len(numbers))
    for name, values in facts.items():
        simulation.set_input(name, "ETERNITY", values)
    with open(out, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(["Personeelsnummer", "Regel", "Aantal"])
        for each in (*AMOUNTS, *RIGHTS):
            found = simulation.calculate(each.__name__, f"year:{year}-08")
            for place in numpy.flatnonzero(found):
                written = f"{found[place]:.2f}" if each in AMOUNTS else ""
                writer.writerow([numbers[place], each.__name__, written])


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
