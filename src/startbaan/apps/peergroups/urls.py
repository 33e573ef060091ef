"""Where peer groups stand."""

from django.urls.resolvers import URLPattern

app_name = "peergroups"

urlpatterns: list[URLPattern] = []
