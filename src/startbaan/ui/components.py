"""The components: templates that declare their attributes, and the tag that holds a page to them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.template import Context, NodeList, TemplateSyntaxError
from django.template.base import FilterExpression, Node, Parser, Token
from django.utils.safestring import SafeString

FOLDER = Path(__file__).parent / "templates" / "components"
HEAD = re.compile(r"\A\{% comment %\}\n(?P<lines>.*?)\n\{% endcomment %\}", re.DOTALL)
ATTRIBUTE = re.compile(
    r"(?P<name>[a-z_]+)(?P<optional>=(?P<default>[\w-]*))?(?: \[(?P<choices>[^\]]+)\])?: (?P<meaning>.+)"
)
CONTENT = "content"


class UnreadableComponent(Exception):
    """A component template whose first comment does not declare what it takes."""


@dataclass(frozen=True)
class Attribute:
    """One attribute of a component; without a default it must be given, with choices nothing else is taken."""

    name: str
    default: str | None
    choices: tuple[str, ...]
    meaning: str

    @property
    def required(self) -> bool:
        """Return whether a page must give it."""
        return self.default is None


@dataclass(frozen=True)
class Component:
    """A template with its caption, its attributes and whether it wraps content."""

    name: str
    caption: str
    attributes: Mapping[str, Attribute]
    wraps: bool

    @property
    def template(self) -> str:
        """Return the name under which the template is found."""
        return f"components/{self.name}.html"

    @property
    def signature(self) -> str:
        """Return the attributes in one line, for a message or a heading."""
        return ", ".join(a.name if a.required else f"{a.name}={a.default}" for a in self.attributes.values())


def read_component(path: Path) -> Component:
    """Read the declaration in the first comment of a component template."""
    head = HEAD.match(path.read_text(encoding="utf-8"))
    if head is None:
        raise UnreadableComponent(f"{path.name}: begint niet met {{% comment %}} en wat het onderdeel aanneemt")
    caption, *lines = head["lines"].splitlines()
    attributes: dict[str, Attribute] = {}
    wraps = False
    for number, line in enumerate(lines, start=3):
        found = ATTRIBUTE.fullmatch(line)
        if found is None:
            raise UnreadableComponent(f"{path.name}:{number}: geen attribuut: {line}")
        if found["name"] == CONTENT:
            wraps = True
            continue
        choices = tuple(found["choices"].split("|")) if found["choices"] else ()
        default = found["default"] if found["optional"] else None
        attributes[found["name"]] = Attribute(found["name"], default, choices, found["meaning"])
    return Component(path.stem, caption, attributes, wraps)


@cache
def components() -> Mapping[str, Component]:
    """Return every component by name, read once."""
    return {path.stem: read_component(path) for path in sorted(FOLDER.glob("*.html"))}


@dataclass(frozen=True)
class Place:
    """Where in which template something stands, for messages."""

    template: str
    line: int

    def refuse(self, message: str) -> TemplateSyntaxError:
        """Return the error that names this place."""
        return TemplateSyntaxError(f"{self.template}:{self.line}: {message}")


class ComponentNode(Node):
    """One use of a component on a page; renders its template with nothing but its attributes and content."""

    def __init__(
        self, component: Component, *, given: Mapping[str, FilterExpression], inside: NodeList | None, place: Place
    ) -> None:
        self.component = component
        self.given = given
        self.nodelist = inside or NodeList()
        self.place = place

    def render(self, context: Context) -> SafeString:
        values = {name: self.value(attribute, context) for name, attribute in self.component.attributes.items()}
        if self.component.wraps:
            values[CONTENT] = self.nodelist.render(context)
        if context.template is None:
            raise self.place.refuse("een onderdeel staat altijd op een pagina")
        template = context.template.engine.get_template(self.component.template)
        return template.render(context.new(values | {"csrf_token": context.get("csrf_token")}))

    def value(self, attribute: Attribute, context: Context) -> object:
        """Return what the page gives for an attribute, refusing what is empty or not one of its choices."""
        expression = self.given.get(attribute.name)
        if expression is None:
            return attribute.default
        value = expression.resolve(context, ignore_failures=True)
        if value is None or value == "":
            if attribute.required:
                raise self.place.refuse(f'onderdeel "{self.component.name}": "{attribute.name}" is leeg ({expression})')
            return attribute.default
        if attribute.choices and str(value) not in attribute.choices:
            allowed = ", ".join(attribute.choices)
            raise self.place.refuse(
                f'onderdeel "{self.component.name}": "{attribute.name}" kan niet "{value}" zijn; wel: {allowed}'
            )
        return value


def parse_component(parser: Parser, token: Token) -> ComponentNode:
    """Turn `{% component "name" attribute=value … %}` into a node; refuse what the component does not declare."""
    place = Place(str(parser.origin.template_name or parser.origin.name) if parser.origin else "?", token.lineno or 0)
    _, *bits = token.split_contents()
    component = _named(bits[0] if bits else "", place=place)
    given: dict[str, FilterExpression] = {}
    for bit in bits[1:]:
        name, equals, expression = bit.partition("=")
        if not equals or name not in component.attributes:
            raise place.refuse(f'onderdeel "{component.name}" kent geen attribuut "{name}"; wel: {component.signature}')
        if name in given:
            raise place.refuse(f'onderdeel "{component.name}": "{name}" staat er twee keer')
        given[name] = parser.compile_filter(expression)
    missing = [a.name for a in component.attributes.values() if a.required and a.name not in given]
    if missing:
        raise place.refuse(f'onderdeel "{component.name}" mist: {", ".join(missing)}')
    inside = None
    if component.wraps:
        inside = parser.parse(("endcomponent",))
        parser.delete_first_token()
    return ComponentNode(component, given=given, inside=inside, place=place)


def _named(quoted: str, *, place: Place) -> Component:
    name = quoted.strip("\"'")
    if name == quoted or name not in components():
        raise place.refuse(f"er is geen onderdeel {quoted or '(zonder naam)'}; wel: {', '.join(components())}")
    return components()[name]
