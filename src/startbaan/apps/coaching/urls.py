"""Where help questions stand."""

from django.urls import path

from startbaan.apps.coaching import views

app_name = "coaching"

urlpatterns = [
    path("", views.help_questions, name="help_question_list"),
    path("stel/", views.ask, name="ask"),
    path("<uuid:item>/", views.help_question, name="help_question"),
    path("<uuid:item>/antwoord/", views.answer, name="answer"),
    path("<uuid:item>/sluit/", views.close, name="close"),
    path("<uuid:item>/open/", views.reopen, name="reopen"),
    path("<uuid:item>/deel/", views.share, name="share"),
    path("<uuid:item>/deel/<uuid:share>/stop/", views.unshare, name="unshare"),
]
