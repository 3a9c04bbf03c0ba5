import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('corrections', '0005_reports_are_merged_answered_and_erased'),
        ('desk', '0015_stories_found_by_their_text'),
    ]

    operations = [
        migrations.CreateModel(
            name='CaseRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('legal_at', models.DateTimeField(null=True)),
                ('legal_word', models.TextField(blank=True, verbose_name='what legal says')),
                ('assigned_to', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('report', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='case', to='corrections.reportrow')),
            ],
            options={
                'verbose_name': 'case',
            },
        ),
        migrations.CreateModel(
            name='DraftRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('waiting', 'waits for a signature'), ('published', 'published'), ('returned', 'given back'), ('void', 'void: the copy was changed since')], default='waiting', max_length=10)),
                ('kind', models.CharField(max_length=16)),
                ('severity', models.CharField(default='minor', max_length=10)),
                ('was', models.TextField(blank=True)),
                ('right', models.TextField(blank=True)),
                ('why', models.TextField(blank=True)),
                ('notice', models.TextField(blank=True)),
                ('block', models.CharField(blank=True, max_length=60)),
                ('is_override', models.BooleanField(default=False)),
                ('known_since', models.DateTimeField(null=True)),
                ('revision', models.BigIntegerField(default=0)),
                ('at', models.DateTimeField()),
                ('closed_at', models.DateTimeField(null=True)),
                ('returned_because', models.CharField(blank=True, max_length=500)),
                ('due_at', models.DateTimeField(null=True)),
                ('before', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='desk.editionrow')),
                ('change', models.OneToOneField(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='draft', to='corrections.changerow')),
                ('drafted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('reports', models.ManyToManyField(related_name='drafts', to='corrections.reportrow')),
                ('story', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='drafts', to='desk.storyrow')),
                ('supersedes', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='corrections.changerow')),
            ],
            options={
                'verbose_name': 'correction that waits',
                'verbose_name_plural': 'corrections that wait',
                'ordering': ['at'],
                'permissions': [('legal', 'May sign for legal'), ('read_concerns', 'May read reports that concern the reader')],
            },
        ),
        migrations.CreateModel(
            name='HoldRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('until', models.DateTimeField()),
                ('renewed', models.PositiveIntegerField(default=0)),
                ('ended_at', models.DateTimeField(null=True)),
                ('trouble', models.TextField(blank=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('story', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='holds', to='desk.storyrow')),
            ],
            options={
                'verbose_name': 'withheld story',
                'ordering': ['until'],
            },
        ),
        migrations.CreateModel(
            name='OpinionRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('outcome', models.CharField(choices=[('keep', 'Leave it as it is'), ('correct', 'Correct it'), ('add', 'Add to it, or a reply'), ('anonymise', 'Take the name out'), ('unlist', 'Take it off search engines'), ('remove', 'Remove it')], max_length=10)),
                ('reason', models.CharField(max_length=1000, verbose_name='reason')),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='opinions', to='corrections.reportrow')),
            ],
            options={
                'verbose_name': 'opinion',
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='SignatureRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(max_length=10)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('draft', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signatures', to='corrections.draftrow')),
            ],
            options={
                'verbose_name': 'signature',
                'ordering': ['id'],
            },
        ),
        migrations.AddConstraint(
            model_name='draftrow',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'waiting')), fields=('story',), name='one_correction_waits_per_story'),
        ),
        migrations.AddConstraint(
            model_name='holdrow',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('story',), name='one_hold_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='opinionrow',
            constraint=models.UniqueConstraint(fields=('report', 'by'), name='one_opinion_per_person'),
        ),
        migrations.AddConstraint(
            model_name='signaturerow',
            constraint=models.UniqueConstraint(fields=('draft', 'role'), name='one_signature_per_role'),
        ),
        migrations.AddConstraint(
            model_name='signaturerow',
            constraint=models.UniqueConstraint(fields=('draft', 'by'), name='one_signature_per_person'),
        ),
    ]
