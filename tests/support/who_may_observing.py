"""Who may open the addresses of observers: who is certified, the training, and the computing anew."""

from collections.abc import Mapping

from who_may_rules import FOLLOWS_A_PROGRAMME, Rule, among, anyone, holding

from startbaan.domain.privacy.roles import RoleName

LEADS_A_PROGRAMME = holding(RoleName.PROGRAMME_LEADER)
# The scene lets one person begin; a lesson opens for whoever began.
ON_THE_WAY = among("mehmet")
KEEPS_OBSERVERS = holding(RoleName.BOARD_COORDINATOR)
KEEPS_OBSERVERS_HERE = holding(RoleName.BOARD_COORDINATOR, above="de-sluis")

OBSERVING: Mapping[str, Rule] = {
    "coaching:pupil_rounds": FOLLOWS_A_PROGRAMME,
    "coaching:pupil_round": among("sanne"),
    "coaching:close_pupil_round": among("sanne"),
    "coaching:observers": KEEPS_OBSERVERS,
    "coaching:own_certificates": anyone,
    "coaching:certify_observer": KEEPS_OBSERVERS,
    "coaching:end_certificate": KEEPS_OBSERVERS_HERE,
    "coaching:recalibration": LEADS_A_PROGRAMME,
    "coaching:stop_recalibration": LEADS_A_PROGRAMME,
    "coaching:training": anyone,
    "coaching:begin_training": anyone,
    "coaching:training_lesson": ON_THE_WAY,
}
