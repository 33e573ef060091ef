"""What the collective agreements give a starter, and why: dated parameters, frozen cases, typed rules."""
