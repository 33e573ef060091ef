"""What is computed says in one word that it cannot be, whatever was computed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("coaching", "0017_note_before_score"),
    ]

    operations = [
        migrations.AlterField(
            model_name="recalibration",
            name="state",
            field=models.CharField(
                choices=[
                    ("waiting", "staat klaar"),
                    ("running", "rekent"),
                    ("done", "klaar"),
                    ("impossible", "onmogelijk"),
                    ("stopped", "gestopt"),
                    ("failed", "mislukt"),
                ],
                default="waiting",
                max_length=10,
                verbose_name="stand",
            ),
        ),
    ]
