import alongside.kit.ids
import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('circles', '0001_maps'), ('circles', '0002_drawn_together')]

    initial = True

    dependencies = [
        ('people', '0001_tables'),
        ('workforce', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='CirclesKeptFrom',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('contact', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.contact')),
                ('worker', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ('sharer', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.contact')),
                ('why', models.CharField(blank=True, max_length=200)),
                ('kept_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ('kept_at', models.DateTimeField()),
                ('ended_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ('ended_at', models.DateTimeField(null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['person', 'ended_at'], name='kept_from_now')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('sharer__isnull', False), ('worker', None)), models.Q(('sharer', None), ('worker__isnull', False)), _connector='OR'), name='kept_from_one'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at', None), ('ended_by', None)), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False)), _connector='OR'), name='kept_until_somebody_ended_it')],
            },
        ),
        migrations.CreateModel(
            name='CircleMap',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='circle_maps', to='people.person')),
                ('drawn_on', models.DateField()),
                ('made_with', models.CharField(blank=True, max_length=200)),
                ('said_by', models.CharField(blank=True, max_length=120)),
                ('ring_set', models.CharField(max_length=60)),
                ('rings', models.JSONField()),
                ('pack_version', models.CharField(max_length=60)),
                ('follows', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='followed_by', to='circles.circlemap')),
                ('is_correction', models.BooleanField(default=False)),
                ('drawn_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ('drawn_at', models.DateTimeField()),
                ('reviewed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ('reviewed_at', models.DateTimeField(null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['person', '-drawn_on'], name='maps_of_a_person')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('reviewed_at', None), ('reviewed_by', None)), models.Q(('reviewed_at__isnull', False), ('reviewed_by__isnull', False)), _connector='OR'), name='reviewed_by_somebody'), models.CheckConstraint(condition=models.Q(('is_correction', False), ('follows__isnull', False), _connector='OR'), name='a_correction_follows_a_map'), models.UniqueConstraint(condition=models.Q(('is_correction', True)), fields=('follows',), name='a_map_is_corrected_once')],
            },
        ),
        migrations.CreateModel(
            name='SittingTry',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('place', models.CharField(max_length=64)),
                ('code', models.CharField(max_length=64)),
            ],
            options={
                'indexes': [models.Index(fields=['place', 'at'], name='tries_from_a_place'), models.Index(fields=['code', 'at'], name='tries_at_a_code')],
            },
        ),
        migrations.CreateModel(
            name='Placement',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('map', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='placements', to='circles.circlemap')),
                ('contact', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='placements', to='people.contact')),
                ('ring', models.PositiveSmallIntegerField(null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)])),
                ('kind', models.CharField(choices=[('person', 'Person'), ('group', 'Group'), ('place', 'Place'), ('activity', 'Activity'), ('pet', 'Pet'), ('online', 'Online community')], default='person', max_length=10)),
                ('is_paid', models.BooleanField(null=True)),
                ('sector', models.CharField(blank=True, choices=[('family', 'Family'), ('friends', 'Friends'), ('neighbours', 'Neighbours and places near'), ('days', 'Work, school or day service'), ('interests', 'Interests and faith'), ('support', 'Paid support')], max_length=12)),
                ('quality', models.CharField(blank=True, choices=[('strong', 'Strong'), ('fine', 'Fine'), ('weak', 'Weak'), ('stressful', 'Stressful'), ('broken', 'Broken')], max_length=12)),
                ('words', models.CharField(blank=True, max_length=300)),
                ('help_received', models.JSONField(default=list)),
                ('help_given', models.JSONField(default=list)),
                ('modes', models.JSONField(default=list)),
                ('often', models.CharField(blank=True, choices=[('daily', 'Most days'), ('weekly', 'Most weeks'), ('monthly', 'Most months'), ('yearly', 'A few times a year'), ('rarely', 'Hardly ever')], max_length=10)),
                ('met', models.CharField(blank=True, choices=[('always', 'Family, or always known'), ('service', 'Through a service'), ('activity', 'At an activity, a group or a place'), ('days', 'At work or school'), ('near', 'As a neighbour'), ('online', 'Online'), ('somebody', 'Through somebody they know'), ('other', 'Some other way')], max_length=10)),
                ('met_words', models.CharField(blank=True, max_length=200)),
                ('met_through', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.contact')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('map', 'contact'), name='once_on_a_map'), models.CheckConstraint(condition=models.Q(('ring', None), models.Q(('ring__gte', 1), ('ring__lte', 5)), _connector='OR'), name='a_ring_from_one_to_five')],
            },
        ),
        migrations.CreateModel(
            name='Tie',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('map', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ties', to='circles.circlemap')),
                ('one', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.contact')),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.contact')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('map', 'one', 'other'), name='a_tie_once'), models.CheckConstraint(condition=models.Q(('one__lt', models.F('other'))), name='a_tie_joins_two')],
            },
        ),
        migrations.CreateModel(
            name='Sitting',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('map', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sittings', to='circles.circlemap')),
                ('begun_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ('begun_at', models.DateTimeField()),
                ('code', models.CharField(blank=True, max_length=8)),
                ('code_until', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('joined_at', models.DateTimeField(null=True)),
                ('ended_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ('ended_at', models.DateTimeField(null=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('map',), name='one_sitting_a_map'), models.UniqueConstraint(condition=models.Q(('code', ''), _negated=True), fields=('code',), name='a_code_joins_one_map'), models.CheckConstraint(condition=models.Q(('ended_by', None), ('ended_at__isnull', False), _connector='OR'), name='ended_at_a_moment')],
            },
        ),
        migrations.CreateModel(
            name='MapChange',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('map', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='circles.circlemap')),
                ('number', models.PositiveIntegerField()),
                ('what', models.CharField(choices=[('added', 'Added'), ('moved', 'Moved'), ('described', 'Described'), ('taken_off', 'Taken Off'), ('tied', 'Tied'), ('untied', 'Untied')], max_length=10)),
                ('contact', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.contact')),
                ('other', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.contact')),
                ('before', models.JSONField(default=dict)),
                ('after', models.JSONField(default=dict)),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ('made_in', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='circles.sitting')),
                ('made_at', models.DateTimeField()),
                ('undone_at', models.DateTimeField(null=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('map', 'number'), name='one_change_a_version'), models.CheckConstraint(condition=models.Q(models.Q(('made_by', None), ('made_in__isnull', False)), models.Q(('made_by__isnull', False), ('made_in', None)), _connector='OR'), name='a_change_is_made_by_one')],
            },
        ),
    ]
