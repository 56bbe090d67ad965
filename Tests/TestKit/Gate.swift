/// Lets a number of tasks in at once; the others wait their turn.
public actor Gate {
    private var permits: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// A gate for so many at once.
    public init(permits: Int) {
        self.permits = permits
    }

    /// Waits for a permit.
    public func enter() async {
        if permits > 0 {
            permits -= 1
        } else {
            await withCheckedContinuation { waiting.append($0) }
        }
    }

    /// Gives the permit back.
    public func leave() {
        if waiting.isEmpty {
            permits += 1
        } else {
            waiting.removeFirst().resume()
        }
    }
}
