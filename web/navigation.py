"""The menu: sections and entries, of which a person sees those whose page they may open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.urls import NoReverseMatch, resolve, reverse

from web.access import declared_permission, may_open

Text = Any


@dataclass(frozen=True)
class Entry:
    """One line of the menu: its words and the name of the route it opens."""

    label: Text
    route: str
    icon: str = ""

    @property
    def url(self) -> str:
        """The address, or nothing where the route does not exist."""
        try:
            return reverse(self.route)
        except NoReverseMatch:
            return ""

    @property
    def permission(self) -> str:
        """What the route itself declares, so that a hidden entry and a refusal never disagree."""
        return declared_permission(resolve(self.url).func) if self.url else ""


@dataclass(frozen=True)
class Section:
    """One of the few headings of the menu, with its icon, the word it stands under, and its entries."""

    label: Text
    icon: str
    word: Text = ""
    entries: Sequence[Entry] = ()


@dataclass
class Link:
    """An entry as shown to one person."""

    label: Text
    url: str
    icon: str = ""
    current: bool = False


@dataclass
class Group:
    """A section as shown to one person."""

    label: Text
    icon: str
    word: Text
    links: list[Link]
    first_of_word: bool = False
    around: bool = False

    @property
    def current(self) -> bool:
        """Whether the person is somewhere inside this section, or on a page that belongs to its room."""
        return self.around or any(link.current for link in self.links)


@dataclass
class Navigation:
    """The whole menu, filled once by the composition of the product."""

    sections: list[Section] = field(default_factory=list)
    gear: list[Entry] = field(default_factory=list)
    account: list[Entry] = field(default_factory=list)
    report: Entry | None = None
    sign_out: str = ""

    def entries(self) -> list[Entry]:
        """Every entry declared anywhere in the menu."""
        listed = [entry for section in self.sections for entry in section.entries]
        return [*listed, *self.gear, *self.account, *([self.report] if self.report else [])]

    def groups_for(self, user: Any, path: str) -> list[Group]:
        """The sections a person may open, with the current place marked."""
        groups = [
            Group(section.label, section.icon, section.word, links_for(section.entries, user))
            for section in self.sections
        ]
        groups = [group for group in groups if group.links]
        aside = links_for([*self.gear, *self.account], user)
        if not mark_current([link for group in groups for link in group.links], path) and not mark_current(aside, path):
            mark_around(groups, path)
        words: set[str] = set()
        for group in groups:
            group.first_of_word = bool(group.word) and str(group.word) not in words
            words.add(str(group.word))
        return groups


def links_for(entries: Sequence[Entry], user: Any) -> list[Link]:
    """The entries whose page exists and that this person may open."""
    shown = []
    for entry in entries:
        url = entry.url
        if url and may_open(user, declared_permission(resolve(url).func)):
            shown.append(Link(entry.label, url, entry.icon))
    return shown


def mark_current(links: list[Link], path: str) -> bool:
    """Mark the link whose address is the longest beginning of the path; whether there is one."""
    inside = [link for link in links if path == link.url or (link.url != "/" and path.startswith(link.url))]
    if inside:
        max(inside, key=lambda link: len(link.url)).current = True
    return bool(inside)


def mark_around(groups: list[Group], path: str) -> None:
    """Open the section with the most links into the same room, for a page that hangs from no entry."""
    room = f"/{path.strip('/').partition('/')[0]}/"
    near = {id(group): sum(link.url.startswith(room) for link in group.links) for group in groups}
    best = max(groups, key=lambda group: near[id(group)], default=None)
    if best is not None and near[id(best)]:
        best.around = True
