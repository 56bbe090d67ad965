import Dispatch
import Exchange
import FoundationEssentials
import Records
import Synchronization

/// The work on uploads, off the requests: at most two lists at once, the others wait their turn.
///
/// How far each is stands only here; what matters stands in the register, so that a program that was killed leaves
/// nothing behind but an upload that nobody works on.
final class ImportJobs: Sendable {
    /// How far the work on an upload is.
    struct Progress: Sendable {
        /// When it was asked for.
        let begun: Date
        /// What it last said; nil while it waits its turn.
        var step: ImportProgress?
    }

    private struct Job {
        var progress: Progress
        /// Nil while it waits its turn.
        var task: Task<Void, Never>?
    }

    private struct State {
        var jobs: [Upload.ID: Job] = [:]
        var waiting: [Upload.ID] = []
        var isClosed = false
    }

    private static let atOnce = 2

    private let state = Mutex(State())
    private let threads = ImportThreads()
    private let work: @Sendable (Upload.ID, @escaping @Sendable (ImportProgress) -> Void) async -> Void

    /// - Parameter work: does what the state of an upload asks for, and ends early when its task is cancelled.
    init(_ work: @escaping @Sendable (Upload.ID, @escaping @Sendable (ImportProgress) -> Void) async -> Void) {
        self.work = work
    }

    /// Begins the work on an upload, as soon as there is room; does nothing where it is under way.
    func start(_ id: Upload.ID) {
        state.withLock { state in
            guard !state.isClosed, state.jobs[id] == nil else { return }
            state.jobs[id] = Job(progress: Progress(begun: Date()))
            state.waiting.append(id)
            fill(&state)
        }
    }

    /// How far an upload is; nil where nothing is under way.
    func progress(of id: Upload.ID) -> Progress? {
        state.withLock { $0.jobs[id]?.progress }
    }

    /// Asks the work on an upload to end.
    ///
    /// - Returns: whether it had begun; where it had not, it never will.
    func stop(_ id: Upload.ID) -> Bool {
        state.withLock { state in
            guard let job = state.jobs[id] else { return false }
            if let task = job.task {
                task.cancel()
                return true
            }
            state.jobs[id] = nil
            state.waiting.removeAll { $0 == id }
            return false
        }
    }

    /// Waits until nothing is under way for an upload, but no longer than this.
    func settle(_ id: Upload.ID, within limit: Duration) async {
        let end = ContinuousClock.now + limit
        while progress(of: id) != nil, ContinuousClock.now < end {
            do { try await Task.sleep(for: .milliseconds(20)) } catch { return }
        }
    }

    /// Begins nothing more, stops the checks, and waits until what is being recorded is recorded.
    func finish() async {
        let tasks = state.withLock { state in
            state.isClosed = true
            for id in state.waiting { state.jobs[id] = nil }
            state.waiting = []
            return state.jobs.values.compactMap(\.task)
        }
        for task in tasks { task.cancel() }
        for task in tasks { await task.value }
    }

    private func fill(_ state: inout State) {
        while state.jobs.count - state.waiting.count < Self.atOnce, !state.waiting.isEmpty {
            let id = state.waiting.removeFirst()
            state.jobs[id]?.task = Task(executorPreference: threads) { [self] in
                await work(id) { step in
                    self.state.withLock { $0.jobs[id]?.progress.step = step }
                }
                self.state.withLock { state in
                    state.jobs[id] = nil
                    self.fill(&state)
                }
            }
        }
    }
}

/// Threads of their own for reading large files: the few that answer requests must not wait for them.
private final class ImportThreads: TaskExecutor {
    private let queue = DispatchQueue(label: "vn.hatnhan.imports", qos: .utility, attributes: .concurrent)

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
