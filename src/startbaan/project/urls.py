"""Where every page stands."""

from django.urls import include, path

urlpatterns = [
    path("taal/", include("django.conf.urls.i18n")),
    path("stijl/", include("startbaan.ui.urls")),
]
