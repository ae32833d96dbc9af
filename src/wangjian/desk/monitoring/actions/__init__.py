"""Ordering imports and runs, stopping and resuming them."""

from wangjian.desk.monitoring.actions.quarantine import note_dropped, note_retried
from wangjian.desk.monitoring.actions.requesting import request_import, request_run
from wangjian.desk.monitoring.actions.stopping import resume_job, stop_job

__all__ = ["note_dropped", "note_retried", "request_import", "request_run", "resume_job", "stop_job"]
