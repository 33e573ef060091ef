"""Reports with their versions and agreements, goals, decisions and working notes; a help question for a talk."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("coaching", "0001_initial"),
        ("people", "0004_brin_once"),
        ("programme", "0004_contacts"),
    ]

    operations = [
        migrations.AddField(
            model_name="helpquestion",
            name="activity",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="programme.activity",
                verbose_name="voor het gesprek",
            ),
        ),
        migrations.CreateModel(
            name="CoachingReport",
            fields=[
                ("item", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(verbose_name="gemaakt")),
                ("handed_in_at", models.DateTimeField(blank=True, null=True, verbose_name="ingeleverd")),
                (
                    "activity",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programme.activity",
                    ),
                ),
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
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programme.contact",
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
                "verbose_name": "coachverslag",
                "verbose_name_plural": "coachverslagen",
            },
        ),
        migrations.CreateModel(
            name="Agreement",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(verbose_name="gemaakt")),
                ("words", models.CharField(max_length=500, verbose_name="afspraak")),
                (
                    "whose",
                    models.CharField(
                        choices=[("starter", "starter"), ("coach", "coach"), ("samen", "samen")],
                        max_length=10,
                        verbose_name="van wie",
                    ),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="voor wanneer")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="gedaan op")),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="opgeschreven door",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="coaching.coachingreport"
                    ),
                ),
            ],
            options={
                "verbose_name": "gespreksafspraak",
                "verbose_name_plural": "gespreksafspraken",
            },
        ),
        migrations.CreateModel(
            name="ReportVersion",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "section",
                    models.CharField(
                        choices=[
                            ("plan", "plan en focus"),
                            ("eigen", "eigen tekst van de starter"),
                            ("verslag", "verslag"),
                        ],
                        max_length=10,
                        verbose_name="onderdeel",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="nummer")),
                ("written_at", models.DateTimeField(verbose_name="geschreven")),
                ("words", models.TextField(max_length=20000, verbose_name="tekst")),
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
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="coaching.coachingreport"
                    ),
                ),
            ],
            options={
                "verbose_name": "versie van een coachverslag",
                "verbose_name_plural": "versies van coachverslagen",
            },
        ),
        migrations.CreateModel(
            name="WorkingNote",
            fields=[
                ("item", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(verbose_name="gemaakt")),
                ("handed_in_at", models.DateTimeField(blank=True, null=True, verbose_name="ingeleverd")),
                ("words", models.TextField(max_length=10000, verbose_name="aantekening")),
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
                "verbose_name": "werkaantekening",
                "verbose_name_plural": "werkaantekeningen",
            },
        ),
        migrations.CreateModel(
            name="CoachingDecision",
            fields=[
                ("item", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(verbose_name="gemaakt")),
                ("handed_in_at", models.DateTimeField(blank=True, null=True, verbose_name="ingeleverd")),
                ("school_year", models.PositiveSmallIntegerField(verbose_name="schooljaar (beginjaar)")),
                (
                    "outcome",
                    models.CharField(
                        choices=[("doorgaan", "doorgaan"), ("op-verzoek", "op verzoek"), ("stoppen", "stoppen")],
                        max_length=10,
                        verbose_name="besluit",
                    ),
                ),
                ("reason", models.TextField(max_length=2000, verbose_name="reden")),
                (
                    "activity",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programme.activity",
                        verbose_name="eindgesprek",
                    ),
                ),
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
                "verbose_name": "coachbesluit",
                "verbose_name_plural": "coachbesluiten",
                "indexes": [models.Index(fields=["starter", "school_year"], name="coaching_co_starter_b2c35c_idx")],
            },
        ),
        migrations.CreateModel(
            name="CoachingGoal",
            fields=[
                ("item", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(verbose_name="gemaakt")),
                ("handed_in_at", models.DateTimeField(blank=True, null=True, verbose_name="ingeleverd")),
                ("words", models.CharField(max_length=500, verbose_name="doel")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "loopt"), ("behaald", "behaald"), ("losgelaten", "losgelaten")],
                        default="open",
                        max_length=10,
                        verbose_name="stand",
                    ),
                ),
                ("settled_on", models.DateField(blank=True, null=True, verbose_name="behaald of losgelaten op")),
                (
                    "activity",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programme.activity",
                    ),
                ),
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
                "verbose_name": "coachdoel",
                "verbose_name_plural": "coachdoelen",
                "indexes": [models.Index(fields=["starter", "-made_at"], name="coaching_co_starter_4a6648_idx")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("settled_on__isnull", True), ("state", "open")),
                            models.Q(models.Q(("state", "open"), _negated=True), ("settled_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="coaching_goal_settled_on_a_day",
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="coachingreport",
            index=models.Index(fields=["starter", "-made_at"], name="coaching_co_starter_9214fd_idx"),
        ),
        migrations.AddConstraint(
            model_name="coachingreport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("activity__isnull", False), ("contact__isnull", True)),
                    models.Q(("activity__isnull", True), ("contact__isnull", False)),
                    _connector="OR",
                ),
                name="coaching_report_of_one_moment",
                violation_error_message="Een coachverslag hoort bij één gesprek, bezoek of contact.",
            ),
        ),
        migrations.AddConstraint(
            model_name="coachingreport",
            constraint=models.UniqueConstraint(
                condition=models.Q(("activity__isnull", False)),
                fields=("activity", "pair"),
                name="coaching_report_once_for_an_activity",
                nulls_distinct=False,
                violation_error_message="Bij dit gesprek is net een verslag begonnen. Open de pagina opnieuw.",
            ),
        ),
        migrations.AddConstraint(
            model_name="coachingreport",
            constraint=models.UniqueConstraint(
                condition=models.Q(("contact__isnull", False)),
                fields=("contact", "pair"),
                name="coaching_report_once_for_a_contact",
                nulls_distinct=False,
                violation_error_message="Bij dit contact is net een verslag begonnen. Open de pagina opnieuw.",
            ),
        ),
        migrations.AddConstraint(
            model_name="reportversion",
            constraint=models.UniqueConstraint(
                fields=("report", "section", "number"),
                name="report_version_once",
                violation_error_message="Iemand anders heeft deze tekst net ook bewaard.",
            ),
        ),
        migrations.AddIndex(
            model_name="workingnote",
            index=models.Index(fields=["pair", "-made_at"], name="coaching_wo_pair_id_7adae0_idx"),
        ),
    ]
