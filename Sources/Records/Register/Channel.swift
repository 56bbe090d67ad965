import Dispatch
import Synchronization

/// Hands chunks from the queue of one database to that of another: two synchronous closures that cannot wait for one
/// another in any other way. At most four chunks are under way. It blocks only the databases' own queues.
final class Channel: Sendable {
    private struct State {
        var chunks: [TableCopy.Chunk] = []
        var isBegun = false
        var isFinished = false
        var isAbandoned = false
        var failure: (any Error)?
    }

    private let state = Mutex(State())
    private let free = DispatchSemaphore(value: 0)
    private let filled = DispatchSemaphore(value: 0)

    init() {
        // Counted up instead of begun at four: a semaphore must not be let go below the value it began with, and an
        // abandoned channel may be.
        for _ in 0..<4 { free.signal() }
    }

    /// Whether this is the first to take chunks: a second could not have them from the beginning.
    func begin() throws -> Bool {
        state.withLock { state in
            defer { state.isBegun = true }
            return !state.isBegun
        }
    }

    /// Waits for a place. Throws when nobody takes chunks any more.
    func put(_ chunk: TableCopy.Chunk) throws {
        free.wait()
        let isAbandoned = state.withLock { state in
            if !state.isAbandoned { state.chunks.append(chunk) }
            return state.isAbandoned
        }
        if isAbandoned {
            free.signal()
            throw Backup.Problem.interrupted
        }
        filled.signal()
    }

    /// No more chunks come, because all were given or because of an error.
    func finish(_ failure: (any Error)?) {
        state.withLock { state in
            state.isFinished = true
            state.failure = failure
        }
        filled.signal()
    }

    /// Waits for the next chunk; nil after the last one. Throws what stopped the giver.
    func next() throws -> TableCopy.Chunk? {
        filled.wait()
        let (chunk, failure) = state.withLock { state in
            (state.chunks.isEmpty ? nil : state.chunks.removeFirst(), state.failure)
        }
        if let chunk {
            free.signal()
            return chunk
        }
        if let failure { throw failure }
        return nil
    }

    /// Nobody takes chunks any more.
    func abandon() {
        state.withLock { state in
            state.isAbandoned = true
            state.chunks = []
        }
        free.signal()
    }
}
