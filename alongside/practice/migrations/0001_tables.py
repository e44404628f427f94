import alongside.kit.ids
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('practice', '0001_skills_and_examples')]

    initial = True

    dependencies = [
        ('people', '0001_tables'),
        ('workforce', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='Example',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='examples', to='people.person')),
                ('title', models.CharField(max_length=120)),
                ('what_we_did', models.TextField(blank=True, max_length=3000)),
                ('what_came_of_it', models.TextField(blank=True, max_length=2000)),
                ('how_agreed', models.CharField(choices=[('said', 'Said so'), ('written', 'In writing'), ('signed_language', 'In sign language'), ('another_way', 'In another way, such as pictures, gestures or a device')], max_length=20)),
                ('agreed_on', models.DateField()),
                ('shared_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ('shared_at', models.DateTimeField()),
                ('withdrawn_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('searched', models.TextField(blank=True)),
            ],
            options={
                'indexes': [models.Index(fields=['-shared_at'], name='examples_newest_first')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at', None), ('withdrawn_by', None), models.Q(('what_we_did', ''), _negated=True)), models.Q(('withdrawn_at__isnull', False), ('withdrawn_by__isnull', False), ('searched', ''), ('what_came_of_it', ''), ('what_we_did', '')), _connector='OR'), name='a_withdrawn_example_says_no_more')],
            },
        ),
        migrations.CreateModel(
            name='Skill',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('worker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='skills', to='workforce.worker')),
                ('way', models.CharField(choices=[('teach', 'I can teach it'), ('learn', 'I would like to learn it')], max_length=5)),
                ('words', models.CharField(max_length=120)),
                ('about', models.CharField(blank=True, max_length=300)),
                ('said_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['worker', 'way'], name='skills_of_a_worker')],
            },
        ),
    ]
