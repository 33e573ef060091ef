"""A BRIN with location belongs to one school, and no school goes without."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0003_sign_in"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="organisation",
            name="school_has_brin_board_and_sector",
        ),
        migrations.AlterField(
            model_name="organisation",
            name="brin",
            field=models.CharField(blank=True, max_length=6, null=True, verbose_name="BRIN en vestiging"),
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("of_kind", "school"), _negated=True),
                    models.Q(
                        ("brin__isnull", False),
                        ("brin__regex", "^[0-9]{2}[A-Z]{2}[0-9]{2}$"),
                        ("parent__isnull", False),
                        ("sector__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="school_has_brin_board_and_sector",
                violation_error_message="Een school heeft een BRIN met vestiging (12AB03), een bestuur en een sector.",
            ),
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.UniqueConstraint(
                fields=("brin",), name="brin_once", violation_error_message="Deze BRIN met vestiging is al in gebruik."
            ),
        ),
    ]
