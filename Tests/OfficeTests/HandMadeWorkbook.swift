import Foundation

@testable import Office

/// A workbook put together part by part, so that a test can write what no well-behaved program writes.
struct HandMadeWorkbook {
    /// The namespace of the spreadsheet parts.
    var namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    /// The beginning of the link types.
    var linkTypes = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    /// Attributes of `workbookPr`.
    var properties = ""
    /// Content of the `sst` element; nil for a workbook without shared strings.
    var sharedStrings: String?
    /// Content of the `styleSheet` element.
    var styles = ""
    /// Names of the tabs with the content of their `sheetData`.
    var sheets: [(name: String, data: String)] = []
    /// Parts that replace or join the usual ones.
    var extra: [String: String] = [:]

    /// A workbook with one sheet.
    init(_ data: String = "") { sheets = [("Trang 1", data)] }

    /// The parts by their paths.
    var parts: [String: String] {
        let links = "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\""
        var tabs = ""
        var targets = ""
        var parts: [String: String] = [:]
        for (index, sheet) in sheets.enumerated() {
            // The parts are numbered backwards: only the links say which part is which tab.
            let number = sheets.count - index
            tabs += "<sheet name=\"\(sheet.name)\" sheetId=\"\(number)\" r:id=\"id\(index)\"/>"
            targets += "<Relationship Id=\"id\(index)\" Type=\"\(linkTypes)/worksheet\" "
            targets += "Target=\"worksheets/sheet\(number).xml\"/>"
            parts["xl/worksheets/sheet\(number).xml"] =
                "<worksheet xmlns=\"\(namespace)\"><sheetData>\(sheet.data)</sheetData></worksheet>"
        }
        if let sharedStrings {
            targets += "<Relationship Id=\"s\" Type=\"\(linkTypes)/sharedStrings\" Target=\"sharedStrings.xml\"/>"
            parts["xl/sharedStrings.xml"] = "<sst xmlns=\"\(namespace)\">\(sharedStrings)</sst>"
        }
        targets += "<Relationship Id=\"y\" Type=\"\(linkTypes)/styles\" Target=\"/xl/styles.xml\"/>"
        parts["xl/styles.xml"] = "<styleSheet xmlns=\"\(namespace)\">\(styles)</styleSheet>"
        parts["xl/workbook.xml"] =
            "<workbook xmlns=\"\(namespace)\" xmlns:r=\"\(linkTypes)\"><workbookPr \(properties)/>"
            + "<sheets>\(tabs)</sheets></workbook>"
        parts["xl/_rels/workbook.xml.rels"] = "<Relationships \(links)>\(targets)</Relationships>"
        parts["_rels/.rels"] =
            "<Relationships \(links)><Relationship Id=\"r\" Type=\"\(linkTypes)/officeDocument\" "
            + "Target=\"xl/workbook.xml\"/></Relationships>"
        return parts.merging(extra) { _, replacement in replacement }
    }

    /// The bytes of the file.
    func data() throws -> Data {
        try ArchiveWriter.data(parts.sorted { $0.key < $1.key }.map { ($0.key, Array($0.value.utf8)) })
    }

    /// A reader of the file.
    func reader(_ limits: WorkbookLimits = WorkbookLimits()) throws -> WorkbookReader {
        try WorkbookReader(data: data(), limits: limits)
    }

    /// The rows of the first sheet.
    func rows(_ limits: WorkbookLimits = WorkbookLimits()) throws -> [Row] { try reader(limits).rows() }
}

/// A row as the reader gave it.
struct Row: Equatable {
    let number: Int
    let cells: [Cell]

    init(_ number: Int, _ cells: [Cell]) {
        self.number = number
        self.cells = cells
    }
}

extension WorkbookReader {
    /// All rows of a sheet.
    func rows(_ sheet: Int = 0) throws -> [Row] {
        var rows: [Row] = []
        try forEachRow(sheet: sheet) { rows.append(Row($0, $1)) }
        return rows
    }
}
