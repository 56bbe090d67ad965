import Domain
import Exchange
import Foundation
import Office
import Records
import Storage
import TestKit
import Testing

@Suite struct ExportTests {
    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    @Test(arguments: Engine.available)
    func `a file says what it holds, by which filter, and how many rows`(engine: Engine) async throws {
        try await Village.on(engine) { village in
            let table = try await village.table(.enterprises) {
                $0.unit = "DU-DOANHNGHIEP"
                $0.search = "viet gom"
            }
            #expect(
                table.titles == [
                    "Danh sách doanh nghiệp",
                    "Đảng bộ Khối Doanh nghiệp quận Làng và các đơn vị cấp dưới; tìm “viet gom”",
                    "Theo sổ ngày 9/4/2024: 1 dòng",
                ])
            #expect(table.fileName(.csv) == "danh-sach-doanh-nghiep-2024-04-09-1-dong.csv")
            let lines = Self.text(try table.bytes(.csv)).components(separatedBy: "\r\n")
            #expect(
                lines == [
                    "\u{FEFF}Danh sách doanh nghiệp",
                    "Đảng bộ Khối Doanh nghiệp quận Làng và các đơn vị cấp dưới; tìm “viet gom”",
                    "Theo sổ ngày 9/4/2024: 1 dòng", "",
                    "Mã số thuế,Tên doanh nghiệp,Loại hình,Nguồn vốn,Địa chỉ,Ngành nghề,Số lao động,Tình trạng,"
                        + "Mã đơn vị quản lý,Từ ngày,Loại cơ sở,Mã số thuế đơn vị chủ quản,\"Mã xã, phường\","
                        + "Mã khu công nghiệp,Mã hồ sơ cấp ủy viên phụ trách,Chức vụ người phụ trách",
                    "0109000022,Công ty cổ phần Gốm Đất Việt,Công ty cổ phần,100% vốn nước ngoài,"
                        + "\"Phường Ô Làng, quận Làng\",\"Chế biến, chế tạo\",85,Hoạt động ổn định,DU-DOANHNGHIEP,"
                        + "31/12/2023,Doanh nghiệp,,,,,",
                    "",
                ])
            #expect(table.note(.csv) == "enterprises.csv, unit DU-DOANHNGHIEP, search, 1 rows")
        }
    }

    @Test(arguments: Engine.available)
    func `people stand by given name, and without what is sealed`(engine: Engine) async throws {
        try await Village.on(engine) { village in
            let table = try await village.table(.people)
            #expect(
                table.columns.map(\.field) == ["code", "name", "sex", "workplace", "workplace_from"])
            // Ánh, Bền, Chính, Đào, Đăng, Giang: a before ă.
            #expect(table.rows.map { $0[0].said } == ["DV-01", "DV-02", "DV-03", "DV-04", "DV-05", "DV-06"])
            for format in ListFormat.allCases {
                let bytes = try table.bytes(format)
                let said = format == .csv ? Self.text(bytes) : "\(try Sheet.read(bytes))"
                #expect(said.contains("Nguyễn Thị Ánh"))
                for sealed in ["Kinh-01", "Phật giáo-01", "001088007701", "0912345601", "ngõ Giếng", "1981"] {
                    #expect(!said.contains(sealed), "\(sealed)")
                }
            }
            let open = Self.text(try await village.table(.people, revealing: true).bytes(.csv))
            #expect(open.contains("DV-01,Nguyễn Thị Ánh,11/1/1981,Nữ,001088007701,,,Kinh-01,Phật giáo-01,0912345601"))
        }
    }

    @Test(arguments: Engine.available)
    func `whoever was erased and what was reversed does not leave as if it stood`(engine: Engine) async throws {
        try await Village.on(engine) { village in
            let person = try await village.person("DV-04")
            try await village.record(2024, 4, 10, "erasure") { try PersonDetails.erase(person, by: $0, $1) }
            let people = try await village.table(.people)
            #expect(people.rows.count == 5 && people.erased == 1)
            #expect(!people.rows.contains { $0[0] == .text("DV-04") })
            #expect(
                people.titles.last == "Theo sổ ngày 10/4/2024: 5 dòng; không kể 1 dòng của người đã được xóa thông tin")
            // Opening, late recognition and transfer of 04 are theirs; the admission of 06 was reversed.
            let movements = try await village.table(.movements)
            #expect(movements.rows.count == 5 && movements.erased == 3)
            #expect(!movements.rows.contains { [.text("DV-04"), .text("DV-06")].contains($0[0]) })
        }
    }

    @Test(arguments: Engine.available)
    func `each list is narrowed by its filters`(engine: Engine) async throws {
        try await Village.on(engine) { village in
            func keys(_ kind: ListKind, _ narrow: @Sendable (inout ListFilter) -> Void) async throws -> [String] {
                try await village.table(kind, narrow).rows.map { $0[0].said }
            }
            let units = try await keys(.units) { $0.unit = "DU-DOANHNGHIEP" }
            #expect(units == ["CB-GOM", "CB-MOC", "DU-DOANHNGHIEP"])
            let founded = try await keys(.units) { $0.from = Village.day(2024, 1, 1) }
            #expect(founded == ["CB-GOM", "CD-GOM"])
            let early = try await keys(.movements) { $0.to = Village.day(2024, 1, 20) }
            #expect(early == ["DV-01", "DV-02", "DV-03", "DV-04", "DV-05"])
            let moved = try await keys(.movements) { $0.unit = "CB-GOM" }
            #expect(moved == ["DV-04"])
            let chinh = try await keys(.movements) { $0.search = "duc chinh" }
            #expect(chinh == ["DV-03", "DV-03"])
            let people = try await keys(.people) { $0.unit = "CB-GOM" }
            #expect(people == ["DV-04"])
            let round = try await keys(.surveys) { $0.round = "QUÝ I/2024" }
            #expect(round == ["0109000011", "0109000022", "0109000033"])
            let noRound = try await keys(.surveys) { $0.round = "Quý II/2024" }
            #expect(noRound == [])
            let below = try await keys(.targets) { $0.unit = "DU-DOANHNGHIEP" }
            #expect(below == ["DU-DOANHNGHIEP"])
            let past = try await keys(.targets) { $0.to = Village.day(2023, 12, 31) }
            #expect(past == [])
            let one = try await keys(.enterprises) { $0.subject = "0109000033" }
            #expect(one == ["0109000033"])
        }
    }

    @Test(arguments: Engine.available)
    func `an account takes out what it may see, and nothing of other units`(engine: Engine) async throws {
        try await Village.on(engine) { village in
            let cell = Scope(
                account: Account.system, grants: [Scope.Grant(role: .viewer, unit: try await village.unit("CB-GOM"))])
            let counts = try await [ListKind.units, .enterprises, .people, .movements, .surveys, .targets].asyncMap {
                try await village.table($0, as: cell).rows.count
            }
            // The cell, its host and the visit there, its one member with the movement; no target.
            #expect(counts == [1, 1, 1, 1, 1, 0])
            await #expect(throws: Failure.notFound) { try await village.table(.units, as: cell) { $0.unit = "CB-MOC" } }
            await #expect(throws: Failure.notFound) { try await village.table(.units) { $0.unit = "KHONG-CO" } }
        }
    }

    @Test func `no text of a file begins as a formula does`() async throws {
        try await Village.on(.sqlite) { village in
            var world = HostileWorld(seed: 9, texts: RoundTripTests.hostile)
            try await world.enter(village)
            for kind in ListKind.allCases {
                let table = try await village.table(kind, revealing: kind == .people)
                try CSVReader(data: table.bytes(.csv)).forEachRow(separator: UInt8(ascii: ",")) { _, cells in
                    for case .text(let text) in cells {
                        #expect(!("=+-@\t\r\n＝＋－＠".contains { text.hasPrefix(String($0)) }), "\(text)")
                    }
                }
            }
            // A formula would be read as its value, and not as its text.
            let table = try await village.table(.enterprises)
            let cells = try Sheet.read(try table.bytes(.xlsx)).flatMap(\.cells)
            for name in table.rows.map({ $0[1].said }) where !name.hasPrefix("'") {
                #expect(cells.contains(.text(name)), "\(name)")
            }
            #expect(table.rows.contains { $0[1] == .text("=1+1") })
        }
    }
}

extension Array {
    fileprivate func asyncMap<T>(_ body: (Element) async throws -> T) async rethrows -> [T] {
        var result: [T] = []
        for element in self { result.append(try await body(element)) }
        return result
    }
}
