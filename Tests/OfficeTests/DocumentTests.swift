import Foundation
import Testing

@testable import Office

@Suite struct DocumentTests {
    private let sample = Document(
        title: "Báo cáo <quý I> & phụ lục",
        blocks: LetterHead(
            parentBody: "ĐẢNG BỘ THÀNH PHỐ", issuer: "QUẬN ỦY", number: "Số      -BC/QU", motto: "KHẨU HIỆU",
            placeAndDate: "Đống Đa, ngày     tháng     năm 2024"
        ).blocks + TitleBlock(type: "BÁO CÁO", summary: "kết quả quý I").blocks + [
            .heading(level: 1, "I- Kết quả"),
            .paragraph(["Đạt ", Run("02/05", isBold: true), "; A < B & C\u{1}."]),
            .table(
                Table(
                    columnWidths: [15, 100, 50], alignments: [.center, .left, .right],
                    header: [["TT", "Tên", "Số"]], rows: [["1", "Công ty \"An\"", "1.063"], ["2"]])),
            .pageBreak,
        ]
            + SignatureBlock(
                recipients: ["Thành ủy,", "Lưu Văn phòng."], authority: ["T/M", "BÍ THƯ"], name: "An"
            ).blocks
    )

    /// Every text of a part with a mark at the end of each paragraph, as an XML reader hears it.
    private final class Texts: XMLHandler {
        var paragraphs: [String] = []
        private var current = ""
        private var isInText = false

        override func start(_ name: String, _ attributes: XMLAttributes) throws(WorkbookProblem) {
            isInText = name == "t"
            if name == "br" { current += "|" }
            if name == "tab" { current += ">" }
        }
        override func end(_ name: String) throws(WorkbookProblem) {
            isInText = false
            guard name == "p" else { return }
            if !current.isEmpty { paragraphs.append(current) }
            current = ""
        }
        override func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(WorkbookProblem) {
            if isInText { current += String(decoding: bytes, as: UTF8.self) }
        }
    }

    private func texts(_ document: Document) throws -> [String] {
        let texts = Texts()
        let scanner = try XMLScanner(part: "", handler: texts)
        try scanner.feed(Array(part("word/document.xml", of: document.data()).utf8)[...])
        try scanner.finish()
        return texts.paragraphs
    }

    @Test func `every part is well formed`() throws {
        let data = try sample.data()
        for path in [
            "[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/styles.xml", "word/settings.xml",
            "word/header1.xml", "word/_rels/document.xml.rels", "docProps/core.xml",
        ] {
            let scanner = try XMLScanner(part: path, handler: XMLHandler())
            try scanner.feed(Array(part(path, of: data).utf8)[...])
            try scanner.finish()
        }
    }

