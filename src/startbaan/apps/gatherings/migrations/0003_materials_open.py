"""A file of a gathering opens at once, or only afterwards."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("gatherings", "0002_polls_close")]

    operations = [
        migrations.AddField(
            model_name="material",
            name="opens",
            field=models.CharField(
                choices=[("now", "meteen, ook vooraf"), ("after", "pas na afloop")],
                default="now",
                max_length=5,
                verbose_name="vanaf wanneer",
            ),
        ),
    ]
