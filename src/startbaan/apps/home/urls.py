"""Where one's day and one's starters stand."""

from django.urls import path

from startbaan.apps.home import views

app_name = "home"

urlpatterns = [
    path("starters/", views.starters, name="starters"),
    path("starters/uitvoer/", views.export, name="export"),
    path("starters/contactlijst/<uuid:school>/", views.contact_list, name="contact_list"),
]
