"""Where the pages of the cycle stand."""

from django.urls import path

from startbaan.apps.appraisal import views

app_name = "appraisal"

urlpatterns = [
    path("gesprekscyclus/", views.talks, name="talk_list"),
    path("mijn-gesprekscyclus/", views.my_talks, name="my_talk_list"),
    path("gesprekscyclus/<int:activity>/", views.talk, name="talk"),
    path("gesprekscyclus/<int:activity>/bezoek/", views.record_visit, name="record_visit"),
    path("gesprekscyclus/<int:activity>/afspraak/", views.plan_talk, name="plan_talk"),
    path("gesprekscyclus/<int:activity>/gevoerd/", views.hold_talk, name="hold_talk"),
    path("gesprekscyclus/<int:activity>/verslag/", views.write_report, name="write_report"),
    path("gesprekscyclus/<int:activity>/concept/wis/", views.drop_draft, name="drop_draft"),
    path("gesprekscyclus/starters/<uuid:starter>/nog-een/", views.add_talk, name="add_talk"),
    path("gesprekscyclus/verslagen/<uuid:item>/", views.report, name="report"),
    path("gesprekscyclus/verslagen/<uuid:item>/onderteken/", views.sign, name="sign"),
    path("gesprekscyclus/verslagen/<uuid:item>/aanvulling/", views.add_to_report, name="add_to_report"),
    path("gesprekscyclus/verslagen/<uuid:item>/deel/", views.share, name="share"),
    path("gesprekscyclus/verslagen/<uuid:item>/deel/<uuid:share>/stop/", views.unshare, name="unshare"),
    path("organisaties/<slug:key>/gesprekscyclus/", views.cycle, name="cycle"),
]
