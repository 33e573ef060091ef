"""Where people are taken in."""

from django.urls import path

from startbaan.apps.intake.views import assigning, opening, uploads, wishes, wizard

app_name = "intake"

urlpatterns = [
    path("coaches/voorstellen/", assigning.match, name="match"),
    path("coaches/wensen/", wishes.wishes, name="wishes"),
    path("coaches/wensen/<uuid:wish>/weghalen/", wishes.withdraw, name="withdraw_wish"),
    path("coaches/<int:registration>/starters/", assigning.assign_starter, name="assign_starter"),
    path("coaches/<int:registration>/overdragen/", assigning.transfer, name="transfer"),
    path("schooljaar/", opening.years, name="open_years"),
    path("schooljaar/<slug:board>/<slug:step>/", opening.step, name="open_year"),
    path("innemen/", uploads.intake, name="intake"),
    path("innemen/een/", wizard.begin, name="one"),
    path("innemen/een/<uuid:key>/<slug:step>/", wizard.step, name="one_step"),
    path("innemen/<uuid:key>/", uploads.upload, name="upload"),
    path("innemen/<uuid:key>/koppen/", uploads.headers, name="headers"),
    path("innemen/<uuid:key>/datum/", uploads.day, name="day"),
    path("innemen/<uuid:key>/overnemen/", uploads.apply, name="apply"),
    path("innemen/<uuid:key>/weggooien/", uploads.discard, name="discard"),
    path("innemen/<uuid:key>/geweigerd.<str:form>", uploads.refused, name="refused"),
]
