import Synchronization

/// Tells how far an import has come, and hears when nobody waits for it any more.
final class ImportWatch: Sendable {
    private let listener: (@Sendable (ImportProgress) -> Void)?
    private let isCancelled = Mutex(false)

    init(_ listener: (@Sendable (ImportProgress) -> Void)?) {
        self.listener = listener
    }

    func cancel() {
        isCancelled.withLock { $0 = true }
    }

    /// - Throws: `CancellationError` where the import was cancelled. A transaction that passes it on writes nothing.
    func tell(_ stage: ImportProgress.Stage, _ done: Int, of total: Int? = nil) throws {
        if isCancelled.withLock({ $0 }) { throw CancellationError() }
        listener?(ImportProgress(stage: stage, done: done, total: total))
    }
}
