"""The pages of quality that one opens, each with its address in a round of quality."""

from collections.abc import Mapping

from django.urls import reverse
from site_map import Value, stops

POSTED = {
    "quality:close_finding",
    "quality:drop_panel_note",
    "quality:drop_review_document",
    "quality:measure",
    "quality:put_statements_out",
    "quality:restore_element",
    "quality:take_up_again",
    "quality:tick_action",
    "quality:quality",
}


def addresses(values: Mapping[str, Value]) -> dict[str, str]:
    """Fill in the pages of quality with these values, by name; what only does something is none of them."""
    return {
        stop.name: reverse(
            stop.name, kwargs={param: values.get(f"{stop.name} {param}", values.get(param)) for param in stop.params}
        )
        for stop in stops()
        if stop.name.startswith("quality:") and stop.name not in POSTED
    }
