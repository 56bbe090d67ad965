import Domain
import Exchange
import Records
import Vietnamese

/// Entering a place, or saying otherwise of one: the only place for industrial zones, and for what changes before the
/// official list of it is there.
struct PlaceForm: RecordForm {
    let app: WebApp
    /// The place that is said otherwise; nil for a new one.
    let place: Place?
    let sections: [FormSection]

    private static let columns = PlaceList.columns

    var title: String { app.site.words(place == nil ? "place.enter" : "place.change") }
    var room: Room? { .enterprises }
    var crumbs: [Link] {
        let list = Link(text: app.site.words("places.title"), address: .places)
        return [list] + [place.map { app.link($0) }].compactMap(\.self)
    }
    var help: [String] { ["1", "2", "3"].map { app.site.words("place.help.\($0)") } }
    var action: Address { place.map { Address("places", $0.code, "edit", query: WebApp.since($0)) } ?? .places }
    var cancel: Address { place.map { .place($0) } ?? .places }

    init(_ app: WebApp, changing place: Place? = nil) {
        self.app = app
        self.place = place
        // Code and first day say who is meant: they are asked of a new one only.
        let asked = Self.columns.filter { place == nil || !["code", "from"].contains($0.field) }
        sections = [
            FormSection(
                legend: app.site.words("place.what"),
                questions: asked.map { column in
                    Question(
                        column, label: column.header, hint: app.site.words("place.hint.\(column.field)"), app)
                })
        ]
    }

    /// What is said of it.
    var usual: [String: String] {
        guard let place else { return ["kind": app.words("place_kind", PlaceKind.industrialPark)] }
        return PlaceList.values(place, app.words).mapValues(\.said)
    }

    func read(_ answers: Fields) -> ListEntry<Place> {
        var fields = answers.all
        if let place {
            fields["code"] = place.code
            fields["from"] = place.from?.vietnamese
        }
        return ListEntry(fields, columns: Self.columns, words: app.words, PlaceList.draft)
    }

    private func planned(_ draft: Place, _ visit: Visit, _ desk: Desk) throws -> Plan<PlaceEntering> {
        try KnownPlaces.plan([draft], as: visit.scope, reviving: true, desk).needingChange()
    }

    func plan(_ draft: Place, _ visit: Visit, _ desk: Desk) throws -> [Problem] {
        try planned(draft, visit, desk).problems
    }

    func consequences(_ draft: Place, _ visit: Visit, _ desk: Desk) throws -> Consequences {
        Consequences(facts: app.differences(try planned(draft, visit, desk).changed, columns: Self.columns))
    }

    func record(_ draft: Place, by author: Author, _ desk: Desk) throws -> Receipt {
        try KnownPlaces.enter(draft, by: author, desk)
    }
}
