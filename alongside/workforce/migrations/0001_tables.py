import alongside.kit.ids
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('workforce', '0001_initial'), ('workforce', '0002_reminders_by_email')]

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Account',
            fields=[
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('email', models.EmailField(max_length=254, unique=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SignInTry',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('kind', models.CharField(choices=[('try', 'Try'), ('ask', 'Ask')], default='try', max_length=3)),
                ('address', models.CharField(max_length=64)),
                ('email', models.CharField(max_length=64)),
            ],
            options={
                'indexes': [models.Index(fields=['address', 'at'], name='tries_from_an_address'), models.Index(fields=['email', 'at'], name='tries_at_an_email')],
            },
        ),
        migrations.CreateModel(
            name='Team',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('name', models.CharField(max_length=80, unique=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='KeptWords',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL)),
                ('path', models.CharField(max_length=500)),
                ('words', models.JSONField()),
                ('kept_at', models.DateTimeField()),
            ],
            options={
                'indexes': [models.Index(fields=['kept_at'], name='words_by_age')],
                'constraints': [models.UniqueConstraint(fields=('account', 'path'), name='one_keeping_a_page')],
            },
        ),
        migrations.CreateModel(
            name='Worker',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('account', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
                ('name', models.CharField(max_length=120)),
                ('roles', models.JSONField(default=list)),
                ('is_agency', models.BooleanField(default=False)),
                ('left_on', models.DateField(null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['name'], name='workers_by_name')],
            },
        ),
        migrations.CreateModel(
            name='TeamMember',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='members', to='workforce.team')),
                ('worker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='teams', to='workforce.worker')),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(null=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='team_member_ends_after')],
            },
        ),
        migrations.CreateModel(
            name='DutyTurn',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='duty_turns', to='workforce.team')),
                ('worker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='duty_turns', to='workforce.worker')),
                ('starts_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='duty_ends_after')],
            },
        ),
        migrations.CreateModel(
            name='Cover',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('absent', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='covered_by', to='workforce.worker')),
                ('covering', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='covers', to='workforce.worker')),
                ('starts_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('why', models.CharField(blank=True, max_length=200)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='cover_ends_after'), models.CheckConstraint(condition=models.Q(('absent', models.F('covering')), _negated=True), name='nobody_covers_themselves')],
            },
        ),
        migrations.CreateModel(
            name='Due',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('worker', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='dues', to='workforce.worker')),
                ('team', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='dues', to='workforce.team')),
                ('due_at', models.DateTimeField()),
                ('kind', models.CharField(max_length=40)),
                ('person', models.UUIDField(null=True)),
                ('what', models.CharField(max_length=240)),
                ('source_room', models.CharField(max_length=40)),
                ('source_id', models.UUIDField()),
                ('done_at', models.DateTimeField(null=True)),
                ('outcome', models.CharField(default='', max_length=20)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('done_at', None)), fields=['worker', 'due_at'], name='open_dues_of_a_worker'), models.Index(condition=models.Q(('done_at', None)), fields=['team', 'due_at'], name='open_dues_of_a_team'), models.Index(condition=models.Q(('done_at', None)), fields=['person', 'due_at'], name='open_dues_of_a_person')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('team__isnull', False), ('worker', None)), models.Q(('team', None), ('worker__isnull', False)), _connector='OR'), name='due_has_one_owner'), models.CheckConstraint(condition=models.Q(models.Q(('done_at', None), ('outcome', '')), models.Q(('done_at__isnull', False), models.Q(('outcome', ''), _negated=True)), _connector='OR'), name='due_done_with_outcome'), models.UniqueConstraint(fields=('source_room', 'source_id', 'kind'), name='one_clock_a_fact')],
            },
        ),
        migrations.CreateModel(
            name='Reminders',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('worker', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='reminders', to='workforce.worker')),
                ('kind', models.CharField(choices=[('none', 'No emails'), ('mornings', 'Each working morning, when something waits'), ('near', 'Each working morning, and when a clock is near')], max_length=10)),
                ('hours_before', models.PositiveSmallIntegerField(null=True)),
                ('site', models.CharField(max_length=200)),
                ('chosen_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('hours_before__isnull', False), ('kind', 'near')), models.Q(models.Q(('kind', 'near'), _negated=True), ('hours_before', None)), _connector='OR'), name='hours_before_for_near_clocks')],
            },
        ),
        migrations.CreateModel(
            name='ReminderSent',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('worker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reminders_sent', to='workforce.worker')),
                ('slot', models.CharField(max_length=80)),
                ('sent_at', models.DateTimeField()),
            ],
            options={
                'indexes': [models.Index(fields=['sent_at'], name='reminders_by_age')],
                'constraints': [models.UniqueConstraint(fields=('worker', 'slot'), name='one_reminder_an_occasion')],
            },
        ),
    ]
