import alongside.kit.ids
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('letters', '0001_copies')]

    initial = True

    dependencies = [
        ('people', '0001_tables'),
        ('workforce', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='KeptFile',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('content_type', models.CharField(max_length=60)),
                ('ending', models.CharField(max_length=8)),
                ('size', models.PositiveBigIntegerField()),
                ('sha256', models.CharField(max_length=64)),
                ('kept_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ('kept_at', models.DateTimeField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='FilePart',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='letters.keptfile')),
                ('number', models.PositiveIntegerField()),
                ('content', models.BinaryField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('file', 'number'), name='parts_of_a_file_in_their_order')],
            },
        ),
        migrations.CreateModel(
            name='Copy',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='copies', to='people.person')),
                ('contact', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='copies', to='people.contact')),
                ('kind', models.CharField(max_length=40)),
                ('source_id', models.UUIDField()),
                ('title', models.CharField(max_length=200)),
                ('format', models.CharField(choices=[('standard', 'Standard print'), ('large_18', 'Large print, 18 point'), ('large_24', 'Very large print, 24 point'), ('easy_read', 'Easy read'), ('plain_text', 'Plain text, for a screen reader or a braille printer'), ('translation', 'In another language'), ('recording', 'A video or sound recording')], max_length=20)),
                ('language', models.CharField(blank=True, max_length=8)),
                ('asked_for', models.CharField(blank=True, max_length=300)),
                ('opening', models.TextField(blank=True, max_length=2000)),
                ('give_by', models.DateField()),
                ('prepared_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ('prepared_at', models.DateTimeField()),
                ('easy_read', models.JSONField(default=list)),
                ('translated', models.JSONField(default=list)),
                ('translator', models.CharField(blank=True, max_length=120)),
                ('based_on', models.CharField(blank=True, max_length=64)),
                ('says', models.TextField(blank=True, max_length=2000)),
                ('file', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='letters.keptfile')),
                ('given_at', models.DateTimeField(null=True)),
                ('given_on', models.DateField(null=True)),
                ('given_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ('channel', models.CharField(blank=True, choices=[('by_hand', 'By hand'), ('together', 'Read or shown to them, and left with them'), ('post', 'By post'), ('email', 'By email'), ('through', 'Through somebody they name')], max_length=20)),
                ('through', models.CharField(blank=True, max_length=120)),
                ('address', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.address')),
                ('content', models.JSONField(null=True)),
                ('content_hash', models.CharField(blank=True, max_length=64)),
                ('acknowledged_on', models.DateField(null=True)),
                ('acknowledged_words', models.CharField(blank=True, max_length=300)),
                ('acknowledged_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ('kept_back_at', models.DateTimeField(null=True)),
                ('kept_back_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ('why_not', models.CharField(blank=True, choices=[('not_wanted', 'They do not want it'), ('harm', 'It could bring them or somebody else to harm'), ('not_reached', 'We could not reach them'), ('died', 'They died'), ('another', 'Another copy takes its place'), ('other', 'Something else')], max_length=20)),
                ('why_not_words', models.CharField(blank=True, max_length=500)),
            ],
            options={
                'indexes': [models.Index(fields=['person', '-given_on'], name='copies_of_a_person')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('channel', ''), ('content', None), ('content_hash', ''), ('given_at', None), ('given_by', None), ('given_on', None)), models.Q(('content__isnull', False), ('given_at__isnull', False), ('given_by__isnull', False), ('given_on__isnull', False), models.Q(('channel', ''), _negated=True), models.Q(('content_hash', ''), _negated=True)), _connector='OR'), name='given_says_when_how_and_what'), models.CheckConstraint(condition=models.Q(models.Q(('kept_back_at', None), ('kept_back_by', None), ('why_not', ''), ('why_not_words', '')), models.Q(('given_at', None), ('kept_back_at__isnull', False), ('kept_back_by__isnull', False), models.Q(('why_not', ''), _negated=True)), _connector='OR'), name='not_given_says_why'), models.CheckConstraint(condition=models.Q(models.Q(('acknowledged_by', None), ('acknowledged_on', None), ('acknowledged_words', '')), models.Q(('acknowledged_by__isnull', False), ('acknowledged_on__isnull', False), ('given_at__isnull', False)), _connector='OR'), name='only_what_was_given_is_received'), models.CheckConstraint(condition=models.Q(models.Q(('format', 'translation'), models.Q(('language', ''), _negated=True)), models.Q(('format', 'translation'), _negated=True), _connector='OR'), name='a_translation_has_its_language')],
            },
        ),
    ]
