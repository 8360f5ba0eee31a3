"""Pages: what an application declares to show a list, a record, or the form of an action."""

from web.pages.actions import ActionPage
from web.pages.base import Page, page
from web.pages.lists import ListPage
from web.pages.records import RecordPage

__all__ = ["ActionPage", "ListPage", "Page", "RecordPage", "page"]
