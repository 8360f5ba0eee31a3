"""Opening a file that came from elsewhere: its size, its depth and its repetitions are bounded before it is read."""

import json
from typing import Any, Final

import yaml

from controls.places import CatalogueError

LIMIT: Final = 40 * 1024 * 1024
DEPTH: Final = 60
NODES: Final = 3_000_000


def opened(*, content: bytes) -> Any:
    """The document, from JSON or YAML. Raises CatalogueError with the place that cannot be read."""
    if len(content) > LIMIT:
        raise CatalogueError(path="/", code="too_large", value=str(LIMIT // 1024 // 1024))
    if not content.strip():
        raise CatalogueError(path="/", code="empty_file")
    text = _text(content)
    return _json(text) if text.lstrip().startswith("{") else _yaml(text)


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise CatalogueError(path=f"line {line}", code="not_utf8") from error


def _json(text: str) -> Any:
    try:
        read = json.loads(text)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise CatalogueError(path=where, code="not_json", value=error.msg) from error
    except RecursionError as error:
        raise CatalogueError(path="/", code="too_deep", value=str(DEPTH)) from error
    if "\\u0000" in text:
        raise CatalogueError(path="/", code="not_text")
    _bound_depth(read)
    return read


def _bound_depth(read: Any) -> None:
    level = [read]
    for _depth in range(DEPTH):
        level = [
            child
            for item in level
            for child in (item.values() if isinstance(item, dict) else item)
            if isinstance(child, dict | list)
        ]
        if not level:
            return
    raise CatalogueError(path="/", code="too_deep", value=str(DEPTH))


def _yaml(text: str) -> Any:
    try:
        if _bounded_events(text):
            _refuse_bomb(yaml.compose(text, Loader=yaml.CSafeLoader))
        return yaml.load(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + 1}, column {mark.column + 1}" if mark else "/"
        raise CatalogueError(path=where, code="not_yaml", value=str(getattr(error, "problem", "") or "")) from error
    except ValueError as error:  # a date such as 2024-13-45, which YAML itself would build
        if isinstance(error, CatalogueError):
            raise
        raise CatalogueError(path="/", code="not_yaml", value=str(error)) from error


def _bounded_events(text: str) -> bool:
    """Walk the file without building anything; answers whether it repeats parts of itself by alias."""
    depth, aliases = 0, False
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEPTH:
                where = f"line {event.start_mark.line + 1}" if event.start_mark else "/"
                raise CatalogueError(path=where, code="too_deep", value=str(DEPTH))
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        aliases = aliases or isinstance(event, yaml.AliasEvent)
    return aliases


def _refuse_bomb(root: Any) -> None:
    """Aliases are allowed as long as what they stand for, written out, stays small and ends."""
    sizes: dict[int, int] = {}

    def size(node: Any, above: frozenset[int]) -> int:
        if id(node) in above:
            raise CatalogueError(path=f"line {node.start_mark.line + 1}", code="loop")
        if id(node) not in sizes:
            value = node.value if isinstance(node.value, list) else []
            children = [part for item in value for part in (item if isinstance(item, tuple) else (item,))]
            sizes[id(node)] = 1 + sum(size(child, above | {id(node)}) for child in children)
        return sizes[id(node)]

    if size(root, frozenset()) > NODES:
        raise CatalogueError(path="/", code="bomb")
