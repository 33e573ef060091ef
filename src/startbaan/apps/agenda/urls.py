"""Where the agenda stands."""

from django.urls import path

from startbaan.apps.agenda import views

app_name = "agenda"

urlpatterns = [
    path("afspraak/<uuid:appointment>/", views.appointment, name="appointment"),
    path("afspraak/<uuid:appointment>/antwoord/", views.answer, name="answer"),
    path("beschikbaar/", views.availability, name="availability"),
    path("abonnement/", views.subscription, name="subscription"),
    path("abonnement/stop/", views.unsubscribe, name="unsubscribe"),
    path("feed/<str:token>.ics", views.feed, name="feed"),
]
