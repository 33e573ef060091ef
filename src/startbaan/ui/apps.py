"""The look as a Django application, so that its templates and static files are found."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "startbaan.ui"
    label = "ui"
    verbose_name = "Startbaan: uiterlijk"
