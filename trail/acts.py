"""What a change is: @action checks, writes, leaves its trace and commits, always in that order."""

import functools
import inspect
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ParamSpec, Protocol, TypeVar, cast
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from trail import clock, rows
from trail.log import append_entry
from trail.merkle import leaf_hash, root_of
from trail.records import NO_STATE, Fact, Record
from trail.state import Act, require_act, running, running_act

P = ParamSpec("P")
R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)

current_act = require_act


class Refused(PermissionDenied):
    """The actor may not do this there; the refusal itself is in the trail."""

    def __init__(self, act: Act, permission: str) -> None:
        super().__init__(_("You do not hold the right to do this here."))
        self.act = act
        self.permission = permission


class Gate(Protocol):
    """Answers whether an actor holds a permission on a scope (a perimeter, a record in one, or None: anywhere)."""

    def allows(self, *, actor: Any, permission: str, scope: Any) -> bool:
        """Read afresh, for the act itself."""

    def may(self, *, actor: Any, permission: str, scope: Any) -> bool:
        """The same answer from what was read for this request, for showing buttons."""

    def perimeter_of(self, *, scope: Any) -> Any:
        """The perimeter that `scope` lies in, or None."""


class _ClosedGate:
    """Until an application installs a gate, nobody may do anything."""

    def allows(self, *, actor: Any, permission: str, scope: Any) -> bool:
        return False

    may = allows

    def perimeter_of(self, *, scope: Any) -> Any:
        return None


_gate: Gate = _ClosedGate()


def install_gate(gate: Gate) -> None:
    """Install the one gate; called once at start."""
    global _gate  # noqa: PLW0603 -- one gate a process, set at start
    _gate = gate


@dataclass(frozen=True)
class ActRef:
    """What a subscriber is told of the act that it follows."""

    name: str
    entry_id: UUID
    record_id: UUID | None
    perimeter_id: UUID | None


Subscriber = Callable[..., None]
Queue = Callable[[str, dict[str, Any], Act], None]
_subscribers: dict[str, list[str]] = defaultdict(list)
_handlers: dict[str, Subscriber] = {}
_queue: Queue | None = None
_actions: dict[str, Any] = {}


def install_queue(queue: Queue) -> None:
    """Install what turns a subscription into a job, inside the transaction of the act."""
    global _queue  # noqa: PLW0603 -- one queue a process, set at start
    _queue = queue


def after(act_name: str) -> Callable[[Subscriber], Subscriber]:
    """Subscribe to an action: the function is queued as a job in the act's own transaction, keyword `act`."""

    def subscribe(function: Subscriber) -> Subscriber:
        key = f"{function.__module__}.{function.__qualname__}"
        _handlers[key] = function
        _subscribers[act_name].append(key)
        return function

    return subscribe


def deliver(*, handler: str, name: str, entry_id: str, record_id: str | None, perimeter_id: str | None) -> None:
    """Run one subscriber; its parameters are what the queue was given."""
    reference = ActRef(
        name=name,
        entry_id=UUID(entry_id),
        record_id=UUID(record_id) if record_id else None,
        perimeter_id=UUID(perimeter_id) if perimeter_id else None,
    )
    _handlers[handler](act=reference)


class Action(Protocol[P, R_co]):
    """A use case: callable, and able to say who may do it where."""

    name: str
    permission: str
    scope: str | None
    record: str | None
    reads: bool
    parameters: dict[str, Any]

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R_co:
        """Check the right, write, leave the trace, commit. Raises Refused, ValidationError."""

    def allowed(self, user: Any, scope: Any = None) -> bool:
        """Whether a button for this should show."""


def actions() -> dict[str, "Action[..., Any]"]:
    """Every declared action by name."""
    return dict(_actions)


