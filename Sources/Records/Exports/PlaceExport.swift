package import Domain
import Storage
import Vietnamese

/// The list of places, shipped and entered.
package enum PlaceExport {
    /// The places of the filter, provinces first; of days those that begin on one of them.
    package static func drafts(_ filter: ListFilter, _ desk: Desk) throws -> Exported<Place> {
        var wanted = PlaceFilter()
        wanted.search = filter.search
        return Exported(
            try PlaceQueries.list(wanted, desk).filter { place in
                (filter.subject.map { $0 == place.code } ?? true)
                    && (filter.from.map { from in place.from.map { from <= $0 } ?? false } ?? true)
                    && (filter.to.map { to in place.from.map { $0 <= to } ?? true } ?? true)
            })
    }
}
