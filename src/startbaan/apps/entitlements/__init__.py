"""Hours owed, agreed, reserved and received, and what they cost."""
