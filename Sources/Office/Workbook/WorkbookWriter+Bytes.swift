import Foundation

extension WorkbookWriter {
    /// The bytes of a workbook that `body` writes. They pass through a folder of their own that nobody else may open.
    public static func bytes(_ body: (WorkbookWriter) throws -> Void) throws -> [UInt8] {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "list.xlsx")
        let writer = try WorkbookWriter(path: file.path)
        try body(writer)
        try writer.close()
        return [UInt8](try Data(contentsOf: file))
    }
}
