import Domain
import Records
import TestKit
import Testing
import Vietnamese

@testable import Web

/// The increase/decrease table in a browser: by unit, by month, opened to people, and as a file.
@Suite struct StrengthRouteTests {
    private static let quarter = "from=1/1/2024&to=31/3/2024"

    @Test(arguments: Engine.available)
    func `the table stands by unit and by month, and each number leads to its people`(engine: Engine) async throws {
        try await VillageOffice.on(engine) { (office) async throws in
            try await office.begin()
            let page = try await office.browser.get("/units/DU-DOANHNGHIEP/strength?\(Self.quarter)")
            #expect(page.status == .ok)
            #expect(page.body.contains("Chi bộ Công ty TNHH Mộc An") && page.body.contains("Tổng số"))
            // The transfer between the two cells stands in their rows, and the expulsions are not there at all.
            #expect(page.body.contains("Chuyển đi trong tỉnh"))
            #expect(page.body.contains("Không có trong kỳ:") && page.body.contains("khai trừ"))
            #expect(page.body.contains("/units/DU-DOANHNGHIEP/strength/admission?from=1/1/2024"))
            let admitted = try await office.browser.get(
                "/units/DU-DOANHNGHIEP/strength/admission?\(Self.quarter)&row=CB-MOC")
            #expect(admitted.body.contains("Hoàng Minh Đăng") && admitted.body.contains("11-QĐ/QU"))
            #expect(!admitted.body.contains("Nguyễn Thị Ánh"))
            let women = try await office.browser.get("/units/QU-LANG/strength/closing?\(Self.quarter)&of=women")
            #expect(women.body.contains("Phạm Thu Đào") && !women.body.contains("Trần Văn Bền"))

            let months = try await office.browser.get("/units/DU-DOANHNGHIEP/strength?\(Self.quarter)&by=month")
            #expect(months.body.contains("tháng 1/2024") && months.body.contains("Cả kỳ"))
        }
    }

    @Test(arguments: Engine.available)
    func `the file is written down in the access journal, and other lines have no table`(
        engine: Engine
    ) async throws {
        try await VillageOffice.on(engine) { (office) async throws in
            try await office.begin()
            let file = try await office.browser.get("/units/QU-LANG/strength.xlsx?\(Self.quarter)")
            #expect(file.status == .ok)
            let noted = try await office.village.register.read {
                try $0.db.run("SELECT subject FROM access WHERE kind = 'export'").map { try $0.text(0) }
            }
            #expect(noted.count == 1)
            #expect(try await office.browser.get("/units/CD-MOC/strength").status == .notFound)
            #expect(try await office.browser.get("/units/QU-LANG/strength/nothing").status == .notFound)
            #expect(try await office.browser.get("/units/QU-LANG/strength/admission?row=XYZ").status == .notFound)
        }
    }
}
