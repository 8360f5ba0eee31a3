"""A broker that needs no server: messages are files in a folder. A folder that vanishes is made again."""

import os
import time
import uuid
from pathlib import Path
from queue import Empty
from typing import Any

from kombu.transport import filesystem
from kombu.utils.encoding import bytes_to_str, str_to_bytes
from kombu.utils.json import dumps, loads


class Channel(filesystem.Channel):
    """Kombu's folder, made again when somebody deletes it, and read without leaving the folder."""

    def _put(self, queue: str, payload: Any, **kwargs: Any) -> None:
        """Write beside, then rename: a reader never sees half a message."""
        folder = Path(self.data_folder_out)
        folder.mkdir(parents=True, exist_ok=True)
        name = f"{time.time_ns():020d}_{uuid.uuid4()}.{queue}.msg"
        (folder / f"{name}.new").write_bytes(str_to_bytes(dumps(payload)))
        (folder / f"{name}.new").rename(folder / name)

    def _queue_bind(self, *args: Any) -> None:
        Path(self.control_folder).mkdir(parents=True, exist_ok=True)
        super()._queue_bind(*args)

    def _get(self, queue: str) -> Any:
        """The oldest message: renamed first, so that of several readers one alone has it."""
        folder = Path(self.data_folder_in)
        folder.mkdir(parents=True, exist_ok=True)
        for name in sorted(os.listdir(folder)):
            if name.partition(".")[2] != f"{queue}.msg":
                continue
            taken = folder / f"{name}.taken"
            try:
                (folder / name).rename(taken)
                content = taken.read_bytes()
                taken.unlink()
            except FileNotFoundError:  # another reader was first
                continue
            return loads(bytes_to_str(content))
        raise Empty


class Transport(filesystem.Transport):
    """The transport over such folders."""

    Channel = Channel
    polling_interval = 0.25
