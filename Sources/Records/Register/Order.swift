extension Sequence {
    /// The elements by their keys, each made once: a key of Vietnamese order takes longer than a comparison.
    func inOrder(_ keys: (Element) -> [String]) -> [Element] {
        map { (keys($0), $0) }.sorted { $0.0.lexicographicallyPrecedes($1.0) }.map(\.1)
    }
}
