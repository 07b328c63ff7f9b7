"""A record keeps its whole public text; one of before keeps its beginning until it is renewed."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0001_first'),
    ]

    operations = [
        migrations.RenameField(model_name='document', old_name='excerpt', new_name='text'),
        migrations.AlterField(
            model_name='document',
            name='text',
            field=models.TextField(blank=True),
        ),
    ]
