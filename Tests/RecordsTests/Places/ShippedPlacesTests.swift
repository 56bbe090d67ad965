import Domain
import Records
import TestKit
import Testing
import Vietnamese

/// The places shipped with the program, against what the decisions say.
@Suite struct ShippedPlacesTests {
    private let book: PlaceBook

    init() throws { book = try PlaceBook.shipped() }

    private func count(_ level: PlaceKind.Level, _ day: Day) -> Int {
        book.all.count { $0.kind.level == level && $0.isThere(on: day) }
    }

    @Test func `there are 63 provinces before 1 July 2025 and 34 from then on`() {
        #expect(count(.province, Village.day(2024, 12, 31)) == 63)
        #expect(count(.province, Village.day(2025, 6, 30)) == 63)
        #expect(count(.province, Village.day(2025, 7, 1)) == 34)
        #expect(count(.province, Village.day(2026, 11, 1)) == 34)
        let cities = book.all.filter { $0.kind == .city && $0.isThere(on: Village.day(2026, 11, 1)) }
        #expect(cities.map(\.code).sorted() == ["01", "31", "46", "48", "75", "79", "92"])
    }

    @Test func `Hà Nội has 526 communes before and 126 after, 51 of them wards`() {
        #expect(count(.commune, Village.day(2025, 6, 30)) == 526)
        let now = book.all.filter { $0.kind.level == .commune && $0.isThere(on: Village.day(2025, 7, 1)) }
        #expect(now.count == 126 && now.count { $0.kind == .ward } == 51)
        #expect(now.allSatisfy { book.province(of: $0, on: Village.day(2025, 7, 1))?.name == "Hà Nội" })
    }

    @Test func `no code is borne by two on one day, and all that ended have successors that are there`() {
        for place in book.all {
            #expect(book.bearers(of: place.code).count { $0.overlaps(place) } == 1, "\(place.code)")
            #expect(place.problems().isEmpty, "\(place.code)")
            guard place.to != nil else { continue }
            #expect(!place.successors.isEmpty && book.successors(of: place).count == place.successors.count)
        }
    }

    @Test func `a code means another place before and after`() throws {
        let (before, after) = (Village.day(2025, 6, 30), Village.day(2025, 7, 1))
        #expect(book.bearer(of: "00004", on: before)?.name == "Trúc Bạch")
        #expect(book.bearer(of: "00004", on: after)?.name == "Ba Đình")
        #expect(book.bearer(of: "15", on: before)?.name == "Yên Bái")
        #expect(book.bearer(of: "15", on: after)?.name == "Lào Cai")
    }

    @Test func `a place leads to what it became, with how much of it went where`() throws {
        let today = Village.day(2026, 11, 1)
        let phucXa = try #require(book.bearer(of: "00001", on: Village.day(2025, 1, 1)))
        #expect(book.current(phucXa, on: today).map(\.name) == ["Hồng Hà"])
        let congVi = try #require(book.bearer(of: "00007", on: Village.day(2025, 1, 1)))
        #expect(book.current(congVi, on: today).map(\.code) == ["00008", "00025"])
        #expect(book.successors(of: congVi).map { book.part(of: congVi, into: $0) } == [.part, .rest])
        // Huế goes on under its code as a city; Đồng Nai took in Bình Phước and became a city in 2026.
        let hue = try #require(book.bearer(of: "46", on: Village.day(2024, 6, 1)))
        #expect(hue.name == "Thừa Thiên Huế" && book.current(hue, on: today).map(\.name) == ["Huế"])
        let binhPhuoc = try #require(book.bearers(of: "70").first)
        #expect(book.current(binhPhuoc, on: today).map(\.kind) == [.city])
        #expect(book.current(binhPhuoc, on: Village.day(2025, 12, 1)).map(\.kind) == [.province])
    }

    @Test func `what cannot be said of a day is answered with who came after`() {
        let day = Village.day(2025, 8, 1)
        let ended = book.problem("00001", on: day, "commune")
        #expect(ended?.message.key == "problem.place.succeeded")
        #expect(ended?.message.arguments["successors"] == "Hồng Hà (00097)")
        #expect(ended?.message.arguments["day"] == "30/6/2025")
        #expect(book.problem("99999", on: day, "commune")?.message.key == "problem.place.unknown")
        let early = book.problem("00097", on: Village.day(2024, 1, 1), "commune")
        #expect(early == nil || early?.message.key == "problem.place.not_yet")
        #expect(book.problem("00097", on: day, "commune") == nil)
    }
}
