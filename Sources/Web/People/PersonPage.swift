/// One person: where they stand, their movements, what is sealed, and who recorded what.
struct PersonPage: Page {
    /// The full name.
    let name: String
    /// The office's file number.
    let code: String
    /// The unit of their Party life with those above it, and the list of people.
    let crumbs: [Link]
    /// The number of what was just recorded, such as `1.204`; usually nil.
    let recorded: String?
    /// The second number by which the page was asked for; usually nil.
    let askedBy: String?
    /// The numbers of entries that went on as this one, leading to the operations that made them one.
    let merged: [Link]
    /// What may be recorded next, in the words of the office.
    let actions: [Link]
    /// What else may be recorded.
    let others: [Link]
    /// Where they stand towards the Party.
    let status: Badge
    /// The day from which they do; nil where it says nothing.
    let since: String?
    /// The unit of their Party life, or where it was last; nil where there was none.
    let place: Link?
    /// The day from which they are there.
    let placeSince: String?
    /// The unit they are on the way to, from where and since when, in a sentence; nil where they are on none.
    let destination: String?
    /// Where they live their Party life for a time; nil where at home.
    let stay: String?
    /// The day from which they do.
    let staySince: String?
    /// How they came to stand where they do, in the order of days.
    let course: [PersonStretch]
    /// The enterprise they work at, leading to it where it may be seen; nil when none is known.
    let workplace: HTML?
    /// The day from which they work there.
    let workplaceSince: String?
    /// The sex, in a word.
    let sex: String
    /// The movements that stand, in their order.
    let movements: [PersonMovement]
    /// The positions held, now and before, the latest first.
    let positions: [PositionRow]
    /// The names of what is kept sealed.
    let sealed: [String]
    /// Opening what is sealed; nil when the visitor may not.
    let details: Address?
    /// Whether what was held of them was erased at their request.
    let isErased: Bool
    /// That what is held is kept and not used, in a sentence; nil where it is used.
    let restricted: String?
    /// What they consented to and ask for.
    let rights: Address
    /// Every operation on them, newest first.
    let operations: [PersonOperation]

    /// The people.
    var room: Room? { .people }

    /// Of the person.
    var sight: Address? { Address("people", code, "sight") }

    /// The name.
    func title(_ words: Strings) -> String { name }

    /// All of it.
    func body(_ words: Strings) -> HTML {
        let news: HTML? = recorded.map {
            "<p class=\"done\" role=\"status\">\(words("operation.new", ["number": $0]))</p>"
        }
        return """
            \(news)
            \(second(words))
            <h1>\(name)</h1>
            <p class="lead">\(words("person.lead", ["code": code]))</p>
            \(Link.actions(actions))
            \(rest(words))
            <section class="sheet">\(Facts(rows: facts(words)).html)</section>
            \(PersonStretch.section(course, words))
            <h2>\(words("person.movements"))</h2>
            \(PersonMovement.table(movements, words))
            \(held(words))
            <section class="sheet"><h2>\(words("person.sealed"))</h2>\(secrets(words))</section>
            <h2>\(words("person.operations"))</h2>
            \(PersonOperation.table(operations, words))
            """
    }

    private func second(_ words: Strings) -> HTML? {
        askedBy.map { "<p class=\"later\" role=\"status\">\(words("person.second", ["code": $0, "own": code]))</p>" }
    }

    private func rest(_ words: Strings) -> HTML? {
        if others.isEmpty { return nil }
        let links = others.enumerated().map { number, link -> HTML in number == 0 ? link.html : " · \(link.html)" }
        return "<p class=\"soft\">\(words("person.others")) \(links)</p>"
    }

    private func held(_ words: Strings) -> HTML? {
        if positions.isEmpty { return nil }
        return """
            <h2>\(words("positions.held"))</h2>
            \(PositionRow.table(positions, words("positions.held"), words("unit.name"), words))
            """
    }

    private func facts(_ words: Strings) -> [Facts.Row] {
        func with(_ value: HTML, _ day: String?) -> HTML {
            let since: HTML? = day.map { " <span class=\"soft\">\(words("person.since", ["date": $0]))</span>" }
            return "\(value)\(since)"
        }
        return [
            Facts.Row(name: words("person.status"), value: with(status.html, since)),
            Facts.Row(name: words("person.place"), value: place.map { with($0.html, placeSince) } ?? "–"),
            destination.map { Facts.Row(name: words("person.destination"), value: "\($0)") },
            stay.map { Facts.Row(name: words("person.stay"), value: with("\($0)", staySince)) },
            Facts.Row(name: words("person.workplace"), value: workplace.map { with($0, workplaceSince) } ?? "–"),
            Facts.Row(name: words("person.sex"), value: "\(sex)"),
            merged.isEmpty ? nil : Facts.Row(name: words("person.merged"), value: secondNumbers),
        ].compactMap { $0 }
    }

