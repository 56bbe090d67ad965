/// What `body` makes of each item, in no order, `width` of them under way at a time: for long rows of trials that would
/// otherwise keep one processor busy and leave the other idle. Ends with the first error.
public func abreast<Item: Sendable, Result: Sendable>(
    _ width: Int, _ items: some Sequence<Item>, _ body: @escaping @Sendable (Item) async throws -> Result
) async throws -> [Result] {
    try await withThrowingTaskGroup(of: Result.self) { group in
        var waiting = items.makeIterator()
        var results: [Result] = []
        func begin() {
            guard let item = waiting.next() else { return }
            group.addTask { try await body(item) }
        }
        for _ in 0..<width { begin() }
        while let result = try await group.next() {
            results.append(result)
            begin()
        }
        return results
    }
}
