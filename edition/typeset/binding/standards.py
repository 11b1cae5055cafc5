"""Own what the standards ask of a PDF as a whole: its metadata, its colours, its source inside."""

from hashlib import md5

from pikepdf import Array, Dictionary, Name, Pdf, String

from edition.typeset.frame import Frame
from edition.typeset.xmp import packet


def describe(pdf: Pdf, frame: Frame, *, archival: bool) -> None:
    """Write what the standards ask of the document as a whole."""
    root = pdf.Root
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    root.PageLayout = Name.TwoPageRight
    info = pdf.docinfo
    info.Title = frame.title
    info.Author = ", ".join(frame.authors)
    info.Producer = frame.producer
    if frame.description:
        info.Subject = frame.description
    if frame.digits:
        info.CreationDate = info.ModDate = f"D:{frame.digits}Z"
    metadata = pdf.make_stream(packet(frame, archival=archival))
    metadata.Type, metadata.Subtype = Name.Metadata, Name.XML
    root.Metadata = metadata
    if frame.profile:
        _intend(pdf, frame.profile)
    if frame.attachment:
        _attach(pdf, frame)


def _intend(pdf: Pdf, icc: bytes) -> None:
    """Say what the colours mean (ISO 19005-3, 6.2.3)."""
    profile = pdf.make_stream(icc)
    profile.N = 3
    intent = Dictionary(Type=Name.OutputIntent, S=Name.GTS_PDFA1)
    intent.OutputConditionIdentifier = intent.Info = String("sRGB IEC61966-2.1")
    intent.DestOutputProfile = profile
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])


def _attach(pdf: Pdf, frame: Frame) -> None:
    """Put the TEI into the PDF as its source (ISO 19005-3, 6.8; AFRelationship Source)."""
    file = pdf.make_stream(frame.attachment)
    file.Type, file.Subtype = Name.EmbeddedFile, Name("/application/tei+xml")
    digest = md5(frame.attachment, usedforsecurity=False).digest()
    file.Params = Dictionary(Size=len(frame.attachment), CheckSum=String(digest))
    if frame.digits:
        file.Params.ModDate = String(f"D:{frame.digits}Z")
    entry = Dictionary(Type=Name.Filespec, AFRelationship=Name.Source)
    entry.F = entry.UF = String(frame.attachment_name)
    entry.Desc = String("the TEI document this book was made from")
    entry.EF = Dictionary(F=file, UF=file)
    entry = pdf.make_indirect(entry)
    pdf.Root.AF = Array([entry])
    pdf.Root.Names.EmbeddedFiles = Dictionary(Names=Array([String(frame.attachment_name), entry]))
