"""A Parquet file as the CSV file it might have been, so that it is read and refused in the same way.

pyarrow is an extra (`startbaan[parquet]`), and large: it is looked for only when there is such a file.
"""

import csv
import io
import re
from importlib import import_module

from startbaan.domain.measurement.cells import NotReadable
from startbaan.domain.sentences import say

MARK = b"PAR1"
INDEX = re.compile(r"__index_level_\d+__")


def is_parquet(content: bytes) -> bool:
    """Tell by its first bytes what it is."""
    return content.startswith(MARK)


def as_csv(content: bytes) -> bytes:
    """Write the table as CSV; what pandas keeps beside it as numbers of rows is left out. Raises `NotReadable`."""
    try:
        arrow, parquet, tables = (import_module(name) for name in ("pyarrow", "pyarrow.parquet", "pyarrow.csv"))
    except ImportError as problem:
        raise NotReadable(
            say(
                "Een Parquet-bestand lezen kan hier niet, want het onderdeel pyarrow ontbreekt. Installeer "
                "startbaan[parquet], of bewaar de lijst als CSV."
            )
        ) from problem
    try:
        table = parquet.read_table(io.BytesIO(content))
    except (arrow.ArrowException, OSError) as problem:
        raise NotReadable(say("Dit Parquet-bestand is niet te lezen. Is het heel overgekomen?")) from problem
    table = table.select([name for name in table.column_names if not INDEX.fullmatch(name)])
    head = io.StringIO()
    csv.writer(head, lineterminator="\n").writerow(table.column_names)
    # Quotation marks around every word take long to read again; they are needed when a word holds a comma or a mark.
    for quoting in ("none", "needed"):
        body = io.BytesIO()
        try:
            tables.write_csv(table, body, tables.WriteOptions(include_header=False, quoting_style=quoting))
        except arrow.ArrowException:
            continue
        return head.getvalue().encode() + body.getvalue()
    raise NotReadable(
        say("In dit Parquet-bestand staan lijsten of andere samengestelde waarden. Nodig zijn woorden en getallen.")
    )
