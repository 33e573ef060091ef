"""Where rights and hours stand."""

from django.urls import URLPattern

app_name = "entitlements"

urlpatterns: list[URLPattern] = []
