import Domain
import Exchange
import Foundation
import HTTPTypes
import Records
import Storage
import TestKit
import Testing

@testable import Web

@Suite struct ImportRouteTests {
    static let three = VillageOffice.units(
        VillageOffice.cell("CB-A"), VillageOffice.cell("CB-B", under: "KHONG-CO"), VillageOffice.cell("CB-C"))

    @Test(arguments: Engine.available)
    func `a list is looked over, recorded once however often it is confirmed, and its refused rows come back`(
        engine: Engine
    ) async throws {
        try await VillageOffice.on(engine) { office in
            try await office.begin()
            let before = try await office.operations()
            let (place, page) = try await office.look(Self.three)
            #expect(page.status == .ok)
            for text in [
                "Xem trước: Danh sách đơn vị", "Đơn vị (2) SUA.csv", "3 dòng", "Ghi nhận 2 dòng đúng, trả lại 1 dòng",
                "Dòng 3", "E (Mã cấp trên)", "KHONG-CO", "không có đơn vị mã KHONG-CO", "Chưa ghi gì vào sổ",
            ] {
                #expect(page.body.contains(text), "\(text)")
            }
            let new = try await office.browser.get("\(place)?part=new")
            #expect(new.body.contains("Mã đơn vị: CB-A · Tên đơn vị: Chi bộ CB-A"))
            #expect(new.body.contains("CB-C"))
            let looked = try await office.operations()
            #expect(looked == before)

            let done = try await office.press("record", on: page, of: place)
            let location = try #require(done.location)
            #expect(location == "/operations/16?new=1&upload=\(place.dropFirst("/imports/".count))")
            let again = try await office.press("record", on: page, of: place)
            #expect(again.location == location)
            let recorded = try await office.operations()
            #expect(recorded == before + 1)
            let operation = try await office.browser.get(location)
            #expect(operation.body.contains("Đã ghi nhận 2 dòng của tệp Đơn vị (2) SUA.csv."))
            #expect(operation.body.contains("Trả lại"))
            let workbook = try await office.browser.get("\(place)/refused.xlsx")
            #expect(workbook.headers[.contentType] == WebApp.workbook)
            #expect(workbook.bytes.starts(with: [0x50, 0x4B]))
            let refused = try await ListImport(.units, words: Words.load("vi")).run(
                Data(workbook.bytes), into: office.village.register,
                by: Author(Village.scope, operation: "test"), mode: .preview)
            #expect(refused.rows == 1)
            #expect(refused.refused.count == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `a list without a fault is recorded whole and its content is let go of`(engine: Engine) async throws {
        try await VillageOffice.on(engine) { office in
            try await office.begin()
            let (place, page) = try await office.look(VillageOffice.units(VillageOffice.cell("CB-A")))
            #expect(page.body.contains("Ghi nhận 1 dòng<"))
            let done = try await office.press("record", on: page, of: place)
            #expect(done.location?.hasPrefix("/operations/16") == true)
            let uploads = try await office.uploads()
            #expect(uploads == ["done"])
            let none = try await office.browser.get("\(place)/refused.xlsx")
            #expect(none.status == .notFound)
            let same = try await office.look(VillageOffice.units(VillageOffice.cell("CB-A")))
            #expect(same.page.body.contains("Tệp không có gì mới"))
            #expect(!same.page.body.contains("/record"))
        }
    }

    @Test(arguments: Engine.available)
    func `where the register has changed since the look nothing is written and the new look says what changed`(
        engine: Engine
    ) async throws {
        try await VillageOffice.on(engine) { office in
            try await office.begin()
            let (place, page) = try await office.look(
                VillageOffice.units(VillageOffice.cell("CB-A"), VillageOffice.cell("CB-B")))
            let other = try await ListImport(.units, words: Words.load("vi")).run(
                Data(VillageOffice.units(VillageOffice.cell("CB-B"))), into: office.village.register,
                by: Author(Village.scope, operation: "meanwhile"), mode: .whole)
            #expect(other.operation == 16)
            office.village.clock.advance(by: 60)
            let after = try await office.press("record", on: page, of: place)
            #expect(after.status == .ok)
            #expect(after.body.contains("sổ đã thay đổi từ lúc xem trước: Mới 2 → 1, Đã có trong sổ 0 → 1."))
            let count = try await office.operations()
            #expect(count == 16)
            // The page that was open before says too little to record what it never showed.
            let stale = try await office.press("record", on: page, of: place)
            #expect(stale.body.contains("Ghi nhận 1 dòng<"))
            let done = try await office.press("record", on: after, of: place)
            #expect(done.location?.hasPrefix("/operations/17") == true)
        }
    }

    @Test(arguments: Engine.available)
    func `what was reversed is left out until somebody asks for it`(engine: Engine) async throws {
        try await VillageOffice.on(engine) { office in
            try await office.begin()
            let list = VillageOffice.units(VillageOffice.cell("CB-A"))
            let first = try await office.look(list)
            _ = try await office.press("record", on: first.page, of: first.place)
            try await office.village.register.write { desk in
                _ = try Reversal.reverse(16, reason: "nhầm", by: Author(Village.scope, operation: "back"), desk)
            }
            let (place, page) = try await office.look(list)
            #expect(page.body.contains("Đã hủy ghi nhận hoặc đã xóa"))
            #expect(!page.body.contains("\(place)/record"))
            let anew = try await office.press("check", on: page, of: place)
            #expect(anew.body.contains("Ghi nhận 1 dòng<"))
            let done = try await office.press("record", on: anew, of: place)
            #expect(done.location?.hasPrefix("/operations/18") == true)
        }
    }

    @Test func `work that a killed program left is begun anew, and what it recorded is not recorded again`()
        async throws
    {
        try await VillageOffice.on(.sqlite) { office in
            try await office.begin()
            let (place, _) = try await office.look(Self.three)
            let database = office.village.register.database
            for state in ["checking", "recording", "staged"] {
                try await database.write { try $0.execute("UPDATE upload SET state = \(state)") }
                let left = try await office.browser.get(place)
                #expect(left.body.contains("Đã dừng kiểm tra"), "\(state)")
                #expect(left.body.contains("Chưa ghi nhận gì"), "\(state)")
                let again = try await office.press("check", on: left, of: place)
                #expect(again.body.contains("Ghi nhận 2 dòng đúng"), "\(state)")
            }
            let current = try await office.browser.get(place)
            _ = try await office.press("record", on: current, of: place)
            try await database.write { try $0.execute("UPDATE upload SET state = 'recording'") }
            let done = try await office.browser.get(place)
            #expect(done.location?.hasPrefix("/operations/16?new=1") == true)
            let rows = try await office.browser.get("\(place)/refused.xlsx")
            #expect(rows.status == .ok)
        }
    }

    @Test func `a list that is put away leaves nothing, and one that waits is found again`() async throws {
        try await VillageOffice.on(.sqlite) { office in
            try await office.begin()
            let (place, page) = try await office.look(Self.three)
            let waiting = try await office.browser.get("/imports")
            #expect(waiting.body.contains("chờ ghi nhận"))
            #expect(waiting.body.contains("href=\"\(place)\""))
            let gone = try await office.press("cancel", on: page, of: place)
            #expect(gone.status == .ok)
            #expect(!gone.body.contains("chờ ghi nhận"))
            let uploads = try await office.uploads()
            #expect(uploads == ["cancelled"])
            let last = try await office.browser.get(place)
            #expect(last.body.contains("Đã bỏ danh sách"))
            let count = try await office.operations()
            #expect(count == 15)
        }
    }

    @Test func `a preview shows no detail that the register seals`() async throws {
        try await VillageOffice.on(.sqlite) { office in
            try await office.begin()
            let heading =
                "Mã hồ sơ,Họ và tên,Ngày sinh,Giới tính,Số định danh cá nhân,Dân tộc,Tôn giáo,Điện thoại,Địa chỉ"
            let row = "HS-77,Nguyễn Thị Thử,28/2/1990,Nữ,001190999907,Kinh-77,Không-77,0500999907,Ngõ 77"
            let (_, page) = try await office.look(Array("\(heading)\n\(row)\n".utf8), as: "people")
            #expect(page.body.contains("Họ và tên: Nguyễn Thị Thử"))
            for detail in ["1990", "001190999907", "Kinh-77", "Không-77", "0500999907", "Ngõ 77"] {
                #expect(!page.body.contains(detail), "\(detail)")
            }
        }
    }

    @Test func `each kind of list is offered with its template and what it needs`() async throws {
        try await VillageOffice.on(.sqlite) { office in
            try await office.begin()
            let page = try await office.browser.get("/imports")
            #expect(page.body.contains("20 MB"))
            for kind in ListKind.allCases {
                let template = try await office.browser.get("/imports/template/\(kind.rawValue).xlsx")
                #expect(template.status == .ok, "\(kind)")
                #expect(template.bytes.starts(with: [0x50, 0x4B]), "\(kind)")
                #expect(page.body.contains("/imports/template/\(kind.rawValue).xlsx"), "\(kind)")
                #expect(!page.body.contains("list.\(kind.rawValue)"), "\(kind)")
                let empty = try await office.look(template.bytes, as: kind.rawValue)
                #expect(empty.page.body.contains("Không có dòng dữ liệu nào dưới tiêu đề"), "\(kind)")
            }
            for path in ["units", "nowhere.xlsx", "units.csv", ".xlsx"] {
                let none = try await office.browser.get("/imports/template/\(path)")
                #expect(none.status == .notFound, "\(path)")
            }
        }
    }
}
