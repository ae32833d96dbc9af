from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from wangjian.lake.fields import FIELD_TITLES
from wangjian.lake.quarantine import QuarantinedRow
from wangjian.lake.schemas import KINDS
from wangjian.sources.tables.records import LINE
from wangjian.web.officer.imports.kinds import GUIDES

AUTO = "auto"
MOST_FILES = 20
LONG = 60
"""Characters from which a value gets more than one line."""


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several files in one field; each is checked as a single one would be."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        given = data if isinstance(data, list | tuple) else [data]
        files = [super(ManyFilesField, self).clean(file, initial) for file in given] if given else []
        if not files:
            raise forms.ValidationError(self.error_messages["required"])
        if len(files) > MOST_FILES:
            raise forms.ValidationError(f"一次最多 {MOST_FILES} 个文件,请分几次上传。")
        return files


class UploadForm(forms.Form):
    uploads = ManyFilesField(
        label="文件",
        allow_empty_file=True,
        error_messages={"required": "请选择至少一个文件"},
        widget=ManyFiles(attrs={"multiple": True}),
    )
    kind = forms.ChoiceField(
        label="这是什么",
        choices=[(AUTO, "按文件名和表头判断"), *((guide.kind, guide.label) for guide in GUIDES.values())],
        initial=AUTO,
    )


class KindForm(forms.Form):
    """What a file is, where its headings did not tell."""

    kind = forms.ChoiceField(label="这是什么", choices=[(guide.kind, guide.label) for guide in GUIDES.values()])


class CorrectionForm(forms.Form):
    """The columns of a quarantined row, as the file had them, to be corrected."""

    def __init__(self, *args: Any, row: QuarantinedRow, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.auto_id = "column-%s"
        self.broken_line = str(row.raw.get(LINE) or "")
        """The row as it stands in the file, where it could not be taken apart; its columns are then typed in anew."""
        self.columns = list(KINDS[row.kind].names) if self.broken_line else list(row.raw)
        if row.field and row.field not in self.columns and row.field_title not in self.columns:
            # The column that is wrong may be missing altogether; a correction may name it by its field.
            self.columns.insert(0, row.field)
        for index, name in enumerate(self.columns):
            self.fields[f"c{index}"] = _column(name, row)

    def corrected(self) -> dict[str, str]:
        """Only what was changed, by the column's name in the file."""
        return {
            name: self.cleaned_data[f"c{index}"]
            for index, name in enumerate(self.columns)
            if f"c{index}" in self.changed_data
        }


def _column(name: str, row: QuarantinedRow) -> forms.CharField:
    value = row.raw.get(name)
    text = "" if value is None else str(value)
    is_wrong = name in (row.field, row.field_title)
    attributes = {"rows": 3} if len(text) > LONG else {}
    widget = forms.Textarea(attrs=attributes) if len(text) > LONG else forms.TextInput()
    return forms.CharField(
        label=FIELD_TITLES.get(name, name),
        required=False,
        initial=text,
        widget=widget,
        help_text=row.sentence if is_wrong else "",
    )
