import CWorkbook

/// The drop-down lists of a workbook. A short list stands in the rule itself; one that is too long for that, or has
/// a comma in it, stands in a hidden sheet, which is written last.
struct ChoiceLists {
    private let workbook: UnsafeMutablePointer<lxw_workbook>
    private var sheet: UnsafeMutablePointer<lxw_worksheet>?
    private var sheetName = ""
    private var lists: [[String]] = []

    /// No lists yet.
    init(workbook: UnsafeMutablePointer<lxw_workbook>) { self.workbook = workbook }

    /// Offers these values in a column from row `first` to the end of the sheet.
    mutating func offer(
        _ choices: [String], on worksheet: UnsafeMutablePointer<lxw_worksheet>, column: UInt16, from first: UInt32,
        named names: inout SheetNames
    ) throws {
        let choices = choices.map(XMLText.clean)
        // Excel allows 255 letters; libxlsxwriter keeps room for as many bytes and writes beyond them.
        let isShort =
            choices.joined(separator: ",").utf8.count <= 255 && !choices.contains { $0.contains(",") || $0.isEmpty }
        if isShort {
            var pointers: [UnsafeMutablePointer<CChar>?] = choices.map { strdup($0) } + [nil]
            defer { pointers.forEach { free($0) } }
            try pointers.withUnsafeMutableBufferPointer { list in
                var rule = Self.rule(LXW_VALIDATION_TYPE_LIST)
                rule.value_list = list.baseAddress
                try Self.add(&rule, to: worksheet, column, first)
            }
        } else {
            let letters = CellReference.column(try place(of: choices, named: &names))
            let formula = "='\(sheetName)'!$\(letters)$1:$\(letters)$\(choices.count)"
            guard let pointer = strdup(formula) else { throw WorkbookWriteProblem.refused("No memory.") }
            defer { free(pointer) }
            var rule = Self.rule(LXW_VALIDATION_TYPE_LIST_FORMULA)
            rule.value_formula = pointer
            try Self.add(&rule, to: worksheet, column, first)
        }
    }

    /// Writes the hidden sheet, row by row because a workbook in constant memory goes no other way.
    func write() throws {
        for row in 0..<(lists.map(\.count).max() ?? 0) {
            for (column, list) in lists.enumerated() where row < list.count {
                try WriterFormats.check(
                    worksheet_write_string(sheet, UInt32(row), UInt16(column), list[row], nil))
            }
        }
    }

    /// The column of the hidden sheet that holds these values; equal lists share one.
    private mutating func place(of choices: [String], named names: inout SheetNames) throws -> Int {
        if sheet == nil {
            sheetName = names.claim("Danh mục")
            sheet = workbook_add_worksheet(workbook, sheetName)
            guard sheet != nil else { throw WorkbookWriteProblem.refused("No memory.") }
            worksheet_hide(sheet)
        }
        if let known = lists.firstIndex(of: choices) { return known }
        lists.append(choices)
        return lists.count - 1
    }

    private static func rule(_ type: lxw_validation_types) -> lxw_data_validation {
        var rule = lxw_data_validation()
        rule.validate = UInt8(type.rawValue)
        return rule
    }

    private static func add(
        _ rule: inout lxw_data_validation, to worksheet: UnsafeMutablePointer<lxw_worksheet>, _ column: UInt16,
        _ first: UInt32
    ) throws {
        try WriterFormats.check(
            worksheet_data_validation_range(worksheet, first, column, 1_048_575, column, &rule))
    }
}
