"""Meetings, afternoons and trainings: who is invited, who comes, what was learnt."""
