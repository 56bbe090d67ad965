import Testing
import Vietnamese

struct PersonNameTests {
    @Test(arguments: [
        ("Nguyễn Thị Minh Khai", "Nguyễn", "Thị Minh", "Khai", "NTMK"),
        ("Lê An", "Lê", "", "An", "LA"),
        ("Ánh", "", "", "Ánh", "Á"),
        ("", "", "", "", ""),
        ("đỗ văn đức", "đỗ", "văn", "đức", "ĐVĐ"),
    ])
    func `a name has its parts`(full: String, family: String, middle: String, given: String, initials: String) {
        let name = PersonName(full)
        #expect(name.family == family)
        #expect(name.middle == middle)
        #expect(name.given == given)
        #expect(name.initials == initials)
    }

    @Test func `spaces of every kind are put right and text is composed`() {
        let name = PersonName(" \u{FEFF}Tra\u{302}\u{300}n\u{A0}\u{A0}Va\u{306}n\t \u{200B} Bi\u{300}nh\n")
        #expect(Array(name.full.unicodeScalars) == Array("Trần Văn Bình".unicodeScalars))
        #expect(name == PersonName("Trần Văn Bình"))
        #expect(name.description == "Trần Văn Bình")
        #expect(name.folded == "tran van binh")
    }

    @Test func `a list goes by given name, then the words between, then family name`() {
        let list = [
            "An",
            "Đặng An",
            "Lê Thị An",
            "Đỗ Văn An",
            "Lê Văn An",
            "Trần Văn An",
            "Lê Văn Ân",
            "Nguyễn Thị Dung Dũng",
            "Bùi Văn Dũng",
            "Bùi Anh Đào",
            "Đinh Thị Hoa",
            "Bùi Văn Hoa",
            "Bùi Văn Hòa",
            "Bùi Văn Hóa",
            "Bùi Văn Yên",
        ]
        #expect(list.reversed().sorted { PersonName($0).sortKey < PersonName($1).sortKey } == list)
    }

    @Test func `tones of the given name count before the family name`() {
        #expect(PersonName("Vũ Văn Anh").sortKey < PersonName("Bùi Văn Ánh").sortKey)
    }

    @Test func `the words between and their tones count before the family name`() {
        #expect(PersonName("Vũ Anh An").sortKey < PersonName("Bùi Ánh An").sortKey)
        #expect(PersonName("Hà An").sortKey < PersonName("Bùi Anh An").sortKey)
    }

    @Test func `a name in capitals stands where it belongs`() {
        #expect(PersonName("NGUYỄN VĂN AN").sortKey == PersonName("Nguyễn Văn An").sortKey)
        #expect(PersonName("NGUYỄN VĂN AN").sortKey < PersonName("Trần Văn An").sortKey)
    }
}
