/// The parts of a .docx file.
struct DocumentParts {
    private let document: Document

    /// The parts of this document.
    init(_ document: Document) { self.document = document }

    /// All parts in the order they are written, the table of content types first as the format wants.
    var all: [(path: String, xml: String)] {
        [
            ("[Content_Types].xml", Self.contentTypes),
            ("_rels/.rels", Self.packageLinks),
            ("word/document.xml", body),
            ("word/styles.xml", Self.styles),
            ("word/settings.xml", Self.settings),
            ("word/header1.xml", Self.pageNumber),
            ("word/_rels/document.xml.rels", Self.documentLinks),
            ("docProps/core.xml", properties),
        ]
    }

    private var body: String {
        var content = DocumentXML()
        for block in document.blocks { content.add(block) }
        // Word wants a paragraph after a table at the end; a small one costs no page.
        content.add(.paragraph([], ParagraphStyle(lineHeight: 1)))
        return Self.start + """
            <w:document \(Self.namespace) \(Self.linkNamespace)><w:body>\(content.xml)\
            \(content.section)</w:body></w:document>
            """
    }

    /// The time is fixed so that the same document gives the same bytes from day to day.
    private var properties: String {
        let core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
        let time = "xsi:type=\"dcterms:W3CDTF\">2000-01-01T00:00:00Z"
        return Self.start + """
            <cp:coreProperties xmlns:cp="\(core)" xmlns:dc="http://purl.org/dc/elements/1.1/" \
            xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\
            <dc:title>\(XMLText.escape(document.title))</dc:title><dc:language>vi-VN</dc:language>\
            <dcterms:created \(time)</dcterms:created><dcterms:modified \(time)</dcterms:modified>\
            </cp:coreProperties>
            """
    }

    private static let start = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    private static let formats = "http://schemas.openxmlformats.org"
    private static let namespace = "xmlns:w=\"\(formats)/wordprocessingml/2006/main\""
    private static let linkNamespace = "xmlns:r=\"\(formats)/officeDocument/2006/relationships\""

    private static let contentTypes: String = {
        let word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
        let core = "application/vnd.openxmlformats-package.core-properties+xml"
        let links = "application/vnd.openxmlformats-package.relationships+xml"
        return start + """
            <Types xmlns="\(formats)/package/2006/content-types"><Default Extension="rels" ContentType="\(links)"/>\
            <Default Extension="xml" ContentType="application/xml"/>\
            <Override PartName="/word/document.xml" ContentType="\(word).document.main+xml"/>\
            <Override PartName="/word/styles.xml" ContentType="\(word).styles+xml"/>\
            <Override PartName="/word/settings.xml" ContentType="\(word).settings+xml"/>\
            <Override PartName="/word/header1.xml" ContentType="\(word).header+xml"/>\
            <Override PartName="/docProps/core.xml" ContentType="\(core)"/></Types>
            """
    }()

    private static let packageLinks = links([
        ("\(formats)/officeDocument/2006/relationships/officeDocument", "word/document.xml"),
        ("\(formats)/package/2006/relationships/metadata/core-properties", "docProps/core.xml"),
    ])

    private static let documentLinks = links([
        ("\(formats)/officeDocument/2006/relationships/styles", "styles.xml"),
        ("\(formats)/officeDocument/2006/relationships/settings", "settings.xml"),
        ("\(formats)/officeDocument/2006/relationships/header", "header1.xml"),
    ])

    private static func links(_ list: [(type: String, target: String)]) -> String {
        let entries = list.enumerated().map { index, link in
            "<Relationship Id=\"rId\(index + 1)\" Type=\"\(link.type)\" Target=\"\(link.target)\"/>"
        }
        let namespace = "\(formats)/package/2006/relationships"
        return start + "<Relationships xmlns=\"\(namespace)\">\(entries.joined())</Relationships>"
    }

    /// Without a mode Word opens the file as one of Word 2007.
    private static let settings =
        start + """
            <w:settings \(namespace)><w:compat><w:compatSetting w:name="compatibilityMode" \
            w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>
            """

    private static let pageNumber =
        start + """
            <w:hdr \(namespace)><w:p><w:pPr><w:spacing w:after="0"/><w:jc w:val="center"/></w:pPr>\
            <w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple></w:p></w:hdr>
            """

    private static let styles: String = {
        let font = "Times New Roman"
        let fonts = "<w:rFonts w:ascii=\"\(font)\" w:hAnsi=\"\(font)\" w:eastAsia=\"\(font)\" w:cs=\"\(font)\"/>"
        let spacing = "<w:spacing w:before=\"0\" w:after=\"120\" w:line=\"380\" w:lineRule=\"exact\"/>"
        let headings = (1...3).map { level in
            """
            <w:style w:type="paragraph" w:styleId="Heading\(level)"><w:name w:val="heading \(level)"/>\
            <w:basedOn w:val="Normal"/><w:next w:val="BodyText"/><w:qFormat/><w:pPr><w:keepNext/>\
            <w:ind w:firstLine="567"/><w:jc w:val="both"/><w:outlineLvl w:val="\(level - 1)"/></w:pPr>\
            <w:rPr>\(level < 3 ? "<w:b/>" : "<w:i/>")</w:rPr></w:style>
            """
        }
        let edges = ["top", "left", "bottom", "right", "insideH", "insideV"].map {
            "<w:\($0) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>"
        }
        return start + """
            <w:styles \(namespace)><w:docDefaults><w:rPrDefault><w:rPr>\(fonts)<w:sz w:val="28"/>\
            <w:szCs w:val="28"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>\
            <w:pPrDefault><w:pPr>\(spacing)</w:pPr></w:pPrDefault></w:docDefaults>\
            <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>\
            <w:style w:type="paragraph" w:styleId="BodyText"><w:name w:val="Body Text"/>\
            <w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:ind w:firstLine="567"/><w:jc w:val="both"/></w:pPr>\
            </w:style>\(headings.joined())\
            <w:style w:type="paragraph" w:customStyle="1" w:styleId="TableText"><w:name w:val="Table Text"/>\
            <w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="40" w:after="40" w:line="240" \
            w:lineRule="auto"/></w:pPr></w:style>\
            <w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>\
            <w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="85" w:type="dxa"/>\
            <w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>\
            <w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>\
            <w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>\(edges.joined())</w:tblBorders></w:tblPr>\
            </w:style></w:styles>
            """
    }()
}
