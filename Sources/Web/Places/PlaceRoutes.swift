import Domain
import Exchange
import Hummingbird
import Records
import Vietnamese

extension WebApp {
    func addPlaces(to router: Router<WebContext>) {
        router.get("places") { request, _ in
            let fields = Fields(query: request)
            return try await reading(request) { desk, visit in .page(try placesPage(fields, visit, desk)) }
        }
        router.get("places/new") { request, _ in
            try await reading(request) { _, visit in
                guard visit.scope.mayRecord(in: .register) else { throw Failure.forbidden }
                let form = PlaceForm(self)
                return asking(form, Fields(form.usual), visit)
            }
        }
        router.post("places") { request, _ in
            try await sending(request) { desk, visit, fields in
                try taking(PlaceForm(self), fields, visit, desk)
            }
        }
        router.get("places/:code") { request, context in
            let code = try context.parameters.require("code")
            let since = Fields(query: request)["since"]
            return try await reading(request) { desk, visit in .page(try placePage(code, since, visit, desk)) }
        }
        router.get("places/:code/edit") { request, context in
            let code = try context.parameters.require("code")
            let since = Fields(query: request)["since"]
            return try await reading(request) { desk, visit in
                guard visit.scope.mayRecord(in: .register) else { throw Failure.forbidden }
                let form = PlaceForm(self, changing: try bearer(of: code, since, desk))
                return asking(form, Fields(form.usual), visit)
            }
        }
        router.post("places/:code/edit") { request, context in
            let code = try context.parameters.require("code")
            let since = Fields(query: request)["since"]
            return try await sending(request) { desk, visit, fields in
                try taking(PlaceForm(self, changing: bearer(of: code, since, desk)), fields, visit, desk)
            }
        }
    }

    /// Who is meant by a code and the first day of a query; nobody named is the last who bears it.
    private func bearer(of code: String, _ since: String, _ desk: Desk) throws -> Place {
        let bearers = try desk.places().bearers(of: code)
        let named = since.isEmpty ? bearers.last : bearers.first { Self.named($0) == since }
        guard let named else { throw Failure.notFound }
        return named
    }

    /// The first day of a place as an address names it.
    private static func named(_ place: Place) -> String { place.from?.iso ?? "-" }

    /// The query that tells a place from others of its code.
    static func since(_ place: Place) -> KeyValuePairs<String, String?> { ["since": named(place)] }

    private static let placesPerPage = 50

    private func placesPage(_ fields: Fields, _ visit: Visit, _ desk: Desk) throws -> PlacesPage {
        var filter = PlaceFilter()
        filter.search = fields["q"]
        filter.level = PlaceKind.Level(rawValue: fields["level"])
        filter.province = fields.orNil("province")
        let typed = fields.orNil("on")
        filter.day = typed.flatMap { Day(vietnamese: $0) }
        let page = max(1, Int(fields["page"]) ?? 1)
        let isWrong = typed != nil && filter.day == nil
        let found = try isWrong ? [] : PlaceQueries.list(filter, desk)
        let book = try desk.places()
        let shown = found.dropFirst((page - 1) * Self.placesPerPage).prefix(Self.placesPerPage)
        let provinces = book.all.filter { $0.kind.level == .province && $0.isThere(on: filter.day ?? desk.today) }
            .sorted { $0.code < $1.code }
        func field(_ name: String, _ kind: Field.Kind, problem: String? = nil) -> Field {
            Field(
                name: name, label: site.words("places.filter.\(name)"), value: fields[name], problem: problem,
                kind: kind)
        }
        let prompt = site.words("places.any")
        return PlacesPage(
            query: fields["q"],
            level: field(
                "level",
                .choice(
                    PlaceKind.Level.allCases.map { Choice(value: $0.rawValue, text: words("place_level", $0)) },
                    prompt: prompt)),
            province: field(
                "province",
                .choice(provinces.map { Choice(value: $0.code, text: "\($0.name) (\($0.code))") }, prompt: prompt)),
            day: field("on", .date, problem: isWrong ? words("problem.date") : nil),
            count: Numbers.grouped(found.count),
            rows: shown.map { row($0, book, desk.today) },
            pager: Pager(page: page, of: found.count, size: Self.placesPerPage) { page in
                Address.places.with(query: [
                    "q": fields.orNil("q"), "level": fields.orNil("level"), "province": fields.orNil("province"),
                    "on": typed, "page": String(page),
                ])
            },
            export: ExportLinks(kind: .places, query: ["q": fields.orNil("q")]),
            enter: visit.scope.mayRecord(in: .register)
                ? Link(text: site.words("place.enter"), address: Address("places", "new")) : nil)
    }

