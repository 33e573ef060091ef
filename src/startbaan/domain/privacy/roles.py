"""The roles people hold at organisations, and what each makes them to a starter of that organisation."""

from enum import StrEnum

from startbaan.domain.privacy.policy import Relation


class RoleName(StrEnum):
    """A role at an organisation, for a period. Coach, buddy and manager *of a starter* are pairs."""

    LINE_MANAGER = "line_manager"
    BOARD_COORDINATOR = "board_coordinator"
    HR = "hr"
    TRAINER = "trainer"
    PROGRAMME_LEADER = "programme_leader"
    WORKING_GROUP = "working_group"
    STEERING_GROUP = "steering_group"
    INSTITUTE_COORDINATOR = "institute_coordinator"
    REGION = "region"
    MINISTRY = "ministry"
    ADMINISTRATOR = "administrator"
    TEACHER_EDUCATOR = "teacher_educator"
    CARE_COORDINATOR = "care_coordinator"
    ICT_CONTACT = "ict_contact"
    PHASE_COORDINATOR = "phase_coordinator"
    CONFIDANT = "confidant"


RELATION_OF = {
    RoleName.BOARD_COORDINATOR: Relation.COORDINATOR,
    RoleName.HR: Relation.HR,
    RoleName.PROGRAMME_LEADER: Relation.PROGRAMME,
    RoleName.WORKING_GROUP: Relation.PROGRAMME,
    RoleName.STEERING_GROUP: Relation.PROGRAMME,
    RoleName.INSTITUTE_COORDINATOR: Relation.PROGRAMME,
    RoleName.REGION: Relation.REGION,
    RoleName.MINISTRY: Relation.REGION,
}

# These may change what others depend on: they sign in with a second factor.
SECOND_FACTOR = frozenset({RoleName.BOARD_COORDINATOR, RoleName.HR, RoleName.PROGRAMME_LEADER, RoleName.ADMINISTRATOR})
