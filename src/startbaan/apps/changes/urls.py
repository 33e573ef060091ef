"""Where changes of circumstances stand."""

from django.urls import path

from startbaan.apps.changes import views

app_name = "changes"

urlpatterns = [
    path("starters/<uuid:starter>/veranderingen/", views.changes, name="changes"),
    path("starters/<uuid:starter>/veranderingen/<str:sort>/", views.change, name="change"),
    path("veranderingen/<uuid:change>/ongedaan/", views.undo, name="undo"),
    path("afrondingen/<uuid:completion>/certificaat.pdf", views.certificate, name="certificate"),
    path("mijn-vertrek/", views.own, name="own"),
    path("mijn-vertrek/toelichting/", views.say, name="say"),
    path("mijn-vertrek/dossier/", views.consent, name="consent"),
    path("mijn-vertrek/meenemen/", views.take_along, name="take_along"),
]
