from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_the_town_is_circle_one"),
    ]

    operations = [
        migrations.AddField(
            model_name="circle",
            name="news_by",
            field=models.DateField(null=True),
        ),
    ]
