import Storage
import Testing

struct SQLTests {
    private func question(_ sql: SQL) -> String {
        sql.text { _ in "?" }
    }

    @Test func `a value in a literal is bound, never spelled`() {
        let name = "x'; DROP TABLE farm; --"
        let sql: SQL = "SELECT \(name), \(7), \(1.5), \(true), \([UInt8]([9]))"
        #expect(question(sql) == "SELECT ?, ?, ?, ?, ?")
        #expect(sql.values == [.text(name), .integer(7), .real(1.5), .integer(1), .blob([9])])
    }

    @Test func `a string literal inside an interpolation is a value, not SQL`() {
        let missing: String? = nil
        let sql: SQL = "\("a") \(missing ?? "b") \(missing)"
        #expect(question(sql) == "? ? ?")
        #expect(sql.values == [.text("a"), .text("b"), .null])
    }

    @Test func `nested SQL passes through with its values`() {
        let condition: SQL = "area > \(2.5)"
        let sql: SQL = "SELECT name FROM farm WHERE \(condition) AND id = \(3)"
        #expect(question(sql) == "SELECT name FROM farm WHERE area > ? AND id = ?")
        #expect(sql.values == [.real(2.5), .integer(3)])
    }

    @Test func `raw text becomes part of the statement`() {
        let sql: SQL = "SELECT 1 FROM \(raw: "farm")"
        #expect(question(sql) == "SELECT 1 FROM farm")
        #expect(sql.values.isEmpty)
    }

    @Test func `a list is bracketed and an empty list holds nothing`() {
        #expect(question("id IN \(list: [4, 5, 6])") == "id IN (?, ?, ?)")
        #expect(question("id IN \(list: [Int]())") == "id IN (NULL)")
    }

    @Test func `placeholders are numbered in order`() {
        let sql: SQL = "\(10) + \(20)"
        #expect(sql.text { "$\($0)" } == "$1 + $2")
    }

    @Test func `pieces join with a separator, none to an empty statement`() {
        let pieces: [SQL] = ["a = \(1)", "b = \(2)", "c"]
        #expect(pieces.joined(separator: " AND ") == "a = \(1) AND b = \(2) AND c")
        #expect([SQL]().joined(separator: " AND ") == "")
    }

    @Test func `statements are equal however they were composed`() {
        var sql: SQL = "SELECT "
        sql += "id"
        #expect(sql + " FROM farm WHERE id = \(1)" == "SELECT id FROM farm WHERE id = \(1)")
        #expect("\(1)" as SQL != "\(2)")
    }
}
