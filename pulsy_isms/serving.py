"""How the web process listens and works; everything by environment variables."""

import gc
import os
from typing import Any

bind = f"{os.environ.get('PULSY_LISTEN', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
worker_class = "gthread"
workers = int(os.environ.get("PULSY_WEB_PROCESSES", "2"))
threads = int(os.environ.get("PULSY_WEB_THREADS", "4"))
preload_app = True  # loaded once, then forked
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: PTH112, S108 in memory: heartbeats never wait for a disk
control_socket_disable = True
max_requests = 5_000
max_requests_jitter = 500
timeout = 60
graceful_timeout = 30
keepalive = 5
loglevel = os.environ.get("PULSY_WEB_LOG_LEVEL", "warning")
forwarded_allow_ips = "*" if os.environ.get("PULSY_BEHIND_PROXY") else "127.0.0.1"


def settle() -> None:
    """What is loaded stays for ever: the collector no longer walks it, and comes by less often during a page."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def post_worker_init(worker: Any) -> None:
    """Gunicorn calls this in each process, once the product is loaded."""
    settle()
