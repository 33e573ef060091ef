"""What was told is found by its key."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("outbox", "0001_messages"),
        ("people", "0004_brin_once"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="message",
            name="message_once",
        ),
        migrations.AddConstraint(
            model_name="message",
            constraint=models.UniqueConstraint(fields=("key", "to"), name="message_told_once"),
        ),
    ]
