from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('audit', '0001_initial')]

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='LedgerEntry',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('act', models.UUIDField()),
                ('at', models.DateTimeField()),
                ('acted_at', models.DateTimeField()),
                ('actor', models.CharField(max_length=80)),
                ('verb', models.CharField(max_length=60)),
                ('subject', models.CharField(max_length=120)),
                ('person', models.UUIDField(null=True)),
                ('page', models.CharField(default='', max_length=60)),
                ('sitting', models.CharField(default='', max_length=32)),
                ('day', models.DateField(null=True)),
                ('detail', models.JSONField(default=dict)),
            ],
            options={
                'indexes': [models.Index(fields=['person', '-at'], name='ledger_of_a_person')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('verb', 'looked')), fields=('actor', 'subject', 'page', 'sitting', 'day'), name='one_look_a_page_and_day')],
            },
        ),
        migrations.CreateModel(
            name='Block',
            fields=[
                ('id', models.BigIntegerField(primary_key=True, serialize=False)),
                ('sealed_at', models.DateTimeField()),
                ('first_row', models.BigIntegerField()),
                ('last_row', models.BigIntegerField()),
                ('rows', models.JSONField()),
                ('previous', models.CharField(max_length=64)),
                ('seal', models.CharField(max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name='RowChange',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('act', models.UUIDField(null=True)),
                ('actor', models.CharField(max_length=80)),
                ('operation', models.CharField(max_length=8)),
                ('table_name', models.CharField(max_length=80)),
                ('row_id', models.CharField(max_length=64)),
                ('before', models.JSONField(null=True)),
                ('after', models.JSONField(null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['table_name', 'row_id'], name='history_of_a_row')],
            },
        ),
    ]
