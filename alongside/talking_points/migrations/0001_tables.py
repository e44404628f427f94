import alongside.kit.ids
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('directory', '0002_what_is_found_and_shown'),
        ('people', '0001_tables'),
        ('workforce', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='Venue',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('name', models.CharField(max_length=200)),
                ('find_us', models.CharField(blank=True, max_length=300)),
                ('added_at', models.DateTimeField()),
                ('closes_on', models.DateField(null=True)),
                ('why_closes', models.CharField(blank=True, max_length=200)),
                ('closed_at', models.DateTimeField(null=True)),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ('closed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ('location', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='venues', to='directory.location')),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='venues', to='workforce.team')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('closes_on', None)), fields=('location',), name='a_place_is_a_venue_once'), models.CheckConstraint(condition=models.Q(models.Q(('closed_at', None), ('closed_by', None), ('closes_on', None)), models.Q(('closed_at__isnull', False), ('closed_by__isnull', False), ('closes_on__isnull', False)), _connector='OR'), name='a_venue_closes_by_somebody')],
            },
        ),
        migrations.CreateModel(
            name='Pattern',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('days', models.JSONField()),
                ('every_weeks', models.PositiveSmallIntegerField(default=1)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('opens_at', models.TimeField()),
                ('closes_at', models.TimeField()),
                ('slot_minutes', models.PositiveSmallIntegerField()),
                ('side_by_side', models.PositiveSmallIntegerField()),
                ('on_bank_holidays', models.BooleanField(default=False)),
                ('opened_at', models.DateTimeField()),
                ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ('venue', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='patterns', to='talking_points.venue')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='a_pattern_ends_after_it_begins'), models.CheckConstraint(condition=models.Q(('closes_at__gt', models.F('opens_at'))), name='a_pattern_closes_after_it_opens')],
            },
        ),
        migrations.CreateModel(
            name='Session',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('starts_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('slot_minutes', models.PositiveSmallIntegerField()),
                ('side_by_side', models.PositiveSmallIntegerField()),
                ('note', models.CharField(blank=True, max_length=500)),
                ('opens_at', models.DateTimeField()),
                ('closes_at', models.DateTimeField()),
                ('finished_at', models.DateTimeField(null=True)),
                ('called_off_at', models.DateTimeField(null=True)),
                ('why_called_off', models.CharField(blank=True, max_length=200)),
                ('called_off_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ('finished_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ('pattern', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sessions', to='talking_points.pattern')),
                ('venue', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sessions', to='talking_points.venue')),
            ],
            options={
                'indexes': [models.Index(fields=['starts_at'], name='talking_points_by_day')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('called_off_at', None)), fields=('venue', 'starts_at'), name='one_session_at_a_time_at_a_venue'), models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='a_session_ends_after_it_begins'), models.CheckConstraint(condition=models.Q(('closes_at__gte', models.F('ends_at')), ('opens_at__lte', models.F('starts_at'))), name='a_session_opens_and_closes'), models.CheckConstraint(condition=models.Q(models.Q(('finished_at', None), ('finished_by', None)), models.Q(('called_off_at', None), ('finished_at__isnull', False), ('finished_by__isnull', False)), _connector='OR'), name='a_session_is_finished_by_somebody'), models.CheckConstraint(condition=models.Q(models.Q(('called_off_at', None), ('called_off_by', None)), models.Q(('called_off_at__isnull', False), ('called_off_by__isnull', False)), _connector='OR'), name='a_session_is_called_off_by_somebody')],
            },
        ),
        migrations.CreateModel(
            name='Slot',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('starts_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('side', models.PositiveSmallIntegerField()),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='slots', to='talking_points.session')),
            ],
            options={
                'indexes': [models.Index(fields=['starts_at'], name='slots_by_day')],
                'constraints': [models.UniqueConstraint(fields=('session', 'starts_at', 'side'), name='a_slot_is_cut_once'), models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='a_slot_ends_after_it_begins')],
            },
        ),
        migrations.CreateModel(
            name='SessionWorker',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='workers', to='talking_points.session')),
                ('worker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='talking_points', to='workforce.worker')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('session', 'worker'), name='a_worker_is_at_a_session_once')],
            },
        ),
        migrations.CreateModel(
            name='Booking',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('asked_at', models.DateTimeField()),
                ('wants', models.TextField(blank=True, max_length=1000)),
                ('said_by', models.CharField(blank=True, max_length=120)),
                ('booked_at', models.DateTimeField()),
                ('called_off_at', models.DateTimeField(null=True)),
                ('cancelled_at', models.DateTimeField(null=True)),
                ('why_cancelled', models.CharField(blank=True, choices=[('something_else', 'Something came up for them'), ('found', 'They have found what they were looking for'), ('not_wanted', 'They would rather not come'), ('mistake', 'It was booked by mistake'), ('died', 'They died'), ('other', 'Something else')], max_length=20)),
                ('why_cancelled_words', models.CharField(blank=True, max_length=300)),
                ('came', models.BooleanField(null=True)),
                ('answered_at', models.DateTimeField(null=True)),
                ('asked_after_at', models.DateTimeField(null=True)),
                ('came_of_it', models.CharField(blank=True, choices=[('another_time', 'They would like another time'), ('not_now', 'Not now: they know that they can always come'), ('found', 'They have found what they were looking for'), ('not_reached', 'We tried, and could not reach them'), ('other', 'Something else')], max_length=20)),
                ('came_of_it_words', models.CharField(blank=True, max_length=500)),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ('asked_after_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ('booked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ('cancelled_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bookings', to='people.person')),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bookings', to='talking_points.session')),
                ('slot', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='bookings', to='talking_points.slot')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('cancelled_at', None)), fields=('slot',), name='one_person_a_slot'), models.CheckConstraint(condition=models.Q(models.Q(('cancelled_at', None), ('cancelled_by', None), ('why_cancelled', ''), ('why_cancelled_words', '')), models.Q(('came', None), ('cancelled_at__isnull', False), ('cancelled_by__isnull', False), models.Q(('why_cancelled', ''), _negated=True)), _connector='OR'), name='a_time_is_given_back_by_somebody'), models.CheckConstraint(condition=models.Q(models.Q(('answered_at', None), ('answered_by', None), ('came', None)), models.Q(('answered_at__isnull', False), ('answered_by__isnull', False), ('called_off_at', None), ('came__isnull', False)), _connector='OR'), name='somebody_says_whether_they_came'), models.CheckConstraint(condition=models.Q(models.Q(('asked_after_at', None), ('asked_after_by', None), ('came_of_it', ''), ('came_of_it_words', '')), models.Q(('asked_after_at__isnull', False), ('asked_after_by__isnull', False), ('came', False), models.Q(('came_of_it', ''), _negated=True)), _connector='OR'), name='who_did_not_come_is_asked_after')],
            },
        ),
        migrations.CreateModel(
            name='Move',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('was_called_off', models.BooleanField(default=False)),
                ('moved_at', models.DateTimeField()),
                ('booking', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='moves', to='talking_points.booking')),
                ('moved_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ('after', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='talking_points.slot')),
                ('before', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='talking_points.slot')),
            ],
            options={
                'abstract': False,
            },
        ),
    ]
