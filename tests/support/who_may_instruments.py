"""Who may open the addresses of instruments and their parameters; those in the scene are of the partnership."""

from collections.abc import Mapping

from who_may_learning import READS_OWN_VERSIONS
from who_may_rules import Rule, anyone, holding

from startbaan.domain.privacy.roles import RoleName

KEEPS_INSTRUMENTS = holding(RoleName.PROGRAMME_LEADER, RoleName.BOARD_COORDINATOR)
LEADS_THE_PROGRAMME = holding(RoleName.PROGRAMME_LEADER)

INSTRUMENTS: Mapping[str, Rule] = {
    "coaching:instruments": anyone,
    "coaching:instrument": READS_OWN_VERSIONS,
    "coaching:instrument_sheet": READS_OWN_VERSIONS,
    "coaching:instrument_yaml": READS_OWN_VERSIONS,
    "coaching:import_instrument": KEEPS_INSTRUMENTS,
    "coaching:keep_instrument": KEEPS_INSTRUMENTS,
    "coaching:establish_instrument": LEADS_THE_PROGRAMME,
    "coaching:throw_instrument_away": LEADS_THE_PROGRAMME,
    "coaching:parameters": KEEPS_INSTRUMENTS,
    "coaching:import_parameters": KEEPS_INSTRUMENTS,
    "coaching:stop_parameters": KEEPS_INSTRUMENTS,
    "coaching:parameter_set": KEEPS_INSTRUMENTS,
    "coaching:adopt_parameters": KEEPS_INSTRUMENTS,
}
