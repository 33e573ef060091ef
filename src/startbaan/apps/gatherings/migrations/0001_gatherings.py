"""Gatherings: sessions, invitations, attendance, wishes, bodies and materials."""

import uuid

import django.contrib.postgres.fields
import django.db.models.constraints
import django.db.models.deletion
from django.db import migrations, models

import startbaan.apps.people.models.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("files", "0001_initial"),
        ("people", "0004_brin_once"),
        ("programme", "0007_activity_kept"),
    ]

    operations = [
        migrations.CreateModel(
            name="AgendaPoint",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(verbose_name="nummer")),
                ("title", models.CharField(max_length=120, verbose_name="onderwerp")),
                ("words", models.TextField(blank=True, max_length=4000, verbose_name="toelichting")),
                ("notes", models.TextField(blank=True, max_length=4000, verbose_name="verslag")),
            ],
            options={
                "verbose_name": "agendapunt",
                "verbose_name_plural": "agendapunten",
            },
        ),
        migrations.CreateModel(
            name="Gathering",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="sleutel")),
                (
                    "of_kind",
                    models.CharField(
                        choices=[
                            ("start_meeting", "startbijeenkomst"),
                            ("afternoon", "professionaliseringsmiddag"),
                            ("panel_talk", "panelgesprek"),
                            ("return_day", "terugkomdag"),
                            ("look_along_day", "meekijkdag"),
                            ("coach_training", "training voor coaches"),
                            ("body_meeting", "overleg"),
                        ],
                        max_length=20,
                        verbose_name="soort",
                    ),
                ),
                (
                    "body",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("steering_group", "stuurgroep"),
                            ("working_group", "werkgroep"),
                            ("coordinators", "bovenschools coördinatoren en instituutscoördinator"),
                        ],
                        max_length=20,
                        verbose_name="overleg",
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="titel")),
                ("about", models.TextField(blank=True, max_length=4000, verbose_name="waarover")),
                (
                    "for_whom",
                    models.CharField(
                        choices=[
                            ("starters", "starters"),
                            ("coaches", "coaches"),
                            ("body", "de leden van het overleg"),
                            ("everyone", "iedereen in de opleidingsschool"),
                        ],
                        max_length=10,
                        verbose_name="voor wie",
                    ),
                ),
                ("school_year", models.PositiveSmallIntegerField(verbose_name="schooljaar dat begint in")),
                ("day", models.DateField(verbose_name="dag")),
                ("begins", models.TimeField(verbose_name="begint om")),
                ("minutes", models.PositiveSmallIntegerField(verbose_name="duur in minuten")),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="plaats")),
                ("online_link", models.URLField(blank=True, max_length=500, verbose_name="link om online mee te doen")),
                ("places", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="plaatsen")),
                ("answer_until", models.DateField(blank=True, null=True, verbose_name="aanmelden tot en met")),
                ("choose_until", models.DateField(blank=True, null=True, verbose_name="sessies kiezen tot en met")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "in voorbereiding"),
                            ("open", "open voor aanmelding"),
                            ("settled", "sessies verdeeld"),
                            ("cancelled", "gaat niet door"),
                        ],
                        default="draft",
                        max_length=9,
                        verbose_name="stand",
                    ),
                ),
                (
                    "cancelled_because",
                    models.CharField(blank=True, max_length=300, verbose_name="waarom het niet doorgaat"),
                ),
                ("seed", models.CharField(max_length=40, verbose_name="lot")),
                ("code_turn", models.PositiveSmallIntegerField(default=0, verbose_name="hoeveelste code")),
                ("made_at", models.DateTimeField(verbose_name="gemaakt")),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="gemaakt door",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="van",
                    ),
                ),
            ],
            options={
                "verbose_name": "bijeenkomst",
                "verbose_name_plural": "bijeenkomsten",
            },
        ),
        migrations.CreateModel(
            name="BodyDecision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="sleutel")),
                ("number", models.PositiveSmallIntegerField(verbose_name="nummer")),
                ("words", models.CharField(max_length=1000, verbose_name="besluit")),
                (
                    "point",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="gatherings.agendapoint",
                        verbose_name="agendapunt",
                    ),
                ),
                (
                    "gathering",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="gatherings.gathering"
                    ),
                ),
            ],
            options={
                "verbose_name": "besluit",
                "verbose_name_plural": "besluiten",
            },
        ),
        migrations.CreateModel(
            name="BodyAction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="sleutel")),
                ("number", models.PositiveSmallIntegerField(verbose_name="nummer")),
                ("words", models.CharField(max_length=500, verbose_name="wat")),
                ("until", models.DateField(verbose_name="uiterlijk op")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="gedaan op")),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="wie",
                    ),
                ),
                (
                    "gathering",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="gatherings.gathering"
                    ),
                ),
            ],
            options={
                "verbose_name": "actiepunt",
                "verbose_name_plural": "actiepunten",
            },
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("place", "heeft een plaats"),
                            ("waiting", "op de wachtlijst"),
                            ("declined", "kan niet"),
                            ("cancelled", "afgemeld"),
                            ("dropped_in", "kwam zonder plaats"),
                        ],
                        max_length=10,
                        verbose_name="stand",
                    ),
                ),
                (
                    "number",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="hoeveelste die zich aanmeldde"),
                ),
                ("seat", models.PositiveIntegerField(blank=True, null=True, verbose_name="plaats")),
                (
                    "session_seat",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="plaats in de sessie"),
                ),
                ("because", models.CharField(blank=True, max_length=300, verbose_name="waarom niet")),
                ("answered_at", models.DateTimeField(verbose_name="geantwoord")),
                (
                    "seen",
                    models.CharField(
                        blank=True,
                        choices=[("", "nog niet bekend"), ("came", "was er"), ("away", "was er niet")],
                        default="",
                        max_length=4,
                        verbose_name="gezien",
                    ),
                ),
                ("minutes", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="minuten")),
                ("seen_at", models.DateTimeField(blank=True, null=True, verbose_name="gezien op")),
                (
                    "activity",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="programme.activity",
                        verbose_name="maakte deze activiteit gedaan",
                    ),
                ),
                (
                    "seen_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="gezien door",
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
                    "gathering",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="gatherings.gathering"
                    ),
                ),
            ],
            options={
                "verbose_name": "aanwezigheid",
                "verbose_name_plural": "aanwezigheden",
            },
        ),
        migrations.AddField(
            model_name="agendapoint",
            name="gathering",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="gatherings.gathering"
            ),
        ),
        migrations.CreateModel(
            name="InvitationWords",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", models.CharField(max_length=500, verbose_name="eigen woorden")),
                (
                    "board",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="bestuur",
                    ),
                ),
                (
                    "gathering",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="gatherings.gathering"
                    ),
                ),
            ],
            options={
                "verbose_name": "uitnodigingstekst",
                "verbose_name_plural": "uitnodigingsteksten",
            },
        ),
        migrations.CreateModel(
            name="Invited",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("told_at", models.DateTimeField(verbose_name="uitgenodigd")),
                (
                    "board",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="uitgenodigd door",
                    ),
                ),
                (
                    "gathering",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="gatherings.gathering"
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
                "verbose_name": "genodigde",
                "verbose_name_plural": "genodigden",
            },
        ),
        migrations.CreateModel(
            name="LearningPoll",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="sleutel")),
                ("school_year", models.PositiveSmallIntegerField(verbose_name="schooljaar dat begint in")),
                ("period", startbaan.apps.people.models.fields.PeriodField(verbose_name="open in")),
                ("made_at", models.DateTimeField(verbose_name="gemaakt")),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="gemaakt door",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="van",
                    ),
                ),
            ],
            options={
                "verbose_name": "uitvraag van leerwensen",
                "verbose_name_plural": "uitvragen van leerwensen",
            },
        ),
        migrations.CreateModel(
            name="LearningTheme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.SlugField(max_length=60, verbose_name="sleutel")),
                ("nl", models.CharField(max_length=120, verbose_name="in het Nederlands")),
                ("en", models.CharField(blank=True, max_length=120, verbose_name="in het Engels")),
                (
                    "years",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="voor starters in deze jaren",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="hoeveelste in de lijst")),
                (
                    "poll",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="themes", to="gatherings.learningpoll"
                    ),
                ),
            ],
            options={
                "verbose_name": "leerthema",
                "verbose_name_plural": "leerthema’s",
            },
        ),
        migrations.CreateModel(
            name="LearningWish",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    "theme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="gatherings.learningtheme",
                        verbose_name="thema",
                    ),
                ),
            ],
            options={
                "verbose_name": "leerwens",
                "verbose_name_plural": "leerwensen",
            },
        ),
        migrations.CreateModel(
            name="Session",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="sleutel")),
                ("title", models.CharField(max_length=120, verbose_name="titel")),
                ("about", models.TextField(blank=True, max_length=4000, verbose_name="waarover")),
                ("room", models.CharField(blank=True, max_length=200, verbose_name="lokaal")),
                ("places", models.PositiveSmallIntegerField(verbose_name="plaatsen")),
                (
                    "years",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="voor starters in deze jaren",
                    ),
                ),
                ("begins", models.TimeField(blank=True, null=True, verbose_name="begint om")),
                ("minutes", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="duur in minuten")),
                ("cancelled_at", models.DateTimeField(blank=True, null=True, verbose_name="afgezegd")),
                (
                    "gathering",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sessions", to="gatherings.gathering"
                    ),
                ),
            ],
            options={
                "verbose_name": "sessie",
                "verbose_name_plural": "sessies",
            },
        ),
        migrations.CreateModel(
            name="Preference",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("choice", models.PositiveSmallIntegerField(verbose_name="hoeveelste keuze")),
                (
                    "attendance",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="preferences",
                        to="gatherings.attendance",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="gatherings.session",
                        verbose_name="sessie",
                    ),
                ),
            ],
            options={
                "verbose_name": "voorkeur",
                "verbose_name_plural": "voorkeuren",
            },
        ),
        migrations.CreateModel(
            name="Material",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="sleutel")),
                ("name", models.CharField(max_length=200, verbose_name="naam")),
                (
                    "for_whom",
                    models.CharField(
                        choices=[
                            ("invited", "wie is uitgenodigd"),
                            ("coming", "wie een plaats heeft"),
                            ("trainers", "alleen opleiders en organisatie"),
                        ],
                        default="invited",
                        max_length=8,
                        verbose_name="voor wie",
                    ),
                ),
                ("added_at", models.DateTimeField(verbose_name="toegevoegd")),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="toegevoegd door",
                    ),
                ),
                (
                    "file",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.storedfile",
                        verbose_name="bestand",
                    ),
                ),
                (
                    "gathering",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="gatherings.gathering"
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="gatherings.session",
                        verbose_name="sessie",
                    ),
                ),
            ],
            options={
                "verbose_name": "materiaal",
                "verbose_name_plural": "materialen",
            },
        ),
        migrations.AddField(
            model_name="attendance",
            name="session",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="gatherings.session",
                verbose_name="sessie",
            ),
        ),
        migrations.AddField(
            model_name="attendance",
            name="waits_for",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="gatherings.session",
                verbose_name="wacht op sessie",
            ),
        ),
        migrations.CreateModel(
            name="SessionTrainer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="opleider",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="trainers", to="gatherings.session"
                    ),
                ),
            ],
            options={
                "verbose_name": "opleider van een sessie",
                "verbose_name_plural": "opleiders van een sessie",
            },
        ),
        migrations.AddIndex(
            model_name="gathering",
            index=models.Index(fields=["organisation", "day"], name="gathering_of_organisation"),
        ),
        migrations.AddIndex(
            model_name="gathering",
            index=models.Index(fields=["day"], name="gathering_day"),
        ),
        migrations.AddConstraint(
            model_name="gathering",
            constraint=models.CheckConstraint(
                condition=models.Q(("minutes__gt", 0), ("minutes__lte", 960)),
                name="gathering_minutes",
                violation_error_message="Vul in hoelang de bijeenkomst duurt, tot en met 16 uur.",
            ),
        ),
        migrations.AddConstraint(
            model_name="gathering",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("places__isnull", True), models.Q(("places__gt", 0), ("places__lte", 2000)), _connector="OR"
                ),
                name="gathering_places",
                violation_error_message="Vul een aantal plaatsen in, van 1 tot en met 2000, of laat het leeg.",
            ),
        ),
        migrations.AddConstraint(
            model_name="gathering",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer_until__isnull", True), ("answer_until__lte", models.F("day")), _connector="OR"),
                    models.Q(("choose_until__isnull", True), ("choose_until__lte", models.F("day")), _connector="OR"),
                ),
                name="gathering_answered_before_it_is_held",
                violation_error_message="Aanmelden en kiezen kan tot en met de dag van de bijeenkomst zelf.",
            ),
        ),
        migrations.AddConstraint(
            model_name="gathering",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("body__gt", ""), ("of_kind", "body_meeting")),
                    models.Q(models.Q(("of_kind", "body_meeting"), _negated=True), ("body", "")),
                    _connector="OR",
                ),
                name="gathering_of_a_body_names_it",
                violation_error_message="Kies van wie het overleg is.",
            ),
        ),
        migrations.AddConstraint(
            model_name="gathering",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("title", ""), _negated=True), models.Q(("seed", ""), _negated=True)),
                name="gathering_has_a_title_and_a_lot",
            ),
        ),
        migrations.AddConstraint(
            model_name="bodydecision",
            constraint=models.UniqueConstraint(fields=("gathering", "number"), name="body_decision_number_once"),
        ),
        migrations.AddConstraint(
            model_name="bodydecision",
            constraint=models.CheckConstraint(
                condition=models.Q(("words", ""), _negated=True),
                name="body_decision_has_words",
                violation_error_message="Vul in wat er besloten is.",
            ),
        ),
        migrations.AddConstraint(
            model_name="bodyaction",
            constraint=models.UniqueConstraint(fields=("gathering", "number"), name="body_action_number_once"),
        ),
        migrations.AddConstraint(
            model_name="bodyaction",
            constraint=models.CheckConstraint(
                condition=models.Q(("words", ""), _negated=True),
                name="body_action_has_words",
                violation_error_message="Vul in wat er gedaan wordt.",
            ),
        ),
        migrations.AddConstraint(
            model_name="agendapoint",
            constraint=models.UniqueConstraint(
                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                fields=("gathering", "number"),
                name="agenda_point_number_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="agendapoint",
            constraint=models.CheckConstraint(
                condition=models.Q(("title", ""), _negated=True),
                name="agenda_point_has_a_title",
                violation_error_message="Vul in waarover het gaat.",
            ),
        ),
        migrations.AddConstraint(
            model_name="invitationwords",
            constraint=models.UniqueConstraint(fields=("gathering", "board"), name="invitation_words_once"),
        ),
        migrations.AddConstraint(
            model_name="invitationwords",
            constraint=models.CheckConstraint(
                condition=models.Q(("words", ""), _negated=True), name="invitation_words_not_empty"
            ),
        ),
        migrations.AddConstraint(
            model_name="invited",
            constraint=models.UniqueConstraint(fields=("starter", "gathering"), name="invited_once"),
        ),
        migrations.AddConstraint(
            model_name="learningpoll",
            constraint=models.CheckConstraint(
                condition=models.Q(("period__isempty", False), ("period__startswith__isnull", False)),
                name="learning_poll_has_days",
                violation_error_message="De einddatum ligt voor de begindatum.",
            ),
        ),
        migrations.AddConstraint(
            model_name="learningpoll",
            constraint=models.UniqueConstraint(
                fields=("organisation", "school_year"),
                name="learning_poll_once_a_year",
                violation_error_message="Voor dit schooljaar is er al een uitvraag.",
            ),
        ),
        migrations.AddConstraint(
            model_name="learningpoll",
            constraint=models.CheckConstraint(
                condition=models.Q(("period__endswith__isnull", False)),
                name="learning_poll_ends",
                violation_error_message="Kies tot wanneer de uitvraag open is.",
            ),
        ),
        migrations.AddConstraint(
            model_name="learningtheme",
            constraint=models.UniqueConstraint(
                fields=("poll", "key"),
                name="learning_theme_once",
                violation_error_message="Dit thema staat al in de uitvraag.",
            ),
        ),
        migrations.AddConstraint(
            model_name="learningtheme",
            constraint=models.UniqueConstraint(
                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                fields=("poll", "number"),
                name="learning_theme_number_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="learningtheme",
            constraint=models.CheckConstraint(
                condition=models.Q(("nl", ""), _negated=True), name="learning_theme_has_words"
            ),
        ),
        migrations.AddConstraint(
            model_name="learningwish",
            constraint=models.UniqueConstraint(fields=("starter", "theme"), name="learning_wish_once"),
        ),
        migrations.AddConstraint(
            model_name="session",
            constraint=models.UniqueConstraint(
                condition=models.Q(("cancelled_at__isnull", True)),
                fields=("gathering", "title"),
                name="session_once",
                violation_error_message="Er is al een sessie met deze titel.",
            ),
        ),
        migrations.AddConstraint(
            model_name="session",
            constraint=models.CheckConstraint(
                condition=models.Q(("places__gt", 0), ("places__lte", 2000)),
                name="session_places",
                violation_error_message="Vul een aantal plaatsen in, van 1 tot en met 2000.",
            ),
        ),
        migrations.AddConstraint(
            model_name="session",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("begins__isnull", True), ("minutes__isnull", True)),
                    models.Q(("begins__isnull", False), ("minutes__gt", 0), ("minutes__lte", 960)),
                    _connector="OR",
                ),
                name="session_begins_and_lasts",
                violation_error_message="Vul bij een eigen begintijd ook in hoelang de sessie duurt.",
            ),
        ),
        migrations.AddConstraint(
            model_name="session",
            constraint=models.CheckConstraint(
                condition=models.Q(("title", ""), _negated=True), name="session_has_a_title"
            ),
        ),
        migrations.AddConstraint(
            model_name="preference",
            constraint=models.UniqueConstraint(
                fields=("attendance", "session"),
                name="preference_session_once",
                violation_error_message="Kies bij elke keuze een andere sessie.",
            ),
        ),
        migrations.AddConstraint(
            model_name="preference",
            constraint=models.UniqueConstraint(fields=("attendance", "choice"), name="preference_choice_once"),
        ),
        migrations.AddConstraint(
            model_name="preference",
            constraint=models.CheckConstraint(
                condition=models.Q(("choice__gt", 0)), name="preference_choice_counts_from_one"
            ),
        ),
        migrations.AddIndex(
            model_name="material",
            index=models.Index(fields=["gathering"], name="material_of_gathering"),
        ),
        migrations.AddConstraint(
            model_name="material",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True),
                name="material_has_a_name",
                violation_error_message="Geef het bestand een naam.",
            ),
        ),
        migrations.AddIndex(
            model_name="attendance",
            index=models.Index(fields=["gathering", "state"], name="attendance_of_gathering"),
        ),
        migrations.AddConstraint(
            model_name="attendance",
            constraint=models.UniqueConstraint(
                fields=("starter", "gathering"),
                name="attendance_once",
                violation_error_message="Deze persoon heeft al geantwoord. Ververs de pagina.",
            ),
        ),
        migrations.AddConstraint(
            model_name="attendance",
            constraint=models.UniqueConstraint(fields=("gathering", "number"), name="attendance_number_once"),
        ),
        migrations.AddConstraint(
            model_name="attendance",
            constraint=models.UniqueConstraint(
                fields=("gathering", "seat"),
                name="attendance_seat_once",
                violation_error_message="Deze plaats is net vergeven. Probeer het opnieuw.",
            ),
        ),
        migrations.AddConstraint(
            model_name="attendance",
            constraint=models.UniqueConstraint(
                fields=("session", "session_seat"),
                name="attendance_session_seat_once",
                violation_error_message="Deze plaats in de sessie is net vergeven. Probeer het opnieuw.",
            ),
        ),
        migrations.AddConstraint(
            model_name="attendance",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("number__gt", 0), ("seat__gt", 0), ("state", "place")),
                    models.Q(("number__gt", 0), ("seat__isnull", True), ("state", "waiting")),
                    models.Q(("seat__isnull", True), ("state__in", ["declined", "cancelled", "dropped_in"])),
                    _connector="OR",
                ),
                name="attendance_place_has_a_seat",
            ),
        ),
        migrations.AddConstraint(
            model_name="attendance",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("session__isnull", True), ("session_seat__isnull", True)),
                    models.Q(("session__isnull", False), ("session_seat__isnull", True), ("state", "dropped_in")),
                    models.Q(("session__isnull", False), ("session_seat__gt", 0), ("state", "place")),
                    _connector="OR",
                ),
                name="attendance_session_has_a_seat",
            ),
        ),
        migrations.AddConstraint(
            model_name="attendance",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("minutes__isnull", True), ("seen", ""), ("seen_at__isnull", True), ("seen_by__isnull", True)
                    ),
                    models.Q(
                        ("minutes__isnull", True),
                        ("seen", "away"),
                        ("seen_at__isnull", False),
                        ("seen_by__isnull", False),
                    ),
                    models.Q(
                        ("minutes__gt", 0),
                        ("minutes__lte", 960),
                        ("seen", "came"),
                        ("seen_at__isnull", False),
                        ("seen_by__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="attendance_seen_by_someone",
                violation_error_message="Vul in hoeveel minuten iemand er was, tot en met 16 uur.",
            ),
        ),
        migrations.AddConstraint(
            model_name="sessiontrainer",
            constraint=models.UniqueConstraint(fields=("person", "session"), name="session_trainer_once"),
        ),
    ]
