package import Domain
import Vietnamese

/// The list of visits: columns, and a row as a draft.
package enum SurveyList {
    package static let columns: [ListColumn] = [
        ListColumn("tax_code", "Mã số thuế", .code, required: true),
        ListColumn("name", "Tên doanh nghiệp", .text, required: true, width: 44),
        ListColumn("round", "Đợt khảo sát", .text, required: true),
        ListColumn("visited_on", "Ngày khảo sát", .day, required: true, width: 14),
        ListColumn("workers", "Số lao động", .number, width: 12),
        ListColumn("official", "Đảng viên chính thức", .number, required: true),
        ListColumn("probationary", "Đảng viên dự bị", .number, required: true),
        ListColumn("steady", "Hoạt động ổn định", .choice(["yes", "no"]), required: true),
        .choice("source", "Nguồn thông tin đảng viên", "survey_source", Survey.Source.self, required: true, width: 26),
    ]

    package static func draft(_ row: inout ListRow) -> SurveyDraft? {
        let taxCode = row.taxCode("tax_code")
        let name = row.text("name")
        let round = row.text("round")
        let visitedOn = row.day("visited_on")
        let workers = row.number("workers")
        let official = row.number("official")
        let probationary = row.number("probationary")
        let steady = row.answer("steady")
        let source: Survey.Source? = row.choice("source", "survey_source")
        guard let taxCode, let visitedOn, let official, let probationary, let steady, let source else { return nil }
        return SurveyDraft(
            taxCode: taxCode.digits, enterpriseName: name, round: round, visitedOn: visitedOn, workers: workers,
            official: official, probationary: probationary, steady: steady, source: source)
    }

    /// The cells of a row, by their fields: what ``draft(_:)`` reads.
    static func values(_ draft: SurveyDraft, _ words: Words) -> [String: ListValue] {
        [
            "tax_code": .text(draft.taxCode), "name": .text(draft.enterpriseName), "round": .text(draft.round),
            "visited_on": .day(draft.visitedOn), "workers": .number(draft.workers),
            "official": .number(draft.official), "probationary": .number(draft.probationary),
            "steady": .text(words(draft.steady ? "yes" : "no")), "source": .text(words("survey_source", draft.source)),
        ]
    }
}