    @Test func `the texts stand in the order of the page`() throws {
        #expect(
            try texts(sample) == [
                "ĐẢNG BỘ THÀNH PHỐ", "QUẬN ỦY", "*", "Số      -BC/QU", "KHẨU HIỆU",
                "Đống Đa, ngày     tháng     năm 2024", "BÁO CÁO", "kết quả quý I", "-----", "I- Kết quả",
                "Đạt 02/05; A < B & C.", "TT", "Tên", "Số", "1", "Công ty \"An\"", "1.063", "2", "|", "Nơi nhận:",
                "- Thành ủy,", "- Lưu Văn phòng.", "T/M", "BÍ THƯ", "An",
            ])
    }

    @Test func `the same document gives the same bytes, in memory and in a file`() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).docx")
        defer { try? FileManager.default.removeItem(at: url) }
        try sample.write(to: url.path)
        #expect(try Data(contentsOf: url) == sample.data())
    }

    @Test func `the parts are dated 1 January 1980, not today`() throws {
        let bytes = [UInt8](try sample.data())
        // The time and the date of the first part, as the zip format counts them: bytes 10 to 13 of its header.
        #expect(bytes[10..<14].elementsEqual([0, 0, 0x21, 0]))
    }

    @Test func `the page has the format of Party papers`() throws {
        let data = try sample.data()
        let body = try part("word/document.xml", of: data)
        // 20 mm = 1134, 30 mm = 1701, 15 mm = 850 twentieths of a point; A4 is 11906 by 16838.
        #expect(body.contains("<w:pgSz w:w=\"11906\" w:h=\"16838\"/>"))
        #expect(body.contains("w:top=\"1134\" w:right=\"850\" w:bottom=\"1134\" w:left=\"1701\""))
        let styles = try part("word/styles.xml", of: data)
        for wanted in [
            "w:ascii=\"Times New Roman\"", "<w:sz w:val=\"28\"/>", "w:line=\"380\" w:lineRule=\"exact\"",
            "w:firstLine=\"567\"", "<w:lang w:val=\"vi-VN\"",
        ] {
            #expect(styles.contains(wanted), "\(wanted)")
        }
    }

    @Test func `a page on its side has the same margins, and only the first page has no number`() throws {
        let column = [Paragraph(["x"])]
        let document = Document(
            title: "",
            blocks: [
                .twoColumns(left: column, right: column), .newSection(.landscape),
                .twoColumns(left: column, right: column), .newSection(.portrait), .paragraph(["y"]),
            ])
        let sections = try part("word/document.xml", of: document.data()).components(separatedBy: "<w:sectPr>")
        #expect(sections.count == 4)
        let turned = [false, true, false]
        for (section, isTurned) in zip(sections.dropFirst(), turned) {
            #expect(section.contains("w:orient=\"landscape\"") == isTurned)
            #expect(section.contains(isTurned ? "w:w=\"16838\" w:h=\"11906\"" : "w:w=\"11906\" w:h=\"16838\""))
            #expect(section.contains("w:left=\"1701\""))
        }
        #expect(sections.dropFirst().map { $0.contains("<w:titlePg/>") } == [true, false, false])
        // Half of 165 mm, then half of 252 mm, in twentieths of a point.
        #expect(sections[0].contains("<w:gridCol w:w=\"4677\"/>"))
        #expect(sections[1].contains("<w:gridCol w:w=\"7143\"/>"))
    }

    @Test func `the last row of a table stays with a signature`() throws {
        let table = Table(
            columnWidths: [80, 80], header: [["a", "b"]], rows: [["1", "2"], ["3", "4"]], keepsWithNext: true)
        let signed = Document(
            title: "",
            blocks: [.table(table)]
                + PreparerBlock(preparer: "NGƯỜI LẬP BIỂU", authority: ["T/M CHI BỘ", ""]).blocks)
        let body = try part("word/document.xml", of: signed.data())
        let rows = body.components(separatedBy: "<w:tr>").dropFirst().prefix(3)
        #expect(rows.map { $0.components(separatedBy: "<w:keepNext/>").count - 1 } == [0, 0, 4])
        #expect(try texts(signed).suffix(2) == ["NGƯỜI LẬP BIỂU", "T/M CHI BỘ"])
    }

    @Test func `a paper of the State bears its name over the motto`() throws {
        let head = LetterHead(
            issuer: "LIÊN ĐOÀN", star: "-------", number: "Số:", nation: "NƯỚC", motto: "KHẨU HIỆU", placeAndDate: "…")
        #expect(
            try texts(Document(title: "", blocks: head.blocks))
                == ["LIÊN ĐOÀN", "-------", "Số:", "NƯỚC", "KHẨU HIỆU", "…"])
    }

    @Test func `the properties hold the title and a fixed time`() throws {
        let core = try part("docProps/core.xml", of: sample.data())
        #expect(core.contains("<dc:title>Báo cáo &lt;quý I&gt; &amp; phụ lục</dc:title>"))
        #expect(core.contains("2000-01-01T00:00:00Z"))
    }

    @Test func `only the header rows of a table are repeated`() throws {
        let body = try part("word/document.xml", of: sample.data())
        #expect(body.components(separatedBy: "<w:tblHeader/>").count - 1 == 1)
        // The letterhead, three rows of the table, the signature.
        #expect(body.components(separatedBy: "<w:cantSplit/>").count - 1 == 5)
    }

    @Test func `line feeds and tabs become breaks and tabs`() throws {
        let document = Document(title: "", blocks: [.paragraph([Run("a\nb\r\nc\td\n")])])
        #expect(try texts(document) == ["a|b|c>d|"])
    }

    @Test func `an empty table and empty columns leave a whole document`() throws {
        let document = Document(
            title: "",
            blocks: [
                .table(Table(columnWidths: [], header: [["A"]], rows: [])), .twoColumns(left: [], right: []),
                .heading(level: 9, "Cuối"),
            ])
        #expect(try texts(document) == ["Cuối"])
        #expect(try part("word/document.xml", of: document.data()).contains("w:val=\"Heading3\""))
    }

    @Test func `cells that cover columns and rows leave the others in their places`() {
        typealias Place = TableGrid.Place
        let tall = TableCell("TT", rowSpan: 2)
        let wide = TableCell("Đảng viên", columnSpan: 2)
        let grid = TableGrid([[tall, wide, "Ghi chú"], ["Nam", "Nữ"]], columns: 4)
        #expect(
            grid.rows == [
                [
                    Place(column: 0, width: 1, cell: tall, goesOn: true),
                    Place(column: 1, width: 2, cell: wide, goesOn: false),
                    Place(column: 3, width: 1, cell: "Ghi chú", goesOn: false),
                ],
                [
                    Place(column: 0, width: 1, cell: nil, goesOn: true),
                    Place(column: 1, width: 1, cell: "Nam", goesOn: false),
                    Place(column: 2, width: 1, cell: "Nữ", goesOn: false),
                    Place(column: 3, width: 1, cell: "", goesOn: false),
                ],
            ])
    }

    @Test func `spans that run over the edge or into each other are cut`() {
        let corner = TableCell("a", columnSpan: 9, rowSpan: 9)
        #expect(
            TableGrid([["x", corner]], columns: 3).rows == [
                [
                    TableGrid.Place(column: 0, width: 1, cell: "x", goesOn: false),
                    TableGrid.Place(column: 1, width: 2, cell: corner, goesOn: false),
                ]
            ])
        let tall = TableCell("b", rowSpan: 2)
        let rows = TableGrid([["x", tall], [corner, "y"]], columns: 3).rows
        #expect(rows[1].map(\.column) == [0, 1, 2])
        #expect(rows[1].map(\.width) == [1, 1, 1])
    }
}
