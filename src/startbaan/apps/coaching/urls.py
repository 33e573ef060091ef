"""Where the pages of coaching stand."""

from django.urls import path

from startbaan.apps.coaching import views

app_name = "coaching"

urlpatterns = [
    path("hulpvragen/", views.help_questions, name="help_question_list"),
    path("hulpvragen/stel/", views.ask, name="ask"),
    path("hulpvragen/<uuid:item>/", views.help_question, name="help_question"),
    path("hulpvragen/<uuid:item>/antwoord/", views.answer, name="answer"),
    path("hulpvragen/<uuid:item>/sluit/", views.close, name="close"),
    path("hulpvragen/<uuid:item>/open/", views.reopen, name="reopen"),
    path("hulpvragen/<uuid:item>/deel/", views.share, name="share"),
    path("hulpvragen/<uuid:item>/deel/<uuid:share>/stop/", views.unshare, name="unshare"),
]
