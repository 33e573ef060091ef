"""What a page costs, against a view of Django written by hand with one flat template: see README.md.

`python bench/pages.py --data DIR` makes a nation and a small database there once, and measures in both.
"""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

SIZES = {"klein": 400, "land": 40_000}
GOAL_FLOOR, GOAL_NATION, GOAL_QUERIES = 2.0, 1.3, 12
HEAD = (
    "| page | starters of the coordinator | statements | our CPU | floor CPU | ours/floor | bare CPU | database CPU "
    "| p50 | p50 floor | nation/small (CPU) | nation/small (p50) |\n|---|" + 11 * "---:|"
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="directory for both databases")
    parser.add_argument("--rounds", type=int, default=100, help="requests of each page, of ours and of the floor")
    parser.add_argument("--plans", action="store_true", help="print the plan of every statement in the nation too")
    asked = parser.parse_args()
    found = {name: measured(asked.data / name, starters, asked) for name, starters in SIZES.items()}
    print(HEAD)
    missed = []
    for small, nation in zip(found["klein"], found["land"], strict=True):
        whole = [sum(row[part] for part in ("ours", "database")) for row in (small, nation)]
        ratio, against = nation["ours"] / nation["floor"], whole[1] / whole[0]
        print(
            f"| {nation['page']} | {nation['starters']} | {nation['queries']} | {nation['ours']:.1f} ms "
            f"| {nation['floor']:.1f} ms | {ratio:.2f} | {nation['bare']:.1f} ms | {nation['database']:.1f} ms "
            f"| {nation['p50']:.1f} ms "
            f"| {nation['floor_p50']:.1f} ms | {against:.2f} | {nation['p50'] / small['p50']:.2f} |"
        )
        if ratio > GOAL_FLOOR or against > GOAL_NATION or nation["queries"] > GOAL_QUERIES:
            missed.append(f"{nation['page']} ({nation['starters']})")
    scans = sorted({scan for row in found["land"] for scan in row["scans"]})
    print(f"\nSequential scans of more than 10.000 rows in the nation: {', '.join(scans) or 'none'}")
    print(f"Goals missed: {', '.join(missed) or 'none'}")


def measured(place: Path, starters: int, asked: argparse.Namespace) -> list[dict]:
    """Measure in a process of its own, in the database at this place; made first if it is not there."""
    place.mkdir(parents=True, exist_ok=True)
    environment = os.environ | {"STARTBAAN_DATA": str(place), "STARTBAAN_DEMO": "1"}
    made = place / "synth.txt"
    if not made.exists():
        command = [sys.executable, "-m", "startbaan.project.cli", "synth", "--starters", str(starters), "--seed", "1"]
        done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)
        made.write_text(done.stdout)
        print(done.stdout)
    command = [sys.executable, str(Path(__file__).with_name("page_costs.py")), str(asked.rounds)]
    subprocess.run([sys.executable, "-m", "startbaan.project.cli", "migrate", "-v0"], env=environment, check=True)
    output = place / "costs.json"
    plans = ["--plans"] if asked.plans and starters == SIZES["land"] else []
    subprocess.run([*command, str(output), *plans], env=environment, check=True)
    return json.loads(output.read_text())


if __name__ == "__main__":
    main()
