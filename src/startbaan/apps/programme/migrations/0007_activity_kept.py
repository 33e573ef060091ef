"""What was written about an activity says who may still undo it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("programme", "0006_put_off")]

    operations = [
        migrations.AddField(
            model_name="activity",
            name="kept",
            field=models.CharField(
                blank=True,
                choices=[
                    ("", "kan ongedaan"),
                    ("by_manager", "alleen de leidinggevende maakt het ongedaan"),
                    ("closed", "staat vast"),
                ],
                db_default="",
                default="",
                max_length=10,
                verbose_name="wie het nog ongedaan maakt",
            ),
        ),
        migrations.AddConstraint(
            model_name="activity",
            constraint=models.CheckConstraint(
                condition=models.Q(("kept", ""), ("state", "done"), _connector="OR"),
                name="activity_kept_is_done",
                violation_error_message="Alleen wat gedaan is, kan vaststaan.",
            ),
        ),
    ]
