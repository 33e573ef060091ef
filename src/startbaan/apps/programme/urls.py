"""Where tracks, activities and onboarding lists stand."""

from django.urls import path

from startbaan.apps.programme import views

app_name = "programme"

urlpatterns = [
    path("mijn-traject/", views.my_track, name="my_track"),
    path("inwerken/", views.my_onboarding, name="my_onboarding"),
    path("inwerken/<int:item>/vink/", views.tick, name="tick"),
    path("activiteiten/<int:activity>/", views.activity, name="activity"),
    path("activiteiten/<int:activity>/afspraak/", views.plan, name="plan"),
    path("activiteiten/<int:activity>/afspraak/wis/", views.unplan, name="unplan"),
    path("activiteiten/<int:activity>/gedaan/", views.do, name="do"),
    path("activiteiten/<int:activity>/ongedaan/", views.undo, name="undo"),
    path("activiteiten/<int:activity>/herinneringen/", views.reminders, name="reminders"),
    path("activiteiten/<int:activity>/herinneringen/weer/", views.remind_again, name="remind_again"),
    path("activiteiten/<int:activity>/vervalt/", views.drop, name="drop"),
    path("activiteiten/<int:activity>/voorstel/", views.propose, name="propose"),
    path("activiteiten/<int:activity>/voorstel/antwoord/", views.proposal, name="proposal"),
    path("activiteiten/<int:activity>/voorstel/intrekken/", views.withdraw_proposal, name="withdraw_proposal"),
    path("starters/<uuid:starter>/traject/", views.track, name="track"),
    path("starters/<uuid:starter>/traject/coaching/<int:year>/", views.ask_for_coaching, name="ask_for_coaching"),
    path("starters/<uuid:starter>/traject/verleng/", views.extend, name="extend"),
    path("starters/<uuid:starter>/traject/plan-opnieuw/", views.replan, name="replan"),
    path("starters/<uuid:starter>/traject/versie/", views.change_version, name="change_version"),
    path("starters/<uuid:starter>/inwerken/", views.onboarding, name="onboarding"),
]
