"""Lesson visits, what an observer scored in them, and how the starter scored the same lesson."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("coaching", "0006_observers"),
        ("people", "0005_where_schools_lie"),
        ("programme", "0008_versions_follow"),
    ]

    operations = [
        migrations.CreateModel(
            name="LessonVisit",
            fields=[
                ("item", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(verbose_name="gemaakt")),
                ("handed_in_at", models.DateTimeField(blank=True, null=True, verbose_name="ingeleverd")),
                ("to_role", models.CharField(blank=True, max_length=30, verbose_name="aan de rol")),
                ("on", models.DateField(verbose_name="dag")),
                ("at", models.TimeField(blank=True, null=True, verbose_name="tijd")),
                ("lesson", models.CharField(max_length=120, verbose_name="les")),
                ("focus", models.CharField(blank=True, max_length=300, verbose_name="waar kijken jullie naar")),
                ("is_test_free", models.BooleanField(default=False, verbose_name="geen toets of stil werk")),
                ("announced_at", models.DateTimeField(verbose_name="aangekondigd")),
                ("called_off_at", models.DateTimeField(blank=True, null=True, verbose_name="afgezegd")),
                ("observed_at", models.DateTimeField(blank=True, null=True, verbose_name="scores ingeleverd")),
                ("rated_at", models.DateTimeField(blank=True, null=True, verbose_name="zelf gescoord")),
                ("is_waived", models.BooleanField(default=False, verbose_name="niet zelf gescoord")),
                ("opened_at", models.DateTimeField(blank=True, null=True, verbose_name="beide binnen")),
                (
                    "activity",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programme.activity",
                        verbose_name="lesbezoek van het programma",
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
                    "instrument",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="coaching.instrumentversion",
                        verbose_name="instrument",
                    ),
                ),
                (
                    "observer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="wie komt kijken",
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
                (
                    "to_organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                    ),
                ),
                (
                    "to_pair",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.pair",
                    ),
                ),
                (
                    "to_person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "lesbezoek",
                "verbose_name_plural": "lesbezoeken",
            },
        ),
        migrations.CreateModel(
            name="Observation",
            fields=[
                ("item", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(verbose_name="gemaakt")),
                ("handed_in_at", models.DateTimeField(blank=True, null=True, verbose_name="ingeleverd")),
                ("to_role", models.CharField(blank=True, max_length=30, verbose_name="aan de rol")),
                ("revision", models.PositiveIntegerField(default=0, verbose_name="bewaard")),
                ("minutes", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="minuten")),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="klaar")),
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
                (
                    "to_organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                    ),
                ),
                (
                    "to_pair",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.pair",
                    ),
                ),
                (
                    "to_person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "visit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="coaching.lessonvisit"
                    ),
                ),
            ],
            options={
                "verbose_name": "lesobservatie",
                "verbose_name_plural": "lesobservaties",
            },
        ),
        migrations.CreateModel(
            name="ItemScore",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("key", models.CharField(max_length=60, verbose_name="punt")),
                ("score", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="score")),
                ("note", models.CharField(blank=True, max_length=1000, verbose_name="wat je zag")),
                (
                    "observation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="coaching.observation"
                    ),
                ),
            ],
            options={
                "verbose_name": "score van een punt",
                "verbose_name_plural": "scores van punten",
            },
        ),
        migrations.CreateModel(
            name="SelfRating",
            fields=[
                ("item", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(verbose_name="gemaakt")),
                ("handed_in_at", models.DateTimeField(blank=True, null=True, verbose_name="ingeleverd")),
                ("revision", models.PositiveIntegerField(default=0, verbose_name="bewaard")),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="klaar")),
                ("waived", models.BooleanField(default=False, verbose_name="niet zelf gescoord")),
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
                    "instrument",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="coaching.instrumentversion",
                        verbose_name="instrument",
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
                (
                    "visit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="coaching.lessonvisit"
                    ),
                ),
            ],
            options={
                "verbose_name": "zelfscore",
                "verbose_name_plural": "zelfscores",
            },
        ),
        migrations.CreateModel(
            name="SelfScore",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("key", models.CharField(max_length=60, verbose_name="punt")),
                ("score", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="score")),
                ("note", models.CharField(blank=True, max_length=1000, verbose_name="wat je zag")),
                (
                    "rating",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="coaching.selfrating"
                    ),
                ),
            ],
            options={
                "verbose_name": "eigen score van een punt",
                "verbose_name_plural": "eigen scores van punten",
            },
        ),
        migrations.AddIndex(
            model_name="lessonvisit",
            index=models.Index(fields=["starter", "-on"], name="coaching_le_starter_9f6ebc_idx"),
        ),
        migrations.AddIndex(
            model_name="lessonvisit",
            index=models.Index(fields=["observer", "-on"], name="coaching_le_observe_36b38f_idx"),
        ),
        migrations.AddConstraint(
            model_name="lessonvisit",
            constraint=models.CheckConstraint(
                condition=models.Q(("activity__isnull", True), ("contact__isnull", True), _connector="OR"),
                name="lesson_visit_of_one_moment",
                violation_error_message="Een lesbezoek hoort bij één activiteit of contact.",
            ),
        ),
        migrations.AddConstraint(
            model_name="lessonvisit",
            constraint=models.CheckConstraint(
                condition=models.Q(("observer", models.F("starter")), _negated=True),
                name="lesson_visit_by_another",
                violation_error_message="Niemand observeert de eigen les. Kies iemand anders.",
            ),
        ),
        migrations.AddConstraint(
            model_name="lessonvisit",
            constraint=models.UniqueConstraint(
                condition=models.Q(("called_off_at__isnull", True)),
                fields=("starter", "observer", "on", "at"),
                name="lesson_visit_once_at_a_time",
                nulls_distinct=False,
                violation_error_message="Dit lesbezoek staat er al.",
            ),
        ),
        migrations.AddConstraint(
            model_name="observation",
            constraint=models.UniqueConstraint(
                fields=("visit",),
                name="observation_once_a_visit",
                violation_error_message="Voor dit lesbezoek is al begonnen met scoren.",
            ),
        ),
        migrations.AddConstraint(
            model_name="observation",
            constraint=models.CheckConstraint(
                condition=models.Q(("minutes__isnull", True), ("minutes__range", (1, 720)), _connector="OR"),
                name="observation_lasted",
                violation_error_message="Vul in hoeveel minuten het duurde: meer dan 0 en hoogstens 720.",
            ),
        ),
        migrations.AddConstraint(
            model_name="itemscore",
            constraint=models.UniqueConstraint(fields=("observation", "key"), name="item_score_once"),
        ),
        migrations.AddConstraint(
            model_name="selfrating",
            constraint=models.UniqueConstraint(
                fields=("visit",),
                name="self_rating_once_a_visit",
                violation_error_message="Voor dit lesbezoek heb je al gescoord.",
            ),
        ),
        migrations.AddConstraint(
            model_name="selfscore",
            constraint=models.UniqueConstraint(fields=("rating", "key"), name="self_score_once"),
        ),
    ]
