import Domain
import Exchange
import HTTPTypes
import Records
import Storage
import TestKit
import Testing
import Vietnamese

@testable import Web

/// Places and dated establishments in the browser.
@Suite struct PlaceTests {
    @Test(arguments: Engine.available)
    func `places are found by name, level, province and day, and lead to what they became`(
        engine: Engine
    ) async throws {
        try await VillageOffice.on(engine) { office in
            try await office.begin()
            let found = try await office.browser.get("/places?q=truc+bach")
            #expect(found.body.contains("Trúc Bạch") && found.body.contains("1 địa bàn"))
            let wards = try await office.browser.get("/places?level=commune&province=01&on=1/7/2025")
            #expect(wards.body.contains("126 địa bàn"))
            let provinces = try await office.browser.get("/places?level=province&on=30/6/2025")
            #expect(provinces.body.contains("63 địa bàn"))
            let wrong = try await office.browser.get("/places?on=31/2/2025")
            #expect(wrong.body.contains("phải là ngày"))
            // One code, two places: the earlier one, whose first day is not known, and the later one.
            let before = try await office.browser.get("/places/00004?since=-")
            #expect(before.body.contains("Phường Trúc Bạch") && before.body.contains("Quận Ba Đình"))
            let after = try await office.browser.get("/places/00004?since=2025-07-01")
            #expect(after.body.contains("Phường Ba Đình") && after.body.contains("Hình thành từ"))
            let divided = try await office.browser.get("/places/00007")
            #expect(divided.body.contains("Ngọc Hà") && divided.body.contains("phần còn lại"))
            #expect(try await office.browser.get("/places/99999").status == .notFound)
        }
    }

    @Test(arguments: Engine.available)
    func `a zone is entered, named by an enterprise, and shown with it`(engine: Engine) async throws {
        try await VillageOffice.on(engine) { office in
            try await office.begin()
            var zone = Browser.hidden(try await office.browser.get("/places/new"), of: "/places")
            for (field, value) in [
                ("code", "KCN-LANG"), ("name", "Làng"), ("kind", "Khu công nghiệp"), ("parent", "01"),
                ("from", "1/1/2010"), ("step", "check"),
            ] { zone[field] = value }
            #expect(try await office.browser.post("/places", zone).status == .ok)
            zone["step"] = "record"
            #expect(try await office.browser.post("/places", zone).status == .seeOther)

            let form = try await office.browser.get("/enterprises/0109000011/edit")
            var fields = Browser.hidden(form, of: "/enterprises/0109000011/edit")
            for (field, value) in [
                ("name", "Công ty TNHH Mộc An"), ("legal_form", "Công ty TNHH hai thành viên trở lên"),
                ("ownership", "Tư nhân"), ("status", "Hoạt động ổn định"), ("manager", "DU-DOANHNGHIEP"),
                ("from", "1/4/2024"), ("commune", "00001"), ("zone", "KCN-LANG"), ("assignee", "DV-01"),
                ("position", "Bí thư"), ("workers", "130"), ("step", "record"),
            ] { fields[field] = value }
            #expect(try await office.browser.post("/enterprises/0109000011/edit", fields).status == .seeOther)
            let page = try await office.browser.get("/enterprises/0109000011").body
            #expect(page.contains("Phúc Xá") && page.contains("Làng") && page.contains("Nguyễn Thị Ánh"))
            #expect(page.contains("Số lao động theo thời gian") && page.contains("<rect class=\"done\""))
            #expect(try await office.browser.get("/places/KCN-LANG").body.contains("Công ty TNHH Mộc An"))
            #expect(try await office.browser.get("/enterprises").body.contains("Nguyễn Thị Ánh"))
        }
    }

    @Test(arguments: Engine.available)
    func `a change of status tells what it does to the figures before it is recorded`(engine: Engine) async throws {
        try await VillageOffice.on(engine) { office in
            try await office.begin()
            let path = "/enterprises/0109000011/edit"
            var fields = Browser.hidden(try await office.browser.get(path), of: path)
            for (field, value) in [
                ("name", "Công ty TNHH Mộc An"), ("legal_form", "Công ty TNHH hai thành viên trở lên"),
                ("ownership", "Tư nhân"), ("status", "Đã đóng"), ("manager", "DU-DOANHNGHIEP"), ("from", "1/4/2024"),
                ("step", "check"),
            ] { fields[field] = value }
            let size = try await office.village.register.read { try $0.db.run("SELECT 1 FROM operation").count }
            let preview = try await office.browser.post(path, fields)
            #expect(preview.status == .ok && preview.body.contains("Kiểm tra trước khi ghi nhận"))
            #expect(preview.body.contains("Đảng bộ quận Làng"))
            #expect(preview.body.contains("Doanh nghiệp trong sổ") && preview.body.contains("<strong>2</strong>"))
            #expect(try await office.village.register.read { try $0.db.run("SELECT 1 FROM operation").count } == size)
            fields["manager"] = "LD-LANG"
            let refused = try await office.browser.post(path, fields)
            #expect(refused.status == .unprocessableContent && refused.body.contains("#field-manager"))
        }
    }

    @Test(arguments: Engine.available)
    func `two entries are made one, and what contradicts it is told at its field`(engine: Engine) async throws {
        try await VillageOffice.on(engine) { office in
            try await office.begin()
            let path = "/enterprises/0109000011/merger"
            var fields = Browser.hidden(try await office.browser.get(path + "/new"), of: path)
            (fields["survivor"], fields["from"], fields["step"]) = ("0109000033", "1/4/2024", "check")
            let refused = try await office.browser.post(path, fields)
            #expect(refused.status == .unprocessableContent && refused.body.contains("Quý I/2024"))
            try await office.village.register.write { desk in
                _ = try Reversal.reverse(
                    9, reason: "Ghi nhầm", by: Author(Village.scope, operation: "unvisit"), desk)
            }
            let preview = try await office.browser.post(path, fields)
            #expect(preview.status == .ok && preview.body.contains("Tổ chức chuyển theo"))
            fields["step"] = "record"
            #expect(try await office.browser.post(path, fields).status == .seeOther)
            let gone = try await office.browser.get("/enterprises/0109000011").body
            #expect(gone.contains("Mã này ghi trùng") && !gone.contains("Ghi nhận thay đổi của doanh nghiệp"))
            #expect(try await office.browser.get("/enterprises/0109000033").body.contains("Chi bộ Công ty TNHH Mộc An"))
            #expect(!(try await office.browser.get("/enterprises").body.contains("Mộc An")))
        }
    }
}
