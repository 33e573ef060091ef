"""Parquet: the same as the CSV file of that table, refused in the same words; a sentence where it cannot be read."""

import subprocess
import sys

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from ratings import drawn, thresholds

from startbaan.domain.measurement.__main__ import main
from startbaan.domain.measurement.counts import GAP

ITEMS = [f"i{number + 1}" for number in range(6)]


def wide(*, teacher="t{}", gaps=0.1):
    """Three hundred observations of a hundred teachers by ten observers, as they come from a data frame."""
    answers = drawn(np.random.default_rng(1).normal(0, 1, 300), thresholds(6), seed=2, gaps=gaps)
    rows = range(300)
    return pa.table(
        {
            "observation": [f"o{row}" for row in rows],
            "teacher": pa.array([teacher.format(row // 3) for row in rows]).dictionary_encode(),
            "observer": pa.array([row % 10 for row in rows], pa.int16()),
        }
        | {
            name: pa.array([None if each == GAP else float(each) for each in column])
            for name, column in zip(ITEMS, answers.T, strict=True)
        }
    )


def long(table):
    cells = [
        (observation, teacher, observer, name, int(score))
        for observation, teacher, observer, *scores in zip(
            *(column.to_pylist() for column in table.columns), strict=True
        )
        for name, score in zip(ITEMS, scores, strict=True)
        if score is not None
    ]
    names = ("observation", "teacher", "observer", "item", "score")
    return pa.table(dict(zip(names, map(list, zip(*cells, strict=True)), strict=True)))


def lines(table):
    """Write it as anyone would by hand."""
    rows = zip(*(column.to_pylist() for column in table.columns), strict=True)
    words = [",".join("" if cell is None else f'"{cell}"' for cell in row) for row in rows]
    return "\n".join([",".join(table.column_names), *words]) + "\n"


def answered(place, name):
    out = place / f"{name}.json"
    assert main([str(place / name), "--facets", "--out", str(out)]) == 0
    return out.read_text()


@pytest.mark.parametrize("shape", [lambda table: table, long])
@pytest.mark.parametrize("teacher", ["t{}", 'de "vaste", t{}'])
def test_parquet_says_what_the_csv_of_that_table_says(shape, teacher, tmp_path):
    table = shape(wide(teacher=teacher))
    pq.write_table(table, tmp_path / "in.parquet")
    (tmp_path / "in.csv").write_text(lines(table).replace('"vaste"', '""vaste""'))

    assert answered(tmp_path, "in.parquet") == answered(tmp_path, "in.csv")


def test_row_numbers_of_a_data_frame_are_no_item(tmp_path):
    table = wide()
    pq.write_table(table, tmp_path / "plain.parquet")
    kept = table.append_column("__index_level_0__", pa.array(range(300)))
    pq.write_table(kept, tmp_path / "framed.parquet", compression="gzip")

    assert answered(tmp_path, "framed.parquet") == answered(tmp_path, "plain.parquet")


def refused(table, place, capsys):
    pq.write_table(table, place / "in.parquet")
    assert main([str(place / "in.parquet"), "--out", str(place / "out.json")]) == 2
    assert not (place / "out.json").exists()
    return capsys.readouterr().err


def column(name, values):
    table = wide()
    return table.set_column(table.column_names.index(name), name, pa.array(values))


@pytest.mark.parametrize(
    ("made", "sentence"),
    [
        (
            lambda: column("i2", [2.5] * 300),
            (
                "In kolom i2 staat in rij 2 “2.5”. Een score is een heel getal van 0 tot en met 20; laat de cel leeg "
                "als het item niet gezien is."
            ),
        ),
        (
            lambda: column("i3", [0] * 300),
            "Item i3 heeft altijd de laagste score (0). Hoe moeilijk het is, is dan niet te bepalen. Laat het weg.",
        ),
        (lambda: column("observation", ["o1"] * 300), "Observatie o1 staat op meer dan één rij."),
        (lambda: column("observer", [None] + [1] * 299), "In kolom observer is rij 2 leeg. Vul die cel in."),
        (lambda: wide().drop(["observation"]), "De kolom observation ontbreekt."),
        (lambda: wide().slice(0, 0), "Er staan geen observaties in dit bestand."),
        (
            lambda: column("i4", [[1, 2]] * 300),
            "In dit Parquet-bestand staan lijsten of andere samengestelde waarden. Nodig zijn woorden en getallen.",
        ),
    ],
)
def test_it_is_refused_in_the_words_for_csv(made, sentence, tmp_path, capsys):
    assert refused(made(), tmp_path, capsys) == sentence + "\n"


def test_half_a_file_is_refused_in_a_sentence(tmp_path, capsys):
    pq.write_table(wide(), tmp_path / "whole.parquet")
    (tmp_path / "half.parquet").write_bytes((tmp_path / "whole.parquet").read_bytes()[:2000])

    assert main([str(tmp_path / "half.parquet"), "--out", str(tmp_path / "out.json")]) == 2
    assert capsys.readouterr().err == "Dit Parquet-bestand is niet te lezen. Is het heel overgekomen?\n"


def test_without_pyarrow_it_says_what_to_install(tmp_path):
    pq.write_table(wide(), tmp_path / "in.parquet")
    program = (
        "import sys; sys.modules['pyarrow'] = None; from startbaan.domain.measurement.__main__ import main; "
        f"sys.exit(main([{str(tmp_path / 'in.parquet')!r}, '--out', {str(tmp_path / 'out.json')!r}]))"
    )
    done = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True, encoding="utf-8")

    assert done.returncode == 2
    assert done.stderr == (
        "Een Parquet-bestand lezen kan hier niet, want het onderdeel pyarrow ontbreekt. Installeer startbaan[parquet], "
        "of bewaar de lijst als CSV.\n"
    )


def test_a_csv_file_does_not_read_pyarrow(tmp_path):
    (tmp_path / "in.csv").write_text(lines(wide()))
    program = (
        "import sys; from startbaan.domain.measurement.__main__ import main; "
        f"main([{str(tmp_path / 'in.csv')!r}, '--out', {str(tmp_path / 'out.json')!r}]); "
        "sys.exit('pyarrow' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", program], check=False, capture_output=True).returncode == 0
