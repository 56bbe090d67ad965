/// The pages of one unit, as a row of links under its name.
struct UnitTabs: Sendable {
    /// The pages there are.
    enum Tab: String, CaseIterable, Sendable {
        case overview, below, positions, members, strength, enterprises, targets, reported, reports, history
    }

    /// The unit's code.
    let code: String
    /// The pages this unit has.
    let tabs: [Tab]
    /// The page shown.
    let current: Tab
    /// The days asked for here, so that the pages that show days too go on with them.
    var period: KeyValuePairs<String, String?> = [:]

    /// The row of links.
    func html(_ words: Strings) -> HTML {
        let items: [HTML] = tabs.map { tab in
            """
            <li><a href="\(address(tab))"\(" aria-current=\"page\"", if: tab == current)>\
            \(words("unit.tab.\(tab.rawValue)"))</a></li>
            """
        }
        return "<nav class=\"tabs\" aria-label=\"\(words("unit.tabs"))\"><ul>\(items)</ul></nav>"
    }

    private func address(_ tab: Tab) -> Address {
        switch tab {
        case .overview: Address("units", code, query: period)
        case .below: Address("units", query: ["under": code])
        case .enterprises: Address("enterprises", query: ["unit": code])
        case .strength, .targets, .reported: Address("units", code, tab.rawValue, query: period)
        case .positions, .members, .reports, .history: Address("units", code, tab.rawValue)
        }
    }
}
