"""Where peer groups stand."""

from django.urls import path

from startbaan.apps.peergroups import views

app_name = "peergroups"

urlpatterns = [
    path("intervisie/rondes/<uuid:peer_round>/voorstel/bewerken/", views.edit, name="edit"),
    path("intervisie/rondes/<uuid:peer_round>/uitbrengen/", views.publish, name="publish"),
    path("intervisie/rondes/<uuid:peer_round>/later/", views.later, name="later"),
    path("intervisie/rondes/<uuid:peer_round>/later/<uuid:person>/erbij/", views.join, name="join"),
    path("intervisie/rondes/<uuid:peer_round>/later/<uuid:person>/eruit/", views.leave, name="leave"),
]
