"""A poll of learning wishes can be closed before its last day."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("gatherings", "0001_gatherings"),
    ]

    operations = [
        migrations.AddField(
            model_name="learningpoll",
            name="closed_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="eerder gesloten"),
        ),
    ]
