"""Where a page saves what is being typed."""

from django.urls import path

from startbaan.apps.drafts import views

app_name = "drafts"

urlpatterns = [
    path("<str:key>/", views.autosave, name="autosave"),
]
