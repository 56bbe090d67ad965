import Office
import Testing

@Suite struct WorkbookDateTests {
    // The serials are those that Excel and LibreOffice show for these days.
    @Test(arguments: [
        (1, 1900, 1, 1), (59, 1900, 2, 28), (61, 1900, 3, 1), (25_569, 1970, 1, 1), (36_526, 2000, 1, 1),
        (45_351, 2024, 2, 29), (45_382, 2024, 3, 31), (2_958_465, 9999, 12, 31),
    ])
    func `a serial of the 1900 system is its day and the day its serial`(
        serial: Int, year: Int, month: Int, day: Int
    ) throws {
        let date = try #require(WorkbookDate(year: year, month: month, day: day))
        #expect(WorkbookDate(serial: serial, is1904: false) == date)
        #expect(date.serial(is1904: false) == serial)
    }

    @Test func `the 1904 system is 1462 days behind`() throws {
        let date = try #require(WorkbookDate(year: 2024, month: 3, day: 31))
        #expect(date.serial(is1904: true) == 45_382 - 1462)
        #expect(WorkbookDate(serial: 43_920, is1904: true) == date)
        #expect(WorkbookDate(serial: 0, is1904: true) == WorkbookDate(year: 1904, month: 1, day: 1))
    }

    @Test func `the day that never was and days out of range are nil`() {
        #expect(WorkbookDate(serial: 60, is1904: false) == nil)
        #expect(WorkbookDate(serial: 0, is1904: false) == nil)
        #expect(WorkbookDate(serial: -1, is1904: true) == nil)
        #expect(WorkbookDate(serial: 2_958_466, is1904: false) == nil)
        #expect(WorkbookDate(serial: 2_958_465, is1904: true) == nil)
        #expect(WorkbookDate(serial: Int.max, is1904: false) == nil)
    }

    @Test(arguments: [(2023, 2, 29), (2024, 4, 31), (2024, 13, 1), (2024, 0, 1), (2024, 1, 0), (1899, 1, 1)])
    func `a day that is not in the calendar is nil`(year: Int, month: Int, day: Int) {
        #expect(WorkbookDate(year: year, month: month, day: day) == nil)
    }
}
