import alongside.kit.ids
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('directory', '0001_links_and_open_evenings'), ('directory', '0002_entries')]

    initial = True

    dependencies = [
        ('people', '0001_tables'),
        ('workforce', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('name', models.CharField(max_length=300)),
                ('description', models.TextField(blank=True)),
                ('email', models.CharField(blank=True, max_length=254)),
                ('website', models.CharField(blank=True, max_length=500)),
                ('logo', models.CharField(blank=True, max_length=500)),
                ('uri', models.CharField(blank=True, max_length=500)),
                ('parent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='directory.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['name'], name='organisations_by_name')],
            },
        ),
        migrations.CreateModel(
            name='ServiceCount',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField(default=0)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Feed',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=200, unique=True)),
                ('origin', models.CharField(blank=True, max_length=500)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='DirectoryTeam',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.team')),
                ('set_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ('set_at', models.DateTimeField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Gathering',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('title', models.CharField(max_length=120)),
                ('what', models.CharField(blank=True, max_length=1000)),
                ('place', models.CharField(max_length=200)),
                ('starts_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='gatherings', to='workforce.team')),
                ('arranged_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ('arranged_at', models.DateTimeField()),
                ('others', models.PositiveIntegerField(null=True)),
                ('how_it_was', models.CharField(blank=True, max_length=1000)),
                ('counted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ('counted_at', models.DateTimeField(null=True)),
                ('called_off_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ('called_off_at', models.DateTimeField(null=True)),
                ('why_called_off', models.CharField(blank=True, max_length=200)),
            ],
            options={
                'indexes': [models.Index(fields=['starts_at'], name='gatherings_by_day')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='a_gathering_ends_after_it_begins'), models.CheckConstraint(condition=models.Q(models.Q(('counted_at', None), ('counted_by', None), ('others', None)), models.Q(('counted_at__isnull', False), ('counted_by__isnull', False), ('others__isnull', False)), _connector='OR'), name='a_gathering_is_counted_by_somebody'), models.CheckConstraint(condition=models.Q(models.Q(('called_off_at', None), ('called_off_by', None)), models.Q(('called_off_at__isnull', False), ('called_off_by__isnull', False), ('counted_at', None)), _connector='OR'), name='what_was_called_off_is_not_counted')],
            },
        ),
        migrations.CreateModel(
            name='CommunityLink',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='links', to='workforce.team')),
                ('hand', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ('name', models.CharField(max_length=120)),
                ('knows', models.CharField(blank=True, max_length=500)),
                ('area', models.CharField(blank=True, max_length=120)),
                ('reach', models.CharField(blank=True, max_length=200)),
                ('may_tell', models.CharField(choices=[('ask_first', 'Ask them first, each time'), ('name', 'Their name and what they offer'), ('reach', 'Their name, and how to reach them')], max_length=10)),
                ('agreed_on', models.DateField()),
                ('how_agreed', models.CharField(choices=[('said', 'Said so'), ('written', 'In writing'), ('signed_language', 'In sign language'), ('another_way', 'In another way, such as pictures, gestures or a device')], max_length=20)),
                ('checked_on', models.DateField()),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ('added_at', models.DateTimeField()),
                ('withdrawn_on', models.DateField(null=True)),
                ('how_withdrawn', models.CharField(blank=True, max_length=200)),
                ('withdrawn_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('searched', models.TextField(blank=True)),
            ],
            options={
                'indexes': [models.Index(fields=['team', 'name'], name='links_of_a_team'), models.Index(fields=['hand'], name='links_in_a_hand')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at', None), ('withdrawn_by', None), ('withdrawn_on', None), models.Q(('knows', ''), _negated=True)), models.Q(('withdrawn_at__isnull', False), ('withdrawn_by__isnull', False), ('withdrawn_on__isnull', False), ('area', ''), ('knows', ''), ('reach', ''), ('searched', '')), _connector='OR'), name='a_withdrawn_link_says_no_more')],
            },
        ),
        migrations.CreateModel(
            name='Location',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('location_type', models.CharField(choices=[('physical', 'A place to go to'), ('postal', 'By post'), ('virtual', 'Online or by phone')], default='physical', max_length=20)),
                ('name', models.CharField(blank=True, max_length=300)),
                ('description', models.TextField(blank=True)),
                ('latitude', models.FloatField(null=True)),
                ('longitude', models.FloatField(null=True)),
                ('external_identifier', models.CharField(blank=True, max_length=100)),
                ('external_identifier_type', models.CharField(blank=True, max_length=100)),
            ],
            options={
                'indexes': [models.Index(fields=['latitude', 'longitude'], name='locations_by_point')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('latitude', None), ('longitude', None)), models.Q(('latitude__isnull', False), ('longitude__isnull', False)), _connector='OR'), name='a_point_has_both')],
            },
        ),
        migrations.CreateModel(
            name='Taxonomy',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=200, unique=True)),
                ('description', models.TextField(blank=True)),
                ('uri', models.CharField(blank=True, max_length=500)),
                ('version', models.CharField(blank=True, max_length=60)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='OrganisationIdentifier',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='identifiers', to='directory.organisation')),
                ('identifier_scheme', models.CharField(blank=True, max_length=100)),
                ('identifier_type', models.CharField(max_length=100)),
                ('identifier', models.CharField(max_length=100)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Service',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='services', to='directory.organisation')),
                ('name', models.CharField(max_length=300)),
                ('description', models.TextField(blank=True)),
                ('url', models.CharField(blank=True, max_length=500)),
                ('email', models.CharField(blank=True, max_length=254)),
                ('status', models.CharField(choices=[('active', 'It runs'), ('temporarily closed', 'Closed for a while'), ('inactive', 'Does not run at the moment'), ('defunct', 'Has ended')], default='active', max_length=20)),
                ('fees', models.TextField(blank=True)),
                ('accreditations', models.TextField(blank=True)),
                ('eligibility', models.TextField(blank=True)),
                ('minimum_age', models.PositiveSmallIntegerField(null=True)),
                ('maximum_age', models.PositiveSmallIntegerField(null=True)),
                ('alert', models.TextField(blank=True)),
                ('assurer_email', models.CharField(blank=True, max_length=254)),
                ('checked_on', models.DateField(null=True)),
                ('checked_by', models.CharField(blank=True, max_length=300)),
                ('many_rely', models.BooleanField(default=False)),
                ('closed_at', models.DateTimeField(null=True)),
                ('closed_why', models.CharField(blank=True, max_length=300)),
                ('gone_from_feed_on', models.DateField(null=True)),
                ('added_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ('added_at', models.DateTimeField()),
                ('last_modified', models.DateTimeField()),
            ],
            options={
                'indexes': [models.Index(fields=['name', 'id'], name='services_by_name'), models.Index(fields=['checked_on', 'id'], name='services_by_check')],
                'constraints': [models.CheckConstraint(condition=models.Q(('minimum_age', None), ('maximum_age', None), ('maximum_age__gte', models.F('minimum_age')), _connector='OR'), name='ages_go_upwards')],
            },
        ),
        migrations.CreateModel(
            name='FeedRun',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('feed', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='runs', to='directory.feed')),
                ('origin', models.CharField(blank=True, max_length=500)),
                ('started_at', models.DateTimeField()),
                ('position', models.PositiveIntegerField(default=0)),
                ('added', models.PositiveIntegerField(default=0)),
                ('changed', models.PositiveIntegerField(default=0)),
                ('same', models.PositiveIntegerField(default=0)),
                ('gone', models.PositiveIntegerField(default=0)),
                ('refused', models.PositiveIntegerField(default=0)),
                ('finished_at', models.DateTimeField(null=True)),
                ('fault', models.CharField(blank=True, max_length=500)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='EntryLink',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='links', to='directory.organisation')),
                ('for_whom', models.CharField(max_length=200)),
                ('word', models.CharField(max_length=64)),
                ('wrong_words', models.PositiveSmallIntegerField(default=0)),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ('made_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(null=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Came',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('gathering', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='came', to='directory.gathering')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='came_to', to='people.person')),
                ('words', models.CharField(blank=True, max_length=1000)),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ('recorded_at', models.DateTimeField()),
                ('struck_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ('struck_at', models.DateTimeField(null=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('struck_at', None)), fields=('gathering', 'person'), name='a_person_comes_once'), models.CheckConstraint(condition=models.Q(models.Q(('struck_at', None), ('struck_by', None)), models.Q(('struck_at__isnull', False), ('struck_by__isnull', False)), _connector='OR'), name='taken_back_by_somebody')],
            },
        ),
        migrations.CreateModel(
            name='LinkHandOver',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('link', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hands', to='directory.communitylink')),
                ('from_worker', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ('to_worker', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ('handed_at', models.DateTimeField()),
                ('handed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
            ],
            options={
                'indexes': [models.Index(fields=['link', '-handed_at'], name='hands_of_a_link')],
            },
        ),
        migrations.CreateModel(
            name='LocationAddress',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('location', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='addresses', to='directory.location')),
                ('attention', models.CharField(blank=True, max_length=300)),
                ('address_1', models.CharField(blank=True, max_length=500)),
                ('city', models.CharField(blank=True, max_length=200)),
                ('region', models.CharField(blank=True, max_length=200)),
                ('state_province', models.CharField(blank=True, max_length=200)),
                ('postal_code', models.CharField(blank=True, max_length=20)),
                ('country', models.CharField(default='GB', max_length=60)),
                ('address_type', models.CharField(choices=[('physical', 'A place to go to'), ('postal', 'By post'), ('virtual', 'Online or by phone')], default='physical', max_length=20)),
            ],
            options={
                'indexes': [models.Index(fields=['postal_code'], name='addresses_by_postcode')],
            },
        ),
        migrations.CreateModel(
            name='Accessibility',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('location', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='accessibility', to='directory.location')),
                ('kind', models.CharField(blank=True, choices=[('step_free', 'Step-free way in'), ('toilet', 'Accessible toilet'), ('changing_place', 'Changing Places toilet'), ('hearing_loop', 'Hearing loop'), ('quiet', 'A quiet space'), ('parking', 'Blue Badge parking'), ('bus', 'A bus stops close by'), ('dogs', 'Assistance dogs welcome')], max_length=20)),
                ('description', models.TextField(blank=True)),
                ('details', models.TextField(blank=True)),
                ('url', models.CharField(blank=True, max_length=500)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='TaxonomyTerm',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('taxonomy', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='terms', to='directory.taxonomy')),
                ('name', models.CharField(max_length=200)),
                ('description', models.TextField(blank=True)),
                ('parent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='narrower', to='directory.taxonomyterm')),
                ('term', models.CharField(blank=True, max_length=200)),
                ('term_uri', models.CharField(blank=True, max_length=500)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ServiceArea',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('service', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='areas', to='directory.service')),
                ('name', models.TextField(blank=True)),
                ('service_area', models.TextField(blank=True)),
                ('extent', models.TextField(blank=True)),
                ('extent_type', models.CharField(blank=True, max_length=100)),
                ('uri', models.CharField(blank=True, max_length=500)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ServiceLanguage',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('service', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='languages', to='directory.service')),
                ('name', models.CharField(blank=True, max_length=100)),
                ('code', models.CharField(blank=True, max_length=20)),
                ('note', models.TextField(blank=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CostOption',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('service', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='costs', to='directory.service')),
                ('valid_from', models.DateField(null=True)),
                ('valid_to', models.DateField(null=True)),
                ('option', models.TextField(blank=True)),
                ('amount', models.DecimalField(decimal_places=2, max_digits=10, null=True)),
                ('amount_description', models.TextField(blank=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Funding',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('service', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='funding', to='directory.service')),
                ('source', models.TextField(blank=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ServiceContact',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('service', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contacts', to='directory.service')),
                ('name', models.CharField(blank=True, max_length=300)),
                ('title', models.CharField(blank=True, max_length=300)),
                ('email', models.CharField(blank=True, max_length=254)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ServiceDocument',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('service', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='document', to='directory.service')),
                ('whole', models.TextField()),
                ('short', models.TextField()),
                ('searched', models.TextField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='FeedRefusal',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='refusals', to='directory.feedrun')),
                ('place', models.PositiveIntegerField()),
                ('their_id', models.CharField(blank=True, max_length=100)),
                ('reason', models.TextField()),
            ],
            options={
                'indexes': [models.Index(fields=['run', 'place'], name='refusals_of_a_run')],
            },
        ),
        migrations.CreateModel(
            name='FeedRecord',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('feed', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='records', to='directory.feed')),
                ('kind', models.CharField(max_length=20)),
                ('their_id', models.CharField(max_length=100)),
                ('ours', models.UUIDField()),
                ('digest', models.CharField(blank=True, max_length=64)),
                ('version', models.PositiveIntegerField(default=0)),
                ('seen_in', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='seen', to='directory.feedrun')),
            ],
            options={
                'indexes': [models.Index(fields=['ours'], name='feed_records_by_ours')],
                'constraints': [models.UniqueConstraint(fields=('feed', 'kind', 'their_id'), name='one_key_a_record')],
            },
        ),
        migrations.CreateModel(
            name='EntryCheck',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('service', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='checks', to='directory.service')),
                ('checked_on', models.DateField()),
                ('how', models.CharField(choices=[('phoned', 'Rang them'), ('went', 'Went there'), ('wrote', 'Wrote to them'), ('website', 'Looked at their own page'), ('themselves', 'They said so themselves'), ('feed', 'Their feed says so')], max_length=20)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ('by_name', models.CharField(max_length=300)),
                ('recorded_at', models.DateTimeField()),
            ],
            options={
                'indexes': [models.Index(fields=['service', '-checked_on'], name='checks_of_a_service')],
            },
        ),
        migrations.CreateModel(
            name='EntryChange',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('service', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='directory.service')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ('link', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='directory.entrylink')),
                ('feed', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.feed')),
                ('by_name', models.CharField(max_length=300)),
                ('made_at', models.DateTimeField()),
                ('state', models.CharField(choices=[('made', 'Made'), ('waiting', 'Waits for a look'), ('taken', 'Looked at and made'), ('declined', 'Looked at and not made')], max_length=10)),
                ('before', models.JSONField(default=dict)),
                ('after', models.JSONField(default=dict)),
                ('answers', models.JSONField(default=dict)),
                ('seen_version', models.PositiveIntegerField(default=0)),
                ('looked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ('looked_at', models.DateTimeField(null=True)),
                ('why', models.CharField(blank=True, max_length=500)),
            ],
            options={
                'indexes': [models.Index(fields=['service', '-made_at'], name='changes_of_a_service')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('looked_at', None), ('state__in', ['made', 'waiting'])), models.Q(('looked_at__isnull', False), ('state__in', ['taken', 'declined'])), _connector='OR'), name='looked_at_once_looked')],
            },
        ),
        migrations.CreateModel(
            name='LocalKnowledge',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('service', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='knowledge', to='directory.service')),
                ('words', models.TextField()),
                ('team', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.team')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ('written_at', models.DateTimeField()),
                ('ended_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ('ended_at', models.DateTimeField(null=True)),
                ('why_ended', models.CharField(blank=True, max_length=300)),
            ],
            options={
                'indexes': [models.Index(fields=['service', '-written_at'], name='knowledge_of_a_service')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('ended_at', None), ('ended_by', None)), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False)), _connector='OR'), name='knowledge_ended_by_somebody')],
            },
        ),
        migrations.CreateModel(
            name='ServiceAtLocation',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('service', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='at_locations', to='directory.service')),
                ('location', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='services_at', to='directory.location')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('service', 'location'), name='once_at_a_location')],
            },
        ),
        migrations.CreateModel(
            name='Attribute',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('service', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attributes', to='directory.service')),
                ('term', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attributes', to='directory.taxonomyterm')),
                ('link_type', models.CharField(blank=True, max_length=100)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('service', 'term'), name='once_of_a_kind')],
            },
        ),
        migrations.CreateModel(
            name='ServicePhone',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('contact', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='phones', to='directory.servicecontact')),
                ('number', models.CharField(max_length=100)),
                ('description', models.TextField(blank=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Schedule',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('service', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='schedules', to='directory.service')),
                ('at_location', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='schedules', to='directory.serviceatlocation')),
                ('valid_from', models.DateField(null=True)),
                ('valid_to', models.DateField(null=True)),
                ('dtstart', models.DateField(null=True)),
                ('freq', models.CharField(blank=True, choices=[('WEEKLY', 'Every week'), ('MONTHLY', 'Every month')], max_length=10)),
                ('interval', models.PositiveSmallIntegerField(default=1)),
                ('byday', models.CharField(blank=True, max_length=60)),
                ('bymonthday', models.CharField(blank=True, max_length=120)),
                ('opens_at', models.TimeField(null=True)),
                ('closes_at', models.TimeField(null=True)),
                ('description', models.TextField(blank=True)),
                ('schedule_link', models.CharField(blank=True, max_length=500)),
                ('attending_type', models.TextField(blank=True)),
                ('notes', models.TextField(blank=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_from', None), ('valid_to', None), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='schedule_ends_after_it_begins')],
            },
        ),
    ]
