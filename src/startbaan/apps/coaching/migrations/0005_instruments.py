"""Instruments and their parameters: an established version, a set and a choice never change and never go."""

import django.db.models.deletion
from django.db import migrations, models

STAYS = """
CREATE FUNCTION coaching_instrument_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.published_at IS NOT NULL THEN
        RAISE EXCEPTION 'instrument version % is established', OLD.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'instrument_version_established',
                  TABLE = 'coaching_instrumentversion';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER coaching_instrument_stays BEFORE UPDATE OR DELETE ON coaching_instrumentversion
    FOR EACH ROW EXECUTE FUNCTION coaching_instrument_stays();

CREATE FUNCTION coaching_parameters_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'parameters % never change', OLD.id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'parameters_stay', TABLE = TG_TABLE_NAME;
END $$;

CREATE TRIGGER coaching_parameters_stay BEFORE UPDATE OR DELETE ON coaching_parameterset
    FOR EACH ROW EXECUTE FUNCTION coaching_parameters_stay();

CREATE TRIGGER coaching_adopted_stay BEFORE UPDATE OR DELETE ON coaching_adoptedparameters
    FOR EACH ROW EXECUTE FUNCTION coaching_parameters_stay();
"""

MAY_GO = """
DROP TRIGGER coaching_adopted_stay ON coaching_adoptedparameters;
DROP TRIGGER coaching_parameters_stay ON coaching_parameterset;
DROP FUNCTION coaching_parameters_stay();
DROP TRIGGER coaching_instrument_stays ON coaching_instrumentversion;
DROP FUNCTION coaching_instrument_stays();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("coaching", "0004_buddies_and_pulses"),
        ("people", "0005_where_schools_lie"),
    ]

    operations = [
        migrations.CreateModel(
            name="InstrumentVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.SlugField(max_length=60, verbose_name="sleutel")),
                ("version", models.CharField(max_length=60, verbose_name="versie")),
                ("title", models.CharField(max_length=200, verbose_name="titel")),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("observation", "wie meekijkt in de les"),
                            ("self", "de starter over de eigen les"),
                            ("pupils", "leerlingen"),
                        ],
                        max_length=11,
                        verbose_name="voor",
                    ),
                ),
                ("text", models.TextField(verbose_name="instrument als YAML")),
                ("published_at", models.DateTimeField(blank=True, null=True, verbose_name="vastgesteld")),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="ingelezen door",
                    ),
                ),
            ],
            options={
                "verbose_name": "instrumentversie",
                "verbose_name_plural": "instrumentversies",
            },
        ),
        migrations.CreateModel(
            name="ParameterSet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="nummer")),
                ("title", models.CharField(max_length=200, verbose_name="naam")),
                ("source", models.CharField(max_length=500, verbose_name="bron")),
                ("sample", models.CharField(max_length=500, verbose_name="wie er bekeken zijn")),
                ("n", models.PositiveIntegerField(verbose_name="aantal waarnemingen")),
                (
                    "sector",
                    models.CharField(
                        choices=[
                            ("po", "primair onderwijs"),
                            ("vo", "voortgezet onderwijs"),
                            ("mbo", "middelbaar beroepsonderwijs"),
                            ("several", "meer sectoren"),
                        ],
                        max_length=7,
                        verbose_name="sector",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("published", "gepubliceerd"), ("own", "uit eigen waarnemingen"), ("trial", "proef")],
                        max_length=9,
                        verbose_name="hoe zeker",
                    ),
                ),
                ("text", models.TextField(verbose_name="parameters als JSON")),
                ("made_at", models.DateTimeField(verbose_name="gemaakt")),
                (
                    "instrument",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="coaching.instrumentversion",
                        verbose_name="instrumentversie",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="ingelezen door persoon",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="ingelezen door",
                    ),
                ),
            ],
            options={
                "verbose_name": "parameterset",
                "verbose_name_plural": "parametersets",
            },
        ),
        migrations.CreateModel(
            name="AdoptedParameters",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("from_on", models.DateField(verbose_name="vanaf")),
                ("made_at", models.DateTimeField(verbose_name="gekozen op")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="gekozen door",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="voor",
                    ),
                ),
                (
                    "instrument",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="coaching.instrumentversion",
                        verbose_name="instrumentversie",
                    ),
                ),
                (
                    "parameters",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="coaching.parameterset",
                        verbose_name="parameterset",
                    ),
                ),
            ],
            options={
                "verbose_name": "gekozen parameters",
                "verbose_name_plural": "gekozen parameters",
            },
        ),
        migrations.AddConstraint(
            model_name="instrumentversion",
            constraint=models.UniqueConstraint(
                fields=("key", "version", "owner"),
                name="instrument_version_once",
                nulls_distinct=False,
                violation_error_message="Deze versie van het instrument bestaat al. Kies een nieuw nummer.",
            ),
        ),
        migrations.AddConstraint(
            model_name="parameterset",
            constraint=models.UniqueConstraint(
                fields=("instrument", "owner", "number"), name="parameter_set_numbered_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="parameterset",
            constraint=models.CheckConstraint(
                condition=models.Q(("n__gte", 2)), name="parameter_set_of_several_observations"
            ),
        ),
        migrations.AddIndex(
            model_name="adoptedparameters",
            index=models.Index(fields=["organisation", "instrument", "-from_on"], name="adopted_latest"),
        ),
        migrations.RunSQL(STAYS, MAY_GO),
    ]
