"""What is agreed, decided and corrected about hours and rights."""

from startbaan.apps.entitlements.models.choices import OwnChoice
from startbaan.apps.entitlements.models.guided import GuidedGroup
from startbaan.apps.entitlements.models.hours import HoursAgreement, HoursCorrection
from startbaan.apps.entitlements.models.policy import BoardPolicy, PolicyConsent
from startbaan.apps.entitlements.models.rates import Invoice, Rate
from startbaan.apps.entitlements.models.values import AgreementValue

__all__ = [
    "AgreementValue",
    "BoardPolicy",
    "GuidedGroup",
    "HoursAgreement",
    "HoursCorrection",
    "Invoice",
    "OwnChoice",
    "PolicyConsent",
    "Rate",
]
