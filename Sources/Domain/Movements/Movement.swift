package import Vietnamese

/// An increase or decrease of Party strength (*biến động*): one event, with one posting or two.
package struct Movement: Hashable, Sendable {
    package typealias ID = Identifier<Movement>

    package enum Kind: String, CaseIterable, Sendable, Codable {
        /// A member on the list with which the register opens.
        case opening
        /// Admission (*kết nạp*): probationary from the day of the decision.
        case admission
        /// Admission of somebody who had left the Party (*kết nạp lại*): probationary again.
        case readmission
        /// Membership given back to somebody who was wrongly struck off (*phục hồi đảng tịch*).
        case restoration
        /// Recognition as an official member (*công nhận chính thức*).
        case recognition
        /// Official transfer (*chuyển sinh hoạt chính thức*) from `unit` to `counterpart`, both sides on one day.
        case transfer
        /// Leaves `unit` by an official transfer: for `counterpart`, or for an organisation outside the register.
        case transferOut = "transfer_out"
        /// Arrives in `unit`: who left another cell for it, or somebody new from outside the register.
        case transferIn = "transfer_in"
        /// Removal from the list (*xóa tên*).
        case removal
        /// Expulsion by discipline (*khai trừ*).
        case expulsion
        /// Leaving the Party at one's own request (*xin ra khỏi Đảng*).
        case withdrawal
        /// Death (*từ trần*): needs no decision.
        case death
        /// The admission is declared void (*hủy quyết định kết nạp*): an event on its own day; earlier figures stand.
        ///
        /// What is void is the admission, however far it went: an official member whose admission was against the
        /// criteria is struck off too, and the recognition falls with it.
        case annulment
        /// Party life for a time (*sinh hoạt tạm thời*) in `counterpart` or outside the register. The member stays on
        /// the list of `unit` and is none of the host's strength.
        case temporary
        /// The end of such a time.
        case temporaryEnd = "temporary_end"
        /// Moved from `unit` to `counterpart` with others by a reorganisation: no transfer of the member's own.
        case reorganisation

        /// Whether it takes a member from one cell of the register to another.
        package var isBetweenUnits: Bool { self == .transfer || self == .reorganisation }

        /// Whether it puts somebody on a list of the register.
        package var isEntry: Bool {
            [.opening, .admission, .readmission, .restoration, .transferIn].contains(self)
        }

        /// Whether it takes somebody off every list for good.
        package var isLeaving: Bool { [.removal, .expulsion, .withdrawal, .death, .annulment].contains(self) }

        /// Whether it may lead to, or come from, an organisation outside the register.
        package var mayConcernElsewhere: Bool { [.transferOut, .transferIn, .temporary].contains(self) }

        /// Whether it names another cell of the register, always or instead of an organisation outside.
        package var mayHaveCounterpart: Bool { isBetweenUnits || self == .transferOut || self == .temporary }

        /// Whether it gives the status of the member, which follows from nothing else.
        package var mayHaveStatus: Bool { [.opening, .restoration, .transferIn].contains(self) }

        /// Whether it rests on a paper: a decision or a slip.
        package var needsDecision: Bool { ![.opening, .death, .temporaryEnd].contains(self) }
    }

    package enum Status: String, CaseIterable, Sendable, Codable {
        case official, probationary
    }

    /// Whether an organisation outside the register is of the same province.
    package enum Province: String, CaseIterable, Sendable, Codable {
        case same, other
    }

    /// An organisation outside the register that a member comes from or goes to.
    package struct Elsewhere: Hashable, Sendable {
        package let name: String
        package let province: Province

        package init(name: String, province: Province) {
            self.name = name
            self.province = province
        }
    }

    package let id: ID
    package let kind: Kind
    package let person: Person.ID
    package let unit: Unit.ID
    package let counterpart: Unit.ID?
    /// Given where it does not follow from the sequence (``Kind/mayHaveStatus``).
    package let status: Status?
    package let elsewhere: Elsewhere?
    package let effectiveOn: Day

    package init(
        id: ID, kind: Kind, person: Person.ID, unit: Unit.ID, counterpart: Unit.ID? = nil, status: Status? = nil,
        elsewhere: Elsewhere? = nil, effectiveOn: Day
    ) {
        self.id = id
        self.kind = kind
        self.person = person
        self.unit = unit
        self.counterpart = counterpart
        self.status = status
        self.elsewhere = elsewhere
        self.effectiveOn = effectiveOn
    }
}
