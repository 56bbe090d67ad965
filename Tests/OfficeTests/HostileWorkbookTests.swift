import Foundation
import Testing

@testable import Office

@Suite struct HostileWorkbookTests {
    private let sheet = "xl/worksheets/sheet1.xml"

    private func problem(_ bytes: some Collection<UInt8>) -> WorkbookProblem? {
        do throws(WorkbookProblem) {
            _ = try WorkbookReader(data: bytes)
            return nil
        } catch {
            return error
        }
    }

    @Test func `an empty file is empty`() {
        #expect(problem([]) == .empty)
    }

    @Test(arguments: ["STT;Họ và tên\n1;An", "P", "<html><table></table></html>"])
    func `a text file is no workbook`(text: String) {
        #expect(problem(Array(text.utf8)) == .notAWorkbook)
    }

    @Test func `a zip file that holds no workbook is no workbook`() throws {
        let zip = try ArchiveWriter.data([("readme.txt", Array("xin chào".utf8))])
        #expect(problem(zip) == .notAWorkbook)
        #expect(problem(try Document(title: "Báo cáo").data()) == .notAWorkbook)
    }

    @Test func `a binary workbook is told apart`() throws {
        let zip = try ArchiveWriter.data([("xl/workbook.bin", [1, 2, 3])])
        #expect(problem(zip) == .otherFormat)
    }

    @Test func `a workbook without sheets is empty`() throws {
        var workbook = HandMadeWorkbook()
        workbook.sheets = []
        #expect(problem(try workbook.data()) == .empty)
    }

    /// A compound file as far as the reader looks: its mark, and a directory entry with a name in UTF-16.
    private func compoundFile(stream: String) -> [UInt8] {
        var bytes: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        bytes += [UInt8](repeating: 0, count: 1024 + 128 - bytes.count)
        bytes += stream.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        return bytes + [UInt8](repeating: 0, count: 512)
    }

    @Test func `an old workbook, one under a password and an old document are told apart`() {
        #expect(problem(compoundFile(stream: "Workbook")) == .otherFormat)
        #expect(problem(compoundFile(stream: "Book")) == .otherFormat)
        #expect(problem(compoundFile(stream: "EncryptedPackage")) == .encrypted)
        #expect(problem(compoundFile(stream: "WordDocument")) == .notAWorkbook)
    }

    @Test func `a workbook cut short anywhere is refused`() throws {
        let whole = try HandMadeWorkbook("<row><c><v>1</v></c></row>").data()
        for length in stride(from: 4, to: whole.count, by: 7) {
            #expect(problem(whole.prefix(length)) == .damaged(part: ""), "\(length) of \(whole.count) bytes")
        }
    }

    @Test func `flipped bytes never give other values without an error`() throws {
        let data = "<row><c><v>1</v></c></row>"
        let whole = [UInt8](try HandMadeWorkbook(data).data())
        for index in whole.indices {
            var bytes = whole
            bytes[index] ^= 0x55
            let rows = try? WorkbookReader(data: bytes).rows()
            // Either an error, or a byte that says nothing about the cells, such as a date of a part.
            #expect(rows == nil || rows == [Row(1, [.number(1)])], "byte \(index)")
        }
    }

    @Test func `a document type is refused before any entity grows`() throws {
        var entities = "<!ENTITY a \"ha\">"
        for (name, from) in [("b", "a"), ("c", "b"), ("d", "c"), ("e", "d"), ("f", "e")] {
            entities += "<!ENTITY \(name) \"\(String(repeating: "&\(from);", count: 10))\">"
        }
        var workbook = HandMadeWorkbook()
        workbook.extra[sheet] =
            "<!DOCTYPE worksheet [\(entities)]><worksheet><sheetData><row><c><v>&f;</v></c></row></sheetData>"
            + "</worksheet>"
        #expect(throws: WorkbookProblem.damaged(part: sheet)) { try workbook.rows() }
        workbook.extra[sheet] = "<!DOCTYPE w SYSTEM \"file:///etc/passwd\"><worksheet/>"
        #expect(throws: WorkbookProblem.damaged(part: sheet)) { try workbook.rows() }
    }

    @Test func `an external entity in the shared strings is refused`() throws {
        var workbook = HandMadeWorkbook()
        workbook.sharedStrings = ""
        workbook.extra["xl/sharedStrings.xml"] =
            "<!DOCTYPE sst [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><sst><si><t>&x;</t></si></sst>"
        #expect(problem(try workbook.data()) == .damaged(part: "xl/sharedStrings.xml"))
    }

    @Test func `a zip bomb is refused by what it declares`() throws {
        var workbook = HandMadeWorkbook()
        workbook.extra[sheet] = String(repeating: " ", count: 32 << 20)
        #expect(throws: WorkbookProblem.tooLarge(.inflationRatio)) { try workbook.rows() }
    }

