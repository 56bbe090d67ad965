/// The record of a handover before it is printed or loaded.
struct HandoverPage: Page {
    /// The unit that was handed over.
    let unit: String
    /// The first day under the new superior, such as `1/7/2025`.
    let day: String
    /// The units above, and the unit.
    let crumbs: [Link]
    /// The Word file.
    let file: Address
    /// The operation that recorded the handover.
    let operation: Link
    /// The paper.
    let paper: PaperSheet

    /// How many rows each of its two tables shows here; the file has all.
    static let rows = 20

    /// The organisations.
    var room: Room? { .units }

    /// "Biên bản bàn giao: …, 1/7/2025".
    func title(_ words: Strings) -> String { words("handover.title", ["unit": unit, "day": day]) }

    /// Ways on, and the paper, which alone is printed.
    func body(_ words: Strings) -> HTML {
        """
        <h1><span class="whole">\(words("handover.paper"))</span>
        <span class="whole">\(unit)</span></h1>
        <p class="lead">\(words("handover.lead")) \(words("report.print"))</p>
        <p class="actions"><a class="button main" href="\(file)">\(words("report.file"))</a>
        <a class="button" href="\(operation.address)">\(operation.text)</a></p>
        \(paper.html(words))
        """
    }
}
