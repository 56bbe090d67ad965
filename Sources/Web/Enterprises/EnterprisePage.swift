/// One enterprise: what it is, who was found there, what stands in it, and what was recorded of it.
struct EnterprisePage: Page {
    /// Its name.
    let name: String
    /// The managing unit and those above it, from the top.
    let crumbs: [Link]
    /// Who can see it; nil where that is not told.
    var sight: Address?
    /// How it operates, in a word.
    let status: Badge
    /// As which enterprise it goes on, where it was entered twice; nil where it was not.
    var survivor: Link?
    /// What it is, as names and values.
    let facts: [Facts.Row]
    /// How many worked there, from when.
    var headcounts: Headcounts?
    /// Its branches and sites.
    var sites: [Link] = []
    /// What may be recorded of it; empty when the visitor may not record. The first is done most.
    let actions: [Link]
    /// The visits of surveys, the latest first.
    let visits: [EnterpriseVisit]
    /// Taking the visits home.
    let export: ExportLinks
    /// The organisations it hosts.
    let organisations: [EnterpriseOrganisation]
    /// How many people work there, leading to them; nil when none are known.
    let people: Link?
    /// What was recorded of it.
    let history: [HistoryLine]

    /// The enterprises.
    var room: Room? { .enterprises }

    /// The name.
    func title(_ words: Strings) -> String { name }

    /// Facts, actions, surveys, organisations, people, history.
    func body(_ words: Strings) -> HTML {
        """
        <h1>\(name) \(status.html)</h1>
        \(survivor.map { "<p class=\"later\">\(words.html("enterprise.merged.into", ["enterprise": $0.html]))</p>" })
        \(buttons)
        <section class="sheet">\(Facts(rows: facts).html)</section>
        \(headcounts?.html(words))
        \(branches(words))
        <section aria-labelledby="surveys"><h2 id="surveys">\(words("enterprise.surveys"))</h2>
        \(EnterpriseVisit.table(visits, words))\(export.html(words))</section>
        <section aria-labelledby="organisations"><h2 id="organisations">\(words("enterprise.organisations"))</h2>
        \(EnterpriseOrganisation.table(organisations, words))</section>
        <section aria-labelledby="people"><h2 id="people">\(words("enterprise.people"))</h2>
        <p>\(people?.html ?? "\(words("enterprise.people.none"))")</p></section>
        <section aria-labelledby="history"><h2 id="history">\(words("history.title"))</h2>
        \(HistoryLine.table(history, words))</section>
        """
    }

    private func branches(_ words: Strings) -> HTML? {
        if sites.isEmpty { return nil }
        let items: [HTML] = sites.map { "<li>\($0.html)</li>" }
        return """
            <section aria-labelledby="sites"><h2 id="sites">\(words("enterprise.sites"))</h2>
            <ul class="plainlist">\(items)</ul></section>
            """
    }

    private var buttons: HTML? {
        guard let first = actions.first else { return nil }
        let others: [HTML] = actions.dropFirst().map { "<a class=\"button\" href=\"\($0.address)\">\($0.text)</a>\n" }
        return """
            <p class="actions"><a class="button main" href="\(first.address)">\(first.text)</a>
            \(others)</p>
            """
    }
}

/// One visit of a survey.
struct EnterpriseVisit: Sendable {
    /// The round, such as `Quý I/2024`.
    let round: String
    /// The day, leading to the operation that recorded it.
    let day: Link
    /// Workers, official and probationary members, such as `120 · 02 chính thức, 01 dự bị`.
    let found: String
    /// Who told of the members.
    let source: String
    /// What it concluded.
    let conclusion: Badge

    fileprivate static func table(_ visits: [EnterpriseVisit], _ words: Strings) -> HTML {
        if visits.isEmpty { return EmptyState(text: words("enterprise.surveys.none"), step: nil).html }
        let columns = [
            Table.Column(title: words("survey.round")), Table.Column(title: words("survey.day"), content: .short),
            Table.Column(title: words("survey.found")), Table.Column(title: words("survey.source")),
            Table.Column(title: words("survey.conclusion")),
        ]
        let rows = visits.map { visit in
            Table.Row(cells: [
                "\(visit.round)", visit.day.html, "\(visit.found)", "\(visit.source)", visit.conclusion.html,
            ])
        }
        return Table(caption: words("enterprise.surveys"), columns: columns, rows: rows, phone: .cards).html
    }
}

/// One organisation that an enterprise hosts.
struct EnterpriseOrganisation: Sendable {
    /// Its name, leading to it.
    let unit: Link
    /// What it is.
    let type: String
    /// How and from when it is there, such as `Thành lập ngày 20/2/2024`.
    let since: String

    fileprivate static func table(_ organisations: [EnterpriseOrganisation], _ words: Strings) -> HTML {
        if organisations.isEmpty { return EmptyState(text: words("enterprise.organisations.none"), step: nil).html }
        let columns = [
            Table.Column(title: words("unit.name")), Table.Column(title: words("unit.type")),
            Table.Column(title: words("unit.since")),
        ]
        let rows = organisations.map { Table.Row(cells: [$0.unit.html, "\($0.type)", "\($0.since)"]) }
        return Table(caption: words("enterprise.organisations"), columns: columns, rows: rows, phone: .cards).html
    }
}
