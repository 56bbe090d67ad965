import Dispatch

/// Runs an actor on a dispatch queue of its own, because libpq blocks its thread.
///
/// Unchecked: `DispatchQueue` is safe to share, but on Linux it is not marked so.
final class QueueExecutor: SerialExecutor, @unchecked Sendable {
    private let queue: DispatchQueue

    init(label: String) {
        queue = DispatchQueue(label: label)
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}
