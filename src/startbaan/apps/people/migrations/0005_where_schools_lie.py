"""Where a school lies, in kilometres of the national grid."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0004_brin_once"),
    ]

    operations = [
        migrations.AddField(
            model_name="organisation",
            name="east",
            field=models.DecimalField(
                blank=True, decimal_places=3, max_digits=6, null=True, verbose_name="kilometers naar het oosten (RD)"
            ),
        ),
        migrations.AddField(
            model_name="organisation",
            name="north",
            field=models.DecimalField(
                blank=True, decimal_places=3, max_digits=6, null=True, verbose_name="kilometers naar het noorden (RD)"
            ),
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("east__isnull", True), ("north__isnull", True)),
                    models.Q(("east__gte", 0), ("east__lte", 300), ("north__gte", 300), ("north__lte", 630)),
                    _connector="OR",
                ),
                name="organisation_lies_in_the_country",
                violation_error_message="Vul allebei in, in kilometers: oost tussen 0 en 300, noord tussen 300 en 630.",
            ),
        ),
    ]
