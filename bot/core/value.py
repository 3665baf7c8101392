"""How the core's values are made: data classes that nobody changes.

The type checker refuses to assign to a field, as it does for a frozen data class. At run time a value is a
plain data class with slots, which is made in a third of the time: reading one item makes hundreds.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar, dataclass_transform, overload

T = TypeVar("T")
V = TypeVar("V")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(cls: type[T]) -> type[T]:
    """A class of values from a class of annotated fields; equal and hashed by them."""
    return dataclass(slots=True, unsafe_hash=True)(cls)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: type[T]) -> type[T]:
    """A value that the store keeps, and makes again from JSON by its fields' types: it is not compiled."""
    return value(cls)


def with_lazy(cls: type[T]) -> type[T]:
    """Marks a class that has `lazy` attributes: compiled, it still has the dict that they need."""
    return cls


class lazy(Generic[T, V]):  # noqa: N801 - a decorator
    """An attribute that is worked out when it is first asked for; the class is marked `with_lazy`.

    As `functools.cached_property`, without the lock that Python 3.11 takes there, dearer than most work.
    """

    def __init__(self, work: Callable[[T], V]) -> None:
        self._work = work
        self.__doc__ = work.__doc__

    def __set_name__(self, owner: type[T], name: str) -> None:
        self._name = name  # which a compiled function does not say of itself

    @overload
    def __get__(self, instance: None, owner: type[T]) -> lazy[T, V]: ...
    @overload
    def __get__(self, instance: T, owner: type[T]) -> V: ...
    def __get__(self, instance: T | None, owner: type[T]) -> lazy[T, V] | V:
        if instance is None:
            return self
        found = instance.__dict__[self._name] = self._work(instance)
        return found
