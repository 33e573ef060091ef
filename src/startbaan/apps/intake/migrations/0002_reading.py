"""Files are kept before they are read, and what went wrong is kept so that it can be said in any language."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="upload",
            name="state",
            field=models.CharField(
                choices=[
                    ("reading", "wordt gelezen"),
                    ("unreadable", "kan niet worden gelezen"),
                    ("read", "wacht op de koppen"),
                    ("previewed", "klaar om te bekijken"),
                    ("applying", "wordt verwerkt"),
                    ("applied", "verwerkt"),
                    ("failed", "niet gelukt"),
                ],
                default="reading",
                max_length=10,
                verbose_name="stand",
            ),
        ),
        migrations.RemoveField(model_name="upload", name="problem"),
        migrations.AddField(
            model_name="upload",
            name="problem",
            field=models.JSONField(blank=True, default=str, verbose_name="wat er misging"),
        ),
    ]
