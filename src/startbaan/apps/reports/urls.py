"""Where the counts stand."""

from django.urls import path

from startbaan.apps.reports import views

app_name = "reports"

urlpatterns = [
    path("aantallen/", views.counts, name="counts"),
]
