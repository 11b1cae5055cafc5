"""Own which module of TEI P5 each element of the schema belongs to."""

ELEMENTS = {
    "analysis": "c pc s span spanGrp w",
    "core": (
        "abbr add addrLine address analytic author bibl biblScope biblStruct cb choice cit "
        "citedRange corr date del desc editor ellipsis email emph expan foreign gap gloss graphic "
        "head hi imprint index item l label lb lg list listBibl measure mentioned milestone monogr "
        "name note num orig p pb ptr pubPlace publisher q quote ref reg relatedItem resp respStmt "
        "rs said series sic soCalled sp speaker stage street term textLang time title unclear"
    ),
    "corpus": "particDesc",
    "drama": "actor castGroup castItem castList epilogue prologue role roleDesc set",
    "figures": "cell figDesc figure formula row table",
    "gaiji": "char charDecl g glyph localProp mapping",
    "header": (
        "abstract appInfo application authority availability catDesc catRef category change "
        "citeData citeStructure classCode classDecl correction correspAction correspContext "
        "correspDesc creation distributor edition editionStmt editorialDecl encodingDesc extent "
        "fileDesc funder hyphenation idno interpretation keywords langUsage language licence "
        "listChange listPrefixDef namespace normalization notesStmt prefixDef principal "
        "profileDesc projectDesc publicationStmt punctuation quotation refsDecl rendition "
        "revisionDesc samplingDecl schemaRef segmentation seriesStmt sourceDesc sponsor stdVals "
        "tagUsage tagsDecl taxonomy teiHeader textClass titleStmt xenoData"
    ),
    "linking": "ab anchor annotation link linkGrp listAnnotation seg standOff",
    "namesdates": (
        "addName affiliation birth country death floruit forename genName geo listOrg listPerson "
        "listPlace location nameLink nationality occupation org orgName persName person place "
        "placeName region residence roleName settlement surname"
    ),
    "tagdocs": "att code gi ident val",
    "textcrit": (
        "app lacunaEnd lacunaStart lem listApp listWit rdg rdgGrp variantEncoding wit witDetail "
        "witEnd witStart witness"
    ),
    "textstructure": (
        "TEI argument back body byline closer dateline div docAuthor docDate docEdition "
        "docImprint docTitle epigraph floatingText front imprimatur opener postscript salute "
        "signed text titlePage titlePart trailer"
    ),
    "transcr": "am damage ex fw metamark restore space subst supplied surplus",
}
MODULE = {name: module for module, names in ELEMENTS.items() for name in names.split()}
