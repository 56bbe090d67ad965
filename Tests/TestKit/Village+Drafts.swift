package import Domain
import Vietnamese

extension Village {
    static let units = [
        UnitDraft(
            code: "TU-X", name: "Đảng bộ thành phố X", type: .provinceCommittee, parentCode: nil, entry: .reference,
            from: start),
        UnitDraft(
            code: "QU-LANG", name: "Đảng bộ quận Làng", type: .upperCommittee, parentCode: "TU-X", entry: .opening,
            from: start),
        UnitDraft(
            code: "DU-DOANHNGHIEP", name: "Đảng bộ Khối Doanh nghiệp quận Làng", type: .grassrootsCommittee,
            parentCode: "QU-LANG", block: .enterprise, entry: .opening, from: start),
        UnitDraft(
            code: "LD-LANG", name: "Liên đoàn Lao động quận Làng", type: .upperUnion, parentCode: nil, entry: .opening,
            from: start),
    ]

    static let hostedUnits = [
        UnitDraft(
            code: "CB-MOC", name: "Chi bộ Công ty TNHH Mộc An", type: .cell, parentCode: "DU-DOANHNGHIEP",
            block: .enterprise, hostTaxCode: "0109000011", entry: .opening, from: start),
        UnitDraft(
            code: "CD-MOC", name: "Công đoàn cơ sở Công ty TNHH Mộc An", type: .grassrootsUnion,
            parentCode: "LD-LANG", hostTaxCode: "0109000011", entry: .opening, from: start),
    ]

    static let cell = UnitDraft(
        code: "CB-GOM", name: "Chi bộ Công ty cổ phần Gốm Đất Việt", type: .cell, parentCode: "DU-DOANHNGHIEP",
        block: .enterprise, hostTaxCode: "0109000022", entry: .founding, from: day(2024, 2, 15),
        decision: decision("07-QĐ/QU", day(2024, 2, 15)))

    static let union = UnitDraft(
        code: "CD-GOM", name: "Công đoàn cơ sở Công ty cổ phần Gốm Đất Việt", type: .grassrootsUnion,
        parentCode: "LD-LANG", hostTaxCode: "0109000022", entry: .founding, from: day(2024, 3, 10),
        decision: DecisionDraft(
            number: "21/QĐ-LĐLĐ", issuedOn: day(2024, 3, 10), issuer: "Liên đoàn Lao động quận Làng"))

    static let enterprises: [EnterpriseDraft] = [
        enterprise("0109000011", "Công ty TNHH Mộc An", .limitedMany, .domestic, 120),
        enterprise("0109000022", "Công ty cổ phần Gốm Đất Việt", .jointStock, .foreign, 85),
        enterprise("0109000033", "Công ty TNHH một thành viên Vải Lụa Tơ", .limitedOne, .domestic, nil),
    ].compactMap { $0 }

    private static func enterprise(
        _ taxCode: String, _ name: String, _ form: LegalForm, _ ownership: Ownership, _ workers: Int?
    ) -> EnterpriseDraft? {
        TaxCode(taxCode).map {
            EnterpriseDraft(
                taxCode: $0, name: name, legalForm: form, ownership: ownership, address: "Phường Ô Làng, quận Làng",
                industry: "Chế biến, chế tạo", workers: workers, status: .steady, managerCode: "DU-DOANHNGHIEP",
                from: start)
        }
    }

    /// The people with their details; no value of a sealed detail occurs anywhere else in the village.
    package static let people = [
        person("DV-01", "Nguyễn Thị Ánh", .female, 1, "Kinh-01", "Phật giáo-01", "0109000011"),
        person("DV-02", "Trần Văn Bền", .male, 2, "Tày-02", "Công giáo-02", "0109000011"),
        person("DV-03", "Lê Đức Chính", .male, 3, "Mường-03", "Tin Lành-03", "0109000011"),
        person("DV-04", "Phạm Thu Đào", .female, 4, "Nùng-04", "Cao Đài-04", "0109000022"),
        person("DV-05", "Hoàng Minh Đăng", .male, 5, "Thái-05", "Hòa Hảo-05", nil),
        person("DV-06", "Vũ Ngọc Giang", .female, 6, "Dao-06", "Bửu Sơn-06", "0109000011"),
    ]

    private static func person(
        _ code: String, _ name: String, _ sex: Sex, _ number: Int, _ ethnicity: String, _ religion: String,
        _ workplace: String?
    ) -> PersonDraft {
        PersonDraft(
            code: code, name: name, sex: sex,
            details: [
                .birth: "198\(number)-0\(number)-1\(number)", .identityNumber: "00108800770\(number)",
                .ethnicity: ethnicity, .religion: religion, .phone: "091234560\(number)",
                .address: "Số \(number)7 ngõ Giếng Đình, tổ dân phố \(number)",
            ],
            workplaceTaxCode: workplace, workplaceFrom: workplace == nil ? nil : day(2020, 1, 1))
    }
}
