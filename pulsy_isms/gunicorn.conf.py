"""How pages are served: a few processes of threads, loaded once and forked."""

import os
from pathlib import Path

_listen = os.environ.get("PULSY_LISTEN", "127.0.0.1")
bind = [f"{_listen}:{os.environ.get('PORT', '8000')}"]
worker_class = "gthread"
workers = int(os.environ.get("PULSY_WEB_WORKERS", "2"))
threads = int(os.environ.get("PULSY_WEB_THREADS", "6"))
preload_app = True
timeout = 60
graceful_timeout = 10
keepalive = 5
max_requests = 20_000
max_requests_jitter = 2_000
limit_request_line = 8190
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 -- gunicorn's heartbeat file, unlinked
control_socket_disable = True
accesslog = None
loglevel = os.environ.get("PULSY_LOG_LEVEL", "warning").lower()
proc_name = "pulsy-isms"
