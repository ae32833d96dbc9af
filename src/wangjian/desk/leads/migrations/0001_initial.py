import datetime
import django.db.models.deletion
import django.db.models.functions.comparison
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('monitoring', '0001_initial'),
        ('registry', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='LeadNumber',
            fields=[
                ('year', models.PositiveSmallIntegerField(primary_key=True, serialize=False)),
                ('last', models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='Lead',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('search_text', models.TextField(blank=True, default='', editable=False)),
                ('search_pairs', models.TextField(blank=True, default='', editable=False)),
                ('number', models.CharField(max_length=20, unique=True, verbose_name='编号')),
                ('subject_key', models.CharField(max_length=200)),
                ('violation', models.CharField(max_length=60, verbose_name='违法类型')),
                ('title', models.CharField(max_length=300, verbose_name='标题')),
                ('status', models.CharField(choices=[('NEW', '新线索'), ('TRIAGED', '已研判'), ('DISPATCHED', '已交办'), ('VERIFYING', '核查中'), ('OUTCOME', '已有结果'), ('CLOSED', '已办结')], default='NEW', max_length=20, verbose_name='状态')),
                ('severity', models.PositiveSmallIntegerField(verbose_name='严重程度')),
                ('score', models.PositiveSmallIntegerField(verbose_name='研判分')),
                ('score_explanation', models.JSONField(default=dict)),
                ('finding_count', models.PositiveIntegerField(default=0, verbose_name='发现数')),
                ('last_captured_at', models.DateTimeField(blank=True, null=True, verbose_name='最近采集')),
                ('repeat_count', models.PositiveSmallIntegerField(default=0, verbose_name='两年内再犯')),
                ('opened_at', models.DateTimeField(verbose_name='发现时间')),
                ('triaged_at', models.DateTimeField(blank=True, null=True, verbose_name='研判时间')),
                ('dispatched_at', models.DateTimeField(blank=True, null=True, verbose_name='交办时间')),
                ('taken_at', models.DateTimeField(blank=True, null=True, verbose_name='接收时间')),
                ('closed_at', models.DateTimeField(blank=True, null=True, verbose_name='办结时间')),
                ('clock_started_on', models.DateField(blank=True, null=True, verbose_name='期限起算')),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='核查期限')),
                ('due_order', models.GeneratedField(db_persist=True, expression=django.db.models.functions.comparison.Coalesce(models.F('due_on'), models.Value(datetime.date(9999, 12, 31))), output_field=models.DateField())),
                ('clock_explanation', models.JSONField(default=dict)),
                ('extended', models.BooleanField(default=False, verbose_name='已延长')),
                ('returned', models.BooleanField(default=False, verbose_name='被退回')),
                ('outcome', models.CharField(blank=True, choices=[('NOTHING_FOUND', '查无违法'), ('GUIDANCE', '行政指导'), ('ORDER_TO_CORRECT', '责令改正'), ('NO_PENALTY_FIRST_OFFENCE', '首违不罚'), ('CASE_FILED', '立案'), ('TRANSFERRED', '移送'), ('ASSISTANCE', '协查')], max_length=30, verbose_name='核查结果')),
                ('outcome_note', models.TextField(blank=True, verbose_name='结果说明')),
                ('outcome_at', models.DateTimeField(blank=True, null=True, verbose_name='结果时间')),
                ('area', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='leads', to='accounts.area')),
                ('handler', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='leads', to=settings.AUTH_USER_MODEL)),
                ('operator', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='leads', to='registry.operator')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='leads', to='accounts.organisation')),
                ('run', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='leads', to='monitoring.run')),
                ('shop', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='leads', to='registry.shop')),
            ],
            options={
                'ordering': ['-score', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Finding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('finding_id', models.CharField(max_length=24, unique=True)),
                ('spot', models.CharField(db_index=True, max_length=24)),
                ('superseded', models.BooleanField(default=False, verbose_name='已由新版规则重判')),
                ('observation_id', models.TextField(verbose_name='观察编号')),
                ('kind', models.CharField(max_length=20, verbose_name='类别')),
                ('platform', models.CharField(blank=True, max_length=100, verbose_name='平台')),
                ('subject_key', models.CharField(max_length=200)),
                ('violation', models.CharField(max_length=60, verbose_name='违法类型')),
                ('rule', models.CharField(max_length=120, verbose_name='规则')),
                ('rule_version', models.CharField(max_length=40, verbose_name='规则版本')),
                ('severity', models.PositiveSmallIntegerField(verbose_name='严重程度')),
                ('score', models.FloatField(verbose_name='把握')),
                ('field', models.CharField(max_length=40, verbose_name='字段')),
                ('start', models.PositiveIntegerField(verbose_name='起')),
                ('end', models.PositiveIntegerField(verbose_name='止')),
                ('quote', models.TextField(verbose_name='引文')),
                ('text', models.TextField(blank=True, verbose_name='原文')),
                ('reason', models.TextField(verbose_name='理由')),
                ('laws', models.JSONField(default=list, verbose_name='依据')),
                ('exempt', models.CharField(blank=True, max_length=60, verbose_name='豁免理由')),
                ('shadow', models.BooleanField(default=False, verbose_name='试运行规则')),
                ('url', models.TextField(blank=True, verbose_name='网址')),
                ('captured_at', models.DateTimeField(blank=True, null=True, verbose_name='采集时间')),
                ('evidence_id', models.TextField(blank=True, verbose_name='证据编号')),
                ('area', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='accounts.area')),
                ('operator', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='registry.operator')),
                ('predecessor', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='successor', to='leads.finding')),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='monitoring.run')),
                ('shop', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='registry.shop')),
                ('lead', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='leads.lead')),
            ],
            options={
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='LeadEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(verbose_name='时间')),
                ('event', models.CharField(max_length=30, verbose_name='事项')),
                ('from_status', models.CharField(blank=True, choices=[('NEW', '新线索'), ('TRIAGED', '已研判'), ('DISPATCHED', '已交办'), ('VERIFYING', '核查中'), ('OUTCOME', '已有结果'), ('CLOSED', '已办结')], max_length=20, verbose_name='原状态')),
                ('to_status', models.CharField(choices=[('NEW', '新线索'), ('TRIAGED', '已研判'), ('DISPATCHED', '已交办'), ('VERIFYING', '核查中'), ('OUTCOME', '已有结果'), ('CLOSED', '已办结')], max_length=20, verbose_name='现状态')),
                ('reason', models.TextField(blank=True, verbose_name='理由')),
                ('detail', models.JSONField(default=dict, verbose_name='内容')),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='lead_events', to=settings.AUTH_USER_MODEL)),
                ('lead', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='events', to='leads.lead')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Judgement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('verdict', models.CharField(choices=[('TRUE', '属实'), ('LAWFUL', '不属于违法'), ('UNSURE', '存疑')], max_length=10, verbose_name='评判')),
                ('ground', models.TextField(blank=True, verbose_name='理由')),
                ('at', models.DateTimeField(verbose_name='时间')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='judgements', to=settings.AUTH_USER_MODEL)),
                ('finding', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='judgements', to='leads.finding')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('verdict', 'LAWFUL'), _negated=True), models.Q(('ground', ''), _negated=True), _connector='OR'), name='leads_lawful_has_ground')],
            },
        ),
        migrations.AddIndex(
            model_name='lead',
            index=models.Index(fields=['-score', '-id'], name='leads_by_score'),
        ),
        migrations.AddIndex(
            model_name='lead',
            index=models.Index(fields=['due_order', 'id'], name='leads_by_due'),
        ),
        migrations.AddIndex(
            model_name='lead',
            index=models.Index(fields=['-opened_at', '-id'], name='leads_by_opened'),
        ),
        migrations.AddIndex(
            model_name='lead',
            index=models.Index(condition=models.Q(('status', 'CLOSED'), _negated=True), fields=['-score', '-id'], name='leads_open_by_score'),
        ),
        migrations.AddIndex(
            model_name='lead',
            index=models.Index(condition=models.Q(('status', 'CLOSED'), _negated=True), fields=['due_order', 'id'], name='leads_open_by_due'),
        ),
        migrations.AddIndex(
            model_name='lead',
            index=models.Index(condition=models.Q(('status', 'CLOSED'), _negated=True), fields=['-opened_at', '-id'], name='leads_open_by_opened'),
        ),
        migrations.AddIndex(
            model_name='lead',
            index=models.Index(fields=['status', '-score', '-id'], name='leads_status_score'),
        ),
        migrations.AddIndex(
            model_name='lead',
            index=models.Index(fields=['organisation', '-score', '-id'], name='leads_organisation_score'),
        ),
        migrations.AddIndex(
            model_name='lead',
            index=models.Index(fields=['area', '-score', '-id'], name='leads_area_score'),
        ),
        migrations.AddIndex(
            model_name='lead',
            index=models.Index(fields=['violation', '-score', '-id'], name='leads_violation_score'),
        ),
        migrations.AddIndex(
            model_name='lead',
            index=models.Index(fields=['subject_key', 'violation', 'closed_at'], name='leads_of_subject'),
        ),
        migrations.AddIndex(
            model_name='lead',
            index=models.Index(fields=['status', 'due_order'], name='leads_status_due'),
        ),
        migrations.AddIndex(
            model_name='lead',
            index=models.Index(fields=['organisation', 'status', 'due_order'], name='leads_organisation_due'),
        ),
        migrations.AddIndex(
            model_name='lead',
            index=models.Index(condition=models.Q(('returned', True)), fields=['status', 'organisation'], name='leads_returned'),
        ),
        migrations.AddIndex(
            model_name='lead',
            index=models.Index(condition=models.Q(('status', 'CLOSED'), _negated=True), fields=['area', 'status', 'due_order'], name='leads_open_by_area'),
        ),
        migrations.AddConstraint(
            model_name='lead',
            constraint=models.UniqueConstraint(condition=models.Q(('status', 'CLOSED'), _negated=True), fields=('subject_key', 'violation'), name='leads_one_open_lead'),
        ),
        migrations.AddConstraint(
            model_name='lead',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'CLOSED'), ('closed_at__isnull', False)), models.Q(models.Q(('status', 'CLOSED'), _negated=True), ('closed_at__isnull', True)), _connector='OR'), name='leads_closed_has_time'),
        ),
        migrations.AddConstraint(
            model_name='lead',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'OUTCOME'), _negated=True), models.Q(('outcome', ''), _negated=True), _connector='OR'), name='leads_outcome_is_named'),
        ),
        migrations.AddConstraint(
            model_name='lead',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('outcome', ''), ('outcome_at__isnull', True)), models.Q(models.Q(('outcome', ''), _negated=True), ('outcome_at__isnull', False)), _connector='OR'), name='leads_outcome_has_time'),
        ),
        migrations.AddConstraint(
            model_name='lead',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status__in', ['DISPATCHED', 'VERIFYING', 'OUTCOME']), _negated=True), models.Q(('area__isnull', False), ('dispatched_at__isnull', False), ('organisation__isnull', False)), _connector='OR'), name='leads_dispatched_has_office'),
        ),
        migrations.AddConstraint(
            model_name='lead',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status__in', ['VERIFYING', 'OUTCOME']), _negated=True), models.Q(('handler__isnull', False), ('taken_at__isnull', False)), _connector='OR'), name='leads_taken_has_handler'),
        ),
        migrations.AddConstraint(
            model_name='lead',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('clock_started_on__isnull', True), ('due_on__isnull', True)), ('due_on__gte', models.F('clock_started_on')), _connector='OR'), name='leads_due_after_start'),
        ),
        migrations.AddConstraint(
            model_name='lead',
            constraint=models.CheckConstraint(condition=models.Q(('severity__gte', 1), ('severity__lte', 5)), name='leads_severity_1_to_5'),
        ),
        migrations.AddConstraint(
            model_name='lead',
            constraint=models.CheckConstraint(condition=models.Q(('score__lte', 100)), name='leads_score_0_to_100'),
        ),
        migrations.AddIndex(
            model_name='finding',
            index=models.Index(fields=['lead', '-score', 'id'], name='leads_finding_of_lead'),
        ),
        migrations.AddIndex(
            model_name='finding',
            index=models.Index(fields=['run', '-id'], name='leads_finding_of_run'),
        ),
        migrations.AddIndex(
            model_name='finding',
            index=models.Index(fields=['rule', '-id'], name='leads_finding_by_rule'),
        ),
        migrations.AddIndex(
            model_name='finding',
            index=models.Index(fields=['violation', '-id'], name='leads_finding_by_violation'),
        ),
        migrations.AddIndex(
            model_name='finding',
            index=models.Index(fields=['area', '-id'], name='leads_finding_by_area'),
        ),
        migrations.AddIndex(
            model_name='finding',
            index=models.Index(condition=models.Q(('exempt', ''), ('lead__isnull', True), ('shadow', False), ('superseded', False)), fields=['subject_key'], name='leads_finding_loose'),
        ),
        migrations.AddConstraint(
            model_name='finding',
            constraint=models.CheckConstraint(condition=models.Q(('start__lte', models.F('end'))), name='leads_finding_start_before_end'),
        ),
        migrations.AddConstraint(
            model_name='finding',
            constraint=models.CheckConstraint(condition=models.Q(('severity__gte', 1), ('severity__lte', 5)), name='leads_finding_severity'),
        ),
        migrations.AddConstraint(
            model_name='finding',
            constraint=models.CheckConstraint(condition=models.Q(('score__gte', 0), ('score__lte', 1)), name='leads_finding_score'),
        ),
        migrations.AddConstraint(
            model_name='finding',
            constraint=models.CheckConstraint(condition=models.Q(('exempt', ''), models.Q(('lead__isnull', True), ('score', 0)), _connector='OR'), name='leads_exempt_makes_no_lead'),
        ),
        migrations.AddIndex(
            model_name='leadevent',
            index=models.Index(fields=['lead', 'id'], name='leads_event_of_lead'),
        ),
    ]