    private func row(_ place: Place, _ book: PlaceBook, _ today: Day) -> PlaceRow {
        let province = place.kind.level == .province ? nil : book.province(of: place, on: place.to ?? today)
        return PlaceRow(
            name: link(place), code: place.code, kind: words("place_kind", place.kind),
            within: [place.district, province?.name ?? ""].filter { !$0.isEmpty }.joined(separator: ", "),
            period: period(place))
    }

    /// A place by its name, leading to it.
    func link(_ place: Place) -> Link { Link(text: place.name, address: .place(place)) }

    /// From when to when a place is there; empty where neither is known.
    private func period(_ place: Place) -> String {
        let from = place.from.map { site.words("place.from", ["day": $0.vietnamese]) }
        let to = place.to.map { site.words("place.to", ["day": $0.vietnamese]) }
        return [from, to].compactMap(\.self).joined(separator: " ")
    }

    private func placePage(_ code: String, _ since: String, _ visit: Visit, _ desk: Desk) throws -> PlacePage {
        let detail = try PlaceQueries.detail(bearer(of: code, since, desk), as: visit.scope, desk)
        let place = detail.place
        func row(_ key: String, _ value: HTML?) -> Facts.Row? {
            value.map { Facts.Row(name: site.words("place.\(key)"), value: $0) }
        }
        func kin(_ kin: [PlaceDetail.Kin]) -> [PlacePage.Kin] {
            kin.map { other in
                let text = [other.place.name, other.place.district, "(\(other.place.code))"].filter { !$0.isEmpty }
                return PlacePage.Kin(
                    place: Link(text: text.joined(separator: " "), address: .place(other.place)),
                    part: other.part.map { words("place_part", $0) })
            }
        }
        func establishments(_ found: [PlaceDetail.Establishment]) -> [PlacePage.Establishment] {
            found.map { one in
                PlacePage.Establishment(
                    enterprise: Link(text: "\(one.name) (\(one.taxCode))", address: .enterprise(one.taxCode)),
                    said: one.said.map { "\($0.name) (\($0.code))" })
            }
        }
        let isThere = place.isThere(on: desk.today)
        let namesakes: [HTML] = detail.namesakes.map { "\(link($0).html) \(period($0)); " }
        return PlacePage(
            name: "\(words("place_kind", place.kind)) \(place.name)",
            status: Badge(
                word: site.words(isThere ? "place.there" : "place.gone"), tone: isThere ? .good : .noticed),
            facts: [
                row("code", "\(place.code)"), row("period", period(place).isEmpty ? nil : "\(period(place))"),
                row("district", place.district.isEmpty ? nil : "\(place.district)"),
                row("parent", detail.parent.map { link($0).html }),
                row(
                    "province",
                    detail.province.flatMap {
                        $0.key == detail.parent?.key || $0.key == place.key ? nil : link($0).html
                    }),
                row("namesakes", namesakes.isEmpty ? nil : "\(namesakes)"),
            ].compactMap(\.self),
            change: visit.scope.mayRecord(in: .register)
                ? Link(
                    text: site.words("place.change"),
                    address: Address("places", place.code, "edit", query: Self.since(place))) : nil,
            predecessors: kin(detail.predecessors), successors: kin(detail.successors),
            establishments: establishments(detail.establishments), undecided: establishments(detail.undecided),
            crumbs: [Link(text: site.words("places.title"), address: .places)])
    }
}

extension Address {
    /// The list of places; its search takes `q`.
    static let places = Address("places")

    /// A place: its code alone does not name it.
    static func place(_ place: Place) -> Address { Address("places", place.code, query: WebApp.since(place)) }
}
