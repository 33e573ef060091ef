"""The figures of then and now, as they were shown."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("quality", "0003_guarantee_score"),
    ]

    operations = [
        migrations.AddField(
            model_name="findingmeasure",
            name="figures",
            field=models.JSONField(blank=True, default=list, verbose_name="cijfers van toen en nu"),
        ),
    ]
