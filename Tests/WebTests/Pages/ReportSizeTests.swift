import Domain
import Exchange
import Testing
import Vietnamese

@testable import Web

/// A report of a unit as large as any stays a page that a phone can load.
@Suite struct ReportSizeTests {
    private func day(_ iso: String) throws -> Day { try #require(Day(iso: iso)) }

    /// Two hundred units with long names, targets for everything, long lists, and a difference for each.
    private func report() throws -> Report {
        let first = try day("2024-01-01")
        let last = try day("2024-12-31")
        let name = "Đảng ủy Công ty cổ phần Thương mại, Dịch vụ và Xây dựng tổng hợp Nguyễn Văn Thường số"
        let figures = Catalogue.indicators.map { indicator in
            let target = TargetProgress(
                id: Target.ID("target"), from: first, to: last, value: 12_345, upper: nil, shape: .atLeast,
                reached: .held(1_234), assignedBy: "Ban Thường vụ Thành ủy thành phố Hà Nội", document: "1904-QĐ/TU")
            return Figure(indicator: indicator, value: .held(1_234), targets: [target])
        }
        let units = (1...200).map { number in
            Report.UnitFigures(
                code: "DU-CONG-TY-CO-PHAN-\(number)", name: "\(name) \(number)", type: .grassrootsCommittee,
                figures: figures)
        }
        let records = (1...5_000).map { number in
            Report.Record(
                name: "\(name) \(number)", code: "0199202743", unitName: name, day: first,
                decision: DecisionDraft(number: "\(number)-QĐ/ĐU", issuedOn: first, issuer: name))
        }
        let listings = Catalogue.indicators.filter { $0.kind == .flow }.prefix(5).map {
            Report.Listing(indicator: $0, records: records, count: 12_000)
        }
        let period = try #require(ReportingPeriod("2024-Q1"))
        return Report(
            period: period,
            unit: Report.UnitFigures(code: "TU", name: "Thành ủy", type: .upperCommittee, figures: figures),
            superior: nil, below: units, listings: Array(listings), knownAt: first.endInVietnam,
            madeAt: last.endInVietnam,
            differences: units.map { unit in
                Report.Difference(
                    unitCode: unit.code, unitName: unit.name, reported: figures[0], now: figures[1], recordedOn: nil)
            })
    }

    @Test func `the page stays under 60 KB and says how many rows it leaves out`() throws {
        let report = try report()
        let paper = report.paper(ClerkEntry(), rows: ReportPage.rows(listings: report.listings.count))
        let site = try Site.load()
        let sheet = PaperSheet(paper, known: try day("2024-04-13"))
        #expect(sheet.html(site.words).bytes.count < 54_000)
        let text = Markup(sheet.html(site.words)).text
        #expect(text.contains("trong 200 dòng; tệp Word có đủ."))
        #expect(text.contains("trong 12.000 dòng; tệp Word có đủ."))
        #expect(text.contains("số liệu khác."))
    }
}
