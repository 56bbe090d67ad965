import Foundation
import Testing
import Vietnamese

struct DayTextTests {
    @Test(arguments: [
        "31/3/2024", "31/03/2024", "31-3-2024", "31-03-2024", "31.3.2024", "31.03.2024", "2024-03-31",
        "ngày 31 tháng 3 năm 2024", "31 tháng 3 năm 2024", "Ngày 31 tháng 03 năm 2024", "ngày 31/3/2024",
        " 31/3/2024\u{A0}", "31 / 3 / 2024", "NGÀY 31 THÁNG 3 NĂM 2024", "ngày 31, tháng 3, năm 2024",
        "nga\u{300}y 31 tha\u{301}ng 3 na\u{306}m 2024", "\u{FEFF}31/3/2024",
    ])
    func `a day is read in the ways people write it`(text: String) {
        #expect(Day(vietnamese: text)?.iso == "2024-03-31")
    }

    @Test(arguments: [
        "31/3/24", "29/2/2023", "30/2/2024", "31/4/2024", "3/31/2024", "31/3", "3/2024", "2024", "", "ngày",
        "31/3-2024",
        "31/3/2024/1", "031/3/2024", "31/003/2024", "31/3/02024", "-1/3/2024", "+1/3/2024", "31//2024", "a/3/2024",
        "ngày 31 tháng 3 năm 24", "ngày 31 tháng 3", "31 tháng +3 năm 2024", "ngày 31 thang3 năm 2024", "2024/03/31",
        "2024-3-31", "31/3/2024 08:00", "３1/3/2024", "0/3/2024", "31/0/2024", "31/3/0000", "45382",
    ])
    func `what is no day is refused`(text: String) {
        #expect(Day(vietnamese: text) == nil)
    }

    @Test(arguments: [
        "2024-3-31", "2024-02-30", "24-03-31", "2024-03-31 ", "2024/03/31", "+024-03-31", "2024-03-3１", "",
    ])
    func `stored text is read strictly`(text: String) {
        #expect(Day(iso: text) == nil)
        #expect(Day(text) == nil)
    }

    @Test func `a day is written for the store, for texts and for documents`() throws {
        let day = try #require(Day(year: 2024, month: 3, day: 31))
        #expect(day.iso == "2024-03-31")
        #expect(day.description == "2024-03-31")
        #expect(day.isoMonth == "2024-03")
        #expect(day.vietnamese == "31/3/2024")
        #expect(try #require(Day(year: 7, month: 1, day: 2)).iso == "0007-01-02")
    }

    @Test(arguments: [
        ("2026-02-05", "ngày 05 tháng 02 năm 2026"), ("2026-01-15", "ngày 15 tháng 01 năm 2026"),
        ("2026-03-09", "ngày 09 tháng 3 năm 2026"), ("2026-12-10", "ngày 10 tháng 12 năm 2026"),
    ])
    func `documents pad days below ten and the months one and two`(iso: String, text: String) throws {
        let day = try #require(Day(iso: iso))
        #expect(day.inFull == text)
        #expect(Day(vietnamese: text) == day)
    }

    @Test func `JSON holds the text`() throws {
        let days = [try #require(Day(iso: "2024-02-29"))]
        let json = try JSONEncoder().encode(days)
        #expect(String(decoding: json, as: UTF8.self) == #"["2024-02-29"]"#)
        #expect(try JSONDecoder().decode([Day].self, from: json) == days)
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([Day].self, from: Data(#"["2023-02-29"]"#.utf8))
        }
    }

    @Test(arguments: [
        (1, "1900-01-01"), (59, "1900-02-28"), (61, "1900-03-01"), (45_382, "2024-03-31"), (2_958_465, "9999-12-31"),
    ])
    func `serial numbers of the system of 1900 are days`(serial: Int, iso: String) {
        #expect(Day(excelSerial: serial, epoch1904: false)?.iso == iso)
    }

    @Test(arguments: [
        (0, "1904-01-01"), (59, "1904-02-29"), (60, "1904-03-01"), (43_920, "2024-03-31"), (2_957_003, "9999-12-31"),
    ])
    func `serial numbers of the system of 1904 are days`(serial: Int, iso: String) {
        #expect(Day(excelSerial: serial, epoch1904: true)?.iso == iso)
    }

    @Test(arguments: [
        (60, false), (0, false), (-1, false), (2_958_466, false), (-1, true), (2_957_004, true), (Int.max, true),
    ])
    func `serial numbers of no day are refused`(serial: Int, epoch1904: Bool) {
        #expect(Day(excelSerial: serial, epoch1904: epoch1904) == nil)
    }
}
