import alongside.kit.ids
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('measures', '0001_asked_with_the_person')]

    initial = True

    dependencies = [
        ('people', '0001_tables'),
        ('workforce', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='MeasureLicence',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('measure', models.CharField(max_length=40)),
                ('reference', models.CharField(max_length=120)),
                ('given_by', models.CharField(max_length=200)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(null=True)),
                ('allows_items', models.BooleanField(default=False)),
                ('items', models.JSONField(default=list)),
                ('entered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ('entered_at', models.DateTimeField()),
            ],
            options={
                'indexes': [models.Index(fields=['measure', '-starts_on'], name='licences_of_a_measure')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='a_licence_ends_after_it_begins'), models.CheckConstraint(condition=models.Q(('allows_items', True), ('items', []), _connector='OR'), name='no_items_unless_allowed')],
            },
        ),
        migrations.CreateModel(
            name='MeasureExport',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('measure', models.CharField(max_length=40)),
                ('since', models.DateField()),
                ('until', models.DateField()),
                ('purpose', models.CharField(max_length=300)),
                ('rows', models.PositiveIntegerField()),
                ('exported_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ('exported_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('until__gte', models.F('since'))), name='an_export_ends_after_it_begins')],
            },
        ),
        migrations.CreateModel(
            name='Asking',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='askings', to='people.person')),
                ('measure', models.CharField(max_length=40)),
                ('measure_version', models.CharField(max_length=40)),
                ('licence', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='measures.measurelicence')),
                ('asked_on', models.DateField()),
                ('when', models.CharField(choices=[('before', 'At the beginning'), ('during', 'Along the way'), ('after', 'At the end, or later')], max_length=10)),
                ('how', models.CharField(choices=[('device', 'On this device, together'), ('aloud', 'Read aloud, and answered aloud'), ('paper', 'On paper, and entered here')], max_length=10)),
                ('who_answered', models.CharField(choices=[('person', 'The person'), ('with_help', 'The person, with somebody’s help'), ('other', 'Somebody else, as they see it')], default='person', max_length=10)),
                ('who_else', models.CharField(blank=True, max_length=120)),
                ('how_agreed', models.CharField(choices=[('said', 'Said so'), ('written', 'In writing'), ('signed_language', 'In sign language'), ('another_way', 'In another way, such as pictures, gestures or a device')], max_length=20)),
                ('is_counted', models.BooleanField(default=False)),
                ('answers', models.JSONField(default=dict)),
                ('goals', models.JSONField(default=list)),
                ('total', models.IntegerField(null=True)),
                ('scores', models.JSONField(default=list)),
                ('words', models.TextField(blank=True, max_length=2000)),
                ('begun_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ('begun_at', models.DateTimeField()),
                ('kept_at', models.DateTimeField()),
                ('stopped_at', models.DateTimeField(null=True)),
                ('why_stopped', models.CharField(blank=True, max_length=200)),
                ('finished_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ('finished_at', models.DateTimeField(null=True)),
                ('again_on', models.DateField(null=True)),
                ('again_answered_at', models.DateTimeField(null=True)),
                ('struck_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ('struck_at', models.DateTimeField(null=True)),
                ('why_struck', models.CharField(blank=True, max_length=200)),
            ],
            options={
                'indexes': [models.Index(fields=['person', 'measure', 'asked_on'], name='askings_of_a_person')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('finished_at', None), ('finished_by', None)), models.Q(('finished_at__isnull', False), ('finished_by__isnull', False)), _connector='OR'), name='an_asking_finished_by_somebody'), models.CheckConstraint(condition=models.Q(models.Q(('struck_at', None), ('struck_by', None), ('why_struck', '')), models.Q(('struck_at__isnull', False), ('struck_by__isnull', False), models.Q(('why_struck', ''), _negated=True)), _connector='OR'), name='an_asking_struck_says_why'), models.CheckConstraint(condition=models.Q(models.Q(('who_answered', 'other'), _negated=True), models.Q(('who_else', ''), _negated=True), _connector='OR'), name='somebody_else_is_named')],
            },
        ),
    ]
