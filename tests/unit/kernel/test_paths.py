"""Finding the data that ships with the product."""

import pytest

from wangjian.kernel.paths import NEEDED, MissingDataRoot, data_root


def test_data_root_of_a_checkout_holds_all_that_is_needed(monkeypatch):
    monkeypatch.delenv("WANGJIAN_DATA", raising=False)

    assert all((data_root() / name).is_dir() for name in NEEDED)


def test_data_root_can_be_named(tmp_path, monkeypatch):
    for name in NEEDED:
        (tmp_path / name).mkdir()
    monkeypatch.setenv("WANGJIAN_DATA", str(tmp_path))

    assert data_root() == tmp_path


def test_data_root_that_lacks_a_folder_is_refused_by_name(tmp_path, monkeypatch):
    (tmp_path / "lawbook").mkdir()
    monkeypatch.setenv("WANGJIAN_DATA", str(tmp_path))

    with pytest.raises(MissingDataRoot, match="没有 rulepacks、citypacks"):
        data_root()
