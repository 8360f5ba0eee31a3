"""Sealed bytes in a bucket of an S3-compatible store. Imported only where the settings ask for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from botocore.exceptions import ClientError
from storages.backends.s3 import S3Storage

from vault.storage import AlreadyStored, name_set_aside

PRECONDITION_FAILED = 412


class S3Vault(S3Storage):
    """A bucket of an S3-compatible store that honours If-None-Match on writing."""

    def write_once(self, *, name: str, source: Path) -> None:
        with source.open("rb") as body:
            try:
                self.connection.meta.client.put_object(
                    Bucket=self.bucket_name, Key=self._normalize_name(name), Body=body, IfNoneMatch="*"
                )
            except ClientError as error:
                if error.response["ResponseMetadata"]["HTTPStatusCode"] == PRECONDITION_FAILED:
                    raise AlreadyStored(name) from None
                raise

    def set_aside(self, *, name: str) -> None:
        client, key = self.connection.meta.client, self._normalize_name(name)
        client.copy({"Bucket": self.bucket_name, "Key": key}, self.bucket_name, name_set_aside(name=name))
        client.delete_object(Bucket=self.bucket_name, Key=key)

    def names(self) -> Iterator[tuple[str, float]]:
        for item in self.bucket.objects.filter(Prefix=self.location):
            yield item.key, item.last_modified.timestamp()
