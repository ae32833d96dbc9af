import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Operator',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('search_text', models.TextField(blank=True, default='', editable=False)),
                ('search_pairs', models.TextField(blank=True, default='', editable=False)),
                ('name', models.CharField(max_length=200, verbose_name='名称')),
                ('normalised_name', models.CharField(db_index=True, max_length=200)),
                ('uscc', models.CharField(blank=True, max_length=18, null=True, unique=True, verbose_name='统一社会信用代码')),
                ('registration_no', models.CharField(blank=True, max_length=30, verbose_name='注册号')),
                ('registered_on', models.DateField(blank=True, null=True, verbose_name='成立日期')),
                ('type', models.CharField(blank=True, max_length=100, verbose_name='类型')),
                ('capital', models.CharField(blank=True, max_length=60, verbose_name='注册资本')),
                ('business_scope', models.TextField(blank=True, verbose_name='经营范围')),
                ('address', models.CharField(blank=True, max_length=400, verbose_name='住所')),
                ('area_reason', models.CharField(blank=True, max_length=200, verbose_name='辖区依据')),
                ('status', models.CharField(blank=True, max_length=40, verbose_name='登记状态')),
                ('first_import_id', models.BigIntegerField(blank=True, null=True, verbose_name='首次导入')),
                ('updated_at', models.DateTimeField(verbose_name='更新时间')),
                ('area', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='operators', to='accounts.area')),
            ],
            options={
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='Shop',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('search_text', models.TextField(blank=True, default='', editable=False)),
                ('search_pairs', models.TextField(blank=True, default='', editable=False)),
                ('platform', models.CharField(max_length=100, verbose_name='平台')),
                ('external_id', models.CharField(max_length=200, verbose_name='平台店铺编号')),
                ('name', models.CharField(blank=True, max_length=200, verbose_name='店铺名称')),
                ('claimed_operator_name', models.CharField(blank=True, max_length=200, verbose_name='自述经营者')),
                ('claimed_name_key', models.CharField(blank=True, db_index=True, max_length=200)),
                ('claimed_uscc', models.CharField(blank=True, max_length=40, verbose_name='自述信用代码')),
                ('valid_uscc', models.CharField(blank=True, db_index=True, max_length=18)),
                ('link_method', models.CharField(choices=[('CODE', '统一社会信用代码一致'), ('NAME', '登记名称一致且唯一'), ('NONE', '未对应')], default='NONE', max_length=10, verbose_name='对应依据')),
                ('link_reason', models.CharField(blank=True, max_length=300, verbose_name='对应说明')),
                ('url', models.TextField(blank=True, verbose_name='网址')),
                ('address', models.CharField(blank=True, max_length=400, verbose_name='地址')),
                ('area_reason', models.CharField(blank=True, max_length=200, verbose_name='辖区依据')),
                ('carrier', models.CharField(blank=True, max_length=30, verbose_name='载体')),
                ('category', models.CharField(blank=True, max_length=100, verbose_name='类目')),
                ('annual_sales_fen', models.BigIntegerField(blank=True, null=True, verbose_name='年销售额(分)')),
                ('licence_shown', models.BooleanField(blank=True, null=True, verbose_name='公示执照')),
                ('first_seen_at', models.DateTimeField(verbose_name='首次看到')),
                ('last_seen_at', models.DateTimeField(verbose_name='最近看到')),
                ('area', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='shops', to='accounts.area')),
                ('operator', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='shops', to='registry.operator')),
            ],
            options={
                'ordering': ['-pk'],
            },
        ),
        migrations.AddIndex(
            model_name='operator',
            index=models.Index(fields=['area', '-id'], name='registry_operator_area'),
        ),
        migrations.AddConstraint(
            model_name='operator',
            constraint=models.UniqueConstraint(condition=models.Q(('uscc__isnull', True), models.Q(('registration_no', ''), _negated=True)), fields=('registration_no',), name='registry_operator_one_registration_no'),
        ),
        migrations.AddConstraint(
            model_name='operator',
            constraint=models.UniqueConstraint(condition=models.Q(('registration_no', ''), ('uscc__isnull', True)), fields=('normalised_name', 'address'), name='registry_operator_one_unnumbered'),
        ),
        migrations.AddIndex(
            model_name='shop',
            index=models.Index(fields=['area', '-id'], name='registry_shop_area'),
        ),
        migrations.AddConstraint(
            model_name='shop',
            constraint=models.UniqueConstraint(fields=('platform', 'external_id'), name='registry_shop_once_per_platform'),
        ),
        migrations.AddConstraint(
            model_name='shop',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('link_method', 'NONE'), ('operator__isnull', True)), models.Q(models.Q(('link_method', 'NONE'), _negated=True), ('operator__isnull', False)), _connector='OR'), name='registry_shop_link_has_operator'),
        ),
        migrations.AddConstraint(
            model_name='shop',
            constraint=models.CheckConstraint(condition=models.Q(('last_seen_at__gte', models.F('first_seen_at'))), name='registry_shop_seen_in_order'),
        ),
    ]
