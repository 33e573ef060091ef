"""Where the pages that explain stand."""

from django.urls import path

from startbaan.apps.library import views

app_name = "library"

urlpatterns = [
    path("wie-ziet-wat/", views.who_sees_what, name="who_sees_what"),
    path("inzagelogboek/", views.looked, name="reading_log"),
    path("handboek/", views.handbooks, name="handbooks"),
    path("handboek/<int:version>/", views.handbook, name="handbook"),
    path("handboek/<int:version>/pdf/", views.handbook_pdf, name="handbook_pdf"),
]
