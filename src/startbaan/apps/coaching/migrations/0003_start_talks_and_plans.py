"""Start talks and development plans, with their answers, goals, training, evidence, versions and signatures."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("coaching", "0002_talks"),
        ("files", "0001_initial"),
        ("people", "0004_brin_once"),
    ]

    operations = [
        migrations.CreateModel(
            name="DevelopmentPlan",
            fields=[
                ("item", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(verbose_name="gemaakt")),
                ("handed_in_at", models.DateTimeField(blank=True, null=True, verbose_name="ingeleverd")),
                ("school_year", models.PositiveSmallIntegerField(verbose_name="schooljaar dat begint in")),
                ("framework", models.CharField(max_length=60, verbose_name="versie van de bekwaamheidseisen")),
                ("changes", models.PositiveIntegerField(default=0, verbose_name="aantal wijzigingen")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="afgesloten")),
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
                "verbose_name": "persoonlijk ontwikkelingsplan",
                "verbose_name_plural": "persoonlijke ontwikkelingsplannen",
            },
        ),
        migrations.CreateModel(
            name="PlanGoal",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("number", models.PositiveIntegerField(default=1, verbose_name="versie")),
                ("area", models.CharField(max_length=60, verbose_name="bekwaamheidseis")),
                ("words", models.TextField(max_length=10000, verbose_name="doel")),
                ("steps", models.TextField(blank=True, max_length=10000, verbose_name="stappen")),
                ("until", models.DateField(blank=True, null=True, verbose_name="af op")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "ben ik mee bezig"), ("reached", "bereikt"), ("dropped", "laat ik los")],
                        default="open",
                        max_length=8,
                        verbose_name="stand",
                    ),
                ),
                ("copied_from", models.UUIDField(blank=True, null=True, verbose_name="overgenomen van coachdoel")),
                ("made_at", models.DateTimeField(verbose_name="gemaakt")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="coaching.developmentplan"
                    ),
                ),
            ],
            options={
                "verbose_name": "doel van een ontwikkelplan",
                "verbose_name_plural": "doelen van een ontwikkelplan",
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=120, verbose_name="naam van het bestand")),
                ("words", models.CharField(max_length=300, verbose_name="wat het laat zien")),
                ("added_at", models.DateTimeField(verbose_name="toegevoegd")),
                (
                    "file",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="files.storedfile"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="coaching.developmentplan"
                    ),
                ),
                (
                    "goal",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="coaching.plangoal",
                    ),
                ),
            ],
            options={
                "verbose_name": "bewijsstuk",
                "verbose_name_plural": "bewijsstukken",
            },
        ),
        migrations.CreateModel(
            name="PlanSignature",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("relation", models.CharField(max_length=20, verbose_name="getekend als")),
                ("version", models.PositiveIntegerField(verbose_name="versie")),
                ("signed_at", models.DateTimeField(verbose_name="getekend")),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="getekend door",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="coaching.developmentplan"
                    ),
                ),
            ],
            options={
                "verbose_name": "handtekening onder een ontwikkelplan",
                "verbose_name_plural": "handtekeningen onder een ontwikkelplan",
            },
        ),
        migrations.CreateModel(
            name="PlanText",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("key", models.CharField(max_length=60, verbose_name="vraag")),
                ("number", models.PositiveIntegerField(verbose_name="nummer")),
                ("words", models.TextField(blank=True, max_length=10000, verbose_name="tekst")),
                ("written_at", models.DateTimeField(verbose_name="geschreven")),
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
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="coaching.developmentplan"
                    ),
                ),
            ],
            options={
                "verbose_name": "tekst van een ontwikkelplan",
                "verbose_name_plural": "teksten van een ontwikkelplan",
            },
        ),
        migrations.CreateModel(
            name="PlanTraining",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("number", models.PositiveIntegerField(default=1, verbose_name="versie")),
                ("title", models.CharField(max_length=200, verbose_name="scholing")),
                (
                    "place",
                    models.CharField(
                        choices=[("inside", "in de school"), ("outside", "buiten de school")],
                        max_length=7,
                        verbose_name="waar",
                    ),
                ),
                ("hours", models.DecimalField(decimal_places=1, max_digits=5, verbose_name="uren")),
                ("euros", models.DecimalField(decimal_places=2, max_digits=7, verbose_name="kosten in euro")),
                (
                    "state",
                    models.CharField(
                        choices=[("wish", "wens"), ("agreed", "afgesproken"), ("done", "gedaan")],
                        default="wish",
                        max_length=6,
                        verbose_name="stand",
                    ),
                ),
                ("made_at", models.DateTimeField(verbose_name="gemaakt")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="coaching.developmentplan"
                    ),
                ),
            ],
            options={
                "verbose_name": "scholing in een ontwikkelplan",
                "verbose_name_plural": "scholing in ontwikkelplannen",
            },
        ),
        migrations.CreateModel(
            name="PlanVersion",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("number", models.PositiveIntegerField(verbose_name="versie")),
                ("changes", models.PositiveIntegerField(verbose_name="aantal wijzigingen")),
                ("body", models.JSONField(verbose_name="inhoud")),
                ("made_at", models.DateTimeField(verbose_name="vastgelegd")),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="coaching.developmentplan"
                    ),
                ),
            ],
            options={
                "verbose_name": "versie van een ontwikkelplan",
                "verbose_name_plural": "versies van een ontwikkelplan",
            },
        ),
        migrations.CreateModel(
            name="StartTalk",
            fields=[
                ("item", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(verbose_name="gemaakt")),
                ("handed_in_at", models.DateTimeField(blank=True, null=True, verbose_name="ingeleverd")),
                ("year", models.PositiveSmallIntegerField(verbose_name="jaar van het traject")),
                ("framework", models.CharField(max_length=60, verbose_name="versie van de bekwaamheidseisen")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="vastgesteld")),
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
                "verbose_name": "startgesprek",
                "verbose_name_plural": "startgesprekken",
            },
        ),
        migrations.CreateModel(
            name="StartTalkAnswer",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("key", models.CharField(max_length=60, verbose_name="vraag")),
                ("number", models.PositiveIntegerField(verbose_name="nummer")),
                ("words", models.TextField(blank=True, max_length=10000, verbose_name="tekst")),
                ("written_at", models.DateTimeField(verbose_name="geschreven")),
                ("hours", models.JSONField(blank=True, default=dict, verbose_name="uren per regel van het programma")),
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
                    "talk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="coaching.starttalk"
                    ),
                ),
            ],
            options={
                "verbose_name": "antwoord in een startgesprek",
                "verbose_name_plural": "antwoorden in een startgesprek",
            },
        ),
        migrations.CreateModel(
            name="StartTalkSignature",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("relation", models.CharField(max_length=20, verbose_name="getekend als")),
                ("version", models.PositiveIntegerField(verbose_name="versie")),
                ("signed_at", models.DateTimeField(verbose_name="getekend")),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="getekend door",
                    ),
                ),
                (
                    "talk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="coaching.starttalk"
                    ),
                ),
            ],
            options={
                "verbose_name": "handtekening onder een startgesprek",
                "verbose_name_plural": "handtekeningen onder een startgesprek",
            },
        ),
        migrations.AddConstraint(
            model_name="developmentplan",
            constraint=models.UniqueConstraint(
                fields=("starter", "school_year"),
                name="development_plan_once_a_year",
                violation_error_message="Voor dit schooljaar heb je al een ontwikkelplan.",
            ),
        ),
        migrations.AddConstraint(
            model_name="plangoal",
            constraint=models.UniqueConstraint(
                condition=models.Q(("copied_from__isnull", False)),
                fields=("plan", "copied_from"),
                name="plan_goal_copied_once",
                violation_error_message="Dit doel staat al in je plan.",
            ),
        ),
        migrations.AddConstraint(
            model_name="plansignature",
            constraint=models.UniqueConstraint(
                fields=("plan", "version", "relation"),
                name="plan_signed_once",
                violation_error_message="Dit is al getekend.",
            ),
        ),
        migrations.AddConstraint(
            model_name="plansignature",
            constraint=models.CheckConstraint(
                condition=models.Q(("relation__in", ["starter", "coach", "manager"])),
                name="plan_signed_by_one_of_three",
            ),
        ),
        migrations.AddConstraint(
            model_name="plantext",
            constraint=models.UniqueConstraint(fields=("plan", "key", "number"), name="plan_text_once"),
        ),
        migrations.AddConstraint(
            model_name="planversion",
            constraint=models.UniqueConstraint(fields=("plan", "number"), name="plan_version_once"),
        ),
        migrations.AddConstraint(
            model_name="starttalk",
            constraint=models.UniqueConstraint(
                fields=("pair", "year"),
                name="start_talk_once_a_year",
                violation_error_message="Voor dit jaar is er al een startgesprek met deze coach.",
            ),
        ),
        migrations.AddConstraint(
            model_name="starttalkanswer",
            constraint=models.UniqueConstraint(fields=("talk", "key", "number"), name="start_talk_answer_once"),
        ),
        migrations.AddConstraint(
            model_name="starttalksignature",
            constraint=models.UniqueConstraint(
                fields=("talk", "version", "relation"),
                name="start_talk_signed_once",
                violation_error_message="Dit is al getekend.",
            ),
        ),
        migrations.AddConstraint(
            model_name="starttalksignature",
            constraint=models.CheckConstraint(
                condition=models.Q(("relation__in", ["starter", "coach", "manager"])),
                name="start_talk_signed_by_one_of_three",
            ),
        ),
    ]
