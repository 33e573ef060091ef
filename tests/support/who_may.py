"""Who may open each address, filled in with what is about Sanne: one line each, in the words of table and roles.

A new address needs a line in the part of its subject.
"""

from collections.abc import Mapping

from who_may_arranging import ARRANGING
from who_may_guiding import GUIDING
from who_may_instruments import INSTRUMENTS
from who_may_learning import LEARNING
from who_may_observing import OBSERVING
from who_may_rules import Rule

WHO_MAY: Mapping[str, Rule] = {**ARRANGING, **GUIDING, **INSTRUMENTS, **LEARNING, **OBSERVING}
