"""Where peer groups stand."""

from django.urls import path

from startbaan.apps.peergroups import views

app_name = "peergroups"

urlpatterns = [
    path("intervisie/", views.peergroups, name="peergroups"),
    path("intervisie/rondes/nieuw/", views.new_round, name="new_round"),
    path("intervisie/rondes/<uuid:peer_round>/", views.pool, name="pool"),
    path("intervisie/rondes/<uuid:peer_round>/gewichten/", views.weigh, name="weigh"),
    path("intervisie/rondes/<uuid:peer_round>/bijwerken/", views.refresh, name="refresh"),
    path("intervisie/rondes/<uuid:peer_round>/al-ingedeeld/", views.leave_out, name="leave_out"),
    path("intervisie/rondes/<uuid:peer_round>/rekenen/", views.compute, name="compute"),
    path("intervisie/rondes/<uuid:peer_round>/versoepelen/", views.loosen, name="loosen"),
    path("intervisie/rondes/<uuid:peer_round>/stoppen/", views.stop, name="stop"),
    path("intervisie/rondes/<uuid:peer_round>/voorstel/", views.proposal, name="proposal"),
    path("intervisie/rondes/<uuid:peer_round>/voorstel/bewerken/", views.edit, name="edit"),
    path("intervisie/rondes/<uuid:peer_round>/uitbrengen/", views.publish, name="publish"),
    path("intervisie/rondes/<uuid:peer_round>/later/", views.later, name="later"),
    path("intervisie/rondes/<uuid:peer_round>/later/<uuid:person>/erbij/", views.join, name="join"),
    path("intervisie/rondes/<uuid:peer_round>/later/<uuid:person>/eruit/", views.leave, name="leave"),
    path("intervisie/groepen/<uuid:group>/", views.group, name="group"),
    path("intervisie/groepen/<uuid:group>/data/", views.days, name="days"),
    path("intervisie/groepen/<uuid:group>/casussen/nieuw/", views.bring_case, name="bring_case"),
    path("intervisie/bijeenkomsten/<uuid:meeting>/", views.meeting, name="meeting"),
    path("intervisie/bijeenkomsten/<uuid:meeting>/kom/", views.come, name="come"),
    path("intervisie/bijeenkomsten/<uuid:meeting>/kan-niet/", views.cannot, name="cannot"),
    path("intervisie/bijeenkomsten/<uuid:meeting>/aanwezigheid/", views.note_present, name="note_present"),
    path("intervisie/bijeenkomsten/<uuid:meeting>/verzetten/", views.move_meeting, name="move_meeting"),
    path("intervisie/bijeenkomsten/<uuid:meeting>/afzeggen/", views.call_off, name="call_off"),
    path("intervisie/casussen/<uuid:case>/", views.case, name="case"),
    path("intervisie/casussen/<uuid:case>/sluiten/", views.close_case, name="close_case"),
    path("intervisie/vrij/", views.free, name="free"),
    path("intervisie/vrij/nieuw/", views.open_free, name="open_free"),
    path("intervisie/vrij/<uuid:group>/aanmelden/", views.sign_up, name="sign_up"),
    path("intervisie/vrij/<uuid:group>/afmelden/", views.sign_off, name="sign_off"),
]
