import Office
import Testing

@Suite struct CellReferenceTests {
    @Test(arguments: [(0, "A"), (3, "D"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")])
    func `a column index and its letters say the same`(index: Int, letters: String) {
        #expect(CellReference.column(index) == letters)
        #expect(CellReference.columnIndex(letters) == index)
    }

    @Test func `the last column of Excel is XFD`() {
        #expect(CellReference.columnIndex("XFD1048576") == 16_383)
        #expect(CellReference.column(16_383) == "XFD")
    }

    @Test(arguments: ["", "12", "ABCD1", "Đ1"])
    func `what names no column has no index`(reference: String) {
        #expect(CellReference.columnIndex(reference) == nil)
    }

    @Test func `small letters and dollar-free references read like capitals`() {
        #expect(CellReference.columnIndex("d12") == 3)
    }

    @Test func `a negative index has no letters`() {
        #expect(CellReference.column(-1) == "")
    }
}
