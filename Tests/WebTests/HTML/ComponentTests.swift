import Testing

@testable import Web

@Suite struct ComponentTests {
    @Test(arguments: [(0, nil), (5, "0.5%"), (333, "33.3%"), (1000, "100.0%"), (1400, "100.0%"), (-20, nil)])
    func `a bar is as wide as its share and never wider than its track`(done: Int, width: String?) {
        let bar = Bar(done: done, calendar: nil, tone: .good, title: "x", records: nil)
        let drawn = Markup(bar.html).first("rect", class: "done")?["width"]
        #expect(drawn == width)
    }

    @Test func `the tick stands where the calendar does, and within the picture at the end`() {
        let middle = Bar(done: 0, calendar: 249, tone: .late, title: "x", records: nil)
        #expect(Markup(middle.html).first("rect", class: "tick")?["x"] == "24.9%")
        let end = Bar(done: 0, calendar: 1000, tone: .late, title: "x", records: nil)
        #expect(Markup(end.html).first("rect", class: "tick")?["x"] == "99.4%")
    }

    @Test func `a password is never given back`() {
        let field = Field(
            name: "password", label: "x", value: "bí mật", kind: .password(autocomplete: "current-password"))
        #expect(!field.html.text.contains("bí mật"))
    }

    @Test func `hint and problem are read with the field`() throws {
        let field = Field(name: "host", label: "x", hint: "10 chữ số", value: "12", problem: "Thiếu chữ số.")
        let input = try #require(Markup(field.html).first("input"))
        #expect(input["aria-describedby"] == "field-host-hint field-host-problem")
        #expect(input["aria-invalid"] == "true")
        #expect(input["value"] == "12")
    }

    @Test func `a field in order says nothing about problems`() throws {
        let input = try #require(Markup(Field(name: "host", label: "x").html).first("input"))
        #expect(input["aria-describedby"] == nil)
        #expect(input["aria-invalid"] == nil)
    }

    @Test func `the chosen one of a list stays chosen`() {
        let choices = [Choice(value: "a", text: "A"), Choice(value: "b", text: "B")]
        let field = Field(name: "kind", label: "x", value: "b", kind: .choice(choices, prompt: "Chọn"))
        let chosen = Markup(field.html).tags.filter { $0["selected"] != nil }.map { $0["value"] }
        #expect(chosen == ["b"])
    }

    @Test func `what was typed on several lines keeps its first empty line`() {
        // Browsers drop one line break right after the tag, so the page writes one of its own.
        let field = Field(name: "reason", label: "x", value: "\nhai", kind: .lines)
        #expect(field.html.text.contains(">\n\nhai</textarea>"))
    }

    @Test func `a table's heads say what they are heads of`() {
        let columns = [Table.Column(title: "Đơn vị"), Table.Column(title: "Số", content: .number)]
        let table = Table(caption: "x", columns: columns, rows: [Table.Row(cells: ["A", "1"])], phone: .cards)
        let markup = Markup(table.html)
        #expect(markup.tags.filter { $0.name == "th" }.map { $0["scope"] } == ["col", "col", "row"])
        #expect(markup.first("td")?["data-label"] == "Số")
        #expect(markup.first("td")?["class"] == "number")
    }

    @Test func `only the column that sorts the list says how`() {
        let sorted = Table.Column(title: "Tên", sort: SortLink(address: Address("a"), order: .descending))
        let other = Table.Column(title: "MST", sort: SortLink(address: Address("b"), order: nil))
        let table = Table(caption: "x", columns: [sorted, other], rows: [], phone: .cards)
        let heads = Markup(table.html).tags.filter { $0.name == "th" }
        #expect(heads.map { $0["aria-sort"] } == ["descending", nil])
    }

    @Test func `a chip sends the other dates along and not its own`() {
        let dates = ThreeDates(
            action: Address("units", "u"), kept: [HiddenField(name: "line", value: "party")], fromShort: "1/1",
            from: "1/1/2024", to: "31/3/2024", knownAt: "13/4/2024", periods: [], problems: [], treeAt: "1/7/2025")
        let forms = Markup(dates.html(Strings([:]))).forms
        let all = ["from", "known", "line", "to", "tree"]
        #expect(forms.map { $0.names.sorted() } == [all, all, all])
    }
}
