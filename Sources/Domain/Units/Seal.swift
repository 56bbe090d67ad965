/// Whether a unit has a seal (*con dấu*), and the number under which its impression is registered (*số đăng ký mẫu dấu*).
/// Sources disagree on whether grassroots cells have one, so it is said of each unit.
package struct Seal: Hashable, Sendable {
    package enum State: String, CaseIterable, Sendable, Codable {
        case has, none
    }

    package let state: State
    package let number: String?

    package init(_ state: State, number: String? = nil) {
        self.state = state
        self.number = number
    }
}