def action(
    name: str, *, permission: str, scope: str | None, record: str | None = None, reads: bool = False
) -> Callable[[Callable[P, R]], Action[P, R]]:
    """Turn a function of keyword arguments (the first one `actor`) into an action.

    `scope` names the argument that says where (a perimeter or a record in one); None asks for the right at the root.
    `record` names the argument that is the target of the entry; by default the scope, or what the function returns.
    """

    def declare(function: Callable[P, R]) -> Action[P, R]:
        if name in _actions:
            raise ValueError(f"Two actions are named {name}.")
        parameters = {key: p.annotation for key, p in inspect.signature(function).parameters.items() if key != "actor"}
        if scope is not None and scope not in parameters:
            raise ValueError(f"{name}: no argument is named {scope!r}.")

        @functools.wraps(function)
        def run(*args: P.args, **kwargs: P.kwargs) -> R:
            if args:
                raise TypeError(f"{name} takes keyword arguments only.")
            return _perform(declared, function, dict(kwargs))

        def allowed(user: Any, scope: Any = None) -> bool:
            return _gate.may(actor=user, permission=permission, scope=scope)

        declared = cast("Action[P, R]", run)
        declared.name, declared.permission, declared.scope, declared.reads = name, permission, scope, reads
        declared.record, declared.parameters = record or scope, parameters
        declared.allowed = allowed  # type: ignore[method-assign]
        _actions[name] = declared
        return declared

    return declare


def _perform(declared: Action[P, R], function: Callable[P, R], arguments: dict[str, Any]) -> R:
    outer = running_act()
    scope = arguments.get(declared.scope) if declared.scope else None
    act = Act(
        name=declared.name,
        actor=arguments["actor"],
        at=outer.at if outer else clock.now(),
        cause=outer.id if outer else None,
        perimeter=_gate.perimeter_of(scope=scope),
        target=arguments.get(declared.record) if declared.record else None,
    )
    try:
        if not _gate.allows(actor=act.actor, permission=declared.permission, scope=scope):
            raise Refused(act, declared.permission)
        with transaction.atomic(durable=outer is None), running(act):
            result = function(**arguments)  # type: ignore[call-arg]
            _settle(act, result)
    except Refused as refusal:
        if outer is None:
            _record_refusal(refusal)
        raise
    return result


def _settle(act: Act, result: Any) -> None:
    """Write the entry that answers for every row of the act, and queue what follows it."""
    if not isinstance(act.target, (Record, Fact)) and isinstance(result, (Record, Fact)):
        act.target = result
    if act.perimeter is None and act.target is not None:
        act.perimeter = _gate.perimeter_of(scope=act.target)
    target: Any = act.target if isinstance(act.target, (Record, Fact)) else None
    append_entry(
        entry_id=act.id,
        act=act.name,
        cause=act.cause,
        actor=str(act.actor.pk),
        scope=act.perimeter.pk if act.perimeter is not None else None,
        obj=f"{target._meta.label_lower}:{target.pk}" if target is not None else "",
        why=act.why,
        began=act.at,
        at=clock.now(),
        rows=len(act.digests),
        root=root_of([leaf_hash(digest) for digest in act.digests]),
        version=getattr(target, "version", 0),
        previous=_previous_state(act, target),
    )
    for handler in _subscribers[act.name]:
        _enqueue(handler, act, target)


def _previous_state(act: Act, target: Any) -> bytes:
    """The digest of the state before the target's last change: what its newest history row carries."""
    if not isinstance(target, Record) or target.version == 0:
        return NO_STATE
    if known := act.previous.get((target._meta.label_lower, target.pk, target.version)):
        return known
    history = rows.history_model_of(type(target))._base_manager
    newest = history.filter(id=target.pk, version=target.version).values_list("prev", flat=True).first()
    return bytes(newest) if newest else NO_STATE


def _enqueue(handler: str, act: Act, target: Any) -> None:
    if _queue is None:
        raise RuntimeError("No queue is installed: what follows an act would be lost.")
    parameters = {
        "handler": handler,
        "name": act.name,
        "entry_id": str(act.id),
        "record_id": str(target.pk) if target is not None else None,
        "perimeter_id": str(act.perimeter.pk) if act.perimeter is not None else None,
    }
    _queue("trail.after", parameters, act)


def _record_refusal(refusal: Refused) -> None:
    """A refusal commits an entry of its own, after whatever the act had begun was rolled back."""
    act = refusal.act
    target: Any = act.target if isinstance(act.target, (Record, Fact)) else None
    with transaction.atomic():
        append_entry(
            entry_id=act.id,
            act=f"{act.name}.refused",
            cause=None,
            actor=str(act.actor.pk or ""),
            scope=act.perimeter.pk if act.perimeter is not None else None,
            obj=f"{target._meta.label_lower}:{target.pk}" if target is not None else "",
            why=f"right:{refusal.permission}",
            began=act.at,
            at=clock.now(),
            rows=0,
            root=root_of([]),
            version=getattr(target, "version", 0),
            previous=NO_STATE,
        )
