"""Where the pages of coaching stand."""

from django.urls import path

from startbaan.apps.coaching import views

app_name = "coaching"

urlpatterns = [
    path("begeleiding/", views.guidance, name="guidance"),
    path("begeleiding/<uuid:starter>/", views.guided, name="guided"),
    path("begeleiding/<uuid:starter>/vastleggen/", views.record, name="record"),
    path("begeleiding/<uuid:starter>/doelen/", views.goals, name="goals"),
    path("begeleiding/<uuid:starter>/aantekeningen/", views.notes, name="notes"),
    path("begeleiding/aantekeningen/<uuid:item>/weg/", views.throw_note_away, name="throw_note_away"),
    path("begeleiding/afspraken/<uuid:item>/", views.turn_agreement, name="turn_agreement"),
    path("begeleiding/doelen/<uuid:item>/", views.settle_goal, name="settle_goal"),
    path("begeleiding/verslagen/<uuid:item>/", views.report, name="report"),
    path("begeleiding/gesprekken/<slug:moment>/", views.moment, name="moment"),
    path("begeleiding/gesprekken/<slug:moment>/gehouden/", views.hold, name="hold"),
    path("begeleiding/gesprekken/<slug:moment>/niet-door/", views.put_off, name="put_off"),
    path("begeleiding/gesprekken/<slug:moment>/haal-weg/", views.take_back_contact, name="take_back_contact"),
    path("begeleiding/gesprekken/<slug:moment>/schrijf/<slug:section>/", views.write, name="write"),
    path("begeleiding/gesprekken/<slug:moment>/afspraak/", views.agree, name="agree"),
    path("begeleiding/gesprekken/<slug:moment>/besluit/", views.decision, name="decision"),
    path("hulpvragen/", views.help_questions, name="help_question_list"),
    path("hulpvragen/stel/", views.ask, name="ask"),
    path("hulpvragen/<uuid:item>/", views.help_question, name="help_question"),
    path("hulpvragen/<uuid:item>/antwoord/", views.answer, name="answer"),
    path("hulpvragen/<uuid:item>/sluit/", views.close, name="close"),
    path("hulpvragen/<uuid:item>/open/", views.reopen, name="reopen"),
    path("hulpvragen/<uuid:item>/deel/", views.share, name="share"),
    path("hulpvragen/<uuid:item>/deel/<uuid:share>/stop/", views.unshare, name="unshare"),
    path("startgesprekken/", views.start_talks, name="start_talk_list"),
    path("startgesprekken/begin/<uuid:starter>/", views.begin_start_talk, name="begin_start_talk"),
    path("startgesprekken/jaar/<uuid:starter>/", views.plan_year, name="plan_year"),
    path("startgesprekken/<uuid:item>/", views.start_talk, name="start_talk"),
    path("startgesprekken/<uuid:item>/vraag/<slug:question>/", views.start_talk_question, name="start_talk_question"),
    path("startgesprekken/<uuid:item>/gehouden/", views.start_talk_held, name="start_talk_held"),
    path("startgesprekken/<uuid:item>/teken/", views.sign_start_talk, name="sign_start_talk"),
]
