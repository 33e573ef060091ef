"""A track goes around the periods in which its starter is away for long."""

import django.contrib.postgres.fields
from django.db import migrations

import startbaan.apps.people.models.fields


class Migration(migrations.Migration):
    dependencies = [
        ("programme", "0004_contacts"),
    ]

    operations = [
        migrations.AddField(
            model_name="track",
            name="pauses",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=startbaan.apps.people.models.fields.PeriodField(),
                blank=True,
                default=list,
                size=None,
                verbose_name="perioden van lange afwezigheid",
            ),
        ),
    ]
