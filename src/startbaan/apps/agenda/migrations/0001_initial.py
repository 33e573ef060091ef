"""Appointments, invitations, availability, proposals and calendar feeds."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0004_brin_once"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Appointment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=120, verbose_name="sleutel")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("title", models.CharField(max_length=200, verbose_name="titel")),
                (
                    "shown_as",
                    models.CharField(
                        choices=[("open", "met de titel"), ("confidential", "als afspraak van Startbaan")],
                        max_length=12,
                        verbose_name="in andere agenda's",
                    ),
                ),
                ("start_at", models.DateTimeField(blank=True, null=True, verbose_name="begint")),
                ("minutes", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="minuten")),
                ("whole_day", models.DateField(blank=True, null=True, verbose_name="de hele dag")),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="plaats")),
                ("path", models.CharField(max_length=300, verbose_name="pagina")),
                ("sequence", models.PositiveIntegerField(default=0, verbose_name="volgnummer")),
                ("changed_at", models.DateTimeField(verbose_name="veranderd")),
                ("cancelled_at", models.DateTimeField(blank=True, null=True, verbose_name="afgezegd")),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="waarom afgezegd")),
            ],
            options={
                "verbose_name": "afspraak",
                "verbose_name_plural": "afspraken",
                "indexes": [
                    models.Index(fields=["start_at"], name="appointment_start"),
                    models.Index(fields=["whole_day"], name="appointment_day"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("cancelled_at__isnull", True)),
                        fields=("key",),
                        name="appointment_one_live",
                        violation_error_message="Deze afspraak staat al in de agenda. Ververs de pagina.",
                    ),
                    models.UniqueConstraint(fields=("key", "sequence"), name="appointment_sequence_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("minutes__gt", 0), ("start_at__isnull", False), ("whole_day__isnull", True)),
                            models.Q(
                                ("minutes__isnull", True), ("start_at__isnull", True), ("whole_day__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="appointment_moment_or_day",
                        violation_error_message="Een afspraak heeft een tijd en een duur, of is de hele dag.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CalendarFeed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(max_length=64, unique=True, verbose_name="afdruk van het geheim")),
                ("made_at", models.DateTimeField(verbose_name="gemaakt")),
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="account",
                    ),
                ),
            ],
            options={
                "verbose_name": "agenda-abonnement",
                "verbose_name_plural": "agenda-abonnementen",
            },
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                ("item", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("key", models.CharField(max_length=120, verbose_name="sleutel")),
                ("title", models.CharField(max_length=200, verbose_name="titel")),
                ("path", models.CharField(max_length=300, verbose_name="pagina")),
                ("minutes", models.PositiveSmallIntegerField(verbose_name="minuten")),
                ("offered_at", models.DateTimeField(verbose_name="voorgesteld")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "open"), ("settled", "afgesproken"), ("withdrawn", "ingetrokken")],
                        default="open",
                        max_length=9,
                        verbose_name="stand",
                    ),
                ),
                (
                    "offered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="voorgesteld door",
                    ),
                ),
            ],
            options={
                "verbose_name": "voorstel",
                "verbose_name_plural": "voorstellen",
            },
        ),
        migrations.CreateModel(
            name="OfferedMoment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("start_at", models.DateTimeField(verbose_name="begint")),
                (
                    "offered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="voorgesteld door",
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="moments", to="agenda.proposal"
                    ),
                ),
            ],
            options={
                "verbose_name": "voorgesteld moment",
                "verbose_name_plural": "voorgestelde momenten",
            },
        ),
        migrations.CreateModel(
            name="AskedPerson",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="wie",
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="asked", to="agenda.proposal"
                    ),
                ),
            ],
            options={
                "verbose_name": "gevraagde",
                "verbose_name_plural": "gevraagden",
            },
        ),
        migrations.CreateModel(
            name="Availability",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("weekday", models.PositiveSmallIntegerField(verbose_name="dag van de week, maandag is 0")),
                (
                    "part",
                    models.CharField(
                        choices=[("morning", "morning"), ("afternoon", "afternoon"), ("after_school", "after_school")],
                        max_length=12,
                        verbose_name="dagdeel",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.person",
                        verbose_name="wie",
                    ),
                ),
            ],
            options={
                "verbose_name": "beschikbaarheid",
                "verbose_name_plural": "beschikbaarheden",
                "constraints": [
                    models.UniqueConstraint(fields=("person", "weekday", "part"), name="availability_once"),
                    models.CheckConstraint(condition=models.Q(("weekday__lt", 7)), name="availability_in_a_week"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "answer",
                    models.CharField(
                        choices=[("none", "nog geen antwoord"), ("accepted", "komt"), ("declined", "kan niet")],
                        default="none",
                        max_length=8,
                        verbose_name="antwoord",
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="geantwoord")),
                (
                    "appointment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="invitations", to="agenda.appointment"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="wie",
                    ),
                ),
            ],
            options={
                "verbose_name": "uitnodiging",
                "verbose_name_plural": "uitnodigingen",
                "constraints": [
                    models.UniqueConstraint(fields=("person", "appointment"), name="invitation_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", "none"), ("answered_at__isnull", True)),
                            models.Q(models.Q(("answer", "none"), _negated=True), ("answered_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="invitation_answer_has_a_moment",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MomentAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("can", models.BooleanField(verbose_name="kan")),
                ("answered_at", models.DateTimeField(verbose_name="geantwoord")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="wie",
                    ),
                ),
                (
                    "moment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="answers", to="agenda.offeredmoment"
                    ),
                ),
            ],
            options={
                "verbose_name": "antwoord op een moment",
                "verbose_name_plural": "antwoorden op een moment",
                "constraints": [models.UniqueConstraint(fields=("moment", "person"), name="moment_answered_once")],
            },
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "open")),
                fields=("key",),
                name="proposal_one_open",
                violation_error_message="Er loopt hiervoor al een voorstel. Ververs de pagina en antwoord daarop.",
            ),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.CheckConstraint(condition=models.Q(("minutes__gt", 0)), name="proposal_takes_time"),
        ),
        migrations.AddConstraint(
            model_name="offeredmoment",
            constraint=models.UniqueConstraint(
                fields=("proposal", "start_at"),
                name="moment_offered_once",
                violation_error_message="Dit moment is al voorgesteld.",
            ),
        ),
        migrations.AddConstraint(
            model_name="askedperson",
            constraint=models.UniqueConstraint(fields=("person", "proposal"), name="asked_once"),
        ),
    ]
