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

    @Test func `a list goes by given name, then family name, then the words between`() {
        let list = [
            "An",
            "Đặng An",
            "Đỗ Văn An",
            "Lê Thị An",
            "Lê Văn An",
            "Trần Văn An",
            "Lê Văn Ân",
            "Bùi Văn Dũng",
            "Nguyễn Thị Dung Dũng",
            "Bùi Anh Đào",
            "Bùi Văn Hoa",
            "Đinh Thị Hoa",
            "Bùi Văn Hòa",
            "Bùi Văn Hóa",
            "Bùi Văn Yên",
        ]
        #expect(list.reversed().sorted { PersonName($0).sortKey < PersonName($1).sortKey } == list)
    }

    @Test func `tones of the given name count before the family name`() {
        #expect(PersonName("Vũ Văn Anh").sortKey < PersonName("Bùi Văn Ánh").sortKey)
    }

    @Test func `a family name and its tones count before the words between`() {
        #expect(PersonName("Ha Văn An").sortKey < PersonName("Hà Anh An").sortKey)
    }

    @Test func `a name in capitals stands where it belongs`() {
        #expect(PersonName("NGUYỄN VĂN AN").sortKey == PersonName("Nguyễn Văn An").sortKey)
        #expect(PersonName("NGUYỄN VĂN AN").sortKey < PersonName("Trần Văn An").sortKey)
    }
}
