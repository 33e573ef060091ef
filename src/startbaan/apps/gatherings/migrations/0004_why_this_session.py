"""Keep why somebody got the session they got."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("gatherings", "0003_materials_open")]

    operations = [
        migrations.AddField(
            model_name="attendance",
            name="why",
            field=models.JSONField(blank=True, default=list, verbose_name="waarom deze sessie"),
        )
    ]
