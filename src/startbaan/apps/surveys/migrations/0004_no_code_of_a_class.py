"""A survey has no code of a class and no single reader any more: pupils are asked in coaching."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0005_where_schools_lie"),
        ("surveys", "0003_pupils_are_asked_elsewhere"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="survey",
            name="survey_once",
        ),
        migrations.RemoveConstraint(
            model_name="survey",
            name="survey_code_once",
        ),
        migrations.RemoveConstraint(
            model_name="survey",
            name="survey_with_a_code_has_a_reader_and_a_most",
        ),
        migrations.RemoveField(
            model_name="survey",
            name="code_digest",
        ),
        migrations.RemoveField(
            model_name="survey",
            name="most_answers",
        ),
        migrations.RemoveField(
            model_name="survey",
            name="reader",
        ),
        migrations.AlterField(
            model_name="questionnaireversion",
            name="subject",
            field=models.CharField(
                choices=[
                    ("afternoon", "afternoon"),
                    ("peer_consultation", "peer_consultation"),
                    ("guidance", "guidance"),
                    ("coach", "coach"),
                    ("scan", "scan"),
                    ("guarantees", "guarantees"),
                ],
                max_length=20,
                verbose_name="waarover",
            ),
        ),
        migrations.AddConstraint(
            model_name="survey",
            constraint=models.UniqueConstraint(
                fields=("questionnaire", "organisation", "about", "opens_on"),
                name="survey_once",
                violation_error_message="Deze enquête staat al klaar voor deze dag.",
            ),
        ),
    ]
