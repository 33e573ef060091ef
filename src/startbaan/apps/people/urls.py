"""Where the pages on organisations, coaches and persons stand."""

from django.urls import path

from startbaan.apps.people.views import coaches, organisations, persons, sharing

app_name = "people"

urlpatterns = [
    path("organisaties/", organisations.organisations, name="organisations"),
    path("organisaties/rollen/<int:role>/beeindigen/", organisations.end_role, name="end_role"),
    path(
        "organisaties/aansluitingen/<int:affiliation>/beeindigen/",
        organisations.end_affiliation,
        name="end_affiliation",
    ),
    path("organisaties/<slug:key>/", organisations.organisation, name="organisation"),
    path("organisaties/<slug:key>/toevoegen/", organisations.add, name="add_organisation"),
    path("organisaties/<slug:key>/wijzigen/", organisations.change, name="change_organisation"),
    path("organisaties/<slug:key>/aansluiten/", organisations.affiliate, name="affiliate"),
    path("organisaties/<slug:key>/rol-geven/", organisations.give_role, name="give_role"),
    path("coachregister/", coaches.coach_register, name="coach_register"),
    path("coachregister/nieuw/", coaches.register, name="register_coach"),
    path("coachregister/<int:registration>/", coaches.change, name="change_coach"),
    path("coachregister/<int:registration>/beeindigen/", coaches.end, name="end_coach"),
    path("delen/", sharing.overview, name="shares"),
    path("delen/alles/<str:relation>/", sharing.share_all, name="share_all"),
    path("delen/<uuid:item>/", sharing.sharing, name="sharing"),
    path("delen/<uuid:item>/<uuid:share>/stop/", sharing.stop, name="stop_sharing"),
    path("mensen/nieuw/", persons.add, name="add_person"),
    path("mensen/<uuid:key>/", persons.person, name="person"),
    path("mensen/<uuid:key>/gegevens/", persons.change_card, name="change_card"),
    path("mensen/<uuid:key>/adres/", persons.add_address, name="add_address"),
    path("mensen/<uuid:key>/adres/<int:address>/beeindigen/", persons.end_address, name="end_address"),
    path("mensen/<uuid:key>/inlogcode/", persons.print_code, name="print_code"),
]
