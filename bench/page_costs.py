"""The costs of each page in one database: of ours through the whole of the site, and of its floors; for pages.py."""

import gc
import json
import os
import re
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import unescape
from itertools import zip_longest
from pathlib import Path
from statistics import median

os.environ["DJANGO_SETTINGS_MODULE"] = "startbaan.project.settings"

import django

from startbaan.project.postgres import lease

lease.attach()
django.setup()

import floor
from bare import bare_handler
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection, connections, transaction
from django.test import Client, RequestFactory
from django.urls import reverse

from startbaan.project.synth.shape import LARGE, SMALL
from startbaan.project.synth.staff import DOMAIN

MUCH = 10_000
TICK = os.sysconf("SC_CLK_TCK")
# A starter in the second year, with a coach, of the board of this coordinator.
A_STARTER = """
SELECT p.key FROM people_address c JOIN people_role r ON r.person_id = c.person_id
JOIN people_organisation s ON s.parent_id = r.organisation_id
JOIN people_post w ON w.school_id = s.id JOIN people_person p ON p.id = w.person_id
JOIN programme_track t ON t.starter_id = p.id AND t.period @> (current_date - 365)
WHERE c.email = %s AND EXISTS (SELECT FROM people_pair q WHERE q.starter_id = p.id AND q.relation = 'coach')
ORDER BY p.sort_name, p.id LIMIT 1
"""


@dataclass
class Costs:
    """What many requests cost: CPU of the web process and of the database, and the wall clock of each."""

    web: float = 0.0
    database: float = 0.0
    walls: list[float] = field(default_factory=list)

    @property
    def per_request(self) -> float:
        return 1000 * self.web / len(self.walls)

    @property
    def database_per_request(self) -> float:
        return 1000 * self.database / len(self.walls)

    @property
    def p50(self) -> float:
        return 1000 * median(self.walls)


def main(rounds: int, output: Path, *, plans: bool) -> None:
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    rows = [measure(name, url, starters, rounds, plans) for starters in (LARGE, SMALL) for name, url in pages(starters)]
    output.write_text(json.dumps(rows))


def pages(starters: int) -> list[tuple[str, str]]:
    """The three pages, as a coordinator of so many starters asks for them."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(A_STARTER, [f"synth-{starters}@{DOMAIN}"])
        (key,) = cursor.fetchone()
    return [
        ("Starters", reverse("home:starters")),
        ("Een starter", reverse("home:starter", args=[key])),
        ("Vandaag", reverse("home:today")),
    ]


def measure(name: str, url: str, starters: int, rounds: int, plans: bool) -> dict:
    """Ask for one page in turns: ours, its floor, ours, …"""
    client = Client()
    user = get_user_model().objects.get(email=f"synth-{starters}@{DOMAIN}")
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
    environ = RequestFactory(SERVER_NAME="127.0.0.1").get(url).environ
    environ["HTTP_COOKIE"] = f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"
    ours = WSGIHandler()
    for _warm in range(3):
        status, page = ask(ours, environ)
    if status != 200:
        sys.exit(f"{name}: {status}")
    statements = captured(ours, environ)
    by_hand, bare = floor.handler(name, page), bare_handler(page, statements)
    said_alike(name, page, [ask(by_hand, environ)[1] for _warm in range(3)][-1])
    ask(bare, environ)
    costs = Costs(), Costs(), Costs()
    gc.collect()
    for _round in range(max(rounds // 10, 1)):
        for handler, cost in zip((ours, by_hand, bare), costs, strict=True):
            spend(handler, environ, cost, requests=10)
    return {
        "page": name,
        "starters": starters,
        "queries": len(statements),
        "floor_queries": len(captured(by_hand, environ)),
        "bytes": len(page),
        "ours": costs[0].per_request,
        "floor": costs[1].per_request,
        "bare": costs[2].per_request,
        "database": costs[0].database_per_request,
        "p50": costs[0].p50,
        "floor_p50": costs[1].p50,
        "scans": explained(statements, spoken=plans),
    }


def said_alike(name: str, ours: str, floor: str) -> None:
    """Stop where the floor does not say word for word what we say: it would not be a floor of this page."""
    for one, other in zip_longest(words_of(ours), words_of(floor)):
        if one != other:
            sys.exit(f"{name}: we say {one!r}, the floor {other!r}")


def words_of(page: str) -> list[str]:
    """Every word of the main part that one sees or hears, in order."""
    main = page.partition("<main")[2].partition(">")[2].partition("</main>")[0]
    return unescape(re.sub(r"<[^>]*>", " ", main)).split()


def ask(handler: WSGIHandler, environ: dict) -> tuple[int, str]:
    found = []
    response = handler(dict(environ), lambda status, _headers: found.append(int(status[:3])))
    body = b"".join(response)
    response.close()
    return found[0], body.decode()


def spend(handler: WSGIHandler, environ: dict, cost: Costs, *, requests: int) -> None:
    backend = backend_pid()
    database, web = backend_seconds(backend), time.process_time()
    for _request in range(requests):
        began = time.perf_counter()
        ask(handler, environ)
        cost.walls.append(time.perf_counter() - began)
    cost.web += time.process_time() - web
    cost.database += backend_seconds(backend) - database


def backend_pid() -> int:
    """The one process of the database that serves us: one request at a time takes one connection of the pool."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (pid,) = cursor.fetchone()
    connection.close()
    return pid


def backend_seconds(pid: int) -> float:
    """The CPU that a process of the database has used."""
    numbers = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(numbers[11]) + int(numbers[12])) / TICK


def captured(handler: WSGIHandler, environ: dict) -> list[tuple[str, object]]:
    """Every statement of one request, with its values, in order."""
    found: list[tuple[str, object]] = []

    def note(execute: Callable, statement: str, values: object, many: bool, context: dict) -> object:
        found.append((statement, values))
        return execute(statement, values, many, context)

    with connection.execute_wrapper(note):
        ask(handler, environ)
    return found


def explained(statements: list[tuple[str, object]], *, spoken: bool) -> list[str]:
    """Ask the database how it found what it was asked; name the tables of which it read much from end to end."""
    scans = []
    with transaction.atomic(), connection.cursor() as cursor:
        for statement, values in statements:
            if not statement.lstrip().startswith(("SELECT", "WITH", "(")):
                continue
            cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {statement}", values)
            ((plan,),) = cursor.fetchone()
            scans += [table for node in nodes(plan["Plan"]) if (table := scanned(node))]
            if spoken:
                print(f"{plan['Execution Time']:8.2f} ms  {' '.join(statement.split())[:160]}", file=sys.stderr)
                for node in nodes(plan["Plan"]):
                    where = node.get("Index Name") or node.get("Relation Name") or ""
                    rows = f"{node['Actual Rows']:.0f} × {node['Actual Loops']:.0f}"
                    print(f"{'':14}{node['Node Type']} {where}: {rows}", file=sys.stderr)
    return scans


def nodes(plan: dict) -> Iterator[dict]:
    yield plan
    for part in plan.get("Plans", ()):
        yield from nodes(part)


def scanned(node: dict) -> str:
    read = node["Actual Rows"] + node.get("Rows Removed by Filter", 0)
    return node["Relation Name"] if node["Node Type"] == "Seq Scan" and read > MUCH else ""


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]), plans="--plans" in sys.argv)
