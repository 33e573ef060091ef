"""What `startbaan calibrate` takes; plain Python, so that naming the command reads no solver."""

from argparse import ArgumentParser
from pathlib import Path

MODULE = "startbaan.domain.measurement"
MODELS = ("pcm", "rsm", "rasch")


def add_arguments(parser: ArgumentParser) -> None:
    """Take the file, the model, and where to write the outcome."""
    parser.add_argument("file", type=Path, metavar="FILE", help="CSV of Parquet met observaties, lang of breed")
    parser.add_argument("--model", choices=MODELS, default=MODELS[0], help="pcm (gewoon), rsm of rasch")
    parser.add_argument("--facets", action="store_true", help="schat ook hoe streng elke waarnemer is")
    parser.add_argument(
        "--collapse", action="store_true", help="neem een score die nooit voorkomt samen met die eronder"
    )
    parser.add_argument("--anchor", type=Path, metavar="FILE", help="houd de items van deze uitkomst op hun plaats")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.json", help="waar de uitkomst komt")
