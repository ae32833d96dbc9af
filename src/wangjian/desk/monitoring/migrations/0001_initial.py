import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Import',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('status', models.CharField(choices=[('QUEUED', '排队中'), ('RUNNING', '进行中'), ('DONE', '已完成'), ('DONE_WITH_PROBLEMS', '已完成,有问题行'), ('FAILED', '未完成'), ('STOPPED', '已停止')], default='QUEUED', max_length=20, verbose_name='状态')),
                ('message', models.TextField(blank=True, verbose_name='说明')),
                ('created_at', models.DateTimeField(verbose_name='提交时间')),
                ('started_at', models.DateTimeField(blank=True, null=True, verbose_name='开始时间')),
                ('heartbeat_at', models.DateTimeField(blank=True, null=True, verbose_name='最近进展')),
                ('finished_at', models.DateTimeField(blank=True, null=True, verbose_name='结束时间')),
                ('stop_requested', models.BooleanField(default=False, verbose_name='要求停止')),
                ('lease', models.CharField(blank=True, default='', editable=False, max_length=40)),
                ('attempt', models.PositiveIntegerField(default=0, verbose_name='第几次执行')),
                ('attempt_started_at', models.DateTimeField(blank=True, null=True, verbose_name='本次开始')),
                ('attempt_started_from', models.BigIntegerField(default=0, verbose_name='本次起点')),
                ('kind', models.CharField(max_length=20, verbose_name='类别')),
                ('options', models.JSONField(blank=True, default=dict, verbose_name='读取选项')),
                ('lake_import', models.CharField(blank=True, db_index=True, max_length=24)),
                ('file_name', models.CharField(max_length=255, verbose_name='文件名')),
                ('sha256', models.CharField(db_index=True, max_length=64, verbose_name='文件指纹')),
                ('size', models.BigIntegerField(verbose_name='大小')),
                ('bytes_done', models.BigIntegerField(default=0)),
                ('bytes_total', models.BigIntegerField(default=0)),
                ('rows_read', models.BigIntegerField(default=0, verbose_name='读到的行')),
                ('rows_imported', models.BigIntegerField(default=0, verbose_name='新导入')),
                ('rows_known', models.BigIntegerField(default=0, verbose_name='已有')),
                ('rows_quarantined', models.BigIntegerField(default=0, verbose_name='问题行')),
                ('rows_applied', models.BigIntegerField(default=0, verbose_name='已入档案')),
                ('unknown_columns', models.JSONField(blank=True, default=list, verbose_name='未识别的列')),
                ('ignored_columns', models.JSONField(blank=True, default=list, verbose_name='不导入的列')),
                ('notes', models.JSONField(blank=True, default=list, verbose_name='关于文件')),
                ('remark_count', models.BigIntegerField(default=0, verbose_name='提示')),
                ('requested_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-pk'],
                'abstract': False,
                'indexes': [models.Index(fields=['status', 'heartbeat_at'], name='monitoring_import_status')],
                'constraints': [models.CheckConstraint(condition=models.Q(('status__in', ['QUEUED', 'RUNNING']), ('finished_at__isnull', False), _connector='OR'), name='monitoring_import_finished_has_time'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'RUNNING'), _negated=True), models.Q(('heartbeat_at__isnull', False), models.Q(('lease', ''), _negated=True)), _connector='OR'), name='monitoring_import_running_has_lease'), models.CheckConstraint(condition=models.Q(('size__gte', 0)), name='monitoring_import_size_not_negative')],
            },
        ),
        migrations.CreateModel(
            name='Run',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('status', models.CharField(choices=[('QUEUED', '排队中'), ('RUNNING', '进行中'), ('DONE', '已完成'), ('DONE_WITH_PROBLEMS', '已完成,有问题行'), ('FAILED', '未完成'), ('STOPPED', '已停止')], default='QUEUED', max_length=20, verbose_name='状态')),
                ('message', models.TextField(blank=True, verbose_name='说明')),
                ('created_at', models.DateTimeField(verbose_name='提交时间')),
                ('started_at', models.DateTimeField(blank=True, null=True, verbose_name='开始时间')),
                ('heartbeat_at', models.DateTimeField(blank=True, null=True, verbose_name='最近进展')),
                ('finished_at', models.DateTimeField(blank=True, null=True, verbose_name='结束时间')),
                ('stop_requested', models.BooleanField(default=False, verbose_name='要求停止')),
                ('lease', models.CharField(blank=True, default='', editable=False, max_length=40)),
                ('attempt', models.PositiveIntegerField(default=0, verbose_name='第几次执行')),
                ('attempt_started_at', models.DateTimeField(blank=True, null=True, verbose_name='本次开始')),
                ('attempt_started_from', models.BigIntegerField(default=0, verbose_name='本次起点')),
                ('number', models.CharField(max_length=20, unique=True, verbose_name='编号')),
                ('as_of', models.DateField(verbose_name='按何日的法律')),
                ('kinds', models.JSONField(default=list, verbose_name='类别')),
                ('observations_total', models.BigIntegerField(default=0, verbose_name='观察总数')),
                ('observations_read', models.BigIntegerField(default=0, verbose_name='已读观察')),
                ('findings_found', models.BigIntegerField(default=0, verbose_name='发现')),
                ('findings_new', models.BigIntegerField(default=0, verbose_name='新发现')),
                ('findings_exempt', models.BigIntegerField(default=0, verbose_name='依法豁免')),
                ('leads_opened', models.BigIntegerField(default=0, verbose_name='新线索')),
                ('leads_joined', models.BigIntegerField(default=0, verbose_name='并入线索')),
                ('rules_digest', models.CharField(blank=True, max_length=64, verbose_name='规则指纹')),
                ('requested_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-pk'],
                'abstract': False,
                'indexes': [models.Index(fields=['status', 'heartbeat_at'], name='monitoring_run_status')],
                'constraints': [models.CheckConstraint(condition=models.Q(('status__in', ['QUEUED', 'RUNNING']), ('finished_at__isnull', False), _connector='OR'), name='monitoring_run_finished_has_time'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'RUNNING'), _negated=True), models.Q(('heartbeat_at__isnull', False), models.Q(('lease', ''), _negated=True)), _connector='OR'), name='monitoring_run_running_has_lease'), models.CheckConstraint(condition=models.Q(('observations_read__lte', models.F('observations_total'))), name='monitoring_run_read_within_total')],
            },
        ),
    ]
