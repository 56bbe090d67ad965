import Foundation

/// What a form with a file sent.
struct SentForm: Sendable, Equatable {
    /// A file as the browser sent it.
    struct File: Sendable, Equatable {
        /// Its name without any folder; empty where no file was chosen.
        let name: String
        /// Its content.
        var bytes: [UInt8] = []
    }

    /// The plain fields.
    var fields: [String: String] = [:]
    /// The one file; nil where the form has none.
    var file: File?
}

/// Reads a body of `multipart/form-data` (RFC 7578) piece by piece, however it is cut, and keeps nothing beyond the
/// limits.
///
/// A body that our own forms could not have sent is refused whole instead of being guessed at: lines that end in a
/// bare LF, a field or a file twice, a line that goes on after the boundary, an end that is missing.
struct MultipartReader {
    /// Why a body is not taken.
    enum Problem: Error, Equatable {
        /// Not of the shape, or cut short.
        case malformed
        /// The file is beyond the limit.
        case tooLarge
        /// What came before the file does not let it in.
        case refused
    }

    /// The most bytes of each thing.
    struct Limits: Sendable {
        /// Of the file.
        var file = 20 << 20
        /// Of a plain field.
        var field = 8 << 10
        /// Of the lines above a part's content.
        var head = 4 << 10
        /// Parts, fields and file together.
        var parts = 16

        /// Of the whole body; only a preamble or an epilogue reaches it before anything else does.
        fileprivate var body: Int { file + parts * (field + head) }
    }

    private enum Place {
        /// Before the first boundary.
        case preamble
        /// After a boundary: the next part follows, or the end.
        case boundary
        case head
        case field(String)
        case file
        case end
    }

    private let limits: Limits
    private let admits: ([String: String]) -> Bool
    private let delimiter: [UInt8]
    private var form = SentForm()
    private var place = Place.preamble
    /// What came and is not understood yet: at most a piece and a delimiter.
    private var waiting: [UInt8] = Array("\r\n".utf8)
    private var content: [UInt8] = []
    private var parts = 0
    private var total = 0

    /// A reader for a body of this content type; nil where it is no form with a file.
    ///
    /// - Parameter admits: asked when the file begins, with the fields that came before it: nothing of a file that is
    ///   not admitted is kept.
    init?(contentType: String?, limits: Limits = Limits(), admits: @escaping ([String: String]) -> Bool) {
        guard let type = contentType.flatMap(HeaderValue.init), type.value.lowercased() == "multipart/form-data",
            let boundary = type.parameters["boundary"], (1...70).contains(boundary.utf8.count),
            boundary.utf8.last != UInt8(ascii: " "), boundary.utf8.allSatisfy(Self.mayStandInBoundary)
        else { return nil }
        self.limits = limits
        self.admits = admits
        delimiter = Array("\r\n--\(boundary)".utf8)
    }

    /// Takes the next piece of the body.
    mutating func take(_ piece: some Collection<UInt8>) throws(Problem) {
        total += piece.count
        guard total <= limits.body else { throw .tooLarge }
        if case .end = place { return }
        waiting += piece
        while try step() {}
    }

    /// The form, after the last piece.
    consuming func finish() throws(Problem) -> SentForm {
        guard case .end = place else { throw .malformed }
        return form
    }

    /// Understands one thing of what is waiting; false where more has to come first.
    private mutating func step() throws(Problem) -> Bool {
        switch place {
        case .preamble, .field, .file: try stepInContent()
        case .boundary: try stepAfterBoundary()
        case .head: try stepInHead()
        case .end: false
        }
    }

    private mutating func stepInContent() throws(Problem) -> Bool {
        guard let end = waiting.place(of: delimiter) else {
            // The last bytes may be the beginning of a delimiter.
            try keep(max(0, waiting.count - delimiter.count + 1))
            return false
        }
        try keep(end)
        waiting.removeFirst(delimiter.count)
        try endContent()
        place = .boundary
        return true
    }

    /// Moves the first bytes of what is waiting to the part they belong to.
    private mutating func keep(_ count: Int) throws(Problem) {
        switch place {
        case .field:
            guard content.count + count <= limits.field else { throw .malformed }
            content += waiting[..<count]
        case .file:
            guard (form.file?.bytes.count ?? 0) + count <= limits.file else { throw .tooLarge }
            form.file?.bytes += waiting[..<count]
        case .preamble, .boundary, .head, .end: break
        }
        waiting.removeFirst(count)
    }

    private mutating func endContent() throws(Problem) {
        guard case .field(let name) = place else { return }
        guard let text = String(validating: content, as: UTF8.self) else { throw .malformed }
        form.fields[name] = text
        content = []
    }

    /// A boundary ends in two dashes after the last part; otherwise its line ends, after white space that some add.
    private mutating func stepAfterBoundary() throws(Problem) -> Bool {
        let dash = UInt8(ascii: "-")
        if waiting.first == dash {
            guard waiting.count > 1 else { return false }
            guard waiting[1] == dash else { throw .malformed }
            (waiting, place) = ([], .end)
            return false
        }
        let padding = waiting.prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.count
        guard padding <= limits.head else { throw .malformed }
        let rest = waiting.dropFirst(padding)
        guard rest.count > 1 else {
            guard rest.first ?? 0x0D == 0x0D else { throw .malformed }
            return false
        }
        guard rest.starts(with: [0x0D, 0x0A]) else { throw .malformed }
        parts += 1
        guard parts <= limits.parts else { throw .malformed }
        // The line's end stays: it is also the end of a head without any line.
        waiting.removeFirst(padding)
        place = .head
        return true
    }

    private mutating func stepInHead() throws(Problem) -> Bool {
        guard let end = waiting.place(of: Array("\r\n\r\n".utf8)) else {
            guard waiting.count <= limits.head else { throw .malformed }
            return false
        }
        guard end <= limits.head, let head = PartHead(waiting[..<end]) else { throw .malformed }
        waiting.removeFirst(end + 4)
        if let file = head.fileName {
            guard form.file == nil else { throw .malformed }
            guard admits(form.fields) else { throw .refused }
            form.file = SentForm.File(name: file)
            place = .file
        } else {
            guard form.fields[head.name] == nil else { throw .malformed }
            place = .field(head.name)
        }
        return true
    }

    /// The characters that RFC 2046 allows in a boundary.
    private static func mayStandInBoundary(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "'()+_,-./:=? ".utf8.contains(byte)
        }
    }
}

extension [UInt8] {
    /// Where a needle that begins with CR first stands; nil where it does not.
    fileprivate func place(of needle: [UInt8]) -> Int? {
        withUnsafeBytes { bytes in
            var start = 0
            while let base = bytes.baseAddress, bytes.count - start >= needle.count,
                let found = memchr(base + start, 0x0D, bytes.count - start)
            {
                let place = UnsafeRawPointer(found) - base
                guard bytes.count - place >= needle.count else { return nil }
                if memcmp(base + place, needle, needle.count) == 0 { return place }
                start = place + 1
            }
            return nil
        }
    }
}