    private var secondNumbers: HTML {
        let links: [HTML] = merged.map { "<span class=\"sub\">\($0.html)</span>" }
        return "\(links)"
    }

    private func secrets(_ words: Strings) -> HTML {
        let rights: HTML = "<a class=\"button\" href=\"\(rights)\">\(words("rights.title"))</a>"
        if isErased { return "<p class=\"soft\">\(words("person.erased"))</p><p class=\"actions\">\(rights)</p>" }
        let shut: HTML? = restricted.map { "<p class=\"later\">\($0)</p>" }
        let rows = sealed.map {
            Facts.Row(name: $0, value: "<span class=\"soft\">\(words("person.sealed.mask"))</span>")
        }
        let open: HTML? = details.map {
            "<a class=\"button\" href=\"\($0)\">\(words("reveal.go"))</a>"
        }
        return
            "\(shut)<p class=\"soft\">\(words("person.sealed.lead"))</p>\(Facts(rows: rows).html)<p class=\"actions\">\(open) \(rights)</p>"
    }
}

/// One movement of a person.
struct PersonMovement: Sendable {
    /// What it is, such as `Kết nạp`.
    let what: String
    /// The unit, or from which to which.
    let place: String
    /// The day it counts on.
    let effectiveOn: String
    /// The decision it rests on; nil when there is none.
    let decision: String?
    /// The operation that recorded it; nil where it may not be seen.
    let operation: Link?
    /// Taking it back; nil where it was recorded with others or may not be taken back here.
    let reversal: Address?
    /// How a mistake in it is mended, in a sentence; nil where nothing needs to be said.
    let correction: String?

    fileprivate static func table(_ movements: [PersonMovement], _ words: Strings) -> HTML {
        if movements.isEmpty { return EmptyState(text: words("person.movements.none"), step: nil).html }
        let columns = [
            Table.Column(title: words("person.movement")),
            Table.Column(title: words("person.movement.place")),
            Table.Column(title: words("record.effective"), content: .short),
            Table.Column(title: words("record.decision")),
            Table.Column(title: words("record.recorded")),
        ]
        let rows = movements.map { movement in
            let undo: HTML? = movement.reversal.map {
                "<span class=\"sub\">\(Link(text: words("person.movement.reverse"), address: $0).html)</span>"
            }
            return Table.Row(cells: [
                "\(movement.what)", "\(movement.place)", "\(movement.effectiveOn)", "\(movement.decision ?? "–")",
                "<span>\(movement.operation?.html ?? "–")\(undo)\(movement.correcting)</span>",
            ])
        }
        return Table(caption: words("person.movements"), columns: columns, rows: rows, phone: .cards).html
    }

    private var correcting: HTML? { correction.map { "<span class=\"sub\">\($0)</span>" } }
}

/// How a person stood towards the Party from a day on.
struct PersonStretch: Sendable {
    /// The first day.
    let from: String
    /// How they stood.
    let status: Badge
    /// Where: the unit, the way between two, or a stay for a time.
    let place: String

    /// The course of somebody who stood otherwise before; nothing where there is none to tell.
    fileprivate static func section(_ course: [PersonStretch], _ words: Strings) -> HTML? {
        guard course.count > 1 else { return nil }
        let columns = [
            Table.Column(title: words("person.course.from"), content: .short),
            Table.Column(title: words("person.status")), Table.Column(title: words("person.place")),
        ]
        let rows = course.map { Table.Row(cells: ["\($0.from)", $0.status.html, "\($0.place)"]) }
        let table = Table(caption: words("person.course"), columns: columns, rows: rows, phone: .cards)
        return "<h2>\(words("person.course"))</h2>\(table.html)"
    }
}

/// One operation on a person.
struct PersonOperation: Sendable {
    /// What it was, leading to its page where it may be seen.
    let what: HTML
    /// When it was recorded.
    let at: String
    /// By whom.
    let by: String
    /// Its number.
    let number: String

    fileprivate static func table(_ operations: [PersonOperation], _ words: Strings) -> HTML {
        let columns = [
            Table.Column(title: words("operation.what")),
            Table.Column(title: words("operation.when"), content: .short),
            Table.Column(title: words("operation.who")),
            Table.Column(title: words("operation.number"), content: .number),
        ]
        let rows = operations.map { Table.Row(cells: [$0.what, "\($0.at)", "\($0.by)", "\($0.number)"]) }
        return Table(caption: words("person.operations"), columns: columns, rows: rows, phone: .cards).html
    }
}
