"""Storing bytes that are what they say they are, and throwing them away."""

from startbaan.apps.files.actions.problems import Unfit
from startbaan.apps.files.actions.storing import discard, store, sweep

__all__ = ["Unfit", "discard", "store", "sweep"]
