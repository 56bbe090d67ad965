import Foundation
import Testing

@testable import Office

@Suite struct CSVTests {
    private func rows(
        _ text: String, separator: Character = ",", _ limits: WorkbookLimits = WorkbookLimits()
    ) throws -> [Row] {
        var rows: [Row] = []
        let byte = try #require(separator.asciiValue)
        try CSVReader(data: Array(text.utf8), limits: limits).forEachRow(separator: byte) { rows.append(Row($0, $1)) }
        return rows
    }

    @Test(arguments: ["a,b\r\n\r\nc,,d\r\n", "a,b\n\nc,,d\n", "a,b\r\rc,,d", "\u{FEFF}a,b\n,,\nc,,d,,"])
    func `rows count as lines do, however they end, and gaps are empty`(text: String) throws {
        #expect(try rows(text) == [Row(1, [.text("a"), .text("b")]), Row(3, [.text("c"), .empty, .text("d")])])
    }

    @Test func `quotes hold separators, lines and quotes`() throws {
        #expect(
            try rows("\"a,b\",\"c\r\nd\",\"say \"\"no\"\"\",\"\"\ne\"f,\"g\"h")
                == [
                    Row(1, [.text("a,b"), .text("c\r\nd"), .text("say \"no\"")]),
                    Row(2, [.text("e\"f"), .text("gh")]),
                ])
    }

    @Test func `another separator parts the fields where it is asked for`() throws {
        #expect(try rows("a,1;b\n", separator: ";") == [Row(1, [.text("a,1"), .text("b")])])
    }

    @Test func `what is no text, ends in a quotation or is too large is refused`() throws {
        #expect(throws: WorkbookProblem.empty) { try rows("") }
        #expect(throws: WorkbookProblem.notAWorkbook) { try CSVReader(data: [0x41, 0xFF, 0xFE]) }
        #expect(throws: WorkbookProblem.notAWorkbook) { try rows("a\u{0}b") }
        #expect(throws: WorkbookProblem.damaged(part: "csv")) { try rows("a,\"b") }
        var limits = WorkbookLimits()
        limits.cellTextBytes = 4
        limits.columns = 3
        limits.rows = 2
        #expect(throws: WorkbookProblem.tooLarge(.cellText)) { try rows("abcde", limits) }
        #expect(throws: WorkbookProblem.tooLarge(.columns)) { try rows("a,b,c,d", limits) }
        #expect(throws: WorkbookProblem.tooLarge(.rows)) { try rows("a\nb\nc", limits) }
        #expect(try rows("a,,,,,,,\n\n", limits) == [Row(1, [.text("a")])])
    }

    @Test func `what is written is read back, and only what must be is quoted`() throws {
        var writer = CSVWriter()
        writer.row(["tên", " lề ", "a,b", "nói \"không\"", "hai\ndòng", ""])
        writer.row(["x"])
        let text = String(decoding: writer.bytes, as: UTF8.self)
        #expect(text == "\u{FEFF}tên,\" lề \",\"a,b\",\"nói \"\"không\"\"\",\"hai\ndòng\",\r\nx\r\n")
        #expect(
            try rows(text) == [
                Row(1, ["tên", " lề ", "a,b", "nói \"không\"", "hai\ndòng"].map(Cell.text)), Row(2, [.text("x")]),
            ])
    }
}
