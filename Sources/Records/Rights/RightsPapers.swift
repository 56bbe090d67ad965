import Domain
import Storage

/// Papers that prove what was done about somebody's rights: short texts under the register's own key, tied to what they
/// prove. They outlive the person's key, and therefore name nobody.
enum RightsPapers {
    static func seal(_ text: String, of subject: String, _ recording: Recording) throws -> Value {
        try recording.sealer.seal(Array(text.utf8), under: Sealer.system, as: purpose(subject)).value
    }

    static func open(_ sealed: [UInt8], of subject: String, _ sealer: Sealer) throws -> String {
        let bytes = try sealer.open(sealed, under: Sealer.system, as: purpose(subject))
        return String(decoding: bytes ?? [], as: UTF8.self)
    }

    /// What a consent is named by, where it has no identity of its own.
    static func consent(_ person: Person.ID, _ purpose: ConsentPurpose, _ from: String) -> String {
        "\(person.text) \(purpose.rawValue) \(from)"
    }

    /// The same of a restriction.
    static func restriction(_ person: Person.ID, _ from: String) -> String { "\(person.text) restriction \(from)" }

    static func purpose(_ subject: String) -> String { "paper\u{1F}\(subject)" }
}
