"""Where the counts and costs stand."""

from django.urls import path

from startbaan.apps.reports import views

app_name = "reports"

urlpatterns = [
    path("aantallen/", views.counts, name="counts"),
    path("leerwensen/uitkomst/", views.wishes, name="wishes"),
    path("kosten/", views.costs, name="costs"),
    path("kosten/overzicht.xlsx", views.costs_sheet, name="costs_sheet"),
    path("kosten/<slug:place>/tarieven/", views.rates, name="rates"),
    path("kosten/<slug:place>/tarieven/<int:rate>/intrekken/", views.withdraw, name="withdraw"),
    path("kosten/<slug:place>/facturen/", views.invoices, name="invoices"),
    path("kosten/<slug:place>/facturen/<uuid:invoice>/", views.correct_invoice, name="correct_invoice"),
]
