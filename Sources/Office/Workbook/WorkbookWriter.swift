import CWorkbook

/// Writes an .xlsx workbook, sheet after sheet and row after row. The same calls give the same bytes.
///
///     let writer = try WorkbookWriter(path: path)
///     try writer.sheet("Đảng viên", titles: ["Danh sách"], columns: [Column("Họ và tên", width: 28)])
///     try writer.row([.text("Nguyễn Văn An")])
///     try writer.close()
public final class WorkbookWriter {
    private var workbook: UnsafeMutablePointer<lxw_workbook>?
    private var worksheet: UnsafeMutablePointer<lxw_worksheet>?
    private let formats: WriterFormats
    private var names = SheetNames()
    private var lists: ChoiceLists
    private var columns: [Column] = []
    private var nextRow: UInt32 = 0

    /// A workbook to be written to this path; the file appears with ``close()``.
    /// With `constantMemory` each row goes to a temporary file as soon as the next one begins.
    public init(path: String, constantMemory: Bool = true) throws {
        var options = lxw_workbook_options()
        options.constant_memory = constantMemory ? 1 : 0
        guard let workbook = workbook_new_opt(path, &options) else {
            throw WorkbookWriteProblem.refused("No memory.")
        }
        self.workbook = workbook
        formats = WriterFormats(workbook)
        lists = ChoiceLists(workbook: workbook)
        var properties = lxw_doc_properties()
        // 1 January 2000: a fixed time of creation keeps the bytes the same from day to day.
        properties.created = 946_684_800
        try check(workbook_set_properties(workbook, &properties))
    }

    deinit {
        if let workbook { lxw_workbook_free(workbook) }
    }

    /// Begins a sheet: title lines, the first of them large; a note in italics; then the header row, which stays in
    /// view and is repeated on every printed page; the paper, in landscape. What Excel does not allow in a sheet name is replaced, and a name
    /// already taken gets a number.
    public func sheet(
        _ name: String, titles: [String] = [], note: String? = nil, columns: [Column], paper: Paper = .a4
    ) throws {
        guard let workbook, let sheet = workbook_add_worksheet(workbook, names.claim(name)) else {
            throw WorkbookWriteProblem.notOpen
        }
        worksheet = sheet
        self.columns = columns
        let above = titles.count + (note == nil ? 0 : 1)
        // An empty row sets the titles apart from the table.
        nextRow = above == 0 ? 0 : UInt32(above + 1)
        try layOut(sheet, headerRow: nextRow, paper)
        for (row, title) in titles.enumerated() {
            try write(title, row: UInt32(row), column: 0, row == 0 ? formats.title : formats.subtitle)
        }
        if let note { try write(note, row: UInt32(titles.count), column: 0, formats.note) }
        for (index, column) in columns.enumerated() {
            try write(column.header, row: nextRow, column: UInt16(index), formats.header)
        }
        nextRow += 1
    }

    /// Writes the next row of the current sheet, from its first column.
    public func row(_ cells: [OutCell]) throws {
        guard let worksheet else { throw WorkbookWriteProblem.notOpen }
        for (index, cell) in cells.enumerated() {
            let column = UInt16(index)
            switch cell {
            case .empty:
                break
            case .text(let text):
                let isCode = columns.indices.contains(index) && columns[index].isText
                // In a cell of text it stays text when somebody opens it and closes it again.
                let isText = isCode || text.first.map("=+-@".contains) ?? false
                try write(text, row: nextRow, column: column, isText ? formats.text : formats.plain)
            case .number(let number):
                try check(worksheet_write_number(worksheet, nextRow, column, number, formats.plain))
            case .count(let count):
                try check(worksheet_write_number(worksheet, nextRow, column, Double(count), formats.count))
            case .date(let date):
                let serial = Double(date.serial(is1904: false))
                try check(worksheet_write_number(worksheet, nextRow, column, serial, formats.date))
            }
        }
        nextRow += 1
    }

    /// Writes the file. Nothing more can be written after it, whether it succeeds or not.
    public func close() throws {
        guard let workbook else { throw WorkbookWriteProblem.notOpen }
        var problem: (any Error)?
        do { try lists.write() } catch { problem = error }
        self.workbook = nil
        worksheet = nil
        // Frees the workbook in every case.
        let result = workbook_close(workbook)
        if let problem { throw problem }
        try check(result)
    }

    private func write(
        _ text: String, row: UInt32, column: UInt16, _ format: UnsafeMutablePointer<lxw_format>?
    ) throws {
        let text = TextCollector.escaped(XMLText.clean(text))
        try check(worksheet_write_string(worksheet, row, column, text, format))
    }

    private func layOut(
        _ sheet: UnsafeMutablePointer<lxw_worksheet>, headerRow: UInt32, _ paper: Paper
    ) throws {
        for (index, column) in columns.enumerated() {
            let place = UInt16(index)
            let format = column.isDate ? formats.date : column.isText ? formats.text : nil
            try check(worksheet_set_column(sheet, place, place, column.width, format))
            if !column.choices.isEmpty {
                let first = headerRow + 1
                try lists.offer(column.choices, on: sheet, column: place, from: first, named: &names)
            }
        }
        let codes = columns.enumerated().filter(\.element.isText).map { index, _ in
            let letters = CellReference.column(index)
            return "\(letters)1:\(letters)1048576"
        }
        if !codes.isEmpty {
            let ignored = UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue)
            try check(worksheet_ignore_errors(sheet, ignored, codes.joined(separator: " ")))
        }
        worksheet_freeze_panes(sheet, headerRow + 1, 0)
        try check(worksheet_repeat_rows(sheet, headerRow, headerRow))
        worksheet_set_paper(sheet, paper.rawValue)
        worksheet_set_landscape(sheet)
        worksheet_fit_to_pages(sheet, 1, 0)
    }

    private func check(_ result: lxw_error) throws { try WriterFormats.check(result) }
}
