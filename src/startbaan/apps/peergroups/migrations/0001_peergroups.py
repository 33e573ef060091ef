"""Rounds, runs and placings; groups, their meetings and cases."""

import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import startbaan.apps.people.models.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0005_where_schools_lie"),
        ("programme", "0008_versions_follow"),
    ]

    operations = [
        migrations.CreateModel(
            name="PeerGroup",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="sleutel")),
                ("name", models.CharField(max_length=120, verbose_name="naam")),
                (
                    "weekday",
                    models.CharField(
                        choices=[
                            ("ma", "maandag"),
                            ("di", "dinsdag"),
                            ("wo", "woensdag"),
                            ("do", "donderdag"),
                            ("vr", "vrijdag"),
                        ],
                        max_length=2,
                        verbose_name="dag",
                    ),
                ),
                ("school_year", models.PositiveSmallIntegerField(verbose_name="schooljaar dat begint in")),
                ("period", startbaan.apps.people.models.fields.PeriodField(verbose_name="loopt in")),
                (
                    "entry",
                    models.CharField(
                        choices=[("placed", "ingedeeld"), ("free", "door je zelf aan te melden")],
                        default="placed",
                        max_length=6,
                        verbose_name="hoe je erin komt",
                    ),
                ),
                ("places", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="plaatsen")),
                ("about", models.CharField(blank=True, max_length=500, verbose_name="waarover")),
                ("made_at", models.DateTimeField(verbose_name="gemaakt")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="opgeheven")),
                (
                    "facilitator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="intervisiebegeleider",
                    ),
                ),
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
                "verbose_name": "intervisiegroep",
                "verbose_name_plural": "intervisiegroepen",
            },
        ),
        migrations.CreateModel(
            name="PeerMeeting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="sleutel")),
                ("start_at", models.DateTimeField(verbose_name="begint")),
                ("minutes", models.PositiveSmallIntegerField(verbose_name="duur in minuten")),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="plaats")),
                ("made_at", models.DateTimeField(verbose_name="gemaakt")),
                ("held_at", models.DateTimeField(blank=True, null=True, verbose_name="gehouden")),
                ("cancelled_at", models.DateTimeField(blank=True, null=True, verbose_name="afgezegd")),
                ("cancelled_because", models.CharField(blank=True, max_length=300, verbose_name="waarom afgezegd")),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="meetings",
                        to="peergroups.peergroup",
                        verbose_name="groep",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="gemaakt door",
                    ),
                ),
            ],
            options={
                "verbose_name": "intervisiebijeenkomst",
                "verbose_name_plural": "intervisiebijeenkomsten",
            },
        ),
        migrations.CreateModel(
            name="PeerCase",
            fields=[
                ("item", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(verbose_name="gemaakt")),
                ("handed_in_at", models.DateTimeField(blank=True, null=True, verbose_name="ingeleverd")),
                ("title", models.CharField(max_length=120, verbose_name="onderwerp")),
                ("words", models.TextField(max_length=10000, verbose_name="casus")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="gesloten")),
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
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="peergroups.peergroup",
                        verbose_name="groep",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="peergroups.peermeeting",
                        verbose_name="voor de bijeenkomst",
                    ),
                ),
            ],
            options={
                "verbose_name": "ingebrachte casus",
                "verbose_name_plural": "ingebrachte casussen",
            },
        ),
        migrations.CreateModel(
            name="PeerAttendance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[("", "nog geen antwoord"), ("comes", "komt"), ("cannot", "kan niet")],
                        default="",
                        max_length=6,
                        verbose_name="antwoord",
                    ),
                ),
                ("because", models.CharField(blank=True, max_length=300, verbose_name="waarom niet")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="geantwoord")),
                (
                    "seen",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "nog niet bekend"),
                            ("came", "was er"),
                            ("excused", "was er niet, afgemeld"),
                            ("away", "was er niet"),
                        ],
                        default="",
                        max_length=7,
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
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="peergroups.peermeeting",
                        verbose_name="bijeenkomst",
                    ),
                ),
            ],
            options={
                "verbose_name": "aanwezigheid bij intervisie",
                "verbose_name_plural": "aanwezigheden bij intervisie",
            },
        ),
        migrations.CreateModel(
            name="PeerMember",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("period", startbaan.apps.people.models.fields.PeriodField(verbose_name="in de groep")),
                ("left_because", models.CharField(blank=True, max_length=200, verbose_name="waarom eruit")),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="peergroups.peergroup",
                        verbose_name="groep",
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
                "verbose_name": "lid van een intervisiegroep",
                "verbose_name_plural": "leden van een intervisiegroep",
            },
        ),
        migrations.CreateModel(
            name="Round",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="sleutel")),
                ("school_year", models.PositiveSmallIntegerField(verbose_name="schooljaar dat begint in")),
                (
                    "years",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="starters in deze jaren",
                    ),
                ),
                (
                    "sectors",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("po", "primair onderwijs"),
                                ("vo", "voortgezet onderwijs"),
                                ("mbo", "middelbaar beroepsonderwijs"),
                            ],
                            max_length=3,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="sectoren",
                    ),
                ),
                ("weights", models.JSONField(default=dict, verbose_name="gewichten")),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="notitie")),
                ("version", models.PositiveIntegerField(default=0, verbose_name="versie")),
                ("made_at", models.DateTimeField(verbose_name="gemaakt")),
                ("published_at", models.DateTimeField(blank=True, null=True, verbose_name="uitgebracht")),
                ("boards", models.ManyToManyField(related_name="+", to="people.organisation", verbose_name="besturen")),
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
                "verbose_name": "indelingsronde",
                "verbose_name_plural": "indelingsrondes",
            },
        ),
        migrations.CreateModel(
            name="PlacingStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="versie erna")),
                ("made_at", models.DateTimeField(verbose_name="gemaakt")),
                ("words", models.JSONField(default=list, verbose_name="wat er gebeurde")),
                ("before", models.JSONField(default=dict, verbose_name="hoe het ervoor stond")),
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
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="peergroups.round",
                        verbose_name="ronde",
                    ),
                ),
            ],
            options={
                "verbose_name": "stap in een indeling",
                "verbose_name_plural": "stappen in een indeling",
            },
        ),
        migrations.CreateModel(
            name="Placing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "weekday",
                    models.CharField(
                        choices=[
                            ("ma", "maandag"),
                            ("di", "dinsdag"),
                            ("wo", "woensdag"),
                            ("do", "donderdag"),
                            ("vr", "vrijdag"),
                        ],
                        max_length=2,
                        verbose_name="dag",
                    ),
                ),
                ("locked", models.BooleanField(default=False, verbose_name="staat vast")),
                (
                    "facilitator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="intervisiebegeleider",
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
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="placings",
                        to="peergroups.round",
                        verbose_name="ronde",
                    ),
                ),
            ],
            options={
                "verbose_name": "plaatsing",
                "verbose_name_plural": "plaatsingen",
            },
        ),
        migrations.AddField(
            model_name="peergroup",
            name="round",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="peergroups.round",
                verbose_name="uit indelingsronde",
            ),
        ),
        migrations.CreateModel(
            name="Candidate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "weekdays",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("ma", "maandag"),
                                ("di", "dinsdag"),
                                ("wo", "woensdag"),
                                ("do", "donderdag"),
                                ("vr", "vrijdag"),
                            ],
                            max_length=2,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="dagen",
                    ),
                ),
                (
                    "days_from",
                    models.CharField(
                        choices=[
                            ("said", "zelf opgegeven"),
                            ("assumed", "niets opgegeven: elke werkdag"),
                            ("corrected", "hier aangepast"),
                        ],
                        max_length=9,
                        verbose_name="waar de dagen vandaan komen",
                    ),
                ),
                ("included", models.BooleanField(default=True, verbose_name="doet mee")),
                ("because", models.CharField(blank=True, max_length=200, verbose_name="waarom niet")),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="school",
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
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="candidates",
                        to="peergroups.round",
                        verbose_name="ronde",
                    ),
                ),
            ],
            options={
                "verbose_name": "starter in een indelingsronde",
                "verbose_name_plural": "starters in een indelingsronde",
            },
        ),
        migrations.CreateModel(
            name="RoundFacilitator",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "weekdays",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("ma", "maandag"),
                                ("di", "dinsdag"),
                                ("wo", "woensdag"),
                                ("do", "donderdag"),
                                ("vr", "vrijdag"),
                            ],
                            max_length=2,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="dagen",
                    ),
                ),
                (
                    "days_from",
                    models.CharField(
                        choices=[
                            ("said", "zelf opgegeven"),
                            ("assumed", "niets opgegeven: elke werkdag"),
                            ("corrected", "hier aangepast"),
                        ],
                        max_length=9,
                        verbose_name="waar de dagen vandaan komen",
                    ),
                ),
                ("max_groups", models.PositiveSmallIntegerField(default=1, verbose_name="hoogstens zoveel groepen")),
                ("included", models.BooleanField(default=True, verbose_name="begeleidt mee")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="intervisiebegeleider",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="facilitators",
                        to="peergroups.round",
                        verbose_name="ronde",
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="school",
                    ),
                ),
            ],
            options={
                "verbose_name": "intervisiebegeleider in een indelingsronde",
                "verbose_name_plural": "intervisiebegeleiders in een indelingsronde",
            },
        ),
        migrations.CreateModel(
            name="Run",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="sleutel")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "staat klaar"),
                            ("running", "rekent"),
                            ("done", "klaar"),
                            ("impossible", "past niet"),
                            ("stopped", "gestopt"),
                            ("failed", "mislukt"),
                        ],
                        default="waiting",
                        max_length=10,
                        verbose_name="stand",
                    ),
                ),
                ("version", models.PositiveIntegerField(verbose_name="bij versie")),
                (
                    "locked",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="vastgezet",
                    ),
                ),
                ("asked_at", models.DateTimeField(verbose_name="gevraagd")),
                ("started_at", models.DateTimeField(blank=True, null=True, verbose_name="begonnen")),
                ("heard_at", models.DateTimeField(blank=True, null=True, verbose_name="laatst van gehoord")),
                ("stop_asked_at", models.DateTimeField(blank=True, null=True, verbose_name="gevraagd te stoppen")),
                ("finished_at", models.DateTimeField(blank=True, null=True, verbose_name="klaar")),
                ("progress", models.JSONField(blank=True, default=dict, verbose_name="voortgang")),
                ("answer", models.JSONField(blank=True, null=True, verbose_name="antwoord")),
                ("problem", models.JSONField(blank=True, null=True, verbose_name="waarom het niet past")),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="gevraagd door",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="runs",
                        to="peergroups.round",
                        verbose_name="ronde",
                    ),
                ),
            ],
            options={
                "verbose_name": "berekening",
                "verbose_name_plural": "berekeningen",
            },
        ),
        migrations.AddConstraint(
            model_name="peermeeting",
            constraint=models.UniqueConstraint(
                condition=models.Q(("cancelled_at__isnull", True)),
                fields=("group", "start_at"),
                name="peer_meeting_once",
                violation_error_message="Op dit moment komt de groep al bij elkaar.",
            ),
        ),
        migrations.AddConstraint(
            model_name="peermeeting",
            constraint=models.CheckConstraint(
                condition=models.Q(("minutes__gt", 0), ("minutes__lte", 960)),
                name="peer_meeting_minutes",
                violation_error_message="Vul in hoelang de bijeenkomst duurt, tot en met 16 uur.",
            ),
        ),
        migrations.AddConstraint(
            model_name="peermeeting",
            constraint=models.CheckConstraint(
                condition=models.Q(("held_at__isnull", True), ("cancelled_at__isnull", True), _connector="OR"),
                name="peer_meeting_held_or_cancelled",
            ),
        ),
        migrations.AddIndex(
            model_name="peercase",
            index=models.Index(fields=["group", "-made_at"], name="peer_case_of_group"),
        ),
        migrations.AddConstraint(
            model_name="peercase",
            constraint=models.CheckConstraint(
                condition=models.Q(("handed_in_at__isnull", False)),
                name="peer_case_is_brought",
                violation_error_message="Een casus die je nog niet inbrengt, staat bij je concepten.",
            ),
        ),
        migrations.AddConstraint(
            model_name="peerattendance",
            constraint=models.UniqueConstraint(
                fields=("starter", "meeting"),
                name="peer_attendance_once",
                violation_error_message="Dit staat er al. Ververs de pagina.",
            ),
        ),
        migrations.AddConstraint(
            model_name="peerattendance",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("minutes__isnull", True), ("seen", ""), ("seen_at__isnull", True), ("seen_by__isnull", True)
                    ),
                    models.Q(
                        ("minutes__isnull", True),
                        ("seen__in", ["away", "excused"]),
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
                name="peer_attendance_seen_by_someone",
                violation_error_message="Vul in hoeveel minuten iemand er was, tot en met 16 uur.",
            ),
        ),
        migrations.AddIndex(
            model_name="peermember",
            index=models.Index(fields=["group"], name="peer_member_of_group"),
        ),
        migrations.AddConstraint(
            model_name="peermember",
            constraint=models.CheckConstraint(
                condition=models.Q(("period__isempty", False), ("period__startswith__isnull", False)),
                name="peer_member_has_days",
                violation_error_message="De einddatum ligt voor de begindatum.",
            ),
        ),
        migrations.AddConstraint(
            model_name="peermember",
            constraint=models.CheckConstraint(
                condition=models.Q(("period__endswith__isnull", False)), name="peer_member_ends"
            ),
        ),
        migrations.AddConstraint(
            model_name="peermember",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[("starter", "="), ("group", "="), ("period", "&&")],
                name="peer_member_once_at_a_time",
                violation_error_message="Deze starter zit in die periode al in de groep.",
            ),
        ),
        migrations.AddIndex(
            model_name="round",
            index=models.Index(fields=["organisation", "-school_year"], name="round_of_organisation"),
        ),
        migrations.AddConstraint(
            model_name="placingstep",
            constraint=models.UniqueConstraint(
                fields=("round", "number"),
                name="placing_step_once",
                violation_error_message="Iemand anders veranderde net iets. Ververs de pagina.",
            ),
        ),
        migrations.AddConstraint(
            model_name="placing",
            constraint=models.UniqueConstraint(
                fields=("starter", "round"),
                name="placing_once",
                violation_error_message="Deze starter staat al in een groep. Ververs de pagina.",
            ),
        ),
        migrations.AddConstraint(
            model_name="placing",
            constraint=models.CheckConstraint(
                condition=models.Q(("starter", models.F("facilitator")), _negated=True), name="placing_of_two"
            ),
        ),
        migrations.AddIndex(
            model_name="peergroup",
            index=models.Index(fields=["organisation", "-school_year"], name="peer_group_of_organisation"),
        ),
        migrations.AddIndex(
            model_name="peergroup",
            index=models.Index(fields=["facilitator"], name="peer_group_of_facilitator"),
        ),
        migrations.AddConstraint(
            model_name="peergroup",
            constraint=models.CheckConstraint(
                condition=models.Q(("period__isempty", False), ("period__startswith__isnull", False)),
                name="peer_group_has_days",
                violation_error_message="De einddatum ligt voor de begindatum.",
            ),
        ),
        migrations.AddConstraint(
            model_name="peergroup",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True), name="peer_group_has_a_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="peergroup",
            constraint=models.CheckConstraint(
                condition=models.Q(("period__endswith__isnull", False)),
                name="peer_group_ends",
                violation_error_message="Een intervisiegroep loopt tot een dag.",
            ),
        ),
        migrations.AddConstraint(
            model_name="peergroup",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("entry", "placed"), ("places__isnull", True)),
                    models.Q(("entry", "free"), ("places__gt", 0), ("places__lte", 40)),
                    _connector="OR",
                ),
                name="peer_group_places",
                violation_error_message="Vul een aantal plaatsen in, van 1 tot en met 40.",
            ),
        ),
        migrations.AddConstraint(
            model_name="candidate",
            constraint=models.UniqueConstraint(
                fields=("starter", "round"),
                name="candidate_once",
                violation_error_message="Deze starter staat al in de ronde. Ververs de pagina.",
            ),
        ),
        migrations.AddConstraint(
            model_name="roundfacilitator",
            constraint=models.UniqueConstraint(
                fields=("person", "round"),
                name="round_facilitator_once",
                violation_error_message="Deze begeleider staat al in de ronde. Ververs de pagina.",
            ),
        ),
        migrations.AddConstraint(
            model_name="roundfacilitator",
            constraint=models.CheckConstraint(
                condition=models.Q(("max_groups__lte", 9)),
                name="round_facilitator_groups",
                violation_error_message="Vul een aantal groepen in, van 0 tot en met 9.",
            ),
        ),
        migrations.AddIndex(
            model_name="run",
            index=models.Index(fields=["round", "-asked_at"], name="run_of_round"),
        ),
        migrations.AddConstraint(
            model_name="run",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["waiting", "running"])),
                fields=("round",),
                name="run_one_live",
                violation_error_message="Er loopt al een berekening. Wacht tot die klaar is, of stop die eerst.",
            ),
        ),
        migrations.AddConstraint(
            model_name="run",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("finished_at__isnull", True), ("state__in", ["waiting", "running"])),
                    models.Q(
                        models.Q(("state__in", ["waiting", "running"]), _negated=True), ("finished_at__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="run_finished_has_a_moment",
            ),
        ),
    ]
