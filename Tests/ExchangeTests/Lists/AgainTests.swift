import Domain
import Exchange
import FoundationEssentials
import Records
import Storage
import TestKit
import Testing

@Suite struct AgainTests {
    /// The late list of the demonstration is imported, taken back, sent again, and sent again on purpose.
    @Test(arguments: Engine.available)
    func `an old list brings nothing back by itself, and does when it is asked to`(engine: Engine) async throws {
        let loader = try WorldLoader()
        try await WorldMoulds.on(engine) { register, _ in
            let late = loader.sources.count - 1
            let file = try loader.workbook(late, loader.sources[late])
            let scope = Scope.everything(Account.system)
            _ = try await register.write { desk in
                try Reversal.reverse(late + 1, reason: "Nhập nhầm", by: Author(scope, operation: "back"), desk)
            }
            let list = ListImport(.movements, words: loader.words)
            let old = try await list.run(file, into: register, by: Author(scope, operation: "old"), mode: .whole)
            #expect(old.new == 0)
            #expect(old.leftOut == [5])
            #expect(old.operation == nil)
            let again = try await list.run(
                file, into: register, by: Author(scope, operation: "again"), mode: .whole, reviving: true)
            #expect(again.new == 1)
            #expect(again.leftOut.isEmpty)
            #expect(again.operation == late + 3)
            let findings = try await register.read { try Verification.run($0) }
            #expect(findings.isEmpty)
        }
    }
}
