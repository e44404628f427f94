"""The files that were kept here go to the room of files, with the same keys."""

from django.db import migrations


def bring_down(apps, schema_editor):
    for name in ("KeptFile", "FilePart"):
        ours, theirs = apps.get_model("letters", name), apps.get_model("files", name)
        names = [field.attname for field in theirs._meta.concrete_fields]
        for row in ours.objects.order_by("pk").iterator(chunk_size=1):
            theirs.objects.create(**{name: getattr(row, name) for name in names})


class Migration(migrations.Migration):

    dependencies = [
        ('files', '0001_what_was_sent'),
        ('letters', '0001_tables'),
    ]

    operations = [migrations.RunPython(bring_down, migrations.RunPython.noop)]
