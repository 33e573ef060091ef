"""Versions, tracks, activities, onboarding."""
