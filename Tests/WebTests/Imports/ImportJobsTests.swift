import Domain
import Exchange
import Records
import Synchronization
import TestKit
import Testing

@testable import Web

@Suite struct ImportJobsTests {
    /// Work that lasts until it is let go, and tells what was begun, ended and called off.
    final class Bench: Sendable {
        private struct Told {
            var begun: [String] = []
            var ended: [String] = []
            var cancelled: [String] = []
            var released: Set<String> = []
        }

        private let told = Mutex(Told())

        func work(_ id: Upload.ID, _ progress: @escaping @Sendable (ImportProgress) -> Void) async {
            told.withLock { $0.begun.append(id.text) }
            progress(ImportProgress(stage: .reading, done: 7, total: 10))
            while !told.withLock({ $0.released.contains(id.text) }), !Task.isCancelled { await Task.yield() }
            let isCancelled = Task.isCancelled
            told.withLock { isCancelled ? $0.cancelled.append(id.text) : $0.ended.append(id.text) }
        }

        func release(_ id: String) {
            told.withLock { _ = $0.released.insert(id) }
        }

        var begun: [String] { told.withLock(\.begun) }
        var ended: [String] { told.withLock(\.ended) }
        var cancelled: [String] { told.withLock(\.cancelled) }
    }

    private static func until(_ holds: () -> Bool) async {
        while !holds() { await Task.yield() }
    }

    @Test func `two are worked on at once, and the next begins when one ends`() async {
        let bench = Bench()
        let jobs = ImportJobs(bench.work)
        for id in ["a", "b", "c", "d", "a"] { jobs.start(Upload.ID(id)) }
        await Self.until { bench.begun.count == 2 }
        #expect(Set(bench.begun) == ["a", "b"])
        await Self.until { jobs.progress(of: Upload.ID("a"))?.step != nil }
        #expect(jobs.progress(of: Upload.ID("a"))?.step == ImportProgress(stage: .reading, done: 7, total: 10))
        #expect(jobs.progress(of: Upload.ID("c")) != nil)
        #expect(jobs.progress(of: Upload.ID("c"))?.step == nil)
        #expect(jobs.progress(of: Upload.ID("e")) == nil)
        bench.release("b")
        await Self.until { bench.begun.count == 3 }
        #expect(bench.begun.last == "c")
        for id in ["a", "c", "d"] { bench.release(id) }
        await jobs.settle(Upload.ID("d"), within: .seconds(60))
        await jobs.settle(Upload.ID("a"), within: .seconds(60))
        await jobs.settle(Upload.ID("c"), within: .seconds(60))
        #expect(bench.begun.count == 4)
        #expect(Set(bench.ended) == ["a", "b", "c", "d"])
    }

    @Test func `what is under way is called off, and what waits is never begun`() async {
        let bench = Bench()
        let jobs = ImportJobs(bench.work)
        for id in ["a", "b", "c", "d"] { jobs.start(Upload.ID(id)) }
        await Self.until { bench.begun.count == 2 }
        #expect(!jobs.stop(Upload.ID("c")))
        #expect(jobs.progress(of: Upload.ID("c")) == nil)
        #expect(jobs.stop(Upload.ID("a")))
        #expect(!jobs.stop(Upload.ID("e")))
        await Self.until { bench.begun.contains("d") }
        #expect(bench.cancelled == ["a"])
        await jobs.finish()
        #expect(Set(bench.cancelled) == ["a", "b", "d"])
        jobs.start(Upload.ID("e"))
        #expect(jobs.progress(of: Upload.ID("e")) == nil)
        #expect(!bench.begun.contains("c"))
    }

    @Test func `waiting ends with the work, or when it has lasted long enough`() async {
        let bench = Bench()
        let jobs = ImportJobs(bench.work)
        jobs.start(Upload.ID("a"))
        await jobs.settle(Upload.ID("a"), within: .milliseconds(30))
        #expect(jobs.progress(of: Upload.ID("a")) != nil)
        bench.release("a")
        await jobs.settle(Upload.ID("a"), within: .seconds(600))
        #expect(bench.ended == ["a"])
    }
}
