from django.db import migrations

from wangjian.desk.search_index import AddPairsIndex


class Migration(migrations.Migration):
    """Find operators and shops by any part of a name."""

    dependencies = [("registry", "0001_initial")]
    operations = [AddPairsIndex("registry_operator"), AddPairsIndex("registry_shop")]
