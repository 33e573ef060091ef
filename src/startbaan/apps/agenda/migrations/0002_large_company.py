"""People join and leave an appointment in large company one by one."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agenda", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="appointment",
            name="company",
            field=models.CharField(
                choices=[("small", "met elkaars naam"), ("large", "zonder namen")],
                db_default="small",
                default="small",
                max_length=5,
                verbose_name="wie elkaar ziet",
            ),
        ),
    ]
