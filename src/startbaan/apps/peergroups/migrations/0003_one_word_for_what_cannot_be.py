"""What is computed says in one word that it cannot be, whatever was computed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("peergroups", "0002_sector_of_facilitators"),
    ]

    operations = [
        migrations.AlterField(
            model_name="run",
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
