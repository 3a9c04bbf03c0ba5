from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("intake", "0007_copy_passed_on")]

    operations = [
        migrations.AddField(
            model_name="sourcerow",
            name="takes_corrections",
            field=models.BooleanField(
                default=False,
                help_text="Where they lie over nothing the desk has edited; readers are told.",
                verbose_name="its corrections are taken over by themselves",
            ),
        ),
        migrations.AddField(
            model_name="routerow",
            name="takes_corrections",
            field=models.BooleanField(
                default=False,
                help_text="Where they lie over nothing the desk has edited; readers are told.",
                verbose_name="corrections are taken over by themselves",
            ),
        ),
    ]
