"""Where quality stands."""

from django.urls import path

from startbaan.apps.quality import views

app_name = "quality"

urlpatterns = [
    path("kwaliteit/", views.quality, name="quality"),
    path("wat-er-veranderd-is/", views.changed, name="changed"),
    path("wat-er-veranderd-is/<int:version>/", views.changed_in, name="changed_in"),
    path("kwaliteit/bevinding/<uuid:finding>/", views.finding, name="finding"),
    path("kwaliteit/bevinding/<uuid:finding>/actie/", views.agree_action, name="agree_action"),
    path("kwaliteit/bevinding/<uuid:finding>/actie/<int:number>/", views.hand_over_action, name="hand_over_action"),
    path("kwaliteit/bevinding/<uuid:finding>/actie/<int:number>/gedaan/", views.tick_action, name="tick_action"),
    path("kwaliteit/bevinding/<uuid:finding>/besluit/", views.decide, name="decide"),
    path("kwaliteit/bevinding/<uuid:finding>/sluit/", views.close_finding, name="close_finding"),
    path("kwaliteit/bevinding/<uuid:finding>/weer-op/", views.take_up_again, name="take_up_again"),
    path("kwaliteit/bevinding/<uuid:finding>/effect/", views.measure, name="measure"),
    path("kwaliteit/enquete/<uuid:survey>/", views.survey, name="survey"),
    path("kwaliteit/review/<uuid:review>/", views.change_review, name="change_review"),
    path("kwaliteit/review/<uuid:review>/document/", views.add_review_document, name="add_review_document"),
    path("kwaliteit/document/<uuid:document>/", views.review_document, name="review_document"),
    path("kwaliteit/panelgesprek/<uuid:panel>/", views.note_panel, name="note_panel"),
    path("kwaliteit/volgende-versie/<int:version>/", views.draft, name="draft"),
    path("kwaliteit/volgende-versie/<int:version>/onderwerp/", views.add_subject, name="add_subject"),
    path("kwaliteit/volgende-versie/<int:version>/tekst/", views.changes_text, name="changes_text"),
    path("kwaliteit/volgende-versie/<int:version>/weg/", views.drop_version, name="drop_version"),
    path("kwaliteit/volgende-versie/<int:version>/uitbrengen/", views.bring_out, name="bring_out"),
    path("kwaliteit/volgende-versie/<int:version>/<slug:section>/<slug:key>/", views.element, name="element"),
    path(
        "kwaliteit/volgende-versie/<int:version>/<slug:section>/<slug:key>/weg/",
        views.drop_element,
        name="drop_element",
    ),
    path(
        "kwaliteit/volgende-versie/<int:version>/<slug:section>/<slug:key>/terug/",
        views.restore_element,
        name="restore_element",
    ),
    path("kwaliteit/<slug:partnership>/", views.wheel, name="wheel"),
    path("kwaliteit/<slug:partnership>/bevindingen/", views.findings, name="findings"),
    path("kwaliteit/<slug:partnership>/bevindingen/nieuw/", views.new_finding, name="new_finding"),
    path("kwaliteit/<slug:partnership>/reviews/", views.reviews, name="reviews"),
    path("kwaliteit/<slug:partnership>/reviews/stand/", views.set_standing, name="set_standing"),
    path("kwaliteit/<slug:partnership>/reviews/nieuw/", views.new_review, name="new_review"),
    path(
        "kwaliteit/<slug:partnership>/reviews/document/<uuid:document>/weg/",
        views.drop_review_document,
        name="drop_review_document",
    ),
    path("kwaliteit/<slug:partnership>/panel/", views.panel, name="panel"),
    path("kwaliteit/<slug:partnership>/panel/<uuid:note>/weg/", views.drop_panel_note, name="drop_panel_note"),
    path("kwaliteit/<slug:partnership>/scan/", views.scan, name="scan"),
    path("kwaliteit/<slug:partnership>/enquetes/", views.surveys, name="surveys"),
    path("kwaliteit/<slug:partnership>/waarborgen/", views.guarantees, name="guarantees"),
    path("kwaliteit/<slug:partnership>/waarborgen/stellingen/", views.write_statements, name="write_statements"),
    path("kwaliteit/<slug:partnership>/waarborgen/invullen/", views.score_statements, name="score_statements"),
    path("kwaliteit/<slug:partnership>/waarborgen/enquete/", views.put_statements_out, name="put_statements_out"),
    path("kwaliteit/<slug:partnership>/versie/", views.version, name="version"),
]
