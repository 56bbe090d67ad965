import Testing

@testable import Web

/// A chart of months: its columns, its lines, and the table behind it.
@Suite struct ChartTests {
    private let words: Strings

    init() throws {
        words = try Strings.load("vi")
    }

    private static func amount(_ number: Int) -> Chart.Amount {
        Chart.Amount(number: number, text: "\(number)", records: Address("m", String(number)))
    }

    private static func column(
        _ label: String, _ value: Chart.Value, reached: Int? = nil, due: Double? = nil
    ) -> Chart.Column {
        Chart.Column(
            name: "tháng \(label)", label: label, year: nil, value: value, reached: reached.map(amount), due: due,
            dueText: due.map { "\(Int($0))" } ?? "")
    }

    private static func chart(
        _ columns: [Chart.Column], start: Chart.Start? = nil, calendar: Int? = nil
    ) -> Chart {
        Chart(
            id: "chart-x", name: "Kết nạp", summary: "3 trong kỳ", status: nil, unit: "Tháng", columns: columns,
            start: start, calendar: calendar)
    }

    /// January 2, February not held, March 4, April ahead.
    private static let plain = chart([
        column("T1", .held(amount(2))), column("T2", .unheld), column("T3", .held(amount(4))), column("T4", .ahead),
    ])

    private func picture(_ chart: Chart) -> Markup {
        Markup(ChartPicture(chart: chart, words: words).html)
    }

    @Test func `the picture is well formed and says in words what it shows`() throws {
        let markup = picture(Self.plain)
        #expect(markup.faults == [])
        let svg = try #require(markup.first("svg"))
        #expect(svg["aria-labelledby"] == "chart-x-title" && svg["aria-describedby"] == "chart-x-desc")
        #expect(markup.tags.contains { $0.name == "title" && $0["id"] == "chart-x-title" })
        #expect(markup.tags.contains { $0.name == "desc" && $0["id"] == "chart-x-desc" })
        for text in ["Kết nạp", "3 trong kỳ", "tháng T1: 2", "tháng T2: chưa có số liệu", "tháng T3: 4"] {
            #expect(markup.text.contains(text), "\(text)")
        }
    }

    @Test func `each column is as high as its number, on one scale, and leads to its records`() {
        let markup = picture(Self.plain)
        // From the top line at 8 to the base at 116 is 108; the highest, 4, takes all of it.
        #expect(markup.tags.filter { $0.classes == ["column"] }.map { $0["height"] } == ["54", "108"])
        #expect(markup.tags.filter { $0.classes == ["column"] }.map { $0["y"] } == ["62", "8"])
        #expect(markup.tags.filter { $0.name == "a" }.map { $0["href"] } == ["/m/2", "/m/4"])
    }

    @Test func `what is not held is drawn as such, and what lies ahead is not drawn`() {
        let markup = picture(Self.plain)
        #expect(markup.tags.count { $0.name == "rect" && $0.classes == ["unheld"] } == 1)
        #expect(markup.tags.count { $0.name == "rect" } == 3)
        let numbers = markup.tags.filter { $0.name == "text" && $0.classes == ["value"] }
        #expect(numbers.count == 2)
    }

    @Test func `a zero is said and not drawn, and still opens`() {
        let markup = picture(Self.chart([Self.column("T1", .held(Self.amount(0)))]))
        #expect(markup.tags.count { $0.name == "rect" } == 0)
        #expect(markup.first("a")?["href"] == "/m/0")
        #expect(markup.text.contains("tháng T1: 0"))
    }

    @Test func `the line of what is reached ends where the calendar stands`() throws {
        // 3 were reached before; 5 at the end of the first step; the second step is half over.
        let chart = Self.chart(
            [
                Self.column("T1", .held(Self.amount(2)), reached: 5, due: 6),
                Self.column("T2", .held(Self.amount(1)), reached: 6, due: 8),
                Self.column("T3", .ahead, due: 10), Self.column("T4", .ahead, due: 12),
            ], start: Chart.Start(reached: 3, due: 4), calendar: 375)
        let markup = picture(chart)
        // The highest is 12: 108 pixels; 3 is 27 above the base of 116, 5 is 45, 6 is 54.
        #expect(markup.first("polyline")?["points"] == "0,89 250,71 375,62")
        let even = try #require(markup.first("line", class: "even"))
        #expect([even["x1"], even["y1"], even["x2"], even["y2"]] == ["0%", "80", "100%", "8"])
        #expect(markup.first("line", class: "now")?["x1"] == "37.5%")
        #expect(markup.first("circle")?["cy"] == "62")
    }

    @Test func `where no target stands there are no lines, and where the period has passed no mark of the calendar`() {
        let markup = picture(Self.plain)
        #expect(markup.first("polyline") == nil && markup.first("line", class: "even") == nil)
        #expect(markup.first("line", class: "now") == nil)
    }

    @Test func `more than twelve columns leave their numbers to the table`() {
        let many = (1...24).map { Self.column("T\($0)", .held(Self.amount($0))) }
        let markup = picture(Self.chart(many))
        #expect(markup.tags.count { $0.classes == ["value"] } == 0)
        #expect(markup.tags.count { $0.classes == ["column"] } == 24)
        let (first, last) = (
            markup.tags.first { $0.classes == ["column"] }, markup.tags.last { $0.classes == ["column"] }
        )
        #expect(first?["x"] == "0.8%" && first?["width"] == "2.6%" && last?["x"] == "96.6%")
    }

    @Test func `the table behind it says the same numbers, each a link`() throws {
        let chart = Self.chart(
            [
                Self.column("T1", .held(Self.amount(2)), reached: 5, due: 6), Self.column("T2", .unheld),
                Self.column("T3", .ahead, due: 10),
            ], start: Chart.Start(reached: 3, due: 4))
        let markup = Markup(chart.html(words))
        #expect(markup.faults == [])
        #expect(markup.first("table")?.path.contains("details") == true)
        let links = markup.tags.filter { $0.name == "a" && $0.path.contains("table") }.map { $0["href"] }
        #expect(links == ["/m/2", "/m/5"])
        for text in ["Tháng", "Cộng dồn", "Theo lịch", "chưa có số liệu", "chưa đến", "10"] {
            #expect(markup.text.contains(text), "\(text)")
        }
        let without = Markup(Self.plain.html(words)).text
        #expect(!without.contains("Cộng dồn"))
    }
}
