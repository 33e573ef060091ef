"""A finding names the decision of a body that it comes from, by key."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("quality", "0004_figures_of_measure"),
    ]

    operations = [
        migrations.AddField(
            model_name="finding",
            name="decision",
            field=models.UUIDField(blank=True, null=True, verbose_name="besluit van een overleg"),
        ),
        migrations.AddConstraint(
            model_name="finding",
            constraint=models.CheckConstraint(
                condition=models.Q(("decision__isnull", True), ("origin", "body"), _connector="OR"),
                name="finding_of_a_decision_comes_from_a_body",
            ),
        ),
    ]
