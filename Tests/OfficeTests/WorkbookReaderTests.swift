import Foundation
import Office
import Testing

@Suite struct WorkbookReaderTests {
    @Test func `shared strings join their runs and leave phonetic runs out`() throws {
        var workbook = HandMadeWorkbook(
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>")
        workbook.sharedStrings = """
            <si><t xml:space="preserve"> Nguyễn Văn An </t></si>
            <si><r><rPr><b/></rPr><t>Đảng </t></r><r><t>viên</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si>
            """
        #expect(try workbook.rows() == [Row(1, [.text(" Nguyễn Văn An "), .text("Đảng viên")])])
    }

    @Test func `inline strings join their runs and leave phonetic runs out`() throws {
        let workbook = HandMadeWorkbook(
            """
            <row r="2"><c r="A2" t="inlineStr"><is><t>Chi bộ</t></is></c>
            <c r="B2" t="inlineStr"><is><r><t>Đống </t></r><rPh><t>x</t></rPh><r><t>Đa</t></r></is></c></row>
            """)
        #expect(try workbook.rows() == [Row(2, [.text("Chi bộ"), .text("Đống Đa")])])
    }

    @Test func `a formula gives its last value, not its text`() throws {
        let workbook = HandMadeWorkbook(
            """
            <row r="1"><c r="A1" t="str"><f>CONCAT("a","b")</f><v>ab</v></c><c r="B1"><f>1+1</f><v>2</v></c>
            <c r="C1" t="b"><v>1</v></c><c r="D1" t="b"><v>0</v></c><c r="E1" t="e"><v>#N/A</v></c>
            <c r="F1"><v>-1.5E3</v></c></row>
            """)
        #expect(
            try workbook.rows() == [
                Row(1, [.text("ab"), .number(2), .flag(true), .flag(false), .error("#N/A"), .number(-1500)])
            ])
    }

