"""Packages and records for archives: whole, true, accepted by others' checks, always the same."""

import hashlib
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from lxml import etree
from rocrate.rocrate import ROCrate

from edition import view
from edition.exchange.archive.checklist import PREFIXES, archives, missing
from edition.exchange.archive.citation import citation
from edition.exchange.archive.datacite import datacite
from edition.exchange.archive.dublin_core import dublin_core
from edition.exchange.archive.package import Given, package
from edition.exchange.archive.record import Record, record
from edition.exchange.archive.zenodo import zenodo
from edition.exchange.bag import verify
from edition.messages import EditionError
from edition.metadata.files import EditorsFile

Tree = Any  # lxml has no public name for it
Maker = Callable[..., Tree]
CC = "https://creativecommons.org/licenses/by/4.0/"
WHOLE = (
    "<fileDesc><titleStmt><title type='main'>A</title><title type='sub'>B</title>"
    "<author ref='https://orcid.org/0000-0002-1825-0097'>Doe, Jane</author>"
    "<editor>Jo van Doe</editor></titleStmt>"
    "<extent><measure unit='word' quantity='9'/></extent>"
    "<publicationStmt><publisher>P</publisher><pubPlace>Q</pubPlace>"
    "<date when='1937-03-14'>1937</date><idno type='DOI'>10.5072/x</idno>"
    f"<availability><licence target='{CC}'>Free</licence></availability></publicationStmt>"
    "<sourceDesc><bibl><title>Old</title><date when='1900'>1900</date></bibl></sourceDesc>"
    "</fileDesc>"
    "<encodingDesc><editorialDecl><p>Nothing.</p></editorialDecl><appInfo>"
    "<application ident='edition' version='1'><label>edition</label><desc>grammar g</desc>"
    "</application></appInfo></encodingDesc>"
    "<profileDesc><abstract><p>On it.</p></abstract>"
    "<langUsage><language ident='en'>en</language></langUsage>"
    "<textClass><keywords><term>x</term></keywords></textClass></profileDesc>"
    "<revisionDesc><change when='1937-03-14'>Made.</change></revisionDesc>"
)
EMPTY = "<fileDesc><titleStmt><title/></titleStmt></fileDesc>"


@pytest.fixture
def known(tei: Maker) -> Record:
    """Return the record of an edition about which everything is known."""
    return record(view.read(tei("<p>x</p>", WHOLE).getroot()).facts)


@pytest.fixture
def unknown(tei: Maker) -> Record:
    """Return the record of an edition about which nothing is known."""
    return record(view.read(tei("<p>x</p>", EMPTY).getroot()).facts)


@pytest.fixture
def packed(tei: Maker) -> dict[str, bytes]:
    """Return the package of a small edition."""
    return pack(tei)


def pack(tei: Maker) -> dict[str, bytes]:
    """Pack a small edition."""
    tree = tei("<p xml:id='p1'>one <choice><sic>tow</sic><corr>two</corr></choice></p>", WHOLE)
    forms, editors = (
        {"html": b"<p>one</p>", "pdf": b""},
        {EditorsFile("a.toml", "Said"): b"title = 1"},
    )
    return package(Given("a", tree, etree.tostring(tree), b"one tow", forms, editors))


def test_a_package_holds_what_there_is(packed: dict[str, bytes]) -> None:
    """Every form, schema and record; no file for a form that could not be made."""
    assert {path.removeprefix("data/") for path in packed if path.startswith("data/")} == {
        *("a.xml", "a.txt", "a.toml", "a.html", "a.epub"),
        *("text/a.printed.txt", "text/a.corrected.txt", "text/a.md"),
        *("annotations/annotations.csv", "annotations/annotations.jsonld"),
        *(f"schema/edition.{suffix}" for suffix in ("rng", "rnc", "sch", "odd")),
        *("metadata/datacite.json", "metadata/oai_dc.xml", "metadata/zenodo.json"),
        *("CITATION.cff", "LICENCE.txt", "README.md", "ro-crate-metadata.json"),
    }
    assert packed["data/a.txt"] == b"one tow"


def test_a_package_is_the_same_whenever_it_is_made(tei: Maker) -> None:
    """No clock, no random number."""
    assert pack(tei) == pack(tei)


def test_checksums_are_right(packed: dict[str, bytes], tmp_path: Path) -> None:
    """Told by hashlib, and by the Library of Congress's own validator."""
    lines = packed["manifest-sha512.txt"].decode().splitlines()
    for path, content in packed.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)

    assert sorted(lines) == sorted(
        f"{hashlib.sha512(content).hexdigest()}  {path}"
        for path, content in packed.items()
        if path.startswith("data/")
    )
    verify(tmp_path, "the package")


