"""Who guides groups and works at no school still has a sector."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("peergroups", "0001_peergroups"),
    ]

    operations = [
        migrations.AddField(
            model_name="roundfacilitator",
            name="sector",
            field=models.CharField(
                blank=True,
                choices=[
                    ("po", "primair onderwijs"),
                    ("vo", "voortgezet onderwijs"),
                    ("mbo", "middelbaar beroepsonderwijs"),
                ],
                db_default="",
                default="",
                max_length=3,
                verbose_name="sector",
            ),
        ),
    ]
