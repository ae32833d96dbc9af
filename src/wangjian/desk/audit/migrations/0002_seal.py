from django.db import migrations

from wangjian.desk.audit.sealing import seal, unseal


class Migration(migrations.Migration):
    """Put the triggers in place that refuse to change or delete an entry."""

    dependencies = [("audit", "0001_initial")]
    operations = [
        migrations.RunPython(
            lambda apps, editor: seal(editor.connection), lambda apps, editor: unseal(editor.connection)
        )
    ]
