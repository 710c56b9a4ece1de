#!/usr/bin/env python3
"""Makes our dictionaries of those in the QuickFIX/J jar: only the messages in use, the components they need, every field number.

Usage: trim.py DIRECTORY-OF-ORIGINALS OUTPUT-DIRECTORY
The originals are FIX42.xml, FIX44.xml, FIXT11.xml and FIX50SP2.xml of org.quickfixj:quickfixj-core:2.3.2.
Fields that no kept message uses stay with number and type, without values, so that a tag of another message is told from no tag at all.
"""
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

SESSION = {"0", "1", "2", "3", "4", "5", "A"}
APPLICATION = {"D", "F", "G", "H", "8", "9", "j", "q", "r", "AF", "E", "K", "L", "M", "N", "Q", "B", "h", "AD", "AQ"}
# Components of post-trade and of exotic products: no order message here carries them.
DROPPED = {
    "UnderlyingInstrument", "UndInstrmtGrp", "InstrmtLegExecGrp", "InstrmtLegGrp", "LegOrdGrp", "FillsGrp",
    "ComplexEvents", "InstrumentExtension", "FinancingDetails", "SpreadOrBenchmarkCurveData", "YieldData", "Stipulations",
    "MiscFeesGrp", "ContAmtGrp", "SecurityXML", "InstrumentParties", "EvntGrp", "StrategyParametersGrp", "RateSource",
    "RelativeValueGrp", "AllocCommissionGrp", "CommissionDataGrp", "TradePriceConditionGrp", "LegOrdGrp", "PreAllocMlegGrp",
    "NestedParties", "NestedParties2", "NestedParties3", "NestedParties4", "UnderlyingStipulations", "UndlyInstrumentParties",
}


def references(node, components):
    fields, used = set(), set()
    for child in node.iter():
        if child.tag in ("field", "group") and child is not node:
            fields.add(child.get("name"))
        elif child.tag == "component" and child is not node:
            name = child.get("name")
            if name in components and name not in used:
                used.add(name)
                deeper = references(components[name], components)
                fields |= deeper[0]
                used |= deeper[1]
    return fields, used


def drop(node):
    for child in list(node):
        if child.tag == "component" and child.get("name") in DROPPED:
            node.remove(child)
        else:
            drop(child)
            if child.tag == "group" and len(child) == 0:
                node.remove(child)


def admit_credentials(root):
    """FIX 4.2 has no Username(553) and Password(554); clients that must log on with a password send them all the same."""
    logon = root.find("messages/message[@name='Logon']")
    if logon.find("field[@name='Username']") is None and logon.find("component") is None:
        before = list(logon).index(logon.find("group"))
        for number, name in ((554, "Password"), (553, "Username")):
            logon.insert(before, ET.Element("field", name=name, required="N"))
        for number, name in ((553, "Username"), (554, "Password")):
            if root.find(f"fields/field[@number='{number}']") is None:
                ET.SubElement(root.find("fields"), "field", number=str(number), name=name, type="STRING")


def trim(source, target, also_used=frozenset()):
    """Writes the trimmed dictionary; also_used names fields that another dictionary, read together with this one, uses."""
    tree = ET.parse(source)
    root = tree.getroot()
    if root.get("type") != "FIXT" and root.get("major") == "4":
        admit_credentials(root)
    messages = root.find("messages")
    for message in list(messages):
        if message.get("msgtype") not in SESSION | APPLICATION:
            messages.remove(message)
        else:
            drop(message)
    component_list = root.find("components")
    components = {c.get("name"): c for c in component_list} if component_list is not None else {}
    for component in components.values():
        drop(component)
    fields, used = set(also_used), set()
    for part in [root.find("header"), root.find("trailer"), messages]:
        if part is not None:
            more = references(part, components)
            fields |= more[0]
            used |= more[1]
    for name, component in components.items():
        if name not in used:
            component_list.remove(component)
    for field in root.find("fields"):
        if field.get("name") not in fields:
            for value in list(field):
                field.remove(value)
    tree.write(target, encoding="UTF-8", xml_declaration=True)
    print(target, len(messages), "messages", len(used), "components", len(fields), "fields in use")
    return fields


if __name__ == "__main__":
    originals, out = Path(sys.argv[1]), Path(sys.argv[2])
    trim(originals / "FIX42.xml", out / "FIX42.xml")
    trim(originals / "FIX44.xml", out / "FIX44.xml")
    transport = trim(originals / "FIXT11.xml", out / "FIXT11.xml")
    trim(originals / "FIX50SP2.xml", out / "FIX50SP2.xml", transport)
