"""What is told, the mail that carries it, and how each wants it."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0004_brin_once"),
    ]

    operations = [
        migrations.CreateModel(
            name="Mail",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("address", models.EmailField(blank=True, max_length=254, verbose_name="adres")),
                ("made_at", models.DateTimeField(verbose_name="gemaakt")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "wacht"),
                            ("sent", "verzonden"),
                            ("failed", "niet gelukt"),
                            ("empty", "niets te melden"),
                        ],
                        default="waiting",
                        max_length=8,
                        verbose_name="stand",
                    ),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=0, verbose_name="pogingen")),
                ("next_at", models.DateTimeField(verbose_name="volgende poging")),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="verzonden")),
                ("problem", models.CharField(blank=True, max_length=500, verbose_name="wat er misging")),
                (
                    "to",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.person",
                        verbose_name="aan",
                    ),
                ),
            ],
            options={
                "verbose_name": "mail",
                "verbose_name_plural": "mails",
            },
        ),
        migrations.CreateModel(
            name="MailChoice",
            fields=[
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="people.person",
                    ),
                ),
                (
                    "rhythm",
                    models.CharField(
                        choices=[
                            ("at_once", "Meteen"),
                            ("daily", "Elke schooldag in één mail"),
                            ("weekly", "Eén keer per week in één mail"),
                        ],
                        default="daily",
                        max_length=8,
                        verbose_name="hoe vaak",
                    ),
                ),
                ("hour", models.PositiveSmallIntegerField(default=7, verbose_name="hoe laat")),
                ("weekday", models.PositiveSmallIntegerField(default=0, verbose_name="welke dag")),
                ("appointments_at_once", models.BooleanField(default=True, verbose_name="afspraken meteen")),
            ],
            options={
                "verbose_name": "mailkeuze",
                "verbose_name_plural": "mailkeuzes",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("hour__gte", 6), ("hour__lte", 20)), name="mail_choice_by_day"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("weekday__gte", 0), ("weekday__lte", 4)), name="mail_choice_on_a_weekday"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("key", models.CharField(max_length=120, verbose_name="sleutel")),
                ("subject", models.CharField(max_length=200, verbose_name="onderwerp")),
                (
                    "lines",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), size=None, verbose_name="regels"
                    ),
                ),
                ("path", models.CharField(max_length=300, verbose_name="pagina")),
                ("kind_told", models.CharField(max_length=40, verbose_name="soort")),
                ("thing", models.CharField(blank=True, max_length=80, verbose_name="ding")),
                ("told_at", models.DateTimeField(verbose_name="verteld")),
                ("calendar", models.TextField(blank=True, verbose_name="agenda-afspraak")),
                (
                    "method",
                    models.CharField(
                        blank=True,
                        choices=[("REQUEST", "uitnodiging"), ("CANCEL", "afzegging")],
                        max_length=8,
                        verbose_name="uitnodiging of afzegging",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "wacht"),
                            ("mailed", "in een mail"),
                            ("withheld", "niet meer voor deze lezer"),
                            ("taken_back", "ingetrokken"),
                        ],
                        default="waiting",
                        max_length=10,
                        verbose_name="stand",
                    ),
                ),
                (
                    "mail",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="outbox.mail",
                        verbose_name="mail",
                    ),
                ),
                (
                    "starter",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "to",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.person",
                        verbose_name="aan",
                    ),
                ),
            ],
            options={
                "verbose_name": "bericht",
                "verbose_name_plural": "berichten",
            },
        ),
        migrations.AddIndex(
            model_name="mail",
            index=models.Index(condition=models.Q(("state", "waiting")), fields=["next_at"], name="mail_to_send"),
        ),
        migrations.AddIndex(
            model_name="mail",
            index=models.Index(fields=["state", "-made_at"], name="mail_by_state"),
        ),
        migrations.AddIndex(
            model_name="message",
            index=models.Index(condition=models.Q(("state", "waiting")), fields=["to"], name="message_waiting"),
        ),
        migrations.AddIndex(
            model_name="message",
            index=models.Index(fields=["told_at"], name="message_told"),
        ),
        migrations.AddConstraint(
            model_name="message",
            constraint=models.UniqueConstraint(fields=("to", "key"), name="message_once"),
        ),
        migrations.AddConstraint(
            model_name="message",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("calendar", ""), ("method", "")),
                    models.Q(models.Q(("calendar", ""), _negated=True), models.Q(("method", ""), _negated=True)),
                    _connector="OR",
                ),
                name="message_calendar_whole",
            ),
        ),
    ]
