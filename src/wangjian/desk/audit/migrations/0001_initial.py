from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='ChainHead',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seq', models.PositiveBigIntegerField(default=0)),
                ('hash', models.CharField(default='', max_length=64)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('pk', 1)), name='audit_one_chain_head')],
            },
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('seq', models.PositiveBigIntegerField(primary_key=True, serialize=False, verbose_name='序号')),
                ('at', models.DateTimeField(verbose_name='时间')),
                ('actor', models.CharField(max_length=150, verbose_name='账号')),
                ('actor_name', models.CharField(max_length=150, verbose_name='姓名')),
                ('event', models.CharField(max_length=60, verbose_name='事项')),
                ('target_type', models.CharField(blank=True, max_length=60, verbose_name='对象类型')),
                ('target_id', models.CharField(blank=True, max_length=60, verbose_name='对象编号')),
                ('detail', models.JSONField(default=dict, verbose_name='内容')),
                ('previous_hash', models.CharField(max_length=64)),
                ('hash', models.CharField(max_length=64, unique=True)),
            ],
            options={
                'ordering': ['-seq'],
                'indexes': [models.Index(fields=['target_type', 'target_id', '-seq'], name='audit_by_target'), models.Index(fields=['actor', '-seq'], name='audit_by_actor'), models.Index(fields=['event', '-seq'], name='audit_by_event')],
            },
        ),
    ]
