"""Where every page stands."""

from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

urlpatterns = [
    path("", include("startbaan.apps.home.urls")),
    path("", include("startbaan.project.signin.urls")),
    path("taal/", login_not_required(set_language), name="set_language"),
    path("stijl/", include("startbaan.ui.urls")),
    path("", include("startbaan.apps.changes.urls")),
    path("", include("startbaan.apps.coaching.urls")),
    path("", include("startbaan.apps.appraisal.urls")),
    path("", include("startbaan.apps.outbox.urls")),
    path("concepten/", include("startbaan.apps.drafts.urls")),
    path("", include("startbaan.apps.entitlements.urls")),
    path("", include("startbaan.apps.programme.urls")),
    path("agenda/", include("startbaan.apps.agenda.urls")),
    path("", include("startbaan.apps.intake.urls")),
    path("", include("startbaan.apps.gatherings.urls")),
    path("", include("startbaan.apps.peergroups.urls")),
    path("", include("startbaan.apps.library.urls")),
    path("", include("startbaan.apps.surveys.urls")),
    path("", include("startbaan.apps.quality.urls")),
    path("", include("startbaan.apps.reports.urls")),
    path("", include("startbaan.apps.people.urls")),
]
