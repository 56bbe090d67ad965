package import Domain
import FoundationEssentials
import Vietnamese

/// What is asked when something about the rights of people is recorded: the columns that the forms are read by.
package enum RightsList {
    private static let document = ListColumn("document", "Giấy tờ, văn bản làm căn cứ", .text, required: true)
    private static let from = ListColumn("from", "Từ ngày", .day, required: true)

    package static let consent: [ListColumn] = [
        .choice("purpose", "Mục đích", "consent_purpose", ConsentPurpose.self, required: true),
        .choice("answer", "Ý kiến của người này", "consent_answer", ConsentAnswer.self, required: true),
        from, document,
    ]

    package static func consent(_ row: inout ListRow, of person: String) -> ConsentDraft? {
        let purpose: ConsentPurpose? = row.choice("purpose", "consent_purpose")
        let answer: ConsentAnswer? = row.choice("answer", "consent_answer")
        let (from, document) = (row.day("from"), row.text("document"))
        guard let purpose, let answer, let from else { return nil }
        return ConsentDraft(personCode: person, purpose: purpose, answer: answer, from: from, document: document)
    }

    /// Whether what is held of somebody is kept without being used.
    package enum Use: String, CaseIterable, Sendable {
        case restricted, used
    }

    package static let restriction: [ListColumn] = [
        .choice("restricted", "Xử lý", "restriction_use", Use.self, required: true), from, document,
    ]

    package static func restriction(_ row: inout ListRow, of person: String) -> RestrictionDraft? {
        let use: Use? = row.choice("restricted", "restriction_use")
        let (from, document) = (row.day("from"), row.text("document"))
        guard let use, let from else { return nil }
        return RestrictionDraft(
            personCode: person, isRestricted: use == .restricted, from: from, document: document)
    }

    package static let request: [ListColumn] = [
        .choice("kind", "Yêu cầu", "rights_request", RightsRequest.Kind.self, required: true),
        ListColumn("received", "Ngày nhận", .day, required: true), document,
    ]

    package static func request(_ row: inout ListRow, of person: String) -> RightsRequestDraft? {
        let kind: RightsRequest.Kind? = row.choice("kind", "rights_request")
        let (received, document) = (row.day("received"), row.text("document"))
        guard let kind, let received else { return nil }
        return RightsRequestDraft(personCode: person, kind: kind, received: received, document: document)
    }

    package static let step: [ListColumn] = [
        .choice("done", "Đã làm gì", "rights_step", RightsRequest.Step.self, required: true),
        ListColumn("on", "Ngày", .day, required: true), document,
    ]

    package static func step(_ row: inout ListRow, of request: RightsRequest.ID) -> RightsStepDraft? {
        let step: RightsRequest.Step? = row.choice("done", "rights_step")
        let (on, document) = (row.day("on"), row.text("document"))
        guard let step, let on else { return nil }
        return RightsStepDraft(request: request, step: step, on: on, document: document)
    }

    package static let breach: [ListColumn] = [
        ListColumn("unit", "Mã đơn vị", .code, required: true),
        .choice("kind", "Sự cố", "breach", Breach.Kind.self, required: true),
        ListColumn("noticed_on", "Ngày phát hiện", .day, required: true),
        ListColumn("noticed_at", "Giờ phát hiện", .text, required: true),
        ListColumn("people", "Số người bị ảnh hưởng", .number, required: true),
        ListColumn("summary", "Diễn biến, loại dữ liệu, việc đã làm ngay", .text, required: true),
    ]

    package static func breach(_ row: inout ListRow) -> BreachDraft? {
        let unit = row.text("unit")
        let kind: Breach.Kind? = row.choice("kind", "breach")
        let noticed = moment("noticed_on", "noticed_at", &row)
        let people = row.number("people")
        let summary = row.text("summary")
        guard let kind, let noticed, let people else { return nil }
        return BreachDraft(unitCode: unit, kind: kind, noticed: noticed, people: people, summary: summary)
    }

    package static let breachStep: [ListColumn] = [
        .choice("done", "Việc đã làm", "breach_step", Breach.Step.self, required: true),
        ListColumn("at_on", "Ngày", .day, required: true), ListColumn("at", "Giờ", .text, required: true), document,
    ]

    package static func breachStep(_ row: inout ListRow, of breach: Breach.ID) -> BreachStepDraft? {
        let step: Breach.Step? = row.choice("done", "breach_step")
        let at = moment("at_on", "at", &row)
        let document = row.text("document")
        guard let step, let at else { return nil }
        return BreachStepDraft(breach: breach, step: step, at: at, document: document)
    }

    /// A day and an hour of Vietnam as one moment.
    private static func moment(_ day: String, _ hour: String, _ row: inout ListRow) -> Date? {
        let on = row.day(day)
        let typed = row.text(hour)
        guard let minutes = minutes(typed) else {
            if !typed.isEmpty { row.refuse(hour, "problem.hour") }
            return nil
        }
        return on.map { $0.startInVietnam.addingTimeInterval(Double(minutes) * 60) }
    }

    /// `8:30`, `8h30` or `14h` as minutes of the day; nil for anything else.
    static func minutes(_ text: String) -> Int? {
        let parts = text.lowercased().split { ":hg".contains($0) }.map { String($0).trimmedWhitespace }
        guard let first = parts.first, let hour = Int(first), (0...23).contains(hour), parts.count <= 2 else {
            return nil
        }
        guard parts.count == 2 else { return text.contains(where: { "hgHG".contains($0) }) ? hour * 60 : nil }
        guard parts[1].count == 2, let minute = Int(parts[1]), (0...59).contains(minute) else { return nil }
        return hour * 60 + minute
    }
}