def test_the_crate_describes_every_file(packed: dict[str, bytes], tmp_path: Path) -> None:
    """Each file is in the crate, every reference in it resolves, and each form says its origin."""
    metadata = packed["data/ro-crate-metadata.json"]
    (tmp_path / "ro-crate-metadata.json").write_bytes(metadata)
    files = {path.removeprefix("data/") for path in packed if path.startswith("data/")}
    graph = json.loads(metadata)["@graph"]
    ids = {entity["@id"] for entity in graph}
    references = set(re.findall(r'\{\s*"@id": "([^"]+)"\s*\}', metadata.decode()))
    made = {one["result"]["@id"] for one in graph if one["@type"] == "CreateAction"}

    assert {entity.id for entity in ROCrate(tmp_path).data_entities} == files - {
        "ro-crate-metadata.json"
    }
    assert references - ids == {"https://w3id.org/ro/crate/1.1"}
    assert made >= {"a.xml", "a.html", "a.epub", "text/a.md", "metadata/datacite.json"}
    encoded = next(one for one in graph if one["@id"] == "#made-a.xml")
    assert encoded["object"] == [{"@id": "a.txt"}, {"@id": "a.toml"}]
    assert encoded["description"] == "edition 1 (grammar g)"


@pytest.mark.parametrize("header", [WHOLE, EMPTY])
def test_the_crate_is_linked_data_and_names_a_licence(tei: Maker, header: str) -> None:
    """Every property is one of its context, so that none vanishes; RO-Crate 1.1 asks for a licence.

    The context is the one that comes with rocrate: nothing is fetched.
    """
    jsonld = pytest.importorskip("pyld").jsonld
    tree = tei("<p>one</p>", header)
    made = package(Given("a", tree, etree.tostring(tree)))["data/ro-crate-metadata.json"]
    folder = resources.files("rocrate") / "data/ro-crate.jsonld"
    context = {"@context": json.loads(folder.read_text("utf-8"))["@context"]}
    answer = {"contextUrl": None, "documentUrl": "x:", "document": context}

    expanded = jsonld.expand(
        json.loads(made), {"base": "https://a.example/", "documentLoader": lambda *_: answer}
    )

    graph = {one["@id"]: one for one in expanded}
    properties = [key for one in json.loads(made)["@graph"] for key in one if key[0] != "@"]
    kept = [key for one in expanded for key in one if key[0] != "@"]
    assert len(kept) == len(properties)
    licence = graph["https://a.example/"]["http://schema.org/license"]
    assert all(one["@id"] in graph for one in licence)
    assert licence


@pytest.mark.parametrize("which", ["known", "unknown"])
def test_datacite_accepts_the_record(which: str, request: pytest.FixtureRequest) -> None:
    """Its JSON Schema holds, whether everything is known or nothing."""
    schema45 = pytest.importorskip("datacite.schema45")

    found = datacite(request.getfixturevalue(which))

    assert [error.message for error in schema45.validator.iter_errors(found)] == []


def test_datacite_says_who_and_how(known: Record) -> None:
    """An author's ORCID, a name in two parts, and the licence by its SPDX identifier."""
    found = datacite(known)

    assert found["creators"][0]["nameIdentifiers"][0]["nameIdentifier"].endswith("-1825-0097")
    assert (found["creators"][0]["familyName"], found["publicationYear"]) == ("Doe", "1937")
    assert found["rightsList"][0]["rightsIdentifier"] == "CC-BY-4.0"
    assert found["contributors"] == [{"name": "Jo van Doe", "contributorType": "Editor"}]


@pytest.mark.parametrize(
    ("said", "recorded"),
    [("1937-03-14", "1937-03-14"), ("193X", "1930/1939"), ("1937~", "1937")],
)
def test_records_have_the_date_as_they_can_hold_it(tei: Maker, said: str, recorded: str) -> None:
    """An interval where there is one; what is uncertain is said in words."""
    statement = f"<publicationStmt><publisher>P</publisher><date>{said}</date></publicationStmt>"
    found = record(view.read(tei("<p/>", f"<fileDesc>{statement}</fileDesc>").getroot()).facts)
    issued = datacite(found)["dates"][0]

    assert (issued["date"], zenodo(found)["metadata"]["publication_date"]) == (recorded, recorded)
    assert issued.get("dateInformation", "") == ("" if "~" not in said else f"not certain: {said}")
    assert datacite(found)["publicationYear"] == recorded[:4]


