import alongside.kit.ids
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('workforce', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='KeptFile',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('content_type', models.CharField(max_length=90)),
                ('ending', models.CharField(max_length=8)),
                ('size', models.PositiveBigIntegerField()),
                ('sha256', models.CharField(max_length=64)),
                ('kept_at', models.DateTimeField()),
                ('kept_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='FilePart',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('content', models.BinaryField()),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='files.keptfile')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('file', 'number'), name='parts_of_a_kept_file_in_order')],
            },
        ),
    ]
