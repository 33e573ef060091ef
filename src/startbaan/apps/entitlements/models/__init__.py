"""What is agreed, decided and corrected about hours and rights."""
