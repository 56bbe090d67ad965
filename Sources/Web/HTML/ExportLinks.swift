import Domain
import Exchange
import Vietnamese

/// Takes the list at hand home as a file, with the filter that it is shown by; how many rows that gives stands beside.
struct ExportLinks: Sendable {
    /// Which list.
    let kind: ListKind
    /// The filter: `unit`, `subject`, `q`, `round`, `from`, `to`. Items without a value are left out.
    var query: KeyValuePairs<String, String?> = [:]
    /// How many rows the list has; nil where the page shows another part of it, and only the file says how many.
    var count: Int?

    /// The links; nothing for an empty list.
    func html(_ words: Strings) -> HTML {
        if count == 0 { return "" }
        let links: [HTML] = ListFormat.allCases.map { format in
            let name = words("download.format", ["format": ".\(format.rawValue)"])
            let address = Address("exports", "\(kind.rawValue).\(format.rawValue)").with(query: query)
            return "<a class=\"button\" href=\"\(address)\">\(name)</a>"
        }
        let told: HTML? = count.map {
            "<span class=\"soft\">\(words("download.count", ["count": Numbers.grouped($0)]))</span>"
        }
        return "<div class=\"actions\">\(links)\(told)</div>"
    }
}
