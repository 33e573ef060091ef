"""Where gatherings stand."""

from django.urls import path

from startbaan.apps.gatherings import views

app_name = "gatherings"

urlpatterns = [
    path("bijeenkomsten/", views.gatherings, name="gatherings"),
    path("bijeenkomsten/<uuid:gathering>/", views.gathering, name="gathering"),
    path("bijeenkomsten/<uuid:gathering>/aanmelden/", views.sign_up, name="sign_up"),
    path("bijeenkomsten/<uuid:gathering>/afmelden/", views.sign_off, name="sign_off"),
    path("bijeenkomsten/nieuw/", views.new_gathering, name="new"),
    path("bijeenkomsten/nieuw/<uuid:draft>/<slug:step>/", views.new_step, name="new_step"),
    path("bijeenkomsten/<uuid:gathering>/uitnodigen/", views.invite, name="invite"),
    path("bijeenkomsten/<uuid:gathering>/keuze/", views.choose, name="choose"),
    path("bijeenkomsten/<uuid:gathering>/verdelen/", views.share_out, name="share_out"),
    path("bijeenkomsten/<uuid:gathering>/wijzigen/", views.change, name="change"),
    path("bijeenkomsten/<uuid:gathering>/afgelasten/", views.call_off, name="call_off"),
    path("bijeenkomsten/<uuid:gathering>/sessies/nieuw/", views.add_session, name="add_session"),
    path(
        "bijeenkomsten/<uuid:gathering>/sessies/<uuid:session>/wijzigen/", views.change_session, name="change_session"
    ),
    path("bijeenkomsten/<uuid:gathering>/sessies/<uuid:session>/afzeggen/", views.drop_session, name="drop_session"),
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
    path("bijeenkomsten/<uuid:gathering>/sessies/<uuid:session>/", views.session, name="session"),
    path("bijeenkomsten/<uuid:gathering>/materiaal/", views.materials, name="materials"),
    path("bijeenkomsten/materiaal/<uuid:material>/", views.material, name="material"),
    path("bijeenkomsten/materiaal/<uuid:material>/weg/", views.remove_material, name="remove_material"),
    path("bijeenkomsten/deelname/", views.my_attendance, name="my_attendance"),
    path("bijeenkomsten/deelname/<uuid:person>/", views.attendance_of, name="attendance_of"),
    path("bijeenkomsten/<uuid:gathering>/bewijs/<uuid:person>/", views.certificate, name="certificate"),
    path("bijeenkomsten/<uuid:gathering>/verslag/", views.minutes, name="minutes"),
    path("bijeenkomsten/<uuid:gathering>/verslag.pdf", views.minutes_pdf, name="minutes_pdf"),
    path("bijeenkomsten/<uuid:gathering>/verslag/punten/", views.add_point, name="add_point"),
    path("bijeenkomsten/<uuid:gathering>/verslag/punten/<int:point>/", views.point, name="point"),
    path("bijeenkomsten/<uuid:gathering>/verslag/punten/<int:point>/omhoog/", views.raise_point, name="raise_point"),
    path("bijeenkomsten/<uuid:gathering>/verslag/punten/<int:point>/weg/", views.remove_point, name="remove_point"),
    path("bijeenkomsten/<uuid:gathering>/verslag/besluiten/", views.decide, name="decide"),
    path(
        "bijeenkomsten/<uuid:gathering>/verslag/besluiten/<uuid:decision>/weg/",
        views.withdraw_decision,
        name="withdraw_decision",
    ),
    path("bijeenkomsten/<uuid:gathering>/verslag/acties/", views.agree_action, name="agree_action"),
    path("bijeenkomsten/acties/", views.my_actions, name="my_actions"),
    path("bijeenkomsten/acties/<uuid:action>/gedaan/", views.finish_action, name="finish_action"),
    path("bijeenkomsten/acties/<uuid:action>/open/", views.reopen_action, name="reopen_action"),
    path("bijeenkomsten/acties/<uuid:action>/weg/", views.remove_action, name="remove_action"),
]
