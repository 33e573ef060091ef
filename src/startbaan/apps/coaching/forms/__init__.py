"""The forms of coaching: text in, clean values out."""

from startbaan.apps.coaching.forms.questions import AnswerForm, AskForm, ShareForm

__all__ = ["AnswerForm", "AskForm", "ShareForm"]
