"""Where rights and hours stand."""

from django.urls import path

from startbaan.apps.entitlements import views

app_name = "entitlements"

urlpatterns = [
    path("mijn-uren/", views.my_hours, name="my_hours"),
    path("starters/<uuid:starter>/uren/", views.hours, name="hours"),
    path("starters/<uuid:starter>/uren/verdelen/", views.propose_hours, name="propose_hours"),
    path("starters/<uuid:starter>/uren/corrigeren/", views.correct_hours, name="correct_hours"),
    path("starters/<uuid:starter>/uren/afgesproken/", views.settle_hours, name="settle_hours"),
    path("uren/voorstel/<uuid:agreement>/", views.hours_offer, name="hours_offer"),
    path("uren/voorstel/<uuid:agreement>/akkoord/", views.agree_hours, name="agree_hours"),
    path("uren/voorstel/<uuid:agreement>/niet-akkoord/", views.decline_hours, name="decline_hours"),
    path("uren/voorstel/<uuid:agreement>/intrekken/", views.withdraw_hours, name="withdraw_hours"),
    path("uren/", views.overview, name="overview"),
    path("uren/overzicht.xlsx", views.overview_sheet, name="overview_sheet"),
    path("uren/werkverdeling/", views.work_plan, name="work_plan"),
    path("uren/werkverdeling.<str:form>", views.work_plan_file, name="work_plan_file"),
    path("coachuren/", views.my_coach_hours, name="my_coach_hours"),
    path("coachuren/<int:registration>/", views.coach_hours, name="coach_hours"),
    path("cao/", views.agreements, name="agreements"),
    path("cao/<str:sector>/", views.agreement, name="agreement"),
    path("cao/<str:sector>/<str:parameter>/", views.add_agreement_value, name="add_agreement_value"),
    path("organisaties/<slug:key>/cao/", views.own_choices, name="own_choices"),
    path("wat-als/", views.what_if, name="what_if"),
    path("mijn-rechten/", views.my_rights, name="my_rights"),
    path("starters/<uuid:starter>/rechten/", views.rights, name="rights"),
    path("beleid/", views.policies, name="policies"),
    path("beleid/<slug:board>/", views.policy, name="policy"),
    path("beleid/<slug:board>/nieuw/", views.new_policy, name="new_policy"),
    path("beleid/versie/<uuid:policy>/wijzigen/", views.change_policy, name="change_policy"),
    path("beleid/versie/<uuid:policy>/bekeken/", views.review_policy, name="review_policy"),
    path("beleid/versie/<uuid:policy>/weg/", views.drop_policy, name="drop_policy"),
    path("beleid/versie/<uuid:policy>/instemming/<slug:sector>/", views.consent, name="consent"),
    path("beleid/versie/<uuid:policy>/instemming/<slug:sector>/weg/", views.withdraw_consent, name="withdraw_consent"),
    path(
        "beleid/versie/<uuid:policy>/instemming/<slug:sector>/document/",
        views.consent_document,
        name="consent_document",
    ),
]
