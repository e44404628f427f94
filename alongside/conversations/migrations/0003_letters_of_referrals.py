import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('conversations', '0002_first_contacts'),
        ('files', '0001_what_was_sent'),
        ('people', '0001_tables'),
        ('workforce', '0001_tables'),
    ]

    operations = [
        migrations.AddField(
            model_name='firstcontact',
            name='letter',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.keptfile'),
        ),
        migrations.AddField(
            model_name='firstcontact',
            name='letter_says',
            field=models.CharField(blank=True, max_length=400),
        ),
        migrations.AddConstraint(
            model_name='firstcontact',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('letter', None), ('letter_says', '')), models.Q(('caller', 'professional'), ('letter__isnull', False), models.Q(('letter_says', ''), _negated=True)), _connector='OR'), name='a_letter_is_a_professionals'),
        ),
    ]
