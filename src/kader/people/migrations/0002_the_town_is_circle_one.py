"""The town itself is circle no. 1."""

from typing import Any

from django.db import migrations


def lay_the_first_circle(apps: Any, schema_editor: Any) -> None:
    circles = apps.get_model("people", "Circle").objects
    if not circles.exists():
        circles.create(kind="town")


class Migration(migrations.Migration):
    dependencies = [("people", "0001_first")]
    operations = [migrations.RunPython(lay_the_first_circle, migrations.RunPython.noop)]
