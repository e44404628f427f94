from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('kit', '0001_initial')]

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='RecurringSlot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80)),
                ('slot', models.CharField(max_length=40)),
                ('taken_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('name', 'slot'), name='one_winner_a_slot')],
            },
        ),
    ]
