"""Where one's day and one's starters stand."""

from django.urls import path

from startbaan.apps.home import views

app_name = "home"

urlpatterns = [
    path("", views.today, name="today"),
    path("agenda/", views.agenda, name="agenda"),
    path("agenda/lijst/", views.agenda_list, name="agenda_list"),
    path("vertrouwenspersoon/", views.confidants, name="confidants"),
    path("coaches/inzet/", views.deployment, name="deployment"),
    path("coaches/voorgesteld/", views.proposed, name="proposed"),
    path("starters/", views.starters, name="starters"),
    path("starters/uitvoer/", views.export, name="export"),
    path("starters/contactlijst/<uuid:school>/", views.contact_list, name="contact_list"),
    path("starters/<uuid:starter>/", views.starter, name="starter"),
    path("starters/<uuid:starter>/voorstel/weg/", views.decline, name="decline"),
    path("starters/<uuid:starter>/koppel/<str:relation>/", views.couple, name="couple"),
    path("starters/<uuid:starter>/ontkoppel/<int:pair>/", views.uncouple, name="uncouple"),
    path("starters/<uuid:starter>/eerste-dag/<int:pair>/", views.first_day, name="first_day"),
]
