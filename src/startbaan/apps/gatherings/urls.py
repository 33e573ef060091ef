"""Where gatherings stand."""

from django.urls import path

from startbaan.apps.gatherings import views

app_name = "gatherings"

urlpatterns = [
    path("bijeenkomsten/nieuw/", views.new_gathering, name="new"),
    path("bijeenkomsten/nieuw/<uuid:draft>/<slug:step>/", views.new_step, name="new_step"),
    path("bijeenkomsten/<uuid:gathering>/uitnodigen/", views.invite, name="invite"),
    path("inchecken/", views.check_in, name="check_in"),
    path("bijeenkomsten/<uuid:gathering>/code/", views.code, name="code"),
    path("bijeenkomsten/<uuid:gathering>/code/nieuw/", views.renew_code, name="renew_code"),
    path("bijeenkomsten/<uuid:gathering>/lijst/", views.attendance_list, name="attendance_list"),
    path("bijeenkomsten/<uuid:gathering>/lijst.xlsx", views.attendance_sheet, name="attendance_sheet"),
    path("bijeenkomsten/<uuid:gathering>/lijst/erbij/", views.drop_in, name="drop_in"),
    path("leerwensen/", views.wishes, name="wishes"),
    path("leerwensen/uitvraag/", views.polls, name="polls"),
    path("leerwensen/uitvraag/nieuw/", views.new_poll, name="new_poll"),
    path("leerwensen/uitvraag/<uuid:poll>/sluiten/", views.close_poll, name="close_poll"),
]
