"""Changes of circumstances, what each did row by row, and absence, leaving, finishing and consent."""

import uuid

import django.contrib.postgres.constraints
import django.db.models.deletion
from django.db import migrations, models

import startbaan.apps.people.models.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0004_brin_once"),
        ("programme", "0005_track_pauses"),
    ]

    operations = [
        migrations.CreateModel(
            name="Change",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="sleutel")),
                (
                    "sort",
                    models.CharField(
                        choices=[
                            ("fte", "meer of minder werken"),
                            ("absence", "lang afwezig"),
                            ("school", "andere school"),
                            ("leaving", "weg bij het bestuur"),
                            ("extension", "verlenging van het traject"),
                            ("qualified", "bevoegd geworden"),
                            ("completion", "afronding van het traject"),
                        ],
                        max_length=12,
                        verbose_name="wat er verandert",
                    ),
                ),
                ("on", models.DateField(verbose_name="vanaf")),
                ("made_at", models.DateTimeField(verbose_name="vastgelegd")),
                ("undone_at", models.DateTimeField(blank=True, null=True, verbose_name="ongedaan gemaakt")),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="vastgelegd door",
                    ),
                ),
                (
                    "starter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="starter",
                    ),
                ),
                (
                    "undone_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="ongedaan gemaakt door",
                    ),
                ),
            ],
            options={
                "verbose_name": "wijziging",
                "verbose_name_plural": "wijzigingen",
            },
        ),
        migrations.CreateModel(
            name="ChangedRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="volgnummer")),
                ("table", models.CharField(max_length=63, verbose_name="tabel")),
                ("row", models.BigIntegerField(verbose_name="rij")),
                ("before", models.JSONField(blank=True, null=True, verbose_name="ervoor")),
                ("after", models.JSONField(blank=True, null=True, verbose_name="erna")),
                (
                    "change",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="changes.change",
                        verbose_name="wijziging",
                    ),
                ),
            ],
            options={
                "verbose_name": "veranderde rij",
                "verbose_name_plural": "veranderde rijen",
            },
        ),
        migrations.CreateModel(
            name="Completion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="sleutel")),
                ("talk_on", models.DateField(verbose_name="afrondend gesprek")),
                ("finished_on", models.DateField(verbose_name="afgerond")),
                (
                    "starter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="starter",
                    ),
                ),
                (
                    "track",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="programme.track",
                        verbose_name="traject",
                    ),
                ),
            ],
            options={
                "verbose_name": "afronding",
                "verbose_name_plural": "afrondingen",
            },
        ),
        migrations.CreateModel(
            name="DossierConsent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("given_at", models.DateTimeField(verbose_name="gegeven")),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="ingetrokken")),
                (
                    "board",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="naar bestuur",
                    ),
                ),
                (
                    "starter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="starter",
                    ),
                ),
            ],
            options={
                "verbose_name": "toestemming voor het dossier",
                "verbose_name_plural": "toestemmingen voor het dossier",
            },
        ),
        migrations.CreateModel(
            name="Leaving",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("last_on", models.DateField(verbose_name="laatste dag")),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("other_board", "ander bestuur"),
                            ("other_sector", "andere sector"),
                            ("study", "studie"),
                            ("workload", "werkdruk"),
                            ("guidance", "begeleiding"),
                            ("personal", "persoonlijke omstandigheden"),
                            ("retirement", "pensioen"),
                            ("end_of_contract", "einde contract"),
                            ("other", "anders"),
                        ],
                        max_length=16,
                        verbose_name="reden",
                    ),
                ),
                (
                    "starter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="starter",
                    ),
                ),
            ],
            options={
                "verbose_name": "vertrek",
                "verbose_name_plural": "vertrekken",
            },
        ),
        migrations.CreateModel(
            name="LeavingWords",
            fields=[
                ("item", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(verbose_name="gemaakt")),
                ("handed_in_at", models.DateTimeField(blank=True, null=True, verbose_name="ingeleverd")),
                ("words", models.TextField(max_length=10000, verbose_name="toelichting")),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="geschreven door",
                    ),
                ),
                (
                    "pair",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.pair",
                    ),
                ),
                (
                    "starter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="starter",
                    ),
                ),
            ],
            options={
                "verbose_name": "woorden bij vertrek",
                "verbose_name_plural": "woorden bij vertrek",
            },
        ),
        migrations.CreateModel(
            name="Absence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("period", startbaan.apps.people.models.fields.PeriodField(verbose_name="periode")),
                (
                    "starter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="starter",
                    ),
                ),
            ],
            options={
                "verbose_name": "afwezigheid",
                "verbose_name_plural": "afwezigheden",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("period__isempty", False), ("period__startswith__isnull", False)),
                        name="absence_has_days",
                        violation_error_message="De einddatum ligt voor de begindatum.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("period__endswith__isnull", False)),
                        name="absence_has_a_return",
                        violation_error_message="Vul in wanneer de starter naar verwachting terugkomt.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("starter", "="), ("period", "&&")],
                        name="absence_once_at_a_time",
                        violation_error_message="In die periode staat al een afwezigheid. Pas die aan.",
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="change",
            index=models.Index(fields=["starter", "-made_at"], name="change_latest"),
        ),
        migrations.AddConstraint(
            model_name="change",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("undone_at__isnull", True), ("undone_by__isnull", True)),
                    models.Q(("undone_at__isnull", False), ("undone_by__isnull", False)),
                    _connector="OR",
                ),
                name="change_undone_by_someone",
            ),
        ),
        migrations.AddConstraint(
            model_name="changedrow",
            constraint=models.UniqueConstraint(fields=("change", "number"), name="changed_row_in_order"),
        ),
        migrations.AddConstraint(
            model_name="completion",
            constraint=models.CheckConstraint(
                condition=models.Q(("finished_on__gte", models.F("talk_on"))),
                name="completion_after_its_talk",
                violation_error_message="Het afrondende gesprek is vóór de afronding, of op dezelfde dag.",
            ),
        ),
        migrations.AddConstraint(
            model_name="dossierconsent",
            constraint=models.UniqueConstraint(
                condition=models.Q(("withdrawn_at__isnull", True)), fields=("starter",), name="dossier_consent_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="leaving",
            constraint=models.UniqueConstraint(
                fields=("starter", "last_on"),
                name="leaving_once_a_day",
                violation_error_message="Dit vertrek staat er al.",
            ),
        ),
    ]
