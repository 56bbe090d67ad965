/// What a list would do, before anything is recorded: how many rows of each fate, the rows behind each number, and
/// the way on.
struct ImportPreviewPage: Page {
    /// Rows of one fate.
    struct Fate: Sendable {
        /// What they are, such as `Bị từ chối`.
        let name: String
        /// What becomes of them, such as `trả lại kèm lý do`.
        let outcome: String
        /// How many, such as `1.204`.
        let count: String
        /// Where they are listed; nil when there is nothing to list.
        let rows: Address?
    }

    /// The list's name.
    let list: String
    /// What was sent, such as `don-vi.xlsx, trang tính Sheet1: 120 dòng`.
    let source: String
    /// How it differs from what was looked over before; nil when nothing changed meanwhile.
    let meanwhile: String?
    /// Every fate that a row has, in the order of a reader's interest.
    let fates: [Fate]
    /// How many rows in all.
    let total: String
    /// What is worth knowing, as sentences; often none.
    let notices: [String]
    /// The rows of one fate.
    let rows: ImportRows?
    /// The label of the button that records; nil when there is nothing to record.
    let record: String?
    /// The refused rows as a workbook; nil when none is.
    let refused: Link?
    /// Whether rows that were reversed since are taken too; nil when that is no question.
    let reviving: Bool?
    /// The moment of this look, sent along, so that nobody records what they have not seen.
    let seen: String
    /// The upload's own place.
    let place: ImportPlace
    /// The token of the forms.
    let token: String

    /// Lists from Excel.
    var room: Room? { .imports }

    /// "Xem trước: Danh sách đơn vị".
    func title(_ words: Strings) -> String { words("imports.preview", ["list": list]) }

    /// What it would do, the buttons, the rows.
    func body(_ words: Strings) -> HTML {
        let told: [HTML] = notices.map { "<p class=\"later\">\($0)</p>" }
        return """
            <p class="crumbs"><a href="\(Address.imports)">\(words("room.imports"))</a></p>
            \(meanwhile.map { "<p class=\"rule\" role=\"status\">\($0)</p>" })
            <h1>\(title(words))</h1>
            <p class="lead">\(source) \(words("imports.preview.lead"))</p>
            \(summary(words))
            \(told)
            \(buttons(words))
            \(rows.map { $0.html(words) })
            """
    }

    private func summary(_ words: Strings) -> HTML {
        let columns = [
            Table.Column(title: words("imports.fate")), Table.Column(title: words("imports.count"), content: .number),
            Table.Column(title: words("imports.outcome")),
        ]
        var lines = fates.map { fate in
            Table.Row(cells: [
                "\(fate.name)", fate.rows.map { Link(text: fate.count, address: $0).html } ?? "\(fate.count)",
                "\(fate.outcome)",
            ])
        }
        lines.append(Table.Row(cells: ["<span class=\"sum\">\(words("imports.total"))</span>", "\(total)", ""]))
        return Table(caption: words("imports.fates"), columns: columns, rows: lines, phone: .narrow).html
    }

    private func buttons(_ words: Strings) -> HTML {
        """
        <div class="actions">
        \(record.map { form(place.record, HiddenField(name: "seen", value: seen), "<button class=\"main\">\($0)</button>") })
        \(refused.map { "<a class=\"button\" href=\"\($0.address)\">\($0.text)</a>" })
        \(reviving.map { again($0, words) })
        \(form(place.cancel, nil, "<button>\(words("imports.drop"))</button>"))
        </div>
        """
    }

    private func again(_ isOn: Bool, _ words: Strings) -> HTML {
        let label = isOn ? words("imports.reviving.off") : words("imports.reviving.on")
        return form(place.check, HiddenField(name: "reviving", value: isOn ? "" : "1"), "<button>\(label)</button>")
    }

    private func form(_ action: Address, _ field: HiddenField?, _ button: HTML) -> HTML {
        "<form method=\"post\" action=\"\(action)\">\(HiddenField.token(token).html)\(field?.html)\(button)</form>"
    }
}

/// Where the forms of one upload go.
struct ImportPlace: Sendable {
    /// Checks it anew.
    let check: Address
    /// Records it.
    let record: Address
    /// Stops what is under way.
    let stop: Address
    /// Puts it away.
    let cancel: Address
}

/// Some rows of a list, with what is said of each.
struct ImportRows: Sendable {
    /// One row, or one cell of it.
    struct Row: Sendable {
        /// The row's number in the sheet; empty for the whole sheet.
        let number: String
        /// The column, such as `I (Từ ngày)`; nil where the whole row is meant.
        let column: String?
        /// What stands there.
        let value: String
        /// What is wrong with it and what was expected; nil for a row that is only shown.
        let message: String?
    }

    /// Above the rows, such as `Dòng bị từ chối`.
    let title: String
    /// What there is to know about them; nil when the title says it all.
    let lead: String?
    /// The rows of this page.
    let rows: [Row]
    /// Where the list stands.
    let pager: Pager
    /// How many there are, in words.
    let count: String

    /// The heading, the rows and the pager.
    func html(_ words: Strings) -> HTML {
        """
        <h2 id="rows">\(title)</h2>
        \(lead.map { "<p class=\"lead\">\($0)</p>" })
        \(table(words).html)
        \(pager.html(count: count, words))
        """
    }

    private func table(_ words: Strings) -> Table {
        let hasMessages = rows.contains { $0.message != nil }
        var columns = [Table.Column(title: words("imports.row"), content: .short)]
        if hasMessages { columns.append(Table.Column(title: words("imports.column"))) }
        columns.append(Table.Column(title: hasMessages ? words("imports.value") : words("imports.content")))
        if hasMessages { columns.append(Table.Column(title: words("imports.reason"))) }
        let lines = rows.map { row in
            let number: HTML = "\(words("imports.row.number", ["row": row.number]))"
            return Table.Row(
                cells: hasMessages
                    ? [number, "\(row.column ?? "–")", "\(row.value)", "\(row.message ?? "")"]
                    : [number, "\(row.value)"])
        }
        return Table(caption: title, columns: columns, rows: lines, phone: .cards)
    }
}
