/// Every unit below one, with a few figures of each.
struct UnitsBelowPage: Page {
    /// The unit they are below.
    let unit: String
    /// The units above and the unit's overview.
    let crumbs: [Link]
    /// The three dates.
    let dates: ThreeDates
    /// The figures that stand beside each other, by name.
    let columns: [String]
    /// How many units there are in all, such as `143`.
    let count: String
    /// Those of this page of the list.
    let rows: [UnitRow]
    /// Where the list stands.
    let pager: Pager

    /// The overview.
    var room: Room? { .overview }

    /// "Đơn vị cấp dưới · Quận ủy Đống Đa".
    func title(_ words: Strings) -> String { "\(words("dashboard.units")) · \(unit)" }

    /// Dates and list.
    func body(_ words: Strings) -> HTML {
        """
        <h1>\(words("dashboard.units"))</h1>
        <p class="lead">\(unit)</p>
        \(dates.html(words))
        \(UnitRow.table(rows, columns: columns, words))
        \(pager.html(count: words("dashboard.units.count", ["count": count]), words))
        """
    }
}
