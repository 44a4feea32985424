"""How much work a template may do: a hostile or mistaken one is stopped, not waited for.

Every turn of a loop, call of a macro and value printed costs its characters and a fixed sum. A report of 1,000 claims
costs about a sixth of what there is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

from jinja2 import nodes

from dragoman.base.errors import TemplateError

MOST_WORK = 120_000_000
STEP = 60
TICK = "_tick"


class Budget:
    """What is left of the work that one rendering may do."""

    def __init__(self, most: int = MOST_WORK) -> None:
        self._left = most

    def spend(self, cost: int) -> None:
        """Take the cost of a step.

        Raises:
            TemplateError: nothing is left.
        """
        self._left -= STEP + cost
        if self._left < 0:
            raise TemplateError(
                "does too much: a loop is too long or too deep. Loop over the report's own fields only."
            )

    def tick(self, cost: int) -> str:
        """`spend` as a template calls it."""
        self.spend(cost)
        return ""


def counted_filter(do: Callable[..., Any], budget: Budget) -> Callable[..., Any]:
    """A filter that costs as many steps as what it goes through has items, and what it makes."""

    @wraps(do)  # keeps the marks by which Jinja knows what a filter wants
    def counted(*args: Any, **kwargs: Any) -> Any:
        for given in args:
            if isinstance(given, (list, tuple, range)):
                budget.spend(STEP * len(given))
            elif isinstance(given, str):
                budget.spend(len(given))
        made = do(*args, **kwargs)
        return _counted_items(made, budget) if isinstance(made, Iterator) else made

    return counted


def _counted_items(items: Iterator[Any], budget: Budget) -> Iterator[Any]:
    for item in items:
        budget.spend(0)
        yield item


def count_steps(tree: nodes.Template) -> nodes.Template:
    """The template with a tick at the begin of its body, of every loop, macro and block."""
    _add_step(tree, tree.body)
    for loop in tree.find_all(nodes.For):
        _add_step(loop, loop.body)
    for macro in tree.find_all(nodes.Macro):
        _add_step(macro, macro.body)
    for call in tree.find_all(nodes.CallBlock):
        _add_step(call, call.body)
    for block in tree.find_all(nodes.Block):
        _add_step(block, block.body)
    return tree


def _add_step(node: nodes.Node, body: list[nodes.Node]) -> None:
    static = sum(len(data.data) for data in node.find_all(nodes.TemplateData))
    step = nodes.ExprStmt(nodes.Call(nodes.Name(TICK, "load"), [nodes.Const(static)], [], None, None))
    step.set_lineno(node.lineno)
    body.insert(0, step)
