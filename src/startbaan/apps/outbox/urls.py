"""Where mail is chosen, read in the demo, and watched."""

from django.urls import path

from startbaan.apps.outbox import views

app_name = "outbox"

urlpatterns = [
    path("meldingen/", views.choices, name="choices"),
    path("postvak/", views.mailbox, name="mailbox"),
    path("postvak/<uuid:mail>/", views.letter, name="letter"),
    path("postvak/<uuid:mail>/html/", views.letter_html, name="letter_html"),
    path("verzonden-post/", views.posted, name="posted"),
    path("verzonden-post/<uuid:mail>/opnieuw/", views.try_again, name="try_again"),
]
