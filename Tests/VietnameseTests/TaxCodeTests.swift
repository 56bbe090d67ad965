import Testing
import Vietnamese

struct TaxCodeTests {
    @Test(arguments: [
        ("0100109106", "0100109106"), (" 0100109106 ", "0100109106"), ("0100 109 106", "0100109106"),
        ("0100109106-001", "0100109106-001"), ("0100109106001", "0100109106-001"),
        ("0100109106 - 001", "0100109106-001"), ("0100109106\u{2013}001", "0100109106-001"),
        ("0100109106\u{A0}001", "0100109106-001"),
    ])
    func `a code is read in the ways people write it`(text: String, digits: String) {
        #expect(TaxCode(text)?.digits == digits)
        #expect(TaxCode(text)?.description == digits)
    }

    @Test(arguments: [
        "", "010010910", "01001091060", "010010910600", "0100109106-01", "0100109106-0011", "0100109106-",
        "-0100109106", "010010-9106001", "0100109106-00-1", "0100109106-00a", "MST 0100109106", "０１００１０９１０６",
        "0100109106--001",
    ])
    func `other shapes are refused`(text: String) {
        #expect(TaxCode(text) == nil)
    }

    @Test(arguments: [
        "0100109106", "0100686209", "0100233488", "0101248141", "0300588569", "0100047516", "0100109106-001",
    ])
    func `a right check digit is known`(text: String) {
        #expect(TaxCode(text)?.hasValidCheckDigit == true)
    }

    // 100000001: 31 + 3 = 34, which leaves 1, so the digit is 9.
    // 000000004: 12 leaves 1, so 9. 001000001: 23 + 3 = 26 leaves 4, so 6.
    @Test(arguments: ["1000000019", "0000000049", "0010000016"])
    func `check digits worked by hand are right`(text: String) {
        #expect(TaxCode(text)?.hasValidCheckDigit == true)
    }

    // 010000004: 29 + 12 = 41 leaves 8. 000000000 and 010000005 (29 + 15 = 44) leave 0, for which no digit is right.
    @Test(arguments: [
        "0101245171", "0100109107", "1000109106", "0100000043", "0000000000", "0000000001", "0100000050", "0100000051",
    ])
    func `a wrong check digit is known and not refused`(text: String) {
        #expect(TaxCode(text)?.hasValidCheckDigit == false)
    }
}
