import Domain
import Exchange
import Vietnamese

/// Takes the list at hand home as a file, with the filter that it is shown by; how many rows that gives stands beside.
struct ExportLinks: Sendable {
    /// Which list.
    let kind: ListKind
    /// The filter: `unit`, `subject`, `q`, `round`, `from`, `to`. Items without a value are left out.
    var query: KeyValuePairs<String, String?> = [:]
    /// How many rows the list has.
    let count: Int

    /// The links; nothing for an empty list.
    func html(_ words: Strings) -> HTML {
        if count == 0 { return "" }
        let links: [HTML] = ListFormat.allCases.map { format in
            let name = words("download.format", ["format": ".\(format.rawValue)"])
            let address = Address("exports", "\(kind.rawValue).\(format.rawValue)").with(query: query)
            return "<a class=\"button\" href=\"\(address)\">\(name)</a>"
        }
        let count = words("download.count", ["count": Numbers.grouped(count)])
        return "<div class=\"actions\">\(links)<span class=\"soft\">\(count)</span></div>"
    }
}
