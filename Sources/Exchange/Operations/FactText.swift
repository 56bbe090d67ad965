import Domain
package import Records

extension Words {
    /// What a fact says, such as "Kết nạp" or "Giao chỉ tiêu: Tổ chức đảng thành lập mới".
    package func what(_ fact: OperationDetail.Fact) -> String {
        switch fact.kind {
        case "movement": self("movement.\(fact.cause)")
        case "survey": self("fact.survey")
        case "position": position(fact.cause)
        case "target":
            self("fact.target", ["indicator": Catalogue.indicator(fact.cause).map { name(of: $0) } ?? fact.cause])
        case "rights_request", "rights_step", "breach", "breach_step": self("\(fact.kind).\(fact.cause)")
        default: self("fact.\(fact.kind).\(fact.cause)")
        }
    }

    /// A position taken, or left and why, from the code under which it is told.
    private func position(_ cause: String) -> String {
        let codes = cause.split(separator: ".").map { String($0) }
        let position = self("position.\(codes[0])")
        guard codes.count > 1 else { return self("fact.position.taken", ["position": position]) }
        return self("fact.position.left", ["position": position, "why": self("position_ending.\(codes[1])")])
    }
}
