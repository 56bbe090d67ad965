/// Everything of a workbook but the rows.
struct WorkbookContents {
    let sheets: [Sheet]
    let is1904: Bool
    let strings: [String]
    let formats: [NumberFormat]

    /// Follows the links from the file to the workbook part and on to its sheets, texts and styles.
    init(_ archive: Archive, limits: WorkbookLimits) throws(WorkbookProblem) {
        let main = try Relationships.read(of: "", in: archive).values.first { $0.kind == "officeDocument" }
        let path = main?.path ?? "xl/workbook.xml"
        guard path.lowercased().hasSuffix(".xml"), archive.contains(path) else {
            throw archive.contains("xl/workbook.bin") ? .otherFormat : .notAWorkbook
        }
        let workbook = WorkbookPart()
        try XMLScanner.scan(archive.open(path), with: workbook)
        let links = try Relationships.read(of: path, in: archive)
        sheets = workbook.tabs.compactMap { tab in
            guard let link = links[tab.link], link.kind == "worksheet" else { return nil }
            return Sheet(name: tab.name, isHidden: tab.isHidden, path: link.path)
        }
        // A Word document has a main part too, but its root is no workbook.
        guard workbook.isWorkbook else { throw .notAWorkbook }
        guard !sheets.isEmpty else { throw .empty }
        is1904 = workbook.is1904

        let shared = SharedStrings(limits: limits)
        if let link = links.values.first(where: { $0.kind == "sharedStrings" }) {
            try XMLScanner.scan(archive.open(link.path), with: shared)
        }
        strings = shared.texts
        let styles = StylesPart()
        if let link = links.values.first(where: { $0.kind == "styles" }) {
            try XMLScanner.scan(archive.open(link.path), with: styles)
        }
        formats = styles.formats
    }
}
