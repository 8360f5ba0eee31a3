"""A broker that needs no server: messages are files in a folder. A folder that vanishes is made again."""

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

    def _folder(self) -> Path:
        folder = Path(self.data_folder_in)
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def _messages(self, queue: str) -> list[Path]:
        """The messages of a queue, oldest first."""
        return sorted(path for path in self._folder().iterdir() if path.name.partition(".")[2] == f"{queue}.msg")

    def _put(self, queue: str, payload: dict[str, Any], **kwargs: Any) -> None:  # type: ignore[override]  # as kombu
        """Write beside, then rename: a reader never sees half a message."""
        path = self._folder() / f"{time.time_ns():020d}_{uuid.uuid4()}.{queue}.msg"
        written = path.with_name(f"{path.name}.new")
        written.write_bytes(str_to_bytes(dumps(payload)))
        written.rename(path)

    def _get(self, queue: str, timeout: float | None = None) -> Any:
        """The oldest message: renamed first, so that of several readers one alone has it."""
        for path in self._messages(queue):
            taken = path.with_name(f"{path.name}.taken")
            try:
                path.rename(taken)
                content = taken.read_bytes()
                taken.unlink()
            except FileNotFoundError:  # another reader was first
                continue
            return loads(bytes_to_str(content))
        raise Empty

    def _queue_bind(self, *args: Any) -> None:
        self._folder()
        super()._queue_bind(*args)

    def _size(self, queue: str) -> int:
        return len(self._messages(queue))

    def _purge(self, queue: str) -> int:
        waiting = self._messages(queue)
        for path in waiting:
            path.unlink(missing_ok=True)
        return len(waiting)


class Transport(filesystem.Transport):
    """The transport over such folders."""

    Channel = Channel
    polling_interval = 0.25