    @Test func `a part may not inflate beyond what its packed size can hold, whatever it declares`() throws {
        let guardian = SizeGuard(packed: 1000, limits: WorkbookLimits())
        #expect(throws: Never.self) { try guardian.check(4 << 20) }
        #expect(throws: WorkbookProblem.tooLarge(.inflationRatio)) { try guardian.check((4 << 20) + 1) }
        var limits = WorkbookLimits()
        limits.partBytes = 500
        #expect(throws: WorkbookProblem.tooLarge(.partBytes)) {
            try HandMadeWorkbook(String(repeating: "<row/>", count: 100)).rows(limits)
        }
    }

    @Test func `a million empty rows give none and one more is too many`() throws {
        let rows = 1_048_576
        // Some variety keeps the part below the ratio of a bomb.
        let data = (1...rows).map { "<row r=\"\($0)\"/>" }.joined()
        #expect(try HandMadeWorkbook(data).rows() == [])
        let more = String(repeating: "<row r=\"1\"/>", count: 101)
        var limits = WorkbookLimits()
        limits.rows = 100
        #expect(throws: WorkbookProblem.tooLarge(.rows)) { try HandMadeWorkbook(more).rows(limits) }
    }

    @Test func `a value far down is given and a value far right refused`() throws {
        let far = "<row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row>"
        #expect(try HandMadeWorkbook(far).rows() == [Row(1_048_576, [.number(1)])])
        #expect(throws: WorkbookProblem.tooLarge(.rows)) {
            try HandMadeWorkbook("<row r=\"1048577\"><c><v>1</v></c></row>").rows()
        }
        #expect(throws: WorkbookProblem.tooLarge(.columns)) {
            try HandMadeWorkbook("<row><c r=\"XFD1\"><v>1</v></c></row>").rows()
        }
    }

    @Test(arguments: [
        "<row r=\"0\"/>", "<row r=\"-1\"/>", "<row r=\"x\"/>", "<row r=\"99999999999999999999\"/>",
        "<row><c r=\"1\"><v>1</v></c></row>", "<row><c r=\"ABCD1\"><v>1</v></c></row>",
        "<row><c t=\"s\"><v>0</v></c></row>", "<row><c t=\"s\"><v>-1</v></c></row>",
        "<row><c t=\"s\"><v>a</v></c></row>",
        "<row><c></row>", "<row>&nothing;</row>", "<row><c><v>\u{1}</v></c></row>",
    ])
    func `a sheet that makes no sense is damaged`(data: String) throws {
        #expect(throws: WorkbookProblem.damaged(part: sheet)) { try HandMadeWorkbook(data).rows() }
    }

    @Test func `a link to a part that is not there is damaged`() throws {
        var workbook = HandMadeWorkbook()
        workbook.extra["xl/_rels/workbook.xml.rels"] = """
            <Relationships><Relationship Id="id0" Type="x/worksheet" Target="gone.xml"/></Relationships>
            """
        #expect(throws: WorkbookProblem.damaged(part: "xl/gone.xml")) { try workbook.rows() }
    }

    @Test func `nesting deeper than any sheet is refused`() throws {
        func nested(_ depth: Int) -> HandMadeWorkbook {
            var workbook = HandMadeWorkbook()
            workbook.extra[sheet] = String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
            return workbook
        }
        #expect(try nested(64).rows() == [])
        #expect(throws: WorkbookProblem.damaged(part: sheet)) { try nested(65).rows() }
    }

    @Test func `a tag without end is refused long before it is read`() throws {
        // Digits without a pattern, so that the part does not pack like a bomb.
        var seed: UInt32 = 1
        let noise = (0..<(3 << 20)).map { _ in
            seed = seed &* 1_664_525 &+ 1_013_904_223
            return String(seed >> 24)
        }.joined()
        var workbook = HandMadeWorkbook()
        workbook.extra[sheet] = "<worksheet a=\"\(noise)\"><sheetData/></worksheet>"
        #expect(throws: WorkbookProblem.damaged(part: sheet)) { try workbook.rows() }
    }

    @Test func `texts and their number have limits`() throws {
        var limits = WorkbookLimits()
        limits.cellTextBytes = 10
        let long = "<row><c t=\"inlineStr\"><is><t>12345</t><t>678901</t></is></c></row>"
        #expect(throws: WorkbookProblem.tooLarge(.cellText)) { try HandMadeWorkbook(long).rows(limits) }
        #expect(throws: WorkbookProblem.tooLarge(.cellText)) {
            try HandMadeWorkbook("<row><c><v>12345678901</v></c></row>").rows(limits)
        }
        var workbook = HandMadeWorkbook()
        workbook.sharedStrings = String(repeating: "<si/>", count: 11)
        limits.sharedStrings = 10
        #expect(throws: WorkbookProblem.tooLarge(.sharedStrings)) { try workbook.reader(limits) }
        workbook.sharedStrings = String(repeating: "<si><t>1234567</t></si>", count: 3)
        limits.sharedStringBytes = 20
        #expect(throws: WorkbookProblem.tooLarge(.sharedStrings)) { try workbook.reader(limits) }
    }

    @Test func `a zip file with countless parts is refused before they are listed`() throws {
        let parts = (0..<20_000).map { ("\($0)-\(String(repeating: "x", count: 20))", [UInt8]()) }
        #expect(problem(try ArchiveWriter.data(parts)) == .tooLarge(.parts))
    }
}
