"""Own what becomes of attributes in a profile, and how a mark leads back to an element."""

from typing import Final

from lxml import etree

from edition.exchange.profile.losses import Change, Changes, Kind, short
from edition.exchange.profile.model import Attribute, Profile, Rule
from edition.view.names import TEI, XML, Element, local_name

REND: Final = "rend"
RENDITION: Final = "rendition"


def can_stand(profile: Profile, source: Element, rule: Rule, name: str) -> bool:
    """Tell whether *source* has what the element *name* must have."""
    return all(
        one.default or one.name == rule.mark[0] or _has(profile, source, rule, name, one)
        for one in profile.allowed(name).values()
        if one.required
    )


def _has(profile: Profile, source: Element, rule: Rule, name: str, wanted: Attribute) -> bool:
    for key, value in source.attrib.items():
        attribute = short(str(key))
        renamed = rule.rename.get(attribute, attribute)
        said = profile.values.get(f"{name}/{renamed}", {}).get(str(value), str(value))
        if renamed == wanted.name and wanted.allows(said):
            return True
    return False


def carry(profile: Profile, source: Element, rule: Rule, out: Element, changes: Changes) -> None:
    """Give *out* the attributes of *source* as far as the profile has them."""
    allowed = profile.allowed(local_name(out))
    for key, value in source.attrib.items():
        name = short(str(key))
        if name == REND and profile.looks:
            _carry_looks(profile, source, str(value), out, changes)
        elif not _carried(profile, rule, name, str(value), out):
            changes.add(Change(Kind.LOST, local_name(source), name), source)
    _mark(out, rule)
    for one in allowed.values():
        if one.required and _long(one.name) not in out.attrib:
            out.set(_long(one.name), one.default)
            if not rule.to:
                changes.add(Change(Kind.ADDED, local_name(out), one.name, one.default), source)


def _carried(profile: Profile, rule: Rule, name: str, value: str, out: Element) -> bool:
    """Give *out* the attribute *name* of another element, if it may have it; tell whether."""
    renamed = rule.rename.get(name, name)
    value = profile.values.get(f"{local_name(out)}/{renamed}", {}).get(value, value)
    if renamed == rule.mark[0] and renamed != REND:
        return False
    known = profile.allowed(local_name(out)).get(renamed)
    lacking = profile.without | profile.lacks.get(local_name(out), frozenset())
    if known is None and (profile.closed or renamed in lacking or ":" in _foreign(name)):
        return False
    if known is not None and not known.allows(value):
        return False
    out.set(_long(renamed), value)
    return True


def _carry_looks(
    profile: Profile, source: Element, value: str, out: Element, changes: Changes
) -> None:
    allowed = profile.allowed(local_name(out))
    told = out.get(RENDITION, "").split()
    rest = [word for word in value.split() if word not in profile.looks]
    looks = [profile.looks[word] for word in value.split() if word in profile.looks]
    if profile.closed and RENDITION not in allowed:
        looks, rest = [], value.split()
    if looks:
        out.set(RENDITION, " ".join([*told, *looks]))
    has_rend = REND in allowed if profile.closed else REND not in profile.without
    if rest and has_rend:
        out.set(REND, " ".join(rest))
    elif rest and not looks:
        changes.add(Change(Kind.LOST, local_name(source), REND), source)
    elif rest:
        changes.add(Change(Kind.LOST, local_name(source), f"{REND}~={' '.join(rest)}"), source)


def _mark(out: Element, rule: Rule) -> None:
    name, value = rule.mark
    if name == REND:
        out.set(REND, " ".join([*out.get(REND, "").split(), value]))
    elif name:
        out.set(_long(name), value)


def _key(profile: Profile, out: Element) -> str:
    """Return the key of the rule that leads *out* back; its own name when there is none."""
    for name, rule in profile.rules.items():
        if rule.to == local_name(out) and _has_mark(out, rule):
            return name
    return local_name(out)


def _has_mark(out: Element, rule: Rule) -> bool:
    name, value = rule.mark
    if name == REND:
        return value in out.get(REND, "").split()
    return bool(name) and out.get(_long(name)) == value


def returned(profile: Profile, out: Element) -> Element:
    """Return *out* without its content, as the way back would leave it."""
    alone = etree.Element(out.tag, dict(out.attrib))
    unmark(profile, alone)
    return alone


def unmark(profile: Profile, element: Element) -> None:
    """Give *element*, which is in the profile, its name and attributes of before."""
    target = local_name(element)
    key = _key(profile, element)
    rule = profile.rules.get(key, Rule())
    if key != target:
        _take_defaults(profile, element, rule)
        element.tag = f"{{{TEI}}}{key.rpartition('/')[2]}"
        _take_mark(element, rule)
    for ours, theirs in rule.rename.items():
        if theirs in element.attrib and ours not in element.attrib:
            element.set(ours, element.attrib.pop(theirs))
    for attribute, value in list(element.attrib.items()):
        back = {b: a for a, b in profile.values.get(f"{target}/{attribute}", {}).items()}
        element.set(attribute, back.get(str(value), str(value)))
    _return_looks(profile, element)


def _take_defaults(profile: Profile, element: Element, rule: Rule) -> None:
    """Take away what was written only because the other element must have it."""
    for one in profile.allowed(local_name(element)).values():
        is_default = one.default and element.get(_long(one.name)) == one.default
        if is_default and one.name != rule.mark[0]:
            del element.attrib[_long(one.name)]


def _take_mark(element: Element, rule: Rule) -> None:
    name, value = rule.mark
    rest = [word for word in element.get(_long(name), "").split() if word != value]
    if name == REND and rest:
        element.set(REND, " ".join(rest))
    else:
        del element.attrib[_long(name)]


def _return_looks(profile: Profile, element: Element) -> None:
    back = {pointer: word for word, pointer in profile.looks.items()}
    told = element.get(RENDITION, "").split()
    words = [back[one] for one in told if one in back]
    if not words:
        return
    element.set(REND, " ".join([*words, *element.get(REND, "").split()]))
    if rest := [one for one in told if one not in back]:
        element.set(RENDITION, " ".join(rest))
    else:
        del element.attrib[RENDITION]


def _foreign(name: str) -> str:
    return "" if name.startswith("xml:") else name


def _long(name: str) -> str:
    return f"{{{XML}}}{name[4:]}" if name.startswith("xml:") else name
