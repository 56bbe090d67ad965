import Domain
import Exchange
import Foundation
import Records
import Synchronization
import TestKit
import Testing

@Suite struct ImportProgressTests {
    private static func people(_ count: Int) throws -> Data {
        let rows = (1...count).map { ["HS-\($0)", "Lý Thị Mơ", "Nữ"] }
        return try Sheet([["Mã hồ sơ", "Họ và tên", "Giới tính"]] + rows).workbook()
    }

    @Test func `an import tells how far it has come, stage by stage`() async throws {
        try await Village.on(.sqlite) { village in
            let heard = Mutex<[ImportProgress]>([])
            let report = try await village.take(.people, Self.people(1200), .whole) { progress in
                heard.withLock { $0.append(progress) }
            }
            #expect(report.new == 1200)
            let told = heard.withLock { $0 }
            #expect(told.filter { $0.stage == .reading }.map(\.done) == [0, 500, 1000, 1200])
            #expect(told.first { $0.total != nil } == ImportProgress(stage: .reading, done: 1200, total: 1200))
            #expect(told.last == ImportProgress(stage: .recording, done: 1200, total: 1200))
            #expect(told.map(\.stage).contains(.checking))
        }
    }

    @Test(arguments: [ImportProgress.Stage.reading, .checking, .recording])
    func `called off at any stage it writes nothing`(stage: ImportProgress.Stage) async throws {
        try await Village.on(.sqlite) { village in
            let operations = try await village.operations()
            let file = try Self.people(1200)
            let task = Mutex<Task<ImportReport, any Error>?>(nil)
            let work = Task {
                try await village.take(.people, file, .whole) { progress in
                    guard progress.stage == stage, progress.done > 0 || stage == .recording else { return }
                    task.withLock { $0?.cancel() }
                }
            }
            task.withLock { $0 = work }
            let outcome = await work.result
            #expect(throws: CancellationError.self) { try outcome.get() }
            let after = try await village.operations()
            #expect(after == operations)
        }
    }

    @Test func `a report can be kept and read again`() async throws {
        try await AcceptableTests.withNewcomer(.sqlite) { village in
            let report = try await village.take(.movements, AcceptableTests.movements.workbook(), .preview)
            let kept = try JSONEncoder().encode(report)
            #expect(try JSONDecoder().decode(ImportReport.self, from: kept) == report)
        }
    }
}
