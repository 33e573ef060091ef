"""A code on paper to sign in with, and persons that stand for the site itself."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_pair_lies_inside"),
    ]

    operations = [
        migrations.CreateModel(
            name="SignInCode",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(max_length=64, unique=True, verbose_name="vingerafdruk")),
                ("made_at", models.DateTimeField(verbose_name="gemaakt")),
                ("expires_at", models.DateTimeField(verbose_name="geldig tot")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="gebruikt of vervangen")),
            ],
            options={
                "verbose_name": "inlogcode",
                "verbose_name_plural": "inlogcodes",
            },
        ),
        migrations.AddField(
            model_name="person",
            name="is_service",
            field=models.BooleanField(default=False, verbose_name="hoort bij de site"),
        ),
        migrations.AlterConstraint(
            model_name="coachregistration",
            name="coach_has_certificate_or_equivalent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("certificate", ""), _negated=True),
                    models.Q(("equivalent", ""), _negated=True),
                    _connector="OR",
                ),
                name="coach_has_certificate_or_equivalent",
                violation_error_message="Noem het certificaat van de coach of de vergelijkbare opleiding.",
            ),
        ),
        migrations.AddField(
            model_name="signincode",
            name="made_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.person",
                verbose_name="gemaakt door",
            ),
        ),
        migrations.AddField(
            model_name="signincode",
            name="person",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"),
        ),
        migrations.AddConstraint(
            model_name="signincode",
            constraint=models.UniqueConstraint(
                condition=models.Q(("closed_at__isnull", True)),
                fields=("person",),
                name="sign_in_code_one_open",
                violation_error_message="Er is al een inlogcode voor deze persoon.",
            ),
        ),
    ]
