import CWorkbook

/// The cell formats of a written workbook. They belong to the workbook and die with it.
struct WriterFormats {
    typealias Format = UnsafeMutablePointer<lxw_format>

    /// The first title line.
    let title: Format?
    /// The other title lines.
    let subtitle: Format?
    /// The note above the header.
    let note: Format?
    /// The header row.
    let header: Format?
    /// Ordinary values.
    let plain: Format?
    /// Codes that stay text.
    let text: Format?
    /// Whole numbers with separators of thousands.
    let count: Format?
    /// Dates as dd/mm/yyyy.
    let date: Format?

    /// Adds the formats to the workbook.
    init(_ workbook: UnsafeMutablePointer<lxw_workbook>) {
        title = workbook_add_format(workbook)
        format_set_bold(title)
        format_set_font_size(title, 14)
        subtitle = workbook_add_format(workbook)
        note = workbook_add_format(workbook)
        format_set_italic(note)
        format_set_font_color(note, 0x595959)
        header = workbook_add_format(workbook)
        format_set_bold(header)
        format_set_bg_color(header, 0xF3E3D3)
        format_set_border(header, UInt8(LXW_BORDER_THIN.rawValue))
        format_set_text_wrap(header)
        format_set_align(header, UInt8(LXW_ALIGN_CENTER.rawValue))
        format_set_align(header, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
        plain = workbook_add_format(workbook)
        text = workbook_add_format(workbook)
        // Excel's own format 49 is "@", its 3 is "#,##0".
        format_set_num_format_index(text, 49)
        count = workbook_add_format(workbook)
        format_set_num_format_index(count, 3)
        date = workbook_add_format(workbook)
        format_set_num_format(date, "dd/mm/yyyy")
        for format in [plain, text, count, date] {
            format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        }
    }

    /// Throws the library's own words when it refused something.
    static func check(_ result: lxw_error) throws {
        guard result == LXW_NO_ERROR else {
            throw WorkbookWriteProblem.refused(String(cString: lxw_strerror(result)))
        }
    }
}
