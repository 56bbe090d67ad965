import Exchange

@testable import Web

extension Samples {
    /// The list of places and one of them: full and empty.
    var places: [(name: String, page: any Page)] {
        [
            ("places", places(full: true)), ("places-none", places(full: false)),
            ("place", place(full: true)), ("place-bare", place(full: false)),
        ]
    }

    private func places(full: Bool) -> PlacesPage {
        func field(_ name: String, _ kind: Field.Kind) -> Field {
            Field(
                name: name, label: text("Tỉnh"), value: text("01"), problem: full ? nil : text("phải là ngày"),
                kind: kind)
        }
        let choices = [Choice(value: text("01"), text: text("Hà Nội (01)"))]
        let row = PlaceRow(
            name: link("Trúc Bạch", "p1"), code: text("00004"), kind: text("Phường"),
            within: text("Quận Ba Đình, Hà Nội"), period: text("đến hết 30/6/2025"))
        return PlacesPage(
            query: text("truc bach"), level: field("level", .choice(choices, prompt: text("Tất cả"))),
            province: field("province", .choice(choices, prompt: text("Tất cả"))), day: field("on", .date),
            count: text("1"), rows: full ? [row, row] : [],
            pager: Pager(page: text("1"), pages: text("2"), previous: nil, next: place("p2")),
            export: ExportLinks(kind: .places, query: ["q": text("a")]),
            enter: full ? link("Ghi địa bàn mới", "new") : nil)
    }

    private func place(full: Bool) -> PlacePage {
        let kin = [
            PlacePage.Kin(place: link("Ba Đình (00004)", "p4"), part: text("một phần")),
            PlacePage.Kin(place: link("Ngọc Hà (00008)", "p8"), part: nil),
        ]
        let establishments = [
            PlacePage.Establishment(enterprise: link("Công ty TNHH Bình Minh", "e1"), said: text("Trúc Bạch (00004)")),
            PlacePage.Establishment(enterprise: link("Trường mầm non Hoa Nắng", "e2"), said: nil),
        ]
        return PlacePage(
            name: text("Phường Trúc Bạch"), status: Badge(word: text("đã hết"), tone: .noticed),
            facts: [Facts.Row(name: text("Mã"), value: "\(text("00004"))")],
            change: full ? link("Ghi nhận thay đổi", "c") : nil, predecessors: full ? kin : [],
            successors: full ? kin : [], establishments: full ? establishments : [],
            undecided: full ? establishments : [], crumbs: [link("Địa bàn", "places")])
    }
}
