import Foundation
import Testing

@testable import Web

@Suite struct MultipartTests {
    static let type = "multipart/form-data; boundary=----WebKitFormBoundaryAbc"
    static let line = "------WebKitFormBoundaryAbc"

    static func field(_ name: String, _ value: String) -> String {
        "\(line)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
    }

    static func file(_ content: String, named name: String = "Đơn vị.xlsx") -> String {
        """
        \(line)\r\nContent-Disposition: form-data; name="file"; filename="\(name)"\r
        Content-Type: application/octet-stream\r\n\r\n\(content)\r\n
        """
    }

    static let end = line + "--\r\n"

    static func read(
        _ body: String, as type: String = type, limits: MultipartReader.Limits = .init(),
        cut: [Int] = [], admits: @escaping ([String: String]) -> Bool = { _ in true }
    ) throws -> SentForm {
        try read(Array(body.utf8), as: type, limits: limits, cut: cut, admits: admits)
    }

    static func read(
        _ bytes: [UInt8], as type: String = type, limits: MultipartReader.Limits = .init(),
        cut: [Int] = [], admits: @escaping ([String: String]) -> Bool = { _ in true }
    ) throws -> SentForm {
        var reader = try #require(MultipartReader(contentType: type, limits: limits, admits: admits))
        var start = 0
        for place in cut + [bytes.count] {
            try reader.take(bytes[start..<place])
            start = place
        }
        return try reader.finish()
    }

    static func problem(_ body: String, limits: MultipartReader.Limits = .init()) -> MultipartReader.Problem? {
        do {
            _ = try read(body, limits: limits)
            return nil
        } catch {
            return error as? MultipartReader.Problem
        }
    }

    @Test func `a form gives its fields and its file`() throws {
        let body =
            Self.field("token", "t0") + Self.field("kind", "Đơn vị\r\nhai dòng") + Self.file("PK\u{3}\u{4}") + Self.end
        let form = try Self.read(body)
        #expect(form.fields == ["token": "t0", "kind": "Đơn vị\r\nhai dòng"])
        #expect(form.file == SentForm.File(name: "Đơn vị.xlsx", bytes: [0x50, 0x4B, 3, 4]))
    }

    @Test(
        arguments: [
            "", "\r\n", "\r", "\n", "--", "\r\n--", "\r\n\r\n", "\r\r\n\r\n-\r\n--\r\n---",
            "\r\n------WebKitFormBoundaryAb", "------WebKitFormBoundaryAbc", "\n------WebKitFormBoundaryAbc\n",
            "\r------WebKitFormBoundaryAbc--\r", "\r\n-----WebKitFormBoundaryAbc", "\0\u{1}\r\n\0",
        ])
    func `whatever stands in a file stays as it is`(content: String) throws {
        let form = try Self.read(Self.field("token", "t") + Self.file(content) + Self.end)
        #expect(form.file?.bytes == Array(content.utf8))
    }

