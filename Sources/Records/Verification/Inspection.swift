import Crypto
import Domain
import Storage

/// One run of the verification: its transaction, what several checks need, and what was found so far.
final class Inspection {
    /// What is held of the data key of a subject.
    enum Key {
        case held(SymmetricKey)
        case destroyed
        /// The master keys at hand do not open it.
        case unreadable
    }

    let desk: Desk
    let keys: [String: Key]
    /// The tree of all units with all their dated parents.
    let tree: Tree
    private(set) var findings: [Finding] = []

    var db: Transaction { desk.db }

    init(_ desk: Desk) throws {
        self.desk = desk
        var keys: [String: Key] = [:]
        try desk.db.forEach("SELECT subject, wrapped FROM data_key") { row in
            let subject = try row.text(0)
            guard let wrapped = try row.blobOrNil(1) else {
                keys[subject] = .destroyed
                return
            }
            keys[subject] = (try? desk.vault.unwrap(wrapped, for: subject)).map(Key.held) ?? .unreadable
        }
        self.keys = keys
        tree = try Tree.above(try desk.db.run("SELECT id FROM unit").map { try $0.id(0) }, desk.db)
    }

    func find(_ kind: Finding.Kind, _ arguments: [String: String] = [:]) {
        findings.append(Finding(kind, arguments))
    }

    func isDestroyed(_ subject: String) -> Bool {
        if case .destroyed? = keys[subject] { true } else { false }
    }

    /// What came of opening sealed bytes.
    enum Opened {
        case bytes([UInt8])
        /// Not to be opened, and told elsewhere: the key was destroyed, is missing or does not open.
        case withoutKey
        case changed
    }

    func open(_ sealed: [UInt8], under subject: String, as purpose: String) -> Opened {
        guard case .held(let key)? = keys[subject] else { return .withoutKey }
        let binding = Sealer.binding(purpose, subject)
        return (try? Vault.open(sealed, with: key, binding: binding)).map(Opened.bytes) ?? .changed
    }

    /// The current code of each unit; the identity itself where there is none.
    func unitName(_ unit: Unit.ID) -> String {
        codes[unit.text] ?? unit.text
    }

    private lazy var codes: [String: String] = {
        let rows = (try? db.run("SELECT unit, code FROM unit_code WHERE superseded_in IS NULL ORDER BY from_on")) ?? []
        return Dictionary(
            rows.compactMap { row in (try? (row.text(0), row.text(1))) }, uniquingKeysWith: { $1 })
    }()
}
