import Testing

@testable import Web

@Suite struct PageContentTests {
    private let words: Strings
    private let samples = Samples()

    init() throws {
        words = try Strings.load("vi")
    }

    private func markup(_ name: String) throws -> Markup {
        let pages = samples.outside + samples.inside
        let page = try #require(pages.first { $0.name == name }?.page)
        return Markup(page.body(words))
    }

    @Test func `a target shows what is done, the aim, the share, the giver and a word for the pace`() throws {
        let text = try markup("dashboard").text
        for part in ["02", "/05", "trước tiến độ", "40%", "Thành ủy giao", "chậm 2", "không ghi đơn vị giao"] {
            #expect(text.contains(part), "\(part)")
        }
    }

    @Test func `a figure that is not held is said to be so, never 0`() throws {
        let words = Strings(["figure.unheld": "chưa có số liệu"])
        #expect(Markup(FigureCell(text: nil, records: nil).html(words)).text == "chưa có số liệu")
    }

    @Test func `what was learned later is one sentence with its link`() throws {
        let text = try markup("dashboard").text
        let sentence =
            "Biết thêm sau 13/4/2024: 1 đảng viên kết nạp, ghi nhận ngày 20/4/2024. Số hiện nay: 07/17 và 8/35."
        #expect(text.contains(sentence))
    }

    @Test(
        arguments: [
            (false, nil, "2 = 2 bản ghi dưới đây"),
            (false, "5", "2 = 2 bản ghi dưới đây + 5 ngoài phạm vi được xem"),
            (true, nil, "2 = tổng tăng, giảm của 2 bản ghi dưới đây"),
        ] as [(Bool, String?, String)])
    func `the statement says how the records make the figure`(signed: Bool, outside: String?, sentence: String) throws {
        let full = try #require(samples.figures.first { $0.name == "records" }?.page as? FigureRecordsPage)
        let page = FigureRecordsPage(
            figure: full.figure, definition: full.definition, formula: nil, unit: full.unit, crumbs: [],
            dates: full.dates, value: "2", count: "2", outside: outside, hasNegatives: signed, rows: full.rows,
            pager: full.pager)
        let sum = Markup(page.body(words)).text.split(separator: "\n").filter { $0.contains("bản ghi dưới đây") }
        #expect(sum.count == 1)
        #expect(sum.first?.hasPrefix(sentence) == true)
    }

    @Test func `a form to be mended keeps what was typed and says what is wrong twice`() throws {
        let form = try markup("founding-wrong")
        #expect(form.tags.contains { $0["name"] == "host" && $0["value"] == "010012345" })
        #expect(form.tags.contains { $0["selected"] != nil && $0["value"] == "Chi bộ cơ sở" })
        #expect(form.text.ranges(of: "Ngày 30/2/2024 không có trong lịch.").count == 2)
        #expect(form.tags.contains { $0["href"] == "#field-decision.date" })
    }

    @Test func `confirming sends every answer of the form along`() throws {
        let asked = try #require(markup("founding-empty").forms.first).names.sorted()
        let sent = try #require(markup("founding-confirm").forms.first).names.sorted()
        // Two buttons instead of one.
        #expect(sent == (asked + ["step"]).sorted())
    }

    @Test func `confirming shows the figure before and after`() throws {
        let text = try markup("founding-confirm").text.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
        #expect(text.contains("từ 02/05 →thành 03/05"))
    }

    @Test func `something unforeseen is told with the number of the request and nothing inside`() throws {
        let text = try markup("problem-internal").text
        #expect(text.contains("Có trục trặc ở máy chủ"))
        #expect(text.contains("0192f3a1-77"))
    }

    @Test func `a reversal that later operations stand against offers no form`() throws {
        #expect(try markup("reversal").forms.count == 1)
        let refused = try markup("reversal-refused")
        #expect(refused.forms.isEmpty)
        #expect(refused.text.contains("Số 1.209: Ghi nhận quyết định kết nạp"))
    }

    @Test func `before a first password is set nothing else is offered`() throws {
        let site = try Site.load()
        let first = ChangePasswordPage(isFirst: true, account: "mai", problems: [], token: "t")
        let later = ChangePasswordPage(isFirst: false, account: "mai", problems: [], token: "t")
        let links = [first, later].map { page in
            Markup(bytes: site.render(page, for: samples.visitor)).tags.contains { $0["href"] == "/enterprises" }
        }
        #expect(links == [false, true])
    }
}
