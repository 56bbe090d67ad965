import Domain
import Foundation
import Records
import Storage
import Testing

@Suite struct CauseTests {
    @Test func `a cause names the kind of a failure and nothing that somebody typed`() throws {
        let typed = "Nguyễn Thị Ánh"
        let check = ConstraintViolation(kind: .check, table: "person", constraint: "person_sex")
        let unique = ConstraintViolation(kind: .unique, table: "person", columns: ["code", "entry"])
        let unread = try #require(throws: DecodingError.self) {
            try JSONDecoder().decode([Int].self, from: Data("[\"\(typed)\"]".utf8))
        }
        let causes: [(any Error, String)] = [
            (StorageError.constraint(check), "StorageError.constraint check person person_sex"),
            (StorageError.constraint(unique), "StorageError.constraint unique person code entry"),
            (StorageError.statement(code: "22P02", message: typed), "StorageError.statement 22P02"),
            (StorageError.mismatch(typed), "StorageError.mismatch"),
            (StorageError.busy, "StorageError.busy"),
            (unread, "DecodingError.typeMismatch"),
            (Failure.notFound, "Failure.notFound"),
            (CocoaError(.fileNoSuchFile, userInfo: [NSFilePathErrorKey: typed]), "CocoaError"),
        ]
        for (error, words) in causes { #expect(Cause.words(error) == words) }
    }
}