def test_datacite_has_the_identifiers_of_authors(tei: Maker) -> None:
    """Of VIAF, Wikidata and others, under the name of the scheme."""
    author = "<author ref='https://viaf.org/viaf/97006051'>X</author>"
    header = f"<fileDesc><titleStmt><title>T</title>{author}</titleStmt></fileDesc>"
    found = datacite(record(view.read(tei("<p/>", header).getroot()).facts))

    assert found["creators"][0]["nameIdentifiers"][0]["nameIdentifierScheme"] == "VIAF"


def test_dublin_core_says_the_same(known: Record) -> None:
    """The fifteen elements, as far as there is something to say."""
    root = etree.fromstring(dublin_core(known))
    found = {etree.QName(one).localname: one.text for one in root}

    assert found["title"] == "A: B"
    assert (found["creator"], found["language"], found["rights"]) == ("Doe, Jane", "en", CC)


def test_zenodo_gets_what_its_form_asks(known: Record) -> None:
    """Licence and language in the archive's own codes."""
    metadata = zenodo(known)["metadata"]

    assert (metadata["rights"], metadata["languages"]) == ([{"id": "cc-by-4.0"}], [{"id": "eng"}])
    assert metadata["creators"][0]["person_or_org"]["given_name"] == "Jane"


def test_a_citation_does_not_guess_which_name_is_which(known: Record) -> None:
    """Only a name written “Doe, Jane” is parted."""
    assert '{"family-names": "Doe", "given-names": "Jane"' in citation(known)
    assert 'license:\n  - "CC-BY-4.0"\n' in citation(known)


TEXT = {"type": "string", "minLength": 1}
ORCID = {"type": "string", "pattern": "^https://orcid.org/"}
PERSON = {
    "type": "object",
    "properties": {"family-names": TEXT, "given-names": TEXT, "name": TEXT, "orcid": ORCID},
    "anyOf": [{"required": ["name"]}, {"required": ["family-names"]}],
    "additionalProperties": False,
}
CFF = {  # Citation File Format 1.2.0, as far as an edition uses it
    "required": ["authors", "cff-version", "message", "title"],
    "properties": {
        "cff-version": {"const": "1.2.0"},
        "type": {"enum": ["software", "dataset"]},
        "authors": {"type": "array", "minItems": 1, "items": PERSON},
        "keywords": {"type": "array", "minItems": 1, "items": TEXT},
        "date-released": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
        "doi": {"type": "string", "pattern": "^10[.][0-9]{4,9}(/[^ ]+)$"},
        "license": {"type": "array", "minItems": 1, "items": TEXT},
        **dict.fromkeys(["message", "title", "abstract", "url", "version", "license-url"], TEXT),
    },
    "additionalProperties": False,
}


def parsed(citation: str) -> dict[str, Any]:
    """Return a citation file read as the few forms of YAML that it has."""
    found: dict[str, Any] = {}
    for line in citation.splitlines():
        if line.startswith("  - "):
            found[list(found)[-1]].append(json.loads(line[4:]))
        else:
            key, _, value = line.partition(":")
            found[key] = json.loads(value) if value else []
    return found


