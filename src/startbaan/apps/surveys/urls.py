"""Where surveys stand."""

from django.urls import URLPattern, path

from startbaan.apps.surveys import views

app_name = "surveys"

urlpatterns: list[URLPattern] = [
    path("enquetes/", views.surveys, name="surveys"),
    path("enquetes/nieuw/", views.new, name="new"),
    path("enquetes/nieuw/<slug:place>/<slug:questionnaire>/", views.put_out, name="put_out"),
    path("enquetes/<uuid:survey>/", views.answer, name="answer"),
    path("enquetes/<uuid:survey>/dank/", views.thanks, name="thanks"),
    path("enquetes/<uuid:survey>/uitkomst/", views.outcome, name="outcome"),
    path("enquetes/<uuid:survey>/uitkomst/uitkomst.xlsx", views.outcome_sheet, name="outcome_sheet"),
    path("enquetes/<uuid:survey>/hoe-anoniem/", views.anonymous, name="anonymous"),
    path("vragenlijsten/", views.questionnaires, name="questionnaires"),
    path("vragenlijsten/nieuw/", views.new_questionnaire, name="new_questionnaire"),
    path("vragenlijsten/<slug:questionnaire>/", views.questionnaire, name="questionnaire"),
    path(
        "vragenlijsten/<slug:questionnaire>/verschil/", views.questionnaire_difference, name="questionnaire_difference"
    ),
    path("vragenlijsten/<slug:questionnaire>/begin/", views.begin_draft, name="begin_draft"),
    path("vragenlijsten/<slug:questionnaire>/wijzigen/", views.draft, name="draft"),
    path("vragenlijsten/<slug:questionnaire>/wijzigen/titel/", views.retitle, name="retitle"),
    path("vragenlijsten/<slug:questionnaire>/wijzigen/vraag/", views.add_question, name="add_question"),
    path(
        "vragenlijsten/<slug:questionnaire>/wijzigen/vraag/<slug:question>/",
        views.change_question,
        name="change_question",
    ),
    path(
        "vragenlijsten/<slug:questionnaire>/wijzigen/vraag/<slug:question>/verplaats/",
        views.move_question,
        name="move_question",
    ),
    path(
        "vragenlijsten/<slug:questionnaire>/wijzigen/vraag/<slug:question>/weg/",
        views.drop_question,
        name="drop_question",
    ),
    path(
        "vragenlijsten/<slug:questionnaire>/wijzigen/vraag/<slug:question>/terug/",
        views.restore_question,
        name="restore_question",
    ),
    path("vragenlijsten/<slug:questionnaire>/wijzigen/onderwerp/", views.add_theme, name="add_theme"),
    path(
        "vragenlijsten/<slug:questionnaire>/wijzigen/onderwerp/<slug:theme>/", views.change_theme, name="change_theme"
    ),
    path(
        "vragenlijsten/<slug:questionnaire>/wijzigen/onderwerp/<slug:theme>/weg/", views.drop_theme, name="drop_theme"
    ),
    path("vragenlijsten/<slug:questionnaire>/wijzigen/schaal/", views.add_scale, name="add_scale"),
    path("vragenlijsten/<slug:questionnaire>/wijzigen/schaal/<slug:scale>/", views.change_scale, name="change_scale"),
    path("vragenlijsten/<slug:questionnaire>/wijzigen/weggooien/", views.throw_draft_away, name="throw_draft_away"),
    path("vragenlijsten/<slug:questionnaire>/proberen/", views.try_questionnaire, name="try_questionnaire"),
    path("vragenlijsten/<slug:questionnaire>/vaststellen/", views.establish, name="establish"),
    path("enquetes/coaches/", views.coaches, name="coaches"),
]
