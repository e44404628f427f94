import alongside.kit.ids
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('directory', '0001_tables'),
        ('files', '0001_what_was_sent'),
        ('people', '0001_tables'),
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
            name='Introduction',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('why', models.CharField(blank=True, max_length=500)),
                ('proposed_at', models.DateTimeField()),
                ('answer', models.CharField(blank=True, choices=[('yes', 'Yes'), ('not_now', 'Not now'), ('no', 'No')], max_length=10)),
                ('answer_words', models.CharField(blank=True, max_length=1000)),
                ('answered_at', models.DateTimeField(null=True)),
                ('ask_again_on', models.DateField(null=True)),
                ('introducer', models.CharField(blank=True, choices=[('worker', 'A worker'), ('contact', 'Somebody in their life'), ('alone', 'They go by themselves')], max_length=10)),
                ('how', models.CharField(blank=True, choices=[('together', 'Go together the first time'), ('call', 'Ring ahead, so that they are expected'), ('leaflet', 'Give the leaflet, with whom to ask for')], max_length=10)),
                ('on_day', models.DateField(null=True)),
                ('ask_on', models.DateField(null=True)),
                ('outcome', models.CharField(blank=True, choices=[('goes_on', 'They go there, and it goes on'), ('liked', 'They went, and liked it'), ('went', 'They went'), ('not_suited', 'It did not suit'), ('not_gone', 'They have not gone')], max_length=12)),
                ('outcome_words', models.CharField(blank=True, max_length=1000)),
                ('outcome_why', models.CharField(blank=True, max_length=500)),
                ('told_at', models.DateTimeField(null=True)),
                ('closed_at', models.DateTimeField(null=True)),
                ('why_ended', models.CharField(blank=True, max_length=300)),
                ('answered_to', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ('asker', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ('contact', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.contact')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='introductions', to='people.person')),
                ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ('service', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='introductions', to='directory.service')),
                ('worker', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
            ],
            options={
                'indexes': [models.Index(fields=['person', '-proposed_at'], name='introductions_of_a_person'), models.Index(fields=['service', 'outcome'], name='introductions_to_an_offer')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at', None), ('answered_to', None)), models.Q(models.Q(('answer', ''), _negated=True), ('answered_at__isnull', False), ('answered_to__isnull', False)), _connector='OR'), name='an_answer_has_its_moment'), models.CheckConstraint(condition=models.Q(models.Q(('ask_on', None), ('asker', None), ('how', ''), ('introducer', ''), ('on_day', None)), models.Q(('answer', 'yes'), ('ask_on__isnull', False), ('asker__isnull', False), ('on_day__isnull', False), models.Q(('introducer', ''), _negated=True), models.Q(('how', ''), _negated=True)), _connector='OR'), name='arranged_as_a_whole'), models.CheckConstraint(condition=models.Q(models.Q(('outcome', ''), ('told_at', None)), models.Q(models.Q(('outcome', ''), _negated=True), ('told_at__isnull', False)), _connector='OR'), name='how_it_went_has_its_moment')],
            },
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
            name='Advice',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('what', models.TextField(max_length=2000)),
                ('form', models.CharField(choices=[('said', 'Said, face to face or on the phone'), ('printed', 'Printed, to keep'), ('sent', 'Sent, by post, email or text message'), ('shown', 'Shown, on a page or on the spot')], max_length=10)),
                ('given_on', models.DateField()),
                ('given_at', models.DateTimeField()),
                ('helped', models.CharField(blank=True, choices=[('yes', 'Yes'), ('partly', 'In part'), ('no', 'No')], max_length=10)),
                ('helped_words', models.CharField(blank=True, max_length=1000)),
                ('asked_at', models.DateTimeField(null=True)),
                ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ('given_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='advice', to='people.person')),
                ('service', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.service')),
            ],
            options={
                'indexes': [models.Index(fields=['person', '-given_on'], name='advice_of_a_person')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('asked_at', None), ('asked_by', None), ('helped', '')), models.Q(models.Q(('helped', ''), _negated=True), ('asked_at__isnull', False), ('asked_by__isnull', False)), _connector='OR'), name='whether_it_helped_was_asked')],
            },
        ),
        migrations.CreateModel(
            name='EntryFile',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('words', models.CharField(max_length=300)),
                ('added_at', models.DateTimeField()),
                ('taken_away_at', models.DateTimeField(null=True)),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.keptfile')),
                ('service', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files', to='directory.service')),
                ('taken_away_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
            ],
            options={
                'indexes': [models.Index(fields=['service', 'added_at'], name='files_of_an_entry')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('taken_away_at', None), ('taken_away_by', None)), models.Q(('taken_away_at__isnull', False), ('taken_away_by__isnull', False)), _connector='OR'), name='taken_away_by_somebody')],
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
            name='IntroductionTurn',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('what', models.CharField(choices=[('proposed', 'Suggested'), ('answered', 'Answered'), ('arranged', 'Arranged'), ('told', 'How it went'), ('ended', 'Not asked any more')], max_length=10)),
                ('line', models.CharField(max_length=700)),
                ('said', models.CharField(blank=True, max_length=1000)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ('introduction', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='turns', to='directory.introduction')),
            ],
            options={
                'indexes': [models.Index(fields=['introduction', 'at'], name='turns_of_an_introduction')],
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
