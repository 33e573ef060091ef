"""A version of a partnership comes after another, and says which findings it answers."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("programme", "0007_activity_kept"),
    ]

    operations = [
        migrations.AddField(
            model_name="programmeversion",
            name="answers",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=160),
                blank=True,
                default=list,
                size=None,
                verbose_name="bevindingen waar deze versie op antwoordt",
            ),
        ),
        migrations.AddField(
            model_name="programmeversion",
            name="follows",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="programme.programmeversion",
                verbose_name="komt na versie",
            ),
        ),
    ]