    @Test func `cells and rows without references follow the one before`() throws {
        let workbook = HandMadeWorkbook(
            """
            <row><c><v>1</v></c><c><v>2</v></c></row><row r="5"><c r="C5"><v>3</v></c><c><v>4</v></c></row>
            <row><c><v>5</v></c></row>
            """)
        #expect(
            try workbook.rows() == [
                Row(1, [.number(1), .number(2)]), Row(5, [.empty, .empty, .number(3), .number(4)]),
                Row(6, [.number(5)]),
            ])
    }

    @Test func `rows without a value are passed over and keep the numbers of the others`() throws {
        let workbook = HandMadeWorkbook(
            """
            <row r="1"/><row r="2"><c r="A2" s="3"/><c r="XFD2"/></row><row r="3"><c r="A3" t="s"><v/></c></row>
            <row r="9"><c r="A9"><v>9</v></c><c r="B9" t="inlineStr"><is><t></t></is></c></row>
            """)
        #expect(try workbook.rows() == [Row(9, [.number(9)])])
    }

    @Test func `a merged area has its value in the first cell`() throws {
        var workbook = HandMadeWorkbook()
        workbook.extra["xl/worksheets/sheet1.xml"] = """
            <worksheet><sheetData><row r="1"><c r="A1"><v>7</v></c><c r="B1"/><c r="C1"><v>8</v></c></row></sheetData>
            <mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>
            """
        #expect(try workbook.rows() == [Row(1, [.number(7), .empty, .number(8)])])
    }

    @Test func `a number is a date when its style says so`() throws {
        var workbook = HandMadeWorkbook(
            """
            <row r="1"><c r="A1" s="0"><v>45382</v></c><c r="B1" s="1"><v>45382</v></c>
            <c r="C1" s="2"><v>45382.5</v></c><c r="D1" s="3"><v>0.25</v></c><c r="E1" s="9"><v>1</v></c></row>
            """)
        workbook.styles = """
            <numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy;@"/></numFmts>
            <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
            <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="20"/></cellXfs>
            <dxfs><dxf><numFmt numFmtId="0" formatCode="dd"/></dxf></dxfs>
            """
        #expect(
            try workbook.rows() == [
                Row(
                    1,
                    [
                        .number(45_382), .date(serial: 45_382, is1904: false), .date(serial: 45_382, is1904: false),
                        .time(seconds: 21_600), .number(1),
                    ])
            ])
    }

    @Test(arguments: ["1", "true"])
    func `the 1904 date system is told with every date`(flag: String) throws {
        var workbook = HandMadeWorkbook(
            "<row><c s=\"0\"><v>43920</v></c><c t=\"d\"><v>2024-03-31T00:00:00</v></c></row>")
        workbook.properties = "date1904=\"\(flag)\""
        workbook.styles = "<cellXfs><xf numFmtId=\"14\"/></cellXfs>"
        #expect(try workbook.reader().is1904)
        // 31 March 2024 in both ways of writing.
        #expect(
            try workbook.rows() == [
                Row(1, [.date(serial: 43_920, is1904: true), .date(serial: 43_920, is1904: true)])
            ])
    }

    @Test func `the tabs give the order of the sheets, whatever their parts are called`() throws {
        var workbook = HandMadeWorkbook()
        workbook.sheets = [
            ("Một", "<row><c><v>1</v></c></row>"), ("Hai &amp; ba", "<row><c><v>2</v></c></row>"),
        ]
        let reader = try workbook.reader()
        #expect(reader.sheetNames == ["Một", "Hai & ba"])
        #expect(try reader.rows(0) == [Row(1, [.number(1)])])
        #expect(try reader.rows(1) == [Row(1, [.number(2)])])
        #expect(try reader.rows(2) == [])
    }

    @Test func `hidden sheets are told and chart sheets left out`() throws {
        var workbook = HandMadeWorkbook("<row><c><v>1</v></c></row>")
        let types = workbook.linkTypes
        workbook.extra["xl/workbook.xml"] = """
            <workbook xmlns:rel="\(types)"><sheets><sheet name="Biểu đồ" rel:id="c"/>
            <sheet name="Ẩn" state="veryHidden" rel:id="h"/><sheet name="Lạc" rel:id="none"/></sheets></workbook>
            """
        workbook.extra["xl/_rels/workbook.xml.rels"] = """
            <Relationships><Relationship Id="c" Type="\(types)/chartsheet" Target="chartsheets/sheet1.xml"/>
            <Relationship Id="h" Type="\(types)/worksheet" Target="../xl/./worksheets/sheet1.xml"/></Relationships>
            """
        let reader = try workbook.reader()
        #expect(reader.sheetNames == ["Ẩn"])
        #expect(reader.sheets.map(\.isHidden) == [true])
        #expect(try reader.rows() == [Row(1, [.number(1)])])
    }

    @Test func `the strict namespaces and prefixed elements read alike`() throws {
        var workbook = HandMadeWorkbook("<row><c><v>1</v></c></row>")
        workbook.namespace = "http://purl.oclc.org/ooxml/spreadsheetml/main"
        workbook.linkTypes = "http://purl.oclc.org/ooxml/officeDocument/relationships"
        #expect(try workbook.rows() == [Row(1, [.number(1)])])
        workbook.extra["xl/worksheets/sheet1.xml"] = """
            <x:worksheet xmlns:x="\(workbook.namespace)"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>3</x:v></x:c></x:row>
            </x:sheetData></x:worksheet>
            """
        #expect(try workbook.rows() == [Row(1, [.number(3)])])
    }

    @Test func `escapes of Excel are read and look-alikes left`() throws {
        var workbook = HandMadeWorkbook("<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row>")
        workbook.sharedStrings = "<si><t>a_x000A_b_x0110_</t></si><si><t>_x00_ _xD800_ _x0000_ a_b _x</t></si>"
        #expect(try workbook.rows() == [Row(1, [.text("a\nbĐ"), .text("_x00_ _xD800_ _x0000_ a_b _x")])])
    }

    @Test func `text around numbers and cells outside rows are no values`() throws {
        let workbook = HandMadeWorkbook("stray<c><v>1</v></c><row>stray<c>stray<v>2</v>stray</c></row>")
        #expect(try workbook.rows() == [Row(1, [.number(2)])])
    }

    @Test(arguments: ["nan", "inf", "12 345", "0x10p"])
    func `what is no finite number stays text`(raw: String) throws {
        #expect(try HandMadeWorkbook("<row><c><v>\(raw)</v></c></row>").rows() == [Row(1, [.text(raw)])])
    }

    @Test func `an error of the caller ends the reading`() throws {
        struct Enough: Error {}
        let reader = try HandMadeWorkbook("<row><c><v>1</v></c></row><row><c><v>2</v></c></row>").reader()
        var seen: [Int] = []
        #expect(throws: Enough.self) {
            try reader.forEachRow(sheet: 0) { number, _ in
                seen.append(number)
                throw Enough()
            }
        }
        #expect(seen == [1])
    }

    @Test func `a file is read by its path`() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).xlsx")
        defer { try? FileManager.default.removeItem(at: url) }
        try HandMadeWorkbook("<row><c><v>1</v></c></row>").data().write(to: url)
        #expect(try WorkbookReader(path: url.path).rows() == [Row(1, [.number(1)])])
        var small = WorkbookLimits()
        small.fileBytes = 100
        #expect(throws: WorkbookProblem.tooLarge(.fileBytes)) { try WorkbookReader(path: url.path, limits: small) }
    }
}
