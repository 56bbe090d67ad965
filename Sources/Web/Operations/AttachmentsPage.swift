/// The papers attached to a unit, the latest first, and attaching another.
struct AttachmentsPage: Page {
    /// The unit's name.
    let unit: String
    /// The units above it.
    let crumbs: [Link]
    /// The pages of the unit.
    let tabs: UnitTabs
    /// The form; nil when the visitor may not record.
    let form: AttachmentForm?
    /// The papers of this page of the list.
    let rows: [AttachmentLine]
    /// Where the list stands.
    let pager: Pager
    /// How many there are, such as `12 văn bản`.
    let count: String

    /// The organisations.
    var room: Room? { .units }

    /// Of the unit.
    var sight: Address? { Address("units", tabs.code, "sight") }

    /// "… : văn bản đính kèm".
    func title(_ words: Strings) -> String {
        ErrorSummary.title(words("attachments.title", ["unit": unit]), form?.problems ?? [], words)
    }

    /// The form, then the list.
    func body(_ words: Strings) -> HTML {
        """
        \(ErrorSummary(problems: form?.problems ?? []).html(words))
        <h1>\(unit)</h1>
        \(tabs.html(words))
        <p class="lead">\(words("attachments.lead"))</p>
        \(form?.html(words))
        <section aria-labelledby="papers"><h2 id="papers">\(words("attachments"))</h2>
        \(list(words))</section>
        """
    }

    private func list(_ words: Strings) -> HTML {
        if rows.isEmpty { return EmptyState(text: words("attachments.none"), step: nil).html }
        return "\(AttachmentLine.table(rows, words))\(pager.html(count: count, words))"
    }
}

/// Attaching a paper.
struct AttachmentForm: Sendable {
    /// What is to be mended; the field is `file`.
    let problems: [FieldProblem]
    /// The id the operation will have.
    let operation: String
    /// Where the form goes.
    let action: Address
    /// The form's token.
    let token: String

    fileprivate func html(_ words: Strings) -> HTML {
        // The token stands before the file: nothing of a file is kept before the token was seen.
        """
        <form class="form" method="post" enctype="multipart/form-data" action="\(action)">
        \(HiddenField.token(token).html)\(HiddenField.operation(operation).html)
        \(file(words).html)
        <p class="actions"><button class="main">\(words("attachments.attach"))</button></p>
        </form>
        """
    }

    private func file(_ words: Strings) -> Field {
        Field(
            name: "file", label: words("attachments.file"), hint: words("attachments.file.hint"),
            problem: problems.text(for: "file"), kind: .file(accept: ".pdf,.png,.jpg,.jpeg,.docx,.xlsx"))
    }
}

/// One attached paper in a list.
struct AttachmentLine: Sendable {
    /// Its name, leading to the file.
    let name: Link
    /// What it is, such as `PDF`.
    let kind: String
    /// How large it is, such as `1,4 MB`.
    let size: String
    /// The operation that stored it.
    let operation: Link
    /// When.
    let at: String
    /// By whom.
    let by: String

    fileprivate static func table(_ lines: [AttachmentLine], _ words: Strings) -> HTML {
        let columns = [
            Table.Column(title: words("attachments.name")), Table.Column(title: words("attachments.kind")),
            Table.Column(title: words("attachments.size"), content: .number),
            Table.Column(title: words("history.operation")),
        ]
        let rows = lines.map { line in
            Table.Row(cells: [
                line.name.html, "\(line.kind)", "\(line.size)",
                "\(line.operation.html)<span class=\"sub\">\(line.at) · \(line.by)</span>",
            ])
        }
        return Table(caption: words("attachments"), columns: columns, rows: rows, phone: .cards).html
    }
}
