import Domain
import Testing
import Vietnamese

@testable import Exchange

/// How a figure and its targets are put into words.
@Suite struct ReportSentenceTests {
    private func sentence(
        _ figure: Figure, reach: String? = nil, period: String = "2024-Q1"
    ) -> String {
        FigureText(figure, of: "QU", in: Sample.period(period)).sentence(reach: reach).plain
    }

    @Test func `a figure with a target says what is reached, the share and the giver`() {
        #expect(
            sentence(Sample.figure("party.cells.founded", 2, Sample.target(2, of: 5, by: Sample.city)))
                == "Thành lập mới 02/05 chi bộ (đạt 40% chỉ tiêu Thành ủy Hà Nội giao).")
    }

    @Test func `a target without a giver says so`() {
        #expect(
            sentence(
                Sample.figure("party.members.admitted.nonstate", 7, Sample.target(7, of: 35)), reach: "toàn quận")
                    == """
                    Kết nạp đảng viên trong các doanh nghiệp ngoài khu vực nhà nước toàn quận: 07/35 (đạt 20%; \
                    chưa ghi đơn vị giao).
                    """)
    }

    @Test func `a figure without a target is only counted, with dots between thousands`() {
        #expect(sentence(Sample.figure("unions.founded", 6)) == "Thành lập mới 06 công đoàn cơ sở.")
        #expect(sentence(Sample.figure("party.members", 1_234_567)) == "Đảng viên: 1.234.567.")
        #expect(
            sentence(Sample.figure("party.members", 1063, Sample.target(1063, of: 1200, by: Sample.city)))
                == "Đảng viên: 1.063/1.200 (đạt 88% chỉ tiêu Thành ủy Hà Nội giao).")
    }

    @Test func `what was reported keeps the word before its number, and so does what is reached of a target`() {
        var members = Sample.figure("unions.members", 4500)
        members.qualifier = .nearly
        #expect(sentence(members) == "Đoàn viên công đoàn: gần 4.500.")
        var target = Sample.target(4500, of: 5000, by: Sample.district)
        target.qualifier = .nearly
        members.targets = [target]
        #expect(
            sentence(members) == "Đoàn viên công đoàn: gần 4.500/5.000 (đạt 90% chỉ tiêu Quận ủy Đống Đa giao).")
        #expect(TargetText(target).progress == "gần 4.500/5.000" && TargetText(target).percent == "90%")
        target.upper = 6000
        target.shape = .range
        #expect(TargetText(target).progress == "gần 4.500 (5.000–6.000)")
        members.qualifier = nil
        members.targets = []
        #expect(sentence(members) == "Đoàn viên công đoàn: 4.500.")
        #expect(sentence(Sample.figure("women.members", nil)) == "Hội viên phụ nữ: chưa có số liệu.")
    }

    @Test func `nothing done is said in words, and of a target it is none of it`() {
        #expect(sentence(Sample.figure("party.cells.founded", 0)) == "Chưa thành lập mới chi bộ nào.")
        #expect(sentence(Sample.figure("enterprises", 0)) == "Doanh nghiệp được giao theo dõi: 0.")
        #expect(
            sentence(Sample.figure("party.members.admitted", 0, Sample.target(0, of: 4, by: Sample.district)))
                == "Kết nạp 0/04 đảng viên (đạt 0% chỉ tiêu Quận ủy Đống Đa giao).")
    }

    @Test func `what is not held is never a zero`() {
        #expect(
            sentence(Sample.figure("party.cells.founded", nil)) == "Thành lập mới chi bộ: chưa có số liệu.")
        #expect(sentence(Sample.figure("party.members", nil)) == "Đảng viên: chưa có số liệu.")
        #expect(
            sentence(Sample.figure("party.cells.founded", nil, Sample.target(nil, of: 5, by: Sample.city)))
                == "Thành lập mới chi bộ: chưa có số liệu (chỉ tiêu 05 Thành ủy Hà Nội giao).")
        #expect(
            sentence(Sample.figure("party.cells.founded", nil, Sample.target(nil, of: 5)))
                == "Thành lập mới chi bộ: chưa có số liệu (chỉ tiêu 05; chưa ghi đơn vị giao).")
    }

    @Test func `a share of nothing is a dash`() {
        #expect(
            sentence(Sample.figure("party.cells.founded", 2, Sample.target(2, of: 0, by: Sample.city)))
                == "Thành lập mới 02/0 chi bộ (đạt – chỉ tiêu Thành ủy Hà Nội giao).")
    }

    @Test(arguments: [
        (999, 1000, "99%"), (1000, 1000, "100%"), (7, 5, "140%"), (1, 3, "33%"), (2, 3, "66%"), (0, 3, "0%"),
        (1, 1000, "0%"),
    ])
    func `per cent is cut off, so that 100% is not said before it is reached`(part: Int, whole: Int, share: String) {
        #expect(TargetText(Sample.target(part, of: whole)).percent == share)
    }

    @Test func `more than was asked for is more than 100%`() {
        #expect(
            sentence(Sample.figure("unions.founded", 7, Sample.target(7, of: 5, by: Sample.district)))
                == "Thành lập mới 07/05 công đoàn cơ sở (đạt 140% chỉ tiêu Quận ủy Đống Đa giao).")
    }

    @Test(arguments: [
        (4, "đạt 80% mức thấp nhất của chỉ tiêu 05–07", "80%"), (5, "trong khoảng chỉ tiêu 05–07", "trong khoảng"),
        (7, "trong khoảng chỉ tiêu 05–07", "trong khoảng"), (8, "vượt mức cao nhất của chỉ tiêu 05–07", "vượt"),
    ])
    func `a range is not reached, held or passed`(reached: Int, judgement: String, short: String) {
        let target = Sample.target(reached, of: 5, upper: 7, by: Sample.district)
        #expect(
            sentence(Sample.figure("unions.founded", reached, target))
                == "Thành lập mới 0\(reached) công đoàn cơ sở (\(judgement) Quận ủy Đống Đa giao).")
        #expect(TargetText(target).percent == short)
        #expect(TargetText(target).progress == "0\(reached) (05–07)")
    }

    @Test func `a target that began before the period is measured from its own first day`() {
        let year = Sample.target(3, of: 5, by: Sample.city)
        #expect(
            sentence(Sample.figure("party.cells.founded", 1, year), period: "2024-Q2")
                == """
                Thành lập mới 01 chi bộ trong quý; lũy kế từ ngày 1/1/2024: 03/05 (đạt 60% \
                chỉ tiêu Thành ủy Hà Nội giao).
                """)
        #expect(
            sentence(Sample.figure("party.cells.founded", 0, year), period: "2024-Q2")
                == """
                Chưa thành lập mới chi bộ nào trong quý; lũy kế từ ngày 1/1/2024: 03/05 (đạt 60% \
                chỉ tiêu Thành ủy Hà Nội giao).
                """)
    }

    @Test(arguments: [
        ("2024-H2", "trong 6 tháng"), ("2024-Q4", "trong quý"), ("2024-07-01--2024-08-15", "trong kỳ"),
    ])
    func `what was done in the period is told from what was done since the target began`(period: String, span: String) {
        let year = Sample.target(3, of: 5, by: Sample.city)
        #expect(
            sentence(Sample.figure("party.cells.founded", 1, year), period: period)
                .hasPrefix("Thành lập mới 01 chi bộ \(span); lũy kế từ ngày 1/1/2024: 03/05 (đạt 60%"))
    }

    @Test func `each number knows the days that count in it`() {
        let year = Sample.target(3, of: 5, by: Sample.city)
        let figure = Sample.figure("party.cells.founded", 1, year)
        let text = FigureText(figure, of: "QU", in: Sample.period("2024-Q2")).sentence()
        let sources = text.pieces.compactMap { piece in
            piece.source.map { "\(piece.text) \($0.unitCode) \($0.indicator.code) \($0.from.iso) \($0.to.iso)" }
        }
        #expect(
            sources == [
                "01 QU party.cells.founded 2024-04-01 2024-06-30", "03/05 QU party.cells.founded 2024-01-01 2024-06-30",
            ])
    }

    @Test func `a target from before the register opened is not measured, and the period still is`() {
        let term = Sample.target(nil, of: 20, by: Sample.city, from: "2022-01-01", to: "2025-12-31")
        #expect(
            sentence(Sample.figure("party.cells.founded", 2, term))
                == """
                Thành lập mới 02 chi bộ trong quý; lũy kế từ ngày 1/1/2022: chưa có số liệu \
                (chỉ tiêu 20 Thành ủy Hà Nội giao).
                """)
    }

    @Test func `two targets for one figure are told apart by their last day`() {
        let figure = Sample.figure(
            "party.cells.founded", 2, Sample.target(2, of: 2, to: "2024-03-31"),
            Sample.target(2, of: 5, by: Sample.city))
        #expect(
            sentence(figure)
                == """
                Thành lập mới 02 chi bộ trong quý; \
                lũy kế từ ngày 1/1/2024 (chỉ tiêu đến ngày 31/3/2024): 02/02 (đạt 100%; chưa ghi đơn vị giao); \
                lũy kế từ ngày 1/1/2024 (chỉ tiêu đến ngày 31/12/2024): 02/05 (đạt 40% chỉ tiêu Thành ủy Hà Nội giao).
                """)
    }

    @Test func `every figure of the catalogue has a name in words`() {
        for indicator in Catalogue.indicators {
            #expect(ReportWords.name(indicator.code) != indicator.code)
        }
    }
}
