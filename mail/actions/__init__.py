"""Writing letters, delivering them, and what is done when they do not arrive."""

from mail.actions.delivering import deliver_batch, queue_delivery
from mail.actions.following import record_bounce, send_again
from mail.actions.posting import Post, post

__all__ = ["Post", "deliver_batch", "post", "queue_delivery", "record_bounce", "send_again"]
