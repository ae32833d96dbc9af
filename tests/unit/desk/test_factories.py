import pytest
from django.apps import apps
from tests.factories import FACTORIES

DESK = {model._meta.label: model for model in apps.get_models() if model.__module__.startswith("wangjian.desk.")}


def test_every_model_has_a_factory() -> None:
    assert sorted(FACTORIES) == sorted(DESK)


@pytest.mark.django_db
@pytest.mark.parametrize("label", sorted(FACTORIES))
def test_factory_makes_a_row_the_database_accepts(label: str) -> None:
    row = FACTORIES[label]()
    assert DESK[label]._default_manager.filter(pk=row.pk).exists()
