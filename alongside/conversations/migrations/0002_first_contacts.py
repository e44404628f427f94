import alongside.kit.ids
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('conversations', '0001_tables'),
        ('files', '0001_what_was_sent'),
        ('people', '0001_tables'),
        ('workforce', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='FirstContact',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('contact_at', models.DateTimeField()),
                ('how', models.CharField(choices=[('visit', 'Visit'), ('talking_point', 'Talking Point'), ('phone', 'Phone'), ('video', 'Video'), ('street', 'Street'), ('message', 'Message')], max_length=20)),
                ('taken_at', models.DateTimeField()),
                ('caller', models.CharField(choices=[('person', 'The person themselves'), ('close', 'Somebody close to them, or a neighbour'), ('professional', 'A professional, who refers them'), ('anonymous', 'Somebody who does not want to say who they are')], max_length=20)),
                ('caller_name', models.CharField(blank=True, max_length=120)),
                ('organisation', models.CharField(blank=True, max_length=200)),
                ('answer_how', models.CharField(blank=True, max_length=200)),
                ('letter_says', models.CharField(blank=True, max_length=400)),
                ('concern', models.TextField(blank=True, max_length=20000)),
                ('said', models.TextField(blank=True, max_length=10000)),
                ('strong', models.TextField(blank=True, max_length=4000)),
                ('tried', models.TextField(blank=True, max_length=4000)),
                ('around', models.TextField(blank=True, max_length=4000)),
                ('communicate', models.TextField(blank=True, max_length=2000)),
                ('good_outcome', models.TextField(blank=True, max_length=4000)),
                ('sharing', models.CharField(choices=[('not_asked', 'They have not been asked yet, so nothing is told'), ('agreed', 'They were asked, and agree that some of it is told'), ('nothing', 'They were asked, and want nothing told')], default='not_asked', max_length=20)),
                ('place', models.CharField(blank=True, choices=[('known', 'The worker or the team who knows them'), ('advice', 'Advice or information'), ('introduction', 'An introduction to somebody, or to somewhere near'), ('talking_point', 'A Talking Point'), ('longer', 'A longer conversation'), ('carer', 'A conversation with a carer, about the carer’s own life'), ('rapid', 'Rapid response: somebody is there within four hours'), ('safeguarding', 'Safeguarding: somebody may be abused or neglected')], max_length=20)),
                ('agreed', models.TextField(blank=True, max_length=4000)),
                ('safety_wishes', models.TextField(blank=True, max_length=2000)),
                ('assessment', models.CharField(blank=True, choices=[('offered', 'They may need care and support, and an assessment is offered'), ('they_refuse', 'They may need care and support, and do not want an assessment'), ('we_refuse', 'An assessment was asked for, or may be needed, and we do not offer one')], max_length=20)),
                ('why_no_assessment', models.TextField(blank=True, max_length=2000)),
                ('refusal_law', models.CharField(blank=True, max_length=60)),
                ('check_back_on', models.DateField(null=True)),
                ('due_at', models.DateTimeField()),
                ('what_was_done', models.TextField(blank=True, max_length=4000)),
                ('answered_at', models.DateTimeField(null=True)),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ('caller_contact', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.contact')),
                ('consent', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.consent')),
                ('conversation', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='first_contact', to='conversations.conversation')),
                ('letter', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.keptfile')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='first_contacts', to='people.person')),
                ('taken_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ('to_team', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.team')),
                ('to_worker', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
            ],
            options={
                'indexes': [models.Index(fields=['person', '-contact_at'], name='first_contacts_of_a_person'), models.Index(fields=['-contact_at'], name='first_contacts_by_moment'), models.Index(condition=models.Q(('answered_at', None)), fields=['due_at'], name='first_contacts_waiting')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('conversation', None), models.Q(('concern', ''), _negated=True)), models.Q(('check_back_on', None), ('concern', ''), ('conversation__isnull', False), ('person__isnull', False), ('said', ''), ('strong', '')), _connector='OR'), name='what_was_said_first_stands_once'), models.CheckConstraint(condition=models.Q(models.Q(('caller__in', ('person', 'anonymous')), ('caller_contact', None), ('caller_name', '')), ('caller__in', ('close', 'professional')), _connector='OR'), name='who_called_is_named_where_they_say'), models.CheckConstraint(condition=models.Q(models.Q(('caller', 'professional'), models.Q(('organisation', ''), _negated=True)), models.Q(models.Q(('caller', 'professional'), _negated=True), ('organisation', '')), _connector='OR'), name='a_referral_says_from_where'), models.CheckConstraint(condition=models.Q(models.Q(('letter', None), ('letter_says', '')), models.Q(('caller', 'professional'), ('letter__isnull', False), models.Q(('letter_says', ''), _negated=True)), _connector='OR'), name='a_letter_is_a_professionals'), models.CheckConstraint(condition=models.Q(models.Q(('to_team__isnull', False), ('to_worker', None)), models.Q(('to_team', None), ('to_worker__isnull', False)), _connector='OR'), name='a_first_contact_goes_to_somebody'), models.CheckConstraint(condition=models.Q(models.Q(('assessment__in', ('they_refuse', 'we_refuse')), models.Q(('why_no_assessment', ''), _negated=True), models.Q(('refusal_law', ''), _negated=True)), models.Q(models.Q(('assessment__in', ('they_refuse', 'we_refuse')), _negated=True), ('refusal_law', ''), ('why_no_assessment', '')), _connector='OR'), name='no_assessment_says_why'), models.CheckConstraint(condition=models.Q(models.Q(('answered_at', None), ('answered_by', None), ('what_was_done', '')), models.Q(('answered_at__isnull', False), ('answered_by__isnull', False)), _connector='OR'), name='a_first_contact_is_taken_on_by_somebody')],
            },
        ),
        migrations.CreateModel(
            name='FirstContactDraft',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('words', models.JSONField(default=dict)),
                ('contact_at', models.DateTimeField(null=True)),
                ('record_by', models.DateTimeField(null=True)),
                ('saved_at', models.DateTimeField()),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('worker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
            ],
            options={
                'indexes': [models.Index(fields=['worker', 'saved_at'], name='first_contact_drafts_of_worker')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('contact_at', None), ('record_by', None)), models.Q(('contact_at__isnull', False), ('record_by__isnull', False)), _connector='OR'), name='a_first_contact_draft_has_its_clock')],
            },
        ),
        migrations.CreateModel(
            name='ToldInConfidence',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('told_at', models.DateTimeField()),
                ('due_at', models.DateTimeField()),
                ('read_at', models.DateTimeField(null=True)),
                ('contact', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='told', to='conversations.firstcontact')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='told_in_confidence', to='people.person')),
                ('read_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
            ],
            options={
                'verbose_name_plural': 'told in confidence',
                'constraints': [models.UniqueConstraint(fields=('person', 'contact'), name='told_in_confidence_once'), models.CheckConstraint(condition=models.Q(models.Q(('read_at', None), ('read_by', None)), models.Q(('read_at__isnull', False), ('read_by__isnull', False)), _connector='OR'), name='told_in_confidence_is_read_by_somebody')],
            },
        ),
    ]
