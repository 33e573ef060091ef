"""Organisations, persons, roles and pairs over time, and what is shared."""

import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.contrib.postgres.operations import BtreeGistExtension, TrigramExtension, UnaccentExtension
from django.db import migrations, models

import startbaan.apps.people.models.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        BtreeGistExtension(),
        TrigramExtension(),
        UnaccentExtension(),
        migrations.RunSQL(
            "CREATE FUNCTION startbaan_unaccent(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT "
            "AS $$ SELECT public.unaccent('public.unaccent'::regdictionary, $1) $$",
            "DROP FUNCTION startbaan_unaccent(text)",
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="sleutel")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mailadres")),
                ("is_active", models.BooleanField(default=True, verbose_name="actief")),
                (
                    "language",
                    models.CharField(
                        choices=[("nl", "Nederlands"), ("en", "English")],
                        default="nl",
                        max_length=2,
                        verbose_name="taal",
                    ),
                ),
                ("joined_at", models.DateTimeField(auto_now_add=True, verbose_name="aangemaakt")),
            ],
            options={
                "verbose_name": "account",
                "verbose_name_plural": "accounts",
            },
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.SlugField(max_length=80, unique=True, verbose_name="sleutel")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "of_kind",
                    models.CharField(
                        choices=[
                            ("nation", "land"),
                            ("region", "onderwijsregio"),
                            ("partnership", "opleidingsschool"),
                            ("board", "schoolbestuur"),
                            ("school", "school"),
                            ("team", "team"),
                            ("institute", "lerarenopleiding"),
                        ],
                        max_length=20,
                        verbose_name="soort",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="naam")),
                (
                    "sector",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("po", "primair onderwijs"),
                            ("vo", "voortgezet onderwijs"),
                            ("mbo", "middelbaar beroepsonderwijs"),
                        ],
                        max_length=3,
                        null=True,
                        verbose_name="sector",
                    ),
                ),
                (
                    "brin",
                    models.CharField(
                        blank=True, max_length=6, null=True, unique=True, verbose_name="BRIN en vestiging"
                    ),
                ),
                ("town", models.CharField(blank=True, max_length=100, verbose_name="plaats")),
                (
                    "holiday_region",
                    models.CharField(
                        blank=True,
                        choices=[("noord", "Noord"), ("midden", "Midden"), ("zuid", "Zuid")],
                        max_length=6,
                        verbose_name="vakantieregio",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="people.organisation",
                        verbose_name="hoort bij",
                    ),
                ),
            ],
            options={
                "verbose_name": "organisatie",
                "verbose_name_plural": "organisaties",
            },
        ),
        migrations.CreateModel(
            name="Affiliation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("period", startbaan.apps.people.models.fields.PeriodField(verbose_name="periode")),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="affiliations",
                        to="people.organisation",
                        verbose_name="lid",
                    ),
                ),
                (
                    "of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="members",
                        to="people.organisation",
                        verbose_name="van",
                    ),
                ),
            ],
            options={
                "verbose_name": "aansluiting",
                "verbose_name_plural": "aansluitingen",
            },
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="sleutel")),
                ("given_name", models.CharField(max_length=100, verbose_name="roepnaam")),
                ("infix", models.CharField(blank=True, max_length=30, verbose_name="tussenvoegsel")),
                ("family_name", models.CharField(max_length=120, verbose_name="achternaam")),
                ("phone", models.CharField(blank=True, max_length=30, verbose_name="telefoon")),
                (
                    "sort_name",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.functions.text.Lower(
                            models.Func(
                                django.db.models.functions.text.Concat(
                                    models.F("family_name"),
                                    models.Value(" "),
                                    models.F("given_name"),
                                    models.Value(" "),
                                    models.F("infix"),
                                ),
                                function="startbaan_unaccent",
                                output_field=models.TextField(),
                            )
                        ),
                        output_field=models.TextField(),
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="persons",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "persoon",
                "verbose_name_plural": "personen",
            },
        ),
        migrations.CreateModel(
            name="Pair",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "relation",
                    models.CharField(
                        choices=[("buddy", "buddy"), ("coach", "coach"), ("manager", "manager")],
                        max_length=20,
                        verbose_name="relatie",
                    ),
                ),
                ("period", startbaan.apps.people.models.fields.PeriodField(verbose_name="periode")),
                (
                    "holder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="helps", to="people.person"
                    ),
                ),
                (
                    "starter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="helpers", to="people.person"
                    ),
                ),
            ],
            options={
                "verbose_name": "koppeling",
                "verbose_name_plural": "koppelingen",
            },
        ),
        migrations.CreateModel(
            name="CoachRegistration",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("period", startbaan.apps.people.models.fields.PeriodField(verbose_name="periode")),
                ("is_external", models.BooleanField(default=False, verbose_name="extern")),
                ("certificate", models.CharField(blank=True, max_length=200, verbose_name="certificaat")),
                (
                    "certified_until",
                    models.DateField(blank=True, null=True, verbose_name="certificaat geldig tot en met"),
                ),
                ("equivalent", models.CharField(blank=True, max_length=200, verbose_name="vergelijkbare opleiding")),
                (
                    "board",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="coaches", to="people.organisation"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="coach_registrations",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "coachregistratie",
                "verbose_name_plural": "coachregistraties",
            },
        ),
        migrations.CreateModel(
            name="PersonnelNumber",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=40, verbose_name="personeelsnummer")),
                (
                    "board",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="personnel_numbers",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "personeelsnummer",
                "verbose_name_plural": "personeelsnummers",
            },
        ),
        migrations.CreateModel(
            name="Post",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("function", models.CharField(blank=True, max_length=120, verbose_name="functie")),
                (
                    "contract",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("vast", "vast"),
                            ("tijdelijk", "tijdelijk"),
                            ("vervanging", "vervanging"),
                            ("anders", "anders"),
                        ],
                        max_length=20,
                        verbose_name="contractsoort",
                    ),
                ),
                ("period", startbaan.apps.people.models.fields.PeriodField(verbose_name="periode")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="posts", to="people.person"
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="posts",
                        to="people.organisation",
                        verbose_name="school",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="team",
                    ),
                ),
            ],
            options={
                "verbose_name": "dienstverband",
                "verbose_name_plural": "dienstverbanden",
            },
        ),
        migrations.CreateModel(
            name="Address",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("email", models.EmailField(max_length=254, verbose_name="e-mailadres")),
                (
                    "source",
                    models.CharField(
                        choices=[("import", "uit het HR-bestand"), ("zelf", "zelf opgegeven")],
                        default="import",
                        max_length=10,
                        verbose_name="herkomst",
                    ),
                ),
                ("confirmed_at", models.DateTimeField(blank=True, null=True, verbose_name="bevestigd")),
                ("period", startbaan.apps.people.models.fields.PeriodField(verbose_name="periode")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="addresses", to="people.person"
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="people.post",
                    ),
                ),
            ],
            options={
                "verbose_name": "adres",
                "verbose_name_plural": "adressen",
            },
        ),
        migrations.CreateModel(
            name="Profile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "route",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("pabo", "pabo"),
                            ("zij-instromer", "zij-instromer"),
                            ("pdg", "PDG"),
                            ("student-in-dienst", "student in dienst"),
                            ("eerstegraads", "eerstegraads lerarenopleiding"),
                            ("tweedegraads", "tweedegraads lerarenopleiding"),
                            ("anders", "anders"),
                        ],
                        max_length=20,
                        verbose_name="route",
                    ),
                ),
                ("qualified_on", models.DateField(blank=True, null=True, verbose_name="bevoegd sinds")),
                (
                    "profession_started_on",
                    models.DateField(blank=True, null=True, verbose_name="start loopbaan onderwijs"),
                ),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="profile", to="people.person"
                    ),
                ),
            ],
            options={
                "verbose_name": "profiel",
                "verbose_name_plural": "profielen",
            },
        ),
        migrations.CreateModel(
            name="Role",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("line_manager", "line_manager"),
                            ("board_coordinator", "board_coordinator"),
                            ("hr", "hr"),
                            ("trainer", "trainer"),
                            ("programme_leader", "programme_leader"),
                            ("working_group", "working_group"),
                            ("steering_group", "steering_group"),
                            ("institute_coordinator", "institute_coordinator"),
                            ("region", "region"),
                            ("ministry", "ministry"),
                            ("administrator", "administrator"),
                            ("teacher_educator", "teacher_educator"),
                            ("care_coordinator", "care_coordinator"),
                            ("ict_contact", "ict_contact"),
                            ("phase_coordinator", "phase_coordinator"),
                            ("confidant", "confidant"),
                        ],
                        max_length=30,
                        verbose_name="rol",
                    ),
                ),
                ("period", startbaan.apps.people.models.fields.PeriodField(verbose_name="periode")),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="roles", to="people.organisation"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="roles", to="people.person"
                    ),
                ),
            ],
            options={
                "verbose_name": "rol",
                "verbose_name_plural": "rollen",
            },
        ),
        migrations.CreateModel(
            name="Share",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("item", models.UUIDField(verbose_name="item")),
                ("kind_shared", models.CharField(max_length=40, verbose_name="soort")),
                ("relation", models.CharField(max_length=20, verbose_name="gedeeld met")),
                ("shared_at", models.DateTimeField(verbose_name="gedeeld")),
                ("until", models.DateField(blank=True, null=True, verbose_name="tot")),
                ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="ingetrokken")),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
            ],
            options={
                "verbose_name": "deling",
                "verbose_name_plural": "delingen",
            },
        ),
        migrations.CreateModel(
            name="Terms",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fte", models.DecimalField(decimal_places=4, max_digits=5, verbose_name="werktijdfactor")),
                ("scale", models.CharField(blank=True, max_length=10, verbose_name="schaal")),
                ("step", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="trede")),
                ("period", startbaan.apps.people.models.fields.PeriodField(verbose_name="periode")),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="terms", to="people.post"
                    ),
                ),
            ],
            options={
                "verbose_name": "arbeidsvoorwaarden",
                "verbose_name_plural": "arbeidsvoorwaarden",
            },
        ),
        migrations.CreateModel(
            name="CoachHours",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("school_year", models.PositiveSmallIntegerField(verbose_name="schooljaar (beginjaar)")),
                ("hours", models.DecimalField(decimal_places=2, max_digits=6, verbose_name="uren beschikbaar")),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="hours", to="people.coachregistration"
                    ),
                ),
            ],
            options={
                "verbose_name": "coachuren",
                "verbose_name_plural": "coachuren",
                "constraints": [
                    models.UniqueConstraint(fields=("registration", "school_year"), name="coach_hours_once_a_year"),
                    models.CheckConstraint(condition=models.Q(("hours__gte", 0)), name="coach_hours_not_negative"),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("of_kind", "school"), _negated=True),
                    models.Q(
                        ("brin__regex", "^[0-9]{2}[A-Z]{2}[0-9]{2}$"),
                        ("parent__isnull", False),
                        ("sector__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="school_has_brin_board_and_sector",
                violation_error_message="Een school heeft een BRIN met vestiging (12AB03), een bestuur en een sector.",
            ),
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("of_kind", "team"), _negated=True), ("parent__isnull", False), _connector="OR"
                ),
                name="team_has_school",
                violation_error_message="Een team hoort bij een school.",
            ),
        ),
        migrations.AddConstraint(
            model_name="affiliation",
            constraint=models.CheckConstraint(
                condition=models.Q(("period__isempty", False), ("period__startswith__isnull", False)),
                name="affiliation_has_days",
                violation_error_message="De einddatum ligt voor de begindatum.",
            ),
        ),
        migrations.AddConstraint(
            model_name="affiliation",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[("member", "="), ("of", "="), ("period", "&&")],
                name="affiliation_once_at_a_time",
                violation_error_message="Deze organisatie is in die periode al aangesloten.",
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass("sort_name", "gin_trgm_ops"), name="person_search"
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["sort_name"], name="person_sorted"),
        ),
        migrations.AddIndex(
            model_name="pair",
            index=models.Index(fields=["holder", "relation"], name="people_pair_holder__ef8e4e_idx"),
        ),
        migrations.AddConstraint(
            model_name="pair",
            constraint=models.CheckConstraint(
                condition=models.Q(("period__isempty", False), ("period__startswith__isnull", False)),
                name="pair_has_days",
                violation_error_message="De einddatum ligt voor de begindatum.",
            ),
        ),
        migrations.AddConstraint(
            model_name="pair",
            constraint=models.CheckConstraint(
                condition=models.Q(("starter", models.F("holder")), _negated=True),
                name="pair_of_two",
                violation_error_message="Niemand begeleidt zichzelf.",
            ),
        ),
        migrations.AddConstraint(
            model_name="pair",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[("starter", "="), ("holder", "="), ("relation", "<>"), ("period", "&&")],
                name="pair_coach_is_not_the_manager",
                violation_error_message="Coach, maatje en leidinggevende van één starter zijn verschillende mensen: begeleiden en beoordelen blijven gescheiden. Kies iemand anders.",
            ),
        ),
        migrations.AddConstraint(
            model_name="pair",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[("starter", "="), ("holder", "="), ("relation", "="), ("period", "&&")],
                name="pair_once_at_a_time",
                violation_error_message="Deze twee mensen zijn in die periode al zo gekoppeld.",
            ),
        ),
        migrations.AddConstraint(
            model_name="pair",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("relation__in", ["coach", "buddy"])),
                expressions=[("starter", "="), ("relation", "="), ("period", "&&")],
                name="pair_one_coach_and_one_buddy",
                violation_error_message="De starter heeft in die periode al een coach of maatje. Beëindig die koppeling eerst.",
            ),
        ),
        migrations.AddConstraint(
            model_name="coachregistration",
            constraint=models.CheckConstraint(
                condition=models.Q(("period__isempty", False), ("period__startswith__isnull", False)),
                name="coach_registration_has_days",
                violation_error_message="De einddatum ligt voor de begindatum.",
            ),
        ),
        migrations.AddConstraint(
            model_name="coachregistration",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("certificate", ""), _negated=True),
                    models.Q(("equivalent", ""), _negated=True),
                    _connector="OR",
                ),
                name="coach_has_certificate_or_equivalent",
                violation_error_message="Noem het certificaat van de coach, of de opleiding die daarmee te vergelijken is.",
            ),
        ),
        migrations.AddConstraint(
            model_name="coachregistration",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[("person", "="), ("board", "="), ("period", "&&")],
                name="coach_registration_once_at_a_time",
                violation_error_message="Deze coach staat in die periode al in het register van dit bestuur.",
            ),
        ),
        migrations.AddConstraint(
            model_name="personnelnumber",
            constraint=models.UniqueConstraint(
                fields=("board", "number"),
                name="personnel_number_once_per_board",
                violation_error_message="Dit personeelsnummer is bij dit bestuur al in gebruik.",
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.CheckConstraint(
                condition=models.Q(("period__isempty", False), ("period__startswith__isnull", False)),
                name="post_has_days",
                violation_error_message="De einddatum ligt voor de begindatum.",
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[("person", "="), ("school", "="), ("period", "&&")],
                name="post_once_at_a_time",
                violation_error_message="Deze persoon werkt in die periode al op deze school.",
            ),
        ),
        migrations.AddConstraint(
            model_name="address",
            constraint=models.CheckConstraint(
                condition=models.Q(("period__isempty", False), ("period__startswith__isnull", False)),
                name="address_has_days",
                violation_error_message="De einddatum ligt voor de begindatum.",
            ),
        ),
        migrations.AddConstraint(
            model_name="address",
            constraint=models.CheckConstraint(
                condition=models.Q(("email", django.db.models.functions.text.Lower("email"))), name="address_lower_case"
            ),
        ),
        migrations.AddConstraint(
            model_name="address",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[("email", "="), ("period", "&&")],
                name="address_of_one_person_at_a_time",
                violation_error_message="Dit e-mailadres is in die periode al in gebruik.",
            ),
        ),
        migrations.AddConstraint(
            model_name="role",
            constraint=models.CheckConstraint(
                condition=models.Q(("period__isempty", False), ("period__startswith__isnull", False)),
                name="role_has_days",
                violation_error_message="De einddatum ligt voor de begindatum.",
            ),
        ),
        migrations.AddConstraint(
            model_name="role",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[("person", "="), ("organisation", "="), ("role", "="), ("period", "&&")],
                name="role_once_at_a_time",
                violation_error_message="Deze persoon heeft deze rol in die periode al.",
            ),
        ),
        migrations.AddIndex(
            model_name="share",
            index=models.Index(fields=["pair"], name="people_shar_pair_id_677a5a_idx"),
        ),
        migrations.AddIndex(
            model_name="share",
            index=models.Index(fields=["item"], name="people_shar_item_d91536_idx"),
        ),
        migrations.AddConstraint(
            model_name="share",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("pair__isnull", False),
                    models.Q(("relation__in", ["buddy", "coach", "manager"]), _negated=True),
                    _connector="OR",
                ),
                name="share_with_a_pair_names_it",
            ),
        ),
        migrations.AddConstraint(
            model_name="share",
            constraint=models.UniqueConstraint(
                condition=models.Q(("revoked_at__isnull", True)),
                fields=("item", "relation", "pair"),
                name="share_once",
                nulls_distinct=False,
                violation_error_message="Dit is al met deze persoon gedeeld.",
            ),
        ),
        migrations.AddConstraint(
            model_name="terms",
            constraint=models.CheckConstraint(
                condition=models.Q(("period__isempty", False), ("period__startswith__isnull", False)),
                name="terms_has_days",
                violation_error_message="De einddatum ligt voor de begindatum.",
            ),
        ),
        migrations.AddConstraint(
            model_name="terms",
            constraint=models.CheckConstraint(
                condition=models.Q(("fte__gt", 0), ("fte__lte", 1.2)),
                name="fte_possible",
                violation_error_message="De werktijdfactor ligt boven 0 en is hoogstens 1,2.",
            ),
        ),
        migrations.AddConstraint(
            model_name="terms",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[("post", "="), ("period", "&&")],
                name="terms_once_at_a_time",
                violation_error_message="Voor die periode staan al afspraken over WTF, schaal en trede.",
            ),
        ),
    ]
