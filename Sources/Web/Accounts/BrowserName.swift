/// What a browser says of itself, as people call it: `Firefox, Windows`.
struct BrowserName: Sendable {
    /// Nil where it says nothing that is known.
    let text: String?

    /// The first that is found names it: others say that they are like those further down.
    private static let browsers = [
        ("Edg/", "Edge"), ("coc_coc", "Cốc Cốc"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ]
    private static let systems = [
        ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ]

    init(_ agent: String) {
        let found = [Self.browsers, Self.systems].compactMap { names in names.first { agent.contains($0.0) }?.1 }
        text = found.isEmpty ? (agent.isEmpty ? nil : String(agent.prefix(40))) : found.joined(separator: ", ")
    }
}
