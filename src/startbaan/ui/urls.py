"""Where the look shows itself: the style page, its example, and the choice of light or dark."""

from django.urls import path

from startbaan.ui import views

app_name = "ui"

urlpatterns = [
    path("", views.style_page, name="style"),
    path("voorbeeld/", views.example_page, name="example"),
    path("formulier/", views.form_page, name="form"),
    path("weergave/", views.choose_theme, name="theme"),
]
