package import Domain
import Storage
package import Vietnamese

/// Which places a list shows.
package struct PlaceFilter: Hashable, Sendable {
    package var search = ""
    package var level: PlaceKind.Level?
    /// The code of the province that a place belongs to on the day, or belonged to on its last.
    package var province: String?
    /// The day on which it is there; of any time where nil.
    package var day: Day?

    package init() {}
}

/// One place with what stands around it.
package struct PlaceDetail: Sendable {
    /// Another place, and how much of the older went to the newer.
    package struct Kin: Sendable {
        package let place: Place
        package let part: PlacePart?
    }

    /// An establishment that is there today.
    package struct Establishment: Sendable {
        package let taxCode: String
        package let name: String
        /// The place that was said of it, where it is an earlier one.
        package let said: Place?
    }

    package let place: Place
    package let parent: Place?
    package let province: Place?
    package let predecessors: [Kin]
    package let successors: [Kin]
    /// Others who bore or bear its code.
    package let namesakes: [Place]
    package let establishments: [Establishment]
    /// Establishments of a predecessor that was divided: whether they are here is not known.
    package let undecided: [Establishment]
}

package enum PlaceQueries {
    /// The places that a filter lets through, by level and name.
    package static func list(_ filter: PlaceFilter, _ desk: Desk) throws -> [Place] {
        let book = try desk.places()
        let words = filter.search.folded.split(separator: " ").prefix(8)
        return book.all.filter { place in
            guard filter.level.map({ $0 == place.kind.level }) ?? true else { return false }
            guard filter.day.map(place.isThere) ?? true else { return false }
            if !words.isEmpty {
                let text = "\(place.name) \(place.district) \(place.code)".folded
                guard words.allSatisfy({ text.contains($0) }) else { return false }
            }
            guard let province = filter.province else { return true }
            let day = filter.day ?? place.to ?? desk.today
            return place.code == province || book.province(of: place, on: day)?.code == province
        }.inPlaceOrder
    }

    package static func detail(_ place: Place, as scope: Scope, _ desk: Desk) throws -> PlaceDetail {
        let book = try desk.places()
        let establishments = try establishments(in: place, book, as: scope, desk)
        return PlaceDetail(
            place: place, parent: place.parent.flatMap { book.named($0, by: place) },
            province: book.province(of: place, on: place.to ?? desk.today),
            predecessors: book.predecessors(of: place).map {
                PlaceDetail.Kin(place: $0, part: book.part(of: $0, into: place))
            },
            successors: book.successors(of: place).map {
                PlaceDetail.Kin(place: $0, part: book.part(of: place, into: $0))
            },
            namesakes: book.bearers(of: place.code).filter { $0.key != place.key },
            establishments: establishments.filter(\.isHere).map(\.establishment),
            undecided: establishments.filter { !$0.isHere }.map(\.establishment))
    }

    /// The establishments within a scope of which today this place, or one that went into it, is said. Of a place that
    /// was divided it is not known which of its successors they are in.
    private static func establishments(
        in place: Place, _ book: PlaceBook, as scope: Scope, _ desk: Desk
    ) throws -> [(establishment: PlaceDetail.Establishment, isHere: Bool)] {
        var kin: Set<Place.Key> = [place.key]
        var next = [place]
        while let later = next.popLast() {
            for earlier in book.predecessors(of: later) where kin.insert(earlier.key).inserted { next.append(earlier) }
        }
        let codes = Set(kin.map(\.code))
        let today = desk.today
        let seen = scope.enterprises("enterprise.id", on: today)
        let column: SQL = place.kind.level == .zone ? "said.zone" : "said.commune"
        let within: SQL =
            place.kind.level == .province
            ? "said.commune IS NOT NULL" : "\(column) IN \(list: Array(codes))"
        let rows = try desk.db.run(
            """
            SELECT enterprise.tax_code, \(EnterpriseQueries.latestName("enterprise.id")), \(column), said.from_on
            FROM enterprise_place AS said JOIN enterprise ON enterprise.id = said.enterprise
            WHERE said.superseded_in IS NULL AND said.from_on <= \(today) AND \(within) AND \(seen)
              AND EXISTS (SELECT 1 FROM enterprise_event AS listed
                WHERE listed.enterprise = enterprise.id AND listed.reversed_in IS NULL)
              AND NOT EXISTS (SELECT 1 FROM enterprise_merger AS merger
                WHERE merger.enterprise = enterprise.id AND merger.superseded_in IS NULL AND merger.from_on <= \(today))
              AND NOT EXISTS (SELECT 1 FROM enterprise_place AS later
                WHERE later.enterprise = said.enterprise AND later.superseded_in IS NULL
                  AND later.from_on > said.from_on AND later.from_on <= \(today))
            """)
        return try rows.compactMap { row in
            guard let said = book.bearer(of: try row.text(2), on: try row.day(3)) else { return nil }
            let reached = said.key == place.key ? [place] : reached(from: said, until: place, book, today)
            guard reached.contains(where: { $0.key == place.key }) else { return nil }
            let establishment = PlaceDetail.Establishment(
                taxCode: try row.text(0), name: try row.textOrNil(1) ?? "", said: said.key == place.key ? nil : said)
            return (establishment, reached.count == 1)
        }.inOrder { [SortKey.of($0.establishment.name), $0.establishment.taxCode] }
    }

    /// What a place went into by the time of another; of a province the province of what it went into.
    private static func reached(from said: Place, until place: Place, _ book: PlaceBook, _ today: Day) -> [Place] {
        let day = place.to ?? today
        guard place.kind.level == .province else { return book.current(said, on: day) }
        return [book.province(of: said, on: day)].compactMap(\.self)
    }
}

extension [Place] {
    /// Provinces, communes, zones; each by name, those of one name by code and period.
    fileprivate var inPlaceOrder: [Place] {
        let levels = Dictionary(uniqueKeysWithValues: PlaceKind.Level.allCases.enumerated().map { ($1, $0) })
        return inOrder { place in
            [String(levels[place.kind.level] ?? 0), SortKey.of(place.name), place.code, place.from?.iso ?? ""]
        }
    }
}