    @Test func `bytes that are no text stay as they are`() throws {
        let content = (0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 / 7) }
        let body = Array(Self.file("").dropLast().utf8) + content + Array("\r\n\(Self.end)".utf8)
        #expect(try Self.read(body).file?.bytes == content)
    }

    @Test func `the same body cut at random gives the same form`() throws {
        let content = "a\r\n--\r\n------WebKit\r\n------WebKitFormBoundaryAb\r\n\r\nz"
        let body = Array(
            ("preamble\r\n" + Self.field("token", "t") + Self.file(content) + Self.field("kind", "") + Self.end
                + "epilogue")
                .utf8)
        let whole = try Self.read(body)
        #expect(whole.file?.bytes == Array(content.utf8))
        #expect(whole.fields == ["token": "t", "kind": ""])
        var random = Seeded(7)
        for _ in 0..<500 {
            let cuts = (0..<Int.random(in: 0..<40, using: &random)).map { _ in
                Int.random(in: 0...body.count, using: &random)
            }
            let form = try Self.read(body, cut: cuts.sorted())
            #expect(form == whole)
        }
        let byByte = try Self.read(body, cut: Array(0..<body.count))
        #expect(byByte == whole)
    }

    @Test func `a body cut short anywhere is refused`() throws {
        let body = Array((Self.field("token", "t") + Self.file("nội dung") + Self.end).utf8)
        // The last two bytes end the line after the end.
        for length in 0..<body.count - 2 {
            #expect(throws: MultipartReader.Problem.malformed, "\(length)") { try Self.read(Array(body[..<length])) }
        }
        for length in body.count - 2...body.count {
            let form = try Self.read(Array(body[..<length]))
            #expect(form.file?.bytes == Array("nội dung".utf8))
        }
    }

    @Test func `a byte changed at random never gives more than was sent and never traps`() throws {
        let body = Array(
            (Self.field("token", "t") + Self.file("nội dung") + Self.field("kind", "units") + Self.end).utf8)
        var random = Seeded(11)
        for _ in 0..<3000 {
            var spoiled = body
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                spoiled[Int.random(in: 0..<body.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            guard let form = try? Self.read(spoiled) else { continue }
            let kept = form.fields.values.reduce(form.file?.bytes.count ?? 0) { $0 + $1.utf8.count }
            #expect(kept <= body.count)
        }
    }

    @Test(
        arguments: [
            ("a name twice", field("token", "a") + field("token", "b") + end),
            ("a file twice", file("a") + file("b") + end),
            ("a bare line end", field("token", "a").replacingOccurrences(of: "\r\n", with: "\n") + end),
            ("a boundary that goes on", field("token", "a") + line + "d\r\n"),
            ("no disposition", line + "\r\nContent-Type: text/plain\r\n\r\na\r\n" + end),
            ("no head", line + "\r\n\r\na\r\n" + end),
            ("no name", line + "\r\nContent-Disposition: form-data\r\n\r\na\r\n" + end),
            ("an empty name", line + "\r\nContent-Disposition: form-data; name=\"\"\r\n\r\na\r\n" + end),
            ("another disposition", line + "\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\na\r\n" + end),
            ("an open quote", line + "\r\nContent-Disposition: form-data; name=\"a\r\n\r\na\r\n" + end),
            (
                "a parameter twice",
                line + "\r\nContent-Disposition: form-data; name=\"a\"; name=\"b\"\r\n\r\na\r\n" + end
            ),
            ("a folded line", line + "\r\nContent-Disposition: form-data;\r\n name=\"a\"\r\n\r\na\r\n" + end),
            ("nothing", ""), ("the end only", "--"), ("another boundary", "--other--\r\n"),
        ])
    func `a body that no form of ours sends is refused`(name: String, body: String) {
        #expect(Self.problem(body) == .malformed, "\(name)")
    }

    @Test func `nothing beyond the limits is kept`() throws {
        let limits = MultipartReader.Limits(file: 100, field: 50, head: 200, parts: 3)
        func text(_ count: Int) -> String { String(repeating: "x", count: count) }
        #expect(Self.problem(Self.file(text(100)) + Self.end, limits: limits) == nil)
        #expect(Self.problem(Self.file(text(101)) + Self.end, limits: limits) == .tooLarge)
        #expect(Self.problem(Self.field("a", text(50)) + Self.end, limits: limits) == nil)
        #expect(Self.problem(Self.field("a", text(51)) + Self.end, limits: limits) == .malformed)
        #expect(Self.problem(Self.field(text(200), "") + Self.end, limits: limits) == .malformed)
        let three = (1...3).map { Self.field("a\($0)", "") }.joined()
        #expect(Self.problem(three + Self.end, limits: limits) == nil)
        #expect(Self.problem(three + Self.field("a4", "") + Self.end, limits: limits) == .malformed)
        // 100 + 3 · (50 + 200) is the most that such a body may have.
        #expect(Self.problem(text(1000), limits: limits) == .tooLarge)
        #expect(Self.problem(Self.end + text(1000), limits: limits) == .tooLarge)
    }

    @Test func `a file too large is refused at the first byte beyond the limit, however much would follow`() throws {
        let limits = MultipartReader.Limits(file: 1000)
        var reader = try #require(MultipartReader(contentType: Self.type, limits: limits) { _ in true })
        try reader.take(Array(Self.file("").dropLast().utf8))
        try reader.take([UInt8](repeating: 1, count: 1000))
        #expect(throws: MultipartReader.Problem.tooLarge) { try reader.take([UInt8](repeating: 1, count: 64)) }
    }

    @Test func `a file is kept only when the fields before it admit it`() throws {
        let admits: ([String: String]) -> Bool = { $0["token"] == "right" }
        let (right, wrong, file) = (Self.field("token", "right"), Self.field("token", "wrong"), Self.file("a"))
        let form = try Self.read(right + file + Self.end, admits: admits)
        #expect(form.file?.bytes == [0x61])
        for body in [wrong + file + Self.end, file + right + Self.end, file + Self.end, wrong + file] {
            #expect(throws: MultipartReader.Problem.refused) { try Self.read(body, admits: admits) }
        }
    }

    @Test(
        arguments: [
            ("a.xlsx", "a.xlsx"), ("C:\\Tài liệu\\mới\\n.xlsx", "n.xlsx"), ("../../etc/passwd", "passwd"),
            ("a%22b%0d%0Ac.xlsx", "a\"bc.xlsx"), ("a\\\"b.xlsx", "a\"b.xlsx"), ("", ""),
            ("chốt (2) SUA; x=1.xlsx", "chốt (2) SUA; x=1.xlsx"),
            ("100%.xlsx", "100%.xlsx"),
        ])
    func `the name of a file is its last step, without control characters`(sent: String, name: String) throws {
        #expect(try Self.read(Self.file("", named: sent) + Self.end).file?.name == name)
    }

    @Test func `a name spelled in another way is not read`() throws {
        let head = "\r\nContent-Disposition: form-data; name=\"file\"; filename*=UTF-8''..%2Fa.xlsx\r\n\r\n"
        let form = try Self.read(Self.line + head + "a\r\n" + Self.end)
        #expect(form == SentForm(fields: ["file": "a"], file: nil))
    }

    @Test(
        arguments: [
            nil, "", "application/x-www-form-urlencoded", "multipart/form-data", "multipart/form-data; boundary=",
            "multipart/form-data; boundary=\"\"", "multipart/form-data; boundary=a\u{e9}",
            "multipart/form-data; boundary=\"a \"", "multipart/mixed; boundary=a",
            "multipart/form-data; boundary=a; boundary=b",
            "multipart/form-data; boundary=\(String(repeating: "a", count: 71))",
        ])
    func `what is no such form is not read`(type: String?) {
        #expect(MultipartReader(contentType: type) { _ in true } == nil)
    }

    @Test(arguments: ["Multipart/Form-Data;boundary=\"a b\"", "multipart/form-data; charset=utf-8; BOUNDARY=\"a b\" ;"])
    func `the boundary is found however it is written`(type: String) throws {
        let body =
            "--a b\r\ncontent-DISPOSITION:Form-Data;NAME=a\r\n\r\n1\r\n--a b \t\r\nContent-Disposition: form-data; name=b\r\n\r\n\r\n--a b--"
        #expect(try Self.read(body, as: type).fields == ["a": "1", "b": ""])
    }
}

extension MultipartReader.Problem: CustomTestStringConvertible {
    public var testDescription: String { "\(self)" }
}

/// The same numbers at every run.
private struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    /// SplitMix64.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
