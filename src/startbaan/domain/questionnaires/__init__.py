"""Questionnaires as content: what is asked, what was typed, and what the answers of enough people say together."""
