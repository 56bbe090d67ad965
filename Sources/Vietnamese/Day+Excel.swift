extension Day {
    /// The day of a workbook's serial number; nil before the first day of its date system, after the year 9999,
    /// and for 60 in the system of 1900, which stands for a 29/2/1900 that never was.
    ///
    /// - Parameter epoch1904: whether the workbook counts from 1/1/1904 as 0, and not from 1/1/1900 as 1.
    public init?(excelSerial: Int, epoch1904: Bool = false) {
        let first = epoch1904 ? 0 : 1
        let last = epoch1904 ? 2_957_003 : 2_958_465
        guard (first...last).contains(excelSerial), epoch1904 || excelSerial != 60 else { return nil }
        if epoch1904 {
            number = Gregorian.number(year: 1904, month: 1, day: 1) + excelSerial
        } else {
            let falseDay = excelSerial > 60 ? 1 : 0
            number = Gregorian.number(year: 1900, month: 1, day: 1) + excelSerial - 1 - falseDay
        }
    }
}
