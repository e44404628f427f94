import alongside.kit.ids
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('directory', '0001_tables'),
        ('workforce', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='Postcode',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('postcode', models.CharField(max_length=8, unique=True)),
                ('outward', models.CharField(db_index=True, max_length=4)),
                ('latitude', models.FloatField()),
                ('longitude', models.FloatField()),
                ('lsoa21', models.CharField(blank=True, max_length=9)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SearchWord',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('word', models.CharField(max_length=40, unique=True)),
                ('stem', models.BigIntegerField(db_index=True)),
            ],
        ),
        migrations.CreateModel(
            name='Question',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('words', models.CharField(max_length=1000)),
                ('asked_at', models.DateTimeField()),
                ('read_at', models.DateTimeField(null=True)),
                ('closed_at', models.DateTimeField(null=True)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ('closed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ('service', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='questions', to='directory.service')),
            ],
            options={
                'indexes': [models.Index(fields=['-asked_at'], name='questions_by_day')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('closed_at', None), ('closed_by', None)), models.Q(('closed_at__isnull', False), ('closed_by__isnull', False)), _connector='OR'), name='a_question_is_closed_by_somebody')],
            },
        ),
        migrations.CreateModel(
            name='SearchEntry',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=300)),
                ('shown', models.JSONField(default=dict)),
                ('ends_on', models.DateField(null=True)),
                ('means', models.TextField(blank=True)),
                ('is_new', models.BooleanField(default=True)),
                ('service', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='found', to='directory.service')),
            ],
            options={
                'indexes': [models.Index(fields=['name', 'service'], name='found_by_name'), models.Index(fields=['is_new', 'service'], name='found_to_be_read')],
            },
        ),
        migrations.CreateModel(
            name='SearchMeaning',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('vector', models.BinaryField()),
                ('turn', models.BigIntegerField(unique=True)),
                ('service', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.service')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SearchPlace',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('latitude', models.FloatField(null=True)),
                ('longitude', models.FloatField(null=True)),
                ('postcode', models.CharField(blank=True, max_length=8)),
                ('by_postcode', models.BooleanField(default=False)),
                ('times', models.IntegerField(default=0)),
                ('access', models.IntegerField(default=0)),
                ('cost', models.IntegerField(null=True)),
                ('minimum_age', models.PositiveSmallIntegerField(null=True)),
                ('maximum_age', models.PositiveSmallIntegerField(null=True)),
                ('ends_on', models.DateField(null=True)),
                ('service', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.service')),
            ],
            options={
                'indexes': [models.Index(fields=['latitude', 'longitude'], name='found_around_a_point'), models.Index(fields=['postcode'], name='found_at_a_postcode')],
            },
        ),
        migrations.CreateModel(
            name='SearchStem',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('stem', models.BigIntegerField()),
                ('weight', models.SmallIntegerField()),
                ('service', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.service')),
            ],
            options={
                'indexes': [models.Index(fields=['stem', '-weight', 'service'], name='found_by_stem'), models.Index(fields=['service', 'stem', 'weight'], name='stems_of_an_entry')],
            },
        ),
        migrations.CreateModel(
            name='Telling',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('place', models.CharField(max_length=64)),
            ],
            options={
                'indexes': [models.Index(fields=['place', 'at'], name='tellings_from_a_place')],
            },
        ),
        migrations.CreateModel(
            name='UnmetWish',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('words', models.CharField(max_length=100)),
                ('key', models.CharField(max_length=200)),
                ('area', models.CharField(blank=True, max_length=60)),
                ('asked_on', models.DateField()),
                ('is_read', models.BooleanField(default=False)),
                ('met_on', models.DateField(null=True)),
                ('met_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
            ],
            options={
                'indexes': [models.Index(fields=['-asked_on'], name='wishes_by_day')],
                'constraints': [models.UniqueConstraint(fields=('key', 'area', 'asked_on'), name='a_wish_once_a_day'), models.CheckConstraint(condition=models.Q(models.Q(('met_by', None), ('met_on', None)), models.Q(('met_by__isnull', False), ('met_on__gte', models.F('asked_on'))), _connector='OR'), name='a_wish_met_by_somebody')],
            },
        ),
        migrations.CreateModel(
            name='Going',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('on', models.DateField(null=True)),
                ('said_at', models.DateTimeField()),
                ('taken_back_at', models.DateTimeField(null=True)),
                ('gathering', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='going', to='directory.gathering')),
                ('service', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='going', to='directory.service')),
                ('worker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='going', to='workforce.worker')),
            ],
            options={
                'indexes': [models.Index(fields=['on'], name='going_by_day')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('gathering__isnull', False), ('on', None), ('service', None)), models.Q(('gathering', None), ('on__isnull', False), ('service__isnull', False)), _connector='OR'), name='going_to_one_thing'), models.UniqueConstraint(condition=models.Q(('taken_back_at', None)), fields=('gathering', 'worker'), name='goes_to_an_evening_once'), models.UniqueConstraint(condition=models.Q(('taken_back_at', None)), fields=('service', 'on', 'worker'), name='goes_on_a_day_once')],
            },
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('words', models.CharField(max_length=2000)),
                ('written_at', models.DateTimeField()),
                ('kept_as', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='answered', to='directory.localknowledge')),
                ('kept_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='directory.question')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('kept_as', None), ('kept_by', None)), models.Q(('kept_as__isnull', False), ('kept_by__isnull', False)), _connector='OR'), name='an_answer_is_kept_by_somebody')],
            },
        ),
        migrations.CreateModel(
            name='SearchGram',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('gram', models.CharField(max_length=41)),
                ('word', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='grams', to='directory.searchword')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('gram', 'word'), name='a_slip_once_a_word')],
            },
        ),
        migrations.AddField(
            model_name='feedrefusal',
            name='is_taken',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='service',
            name='checked_how',
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.AddField(
            model_name='servicedocument',
            name='public',
            field=models.TextField(default='{}'),
        ),
    ]
