import Storage
import TestKit
import Testing

struct LocationTests {
    @Test func `a location is a file or an address`() throws {
        #expect(try Database.Location("sqlite:data/x.sqlite") == .sqlite(path: "data/x.sqlite"))
        let address = "postgresql://u:p@h1:5432,h2:5433/db?target_session_attrs=read-write"
        #expect(try Database.Location(address) == .postgres(url: address))
        #expect(try Database.Location("postgres://h/db") == .postgres(url: "postgres://h/db"))
    }

    @Test(arguments: ["", "sqlite:", "sqlite::memory:", "mysql://u:secret@h/db", "x.sqlite"])
    func `anything else is refused without repeating it`(text: String) {
        let error = #expect(throws: StorageError.self) { try Database.Location(text) }
        #expect(!"\(String(describing: error))".contains("secret"))
    }

    @Test func `a location in a log shows no password`() {
        let location = Database.Location.postgres(url: "postgres://lan:p@ss:w@h1:5432,h2/db?password=other")
        #expect("\(location)" == "postgres://lan:…@h1:5432,h2/db")
        #expect("\(Database.Location.postgres(url: "postgres://h/db"))" == "postgres://h/db")
    }

    @Test func `a server that is not there and an address that is none are told at once`() async throws {
        let unreachable = await #expect(throws: StorageError.self) {
            // Port 1 is never served.
            _ = try await Database(.postgres(url: "postgres://nobody:secret@127.0.0.1:1/db"))
        }
        guard case .cannotConnect(let reason) = unreachable else {
            Issue.record("\(String(describing: unreachable))")
            return
        }
        #expect(!reason.contains("secret"))
        await #expect(throws: StorageError.badLocation("not an address of PostgreSQL")) {
            _ = try await Database(.postgres(url: "postgres://h/db?nonsense=secret"))
        }
    }

    @Test func `a file in a folder that is not there cannot be opened`() async throws {
        let error = await #expect(throws: StorageError.self) {
            _ = try await Database(.sqlite(path: "/no such folder/x.sqlite"))
        }
        guard case .cannotConnect = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }
}
