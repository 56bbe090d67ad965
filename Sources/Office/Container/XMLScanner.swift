import CExpat
import Foundation

/// Hears what stands in an XML part. Element names come without their prefix, so that both the transitional and the
/// strict namespaces read alike.
class XMLHandler {
    /// An element begins.
    func start(_ name: String, _ attributes: XMLAttributes) throws(WorkbookProblem) {}
    /// An element ends.
    func end(_ name: String) throws(WorkbookProblem) {}
    /// Some of the text inside the current element; one text may come in several pieces.
    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(WorkbookProblem) {}
}

/// The attributes of an element, valid only while the handler hears its start.
struct XMLAttributes {
    fileprivate let list: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?

    /// The value of the attribute of exactly this name, prefix and all.
    subscript(name: StaticString) -> String? { value { Self.equal($0, name) } }

    /// The value of the attribute of this name under any prefix, as `r:id`.
    func prefixed(_ name: StaticString) -> String? {
        value { written in
            let length = strlen(written)
            let tail = name.utf8CodeUnitCount
            return length > tail && written[length - tail - 1] == 0x3A && Self.equal(written + (length - tail), name)
        }
    }

    /// Compares bytes in place: a sheet asks for millions of attributes.
    private static func equal(_ written: UnsafePointer<XML_Char>, _ name: StaticString) -> Bool {
        strcmp(written, UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: XML_Char.self)) == 0
    }

    private func value(where matches: (UnsafePointer<XML_Char>) -> Bool) -> String? {
        guard var pair = list else { return nil }
        while let name = pair[0], let value = pair[1] {
            if matches(name) { return String(cString: value) }
            pair += 2
        }
        return nil
    }
}

/// Reads one XML part with expat as its bytes arrive. Refuses a document type (and with it every entity but the
/// five of XML itself), deep nesting, and a single tag too long to be honest.
final class XMLScanner {
    private let parser: XML_Parser
    private let part: String
    private let handler: XMLHandler
    private var problem: WorkbookProblem?
    private var depth = 0
    private var silentBytes = 0

    /// A scanner for the part of this path.
    init(part: String, handler: XMLHandler) throws(WorkbookProblem) {
        guard let parser = XML_ParserCreate(nil) else { throw .damaged(part: part) }
        self.parser = parser
        self.part = part
        self.handler = handler
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(
            parser,
            { context, name, attributes in XMLScanner.at(context)?.start(name, attributes) },
            { context, name in XMLScanner.at(context)?.end(name) })
        XML_SetCharacterDataHandler(parser) { context, text, length in
            XMLScanner.at(context)?.text(text, length)
        }
        XML_SetStartDoctypeDeclHandler(parser) { context, _, _, _, _ in XMLScanner.at(context)?.refuse() }
    }

    deinit { XML_ParserFree(parser) }

    /// Reads all of a part.
    static func scan(_ stream: PartStream, with handler: XMLHandler) throws(WorkbookProblem) {
        let scanner = try XMLScanner(part: stream.path, handler: handler)
        while let chunk = try stream.next() { try scanner.feed(chunk) }
        try scanner.finish()
    }

    /// Reads the next bytes of the part.
    func feed(_ chunk: ArraySlice<UInt8>) throws(WorkbookProblem) {
        silentBytes += chunk.count
        try parse(chunk, isFinal: false)
        // expat reads an unfinished tag anew with every chunk: a long one would take time by its square.
        guard silentBytes <= 1 << 20 else { throw .damaged(part: part) }
    }

    /// Says that all bytes have been fed. Throws `.damaged` when the part is not whole.
    func finish() throws(WorkbookProblem) { try parse([], isFinal: true) }

    private func parse(_ chunk: ArraySlice<UInt8>, isFinal: Bool) throws(WorkbookProblem) {
        let status = chunk.withUnsafeBytes { bytes in
            XML_Parse(parser, bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count), isFinal ? 1 : 0)
        }
        if let problem { throw problem }
        guard status == XML_STATUS_OK else { throw .damaged(part: part) }
    }

    private static func at(_ context: UnsafeMutableRawPointer?) -> XMLScanner? {
        context.map { Unmanaged<XMLScanner>.fromOpaque($0).takeUnretainedValue() }
    }

    private func start(
        _ name: UnsafePointer<XML_Char>?, _ attributes: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?
    ) {
        hear { () throws(WorkbookProblem) in
            depth += 1
            guard depth <= 64, let name else { throw .damaged(part: part) }
            try handler.start(Self.localName(name), XMLAttributes(list: attributes))
        }
    }

    private func end(_ name: UnsafePointer<XML_Char>?) {
        hear { () throws(WorkbookProblem) in
            depth -= 1
            guard let name else { throw .damaged(part: part) }
            try handler.end(Self.localName(name))
        }
    }

    private func text(_ text: UnsafePointer<XML_Char>?, _ length: Int32) {
        hear { () throws(WorkbookProblem) in
            guard let text else { return }
            let bytes = UnsafeRawBufferPointer(start: text, count: Int(length))
            try handler.text(bytes.bindMemory(to: UInt8.self))
        }
    }

    private func refuse() {
        hear { () throws(WorkbookProblem) in throw .damaged(part: part) }
    }

    /// After the first problem expat may still call a few handlers; they are not heard.
    private func hear(_ event: () throws(WorkbookProblem) -> Void) {
        guard problem == nil else { return }
        silentBytes = 0
        do {
            try event()
        } catch {
            problem = error
            XML_StopParser(parser, XML_Bool(0))
        }
    }

    private static func localName(_ name: UnsafePointer<XML_Char>) -> String {
        var start = name
        var next = name
        while next.pointee != 0 {
            if next.pointee == 0x3A { start = next + 1 }
            next += 1
        }
        return String(cString: start)
    }
}
