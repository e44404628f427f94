import alongside.kit.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('packs', '0001_initial')]

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='PinnedPack',
            fields=[
                ('id', models.UUIDField(default=alongside.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=60)),
                ('version', models.CharField(max_length=20)),
                ('digest', models.CharField(max_length=64)),
                ('pinned_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('name', 'version'), name='one_pin_a_version')],
            },
        ),
    ]