@pytest.mark.parametrize("which", ["known", "unknown"])
def test_the_citation_has_the_form_of_its_format(
    which: str, request: pytest.FixtureRequest
) -> None:
    """Whether everything is known of the edition or nothing."""
    found = parsed(citation(request.getfixturevalue(which)))

    assert [error.message for error in Draft202012Validator(CFF).iter_errors(found)] == []


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("cffconvert"), reason="cffconvert is not there")
@pytest.mark.parametrize("which", ["known", "unknown"])
def test_cffconvert_accepts_the_citation(
    which: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """The reference implementation of the Citation File Format finds nothing wrong."""
    (tmp_path / "CITATION.cff").write_text(citation(request.getfixturevalue(which)), "utf-8")

    program = shutil.which("cffconvert") or ""
    assert subprocess.run([program, "--validate"], cwd=tmp_path, check=False).returncode == 0


@pytest.mark.parametrize(
    ("licence", "spdx"),
    [
        (f"<licence target='{CC}'>x</licence>", "CC-BY-4.0"),
        ("<licence target='http://creativecommons.org/licenses/by-nc-sa/3.0/deed.de'/>", None),
        ("<licence target='https://creativecommons.org/publicdomain/zero/1.0/'/>", "CC0-1.0"),
        ("<licence>MIT</licence>", "MIT"),
        ("<licence>cc-by-sa-4.0</licence>", "CC-BY-SA-4.0"),
        ("<licence>Ask the library.</licence>", ""),
    ],
)
def test_licences_have_their_spdx_identifier(tei: Maker, licence: str, spdx: str | None) -> None:
    """By the address of Creative Commons, or by the name, where that is an identifier."""
    statement = f"<publicationStmt><availability>{licence}</availability></publicationStmt>"
    header = f"<fileDesc>{statement}</fileDesc>"
    found = record(view.read(tei("<p/>", header).getroot()).facts)

    assert found.rights[0].spdx == ("CC-BY-NC-SA-3.0" if spdx is None else spdx)


@pytest.mark.parametrize("archive", archives())
def test_nothing_is_missing_from_a_whole_header(tei: Maker, archive: str) -> None:
    """A header that says everything satisfies every archive."""
    assert missing(tei("<p/>", WHOLE), archive, "a.xml", 1) == []


@pytest.mark.parametrize("archive", archives())
def test_each_need_can_be_missing(tei: Maker, archive: str) -> None:
    """A header that says nothing lacks everything that the archive asks for."""
    found = missing(tei("<p/>", EMPTY), archive, "a.xml", 1)

    assert len(found) == len(archives()[archive].needs)
    assert {message.code for message in found} - {"X031"} == {"X030"}  # X031: would be liked
    assert all(message.hint for message in found)


def test_what_our_header_says_of_nobody_is_nobody(tei: Maker) -> None:
    """“Not named in the metadata” is no author."""
    header = (
        "<fileDesc><titleStmt><author>not named in the metadata</author></titleStmt></fileDesc>"
    )

    told = [message.text for message in missing(tei("<p/>", header), "tapas", "a.xml", 1)]

    assert any("asks for the author" in text for text in told)


def test_a_file_may_be_too_large(tei: Maker) -> None:
    """TAPAS takes ten megabytes."""
    found = missing(tei("<p/>", WHOLE), "tapas", "a.xml", 10_000_001)

    assert [message.code for message in found] == ["X032"]


def test_an_unknown_archive_is_told_the_known_ones(tei: Maker) -> None:
    """The hint lists them."""
    with pytest.raises(EditionError) as refused:
        missing(tei("<p/>"), "nowhere", "a.xml", 1)

    (message,) = refused.value.messages
    assert (message.code, "dta, eltec, tapas" in message.hint) == ("X033", True)


def test_the_tests_of_the_checklist_are_xpath() -> None:
    """Each row of the table can be evaluated."""
    for archive in archives().values():
        for need in archive.needs:
            etree.XPath(f"boolean(/*[{need.test}])", namespaces=PREFIXES)


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the command line."""
    return subprocess.run(
        [sys.executable, "-m", "edition", *arguments], capture_output=True, text=True, check=False
    )


def test_the_command_line_says_what_is_missing(tei: Maker, tmp_path: Path) -> None:
    """Exit 1 when something is missing, 0 when nothing is; nothing is written."""
    (tmp_path / "a.xml").write_bytes(etree.tostring(tei("<p/>", WHOLE)))
    (tmp_path / "b.xml").write_bytes(etree.tostring(tei("<p/>", EMPTY)))

    whole = run("export", tmp_path / "a.xml", "--for", "dta", "--check")
    empty = run("export", tmp_path / "b.xml", "--for", "dta", "--check")

    assert (whole.returncode, empty.returncode) == (0, 1)
    assert "asks for a title with type" in empty.stderr
    assert len(list(tmp_path.iterdir())) == 2


def test_the_command_line_prints_a_record(tei: Maker, tmp_path: Path) -> None:
    """Without --output the record goes to standard output."""
    (tmp_path / "a.xml").write_bytes(etree.tostring(tei("<p/>", WHOLE)))

    found = run("export", tmp_path / "a.xml", "--to", "datacite")

    assert json.loads(found.stdout)["publisher"] == {"name": "P"}


@pytest.mark.slow
def test_the_command_line_packs_a_bag(tei: Maker, tmp_path: Path) -> None:
    """The bag is written once; a folder with something else in it is left alone."""
    (tmp_path / "a.xml").write_bytes(etree.tostring(tei("<p>one</p>", WHOLE)))

    first = run("export", tmp_path / "a.xml", "--output", tmp_path / "bag")
    verify(tmp_path / "bag", "the bag")
    (tmp_path / "bag" / "mine.txt").write_text("mine", "utf-8")
    second = run("export", tmp_path / "a.xml", "--output", tmp_path / "bag")

    assert (first.returncode, second.returncode) == (0, 2)
    assert "X040 this folder holds files that are not part of the package" in second.stderr
