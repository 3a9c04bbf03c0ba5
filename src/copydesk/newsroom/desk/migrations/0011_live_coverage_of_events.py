from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('desk', '0010_galleries_notes_and_adverts'),
    ]

    operations = [
        migrations.AddField(
            model_name='bulletinrow',
            name='live',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='storyrow',
            name='coverage',
            field=models.JSONField(blank=True, editable=False, null=True),
        ),
    ]
