from django.db import migrations

from wangjian.desk.search_index import AddPairsIndex


class Migration(migrations.Migration):
    """Find leads by any part of the subject's name or of the number."""

    dependencies = [("leads", "0001_initial")]
    operations = [AddPairsIndex("leads_lead")]
