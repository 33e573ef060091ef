"""Programme versions, tracks, activities, participations and onboarding items."""

import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import startbaan.apps.people.models.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0002_pair_lies_inside"),
    ]

    operations = [
        migrations.CreateModel(
            name="ProgrammeVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.SlugField(max_length=60, verbose_name="sleutel")),
                ("version", models.CharField(max_length=40, verbose_name="versie")),
                ("title", models.CharField(max_length=200, verbose_name="titel")),
                (
                    "sector",
                    models.CharField(
                        choices=[
                            ("po", "primair onderwijs"),
                            ("vo", "voortgezet onderwijs"),
                            ("mbo", "middelbaar beroepsonderwijs"),
                        ],
                        max_length=3,
                        verbose_name="sector",
                    ),
                ),
                ("text", models.TextField(verbose_name="programma als YAML")),
                ("changes", models.TextField(blank=True, null=True, verbose_name="wijzigingen als YAML")),
                ("published_at", models.DateTimeField(blank=True, null=True, verbose_name="vastgesteld")),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="variant van",
                    ),
                ),
            ],
            options={
                "verbose_name": "programmaversie",
                "verbose_name_plural": "programmaversies",
            },
        ),
        migrations.CreateModel(
            name="Track",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="sleutel")),
                ("period", startbaan.apps.people.models.fields.PeriodField(verbose_name="periode")),
                (
                    "holiday_region",
                    models.CharField(
                        choices=[("noord", "Noord"), ("midden", "Midden"), ("zuid", "Zuid")],
                        max_length=6,
                        verbose_name="vakantieregio",
                    ),
                ),
                (
                    "coaching_from",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.DateField(),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="coaching gevraagd vanaf, een dag in elk jaar",
                    ),
                ),
                ("extension_years", models.PositiveSmallIntegerField(default=0, verbose_name="jaren verlengd")),
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
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programme.programmeversion",
                        verbose_name="programmaversie",
                    ),
                ),
            ],
            options={
                "verbose_name": "traject",
                "verbose_name_plural": "trajecten",
            },
        ),
        migrations.CreateModel(
            name="OnboardingItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=60, verbose_name="sleutel")),
                ("window", startbaan.apps.people.models.fields.PeriodField(verbose_name="planperiode")),
                (
                    "named",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=30),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="met wie",
                    ),
                ),
                (
                    "starter_ticked_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="afgevinkt door de starter"),
                ),
                (
                    "helper_ticked_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="afgevinkt door een ander"),
                ),
                (
                    "helper",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="door",
                    ),
                ),
                (
                    "words_from",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programme.programmeversion",
                        verbose_name="eerdere versie waar dit in staat",
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
                    "track",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="programme.track",
                        verbose_name="traject",
                    ),
                ),
            ],
            options={
                "verbose_name": "onderdeel van de inwerklijst",
                "verbose_name_plural": "onderdelen van de inwerklijst",
            },
        ),
        migrations.CreateModel(
            name="Activity",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=60, verbose_name="sleutel")),
                ("year", models.PositiveSmallIntegerField(verbose_name="jaar")),
                ("number", models.PositiveSmallIntegerField(verbose_name="nummer")),
                ("window", startbaan.apps.people.models.fields.PeriodField(verbose_name="planperiode")),
                (
                    "state",
                    models.CharField(
                        choices=[("planned", "te doen"), ("done", "gedaan"), ("dropped", "vervallen")],
                        default="planned",
                        max_length=8,
                        verbose_name="stand",
                    ),
                ),
                ("planned_on", models.DateField(blank=True, null=True, verbose_name="afgesproken op")),
                ("planned_time", models.TimeField(blank=True, null=True, verbose_name="afgesproken om")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="gedaan op")),
                ("minutes", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="minuten")),
                (
                    "words_from",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programme.programmeversion",
                        verbose_name="eerdere versie waar dit in staat",
                    ),
                ),
                (
                    "starter",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="starter",
                    ),
                ),
                (
                    "track",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="programme.track",
                        verbose_name="traject",
                    ),
                ),
            ],
            options={
                "verbose_name": "activiteit",
                "verbose_name_plural": "activiteiten",
            },
        ),
        migrations.CreateModel(
            name="Participation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="participations",
                        to="programme.activity",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="deelnemer",
                    ),
                ),
            ],
            options={
                "verbose_name": "deelname",
                "verbose_name_plural": "deelnames",
                "constraints": [models.UniqueConstraint(fields=("person", "activity"), name="participation_once")],
            },
        ),
        migrations.AddConstraint(
            model_name="programmeversion",
            constraint=models.UniqueConstraint(
                fields=("key", "version", "owner"),
                name="programme_version_once",
                nulls_distinct=False,
                violation_error_message="Deze versie van het programma bestaat al. Kies een nieuw nummer.",
            ),
        ),
        migrations.AddConstraint(
            model_name="programmeversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("owner__isnull", True), ("changes__isnull", False), _connector="OR"),
                name="programme_variant_says_what_differs",
                violation_error_message="Een variant van een bestuur of school noemt wat er anders is.",
            ),
        ),
        migrations.AddConstraint(
            model_name="track",
            constraint=models.CheckConstraint(
                condition=models.Q(("period__isempty", False), ("period__startswith__isnull", False)),
                name="track_has_days",
                violation_error_message="De einddatum ligt voor de begindatum.",
            ),
        ),
        migrations.AddConstraint(
            model_name="track",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[("starter", "="), ("period", "&&")],
                name="track_one_at_a_time",
                violation_error_message="Deze starter heeft in die periode al een traject.",
            ),
        ),
        migrations.AddConstraint(
            model_name="onboardingitem",
            constraint=models.CheckConstraint(
                condition=models.Q(("window__isempty", False), ("window__startswith__isnull", False)),
                name="onboarding_item_has_days",
                violation_error_message="De einddatum ligt voor de begindatum.",
            ),
        ),
        migrations.AddConstraint(
            model_name="onboardingitem",
            constraint=models.UniqueConstraint(fields=("track", "key"), name="onboarding_item_once"),
        ),
        migrations.AddConstraint(
            model_name="onboardingitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("helper__isnull", True), ("helper_ticked_at__isnull", True)),
                    models.Q(("helper__isnull", False), ("helper_ticked_at__isnull", False)),
                    _connector="OR",
                ),
                name="onboarding_item_helper_has_a_moment",
            ),
        ),
        migrations.AddIndex(
            model_name="activity",
            index=models.Index(
                models.F("starter"),
                models.F("state"),
                models.Func(models.F("window"), function="upper", output_field=models.DateField()),
                name="activity_due",
            ),
        ),
        migrations.AddConstraint(
            model_name="activity",
            constraint=models.CheckConstraint(
                condition=models.Q(("window__isempty", False), ("window__startswith__isnull", False)),
                name="activity_has_days",
                violation_error_message="De einddatum ligt voor de begindatum.",
            ),
        ),
        migrations.AddConstraint(
            model_name="activity",
            constraint=models.UniqueConstraint(fields=("track", "key", "year", "number"), name="activity_once"),
        ),
        migrations.AddConstraint(
            model_name="activity",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("done_on__isnull", False), ("state", "done")),
                    models.Q(
                        models.Q(("state", "done"), _negated=True), ("done_on__isnull", True), ("minutes__isnull", True)
                    ),
                    _connector="OR",
                ),
                name="activity_done_has_a_day",
                violation_error_message="Een activiteit die gedaan is, heeft een datum.",
            ),
        ),
        migrations.AddConstraint(
            model_name="activity",
            constraint=models.CheckConstraint(
                condition=models.Q(("planned_time__isnull", True), ("planned_on__isnull", False), _connector="OR"),
                name="activity_time_on_a_day",
                violation_error_message="Vul bij een tijd ook een datum in.",
            ),
        ),
    ]
