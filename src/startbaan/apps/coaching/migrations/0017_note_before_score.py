"""A note may stand before its score: such an item is not yet scored, which is something else than not seen."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Say of a part without a score whether the score is to come."""

    dependencies = [("coaching", "0016_lesson_of_its_rounds_author")]

    operations = [
        migrations.AddField(
            model_name="itemscore",
            name="is_to_come",
            field=models.BooleanField(default=False, verbose_name="nog niet gescoord"),
        ),
        migrations.AddField(
            model_name="selfscore",
            name="is_to_come",
            field=models.BooleanField(default=False, verbose_name="nog niet gescoord"),
        ),
        migrations.AddConstraint(
            model_name="itemscore",
            constraint=models.CheckConstraint(
                condition=models.Q(("is_to_come", False), ("score__isnull", True), _connector="OR"),
                name="item_score_or_to_come",
            ),
        ),
        migrations.AddConstraint(
            model_name="selfscore",
            constraint=models.CheckConstraint(
                condition=models.Q(("is_to_come", False), ("score__isnull", True), _connector="OR"),
                name="self_score_or_to_come",
            ),
        ),
    ]
