/// The links from one part of the file to others.
final class Relationships: XMLHandler {
    /// One link.
    struct Link {
        /// The last word of the link's type, such as `worksheet`: the rest differs between the two namespaces.
        let kind: Substring
        /// The path of the part inside the file.
        let path: String
    }

    private(set) var links: [String: Link] = [:]
    private let folder: String

    private init(folder: String) { self.folder = folder }

    /// Reads the links of a part: those of `xl/workbook.xml` stand in `xl/_rels/workbook.xml.rels`, those of the
    /// file as a whole (an empty path) in `_rels/.rels`. A part without such a file has none.
    static func read(of part: String, in archive: Archive) throws(WorkbookProblem) -> [String: Link] {
        let pieces = part.split(separator: "/")
        let folder = pieces.dropLast().map { $0 + "/" }.joined()
        let path = folder + "_rels/" + (pieces.last ?? "") + ".rels"
        guard archive.contains(path) else { return [:] }
        let handler = Relationships(folder: folder)
        try XMLScanner.scan(archive.open(path), with: handler)
        return handler.links
    }

    override func start(_ name: String, _ attributes: XMLAttributes) throws(WorkbookProblem) {
        guard name == "Relationship", attributes["TargetMode"] != "External",
            let id = attributes["Id"], let type = attributes["Type"], let target = attributes["Target"]
        else { return }
        guard links.count < 10_000 else { throw .tooLarge(.sheets) }
        links[id] = Link(kind: type.split(separator: "/").last ?? "", path: resolve(target))
    }

    private func resolve(_ target: String) -> String {
        var pieces: [Substring] = target.hasPrefix("/") ? [] : folder.split(separator: "/")
        for piece in target.split(separator: "/") where piece != "." {
            if piece == ".." {
                _ = pieces.popLast()
            } else {
                pieces.append(piece)
            }
        }
        return pieces.joined(separator: "/")
    }
}
