import ArgumentParser
import Domain
import Exchange
import Foundation
import Records
import Storage
import Vietnamese

/// Which rows of a list are wanted.
struct FilterOptions: ParsableArguments {
    @Option(name: .long, help: "Mã đơn vị: kể cả các đơn vị cấp dưới.") var unit: String?
    @Option(name: .long, help: "Những từ trong tên hoặc mã, không cần dấu.") var search: String?
    @Option(name: .long, help: "Đợt khảo sát.") var round: String?
    @Option(name: .long, help: "Từ ngày.", transform: Self.day) var from: Day?
    @Option(name: .long, help: "Đến hết ngày.", transform: Self.day) var to: Day?

    private static func day(_ text: String) throws -> Day {
        guard let day = Day(vietnamese: text) else { throw ValidationError("“\(text)” không phải là ngày.") }
        return day
    }

    var filter: ListFilter {
        var filter = ListFilter()
        filter.unit = unit
        filter.search = search ?? ""
        filter.round = round
        filter.from = from
        filter.to = to
        return filter
    }
}

struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Xuất một danh sách ra tệp Excel hoặc CSV; nhập lại tệp ấy thì sổ không đổi.",
        discussion: "Danh sách người không kèm chi tiết niêm phong, trừ khi có --with-sealed và lý do.")
    @Argument(help: ArgumentHelp(ListKind.help)) var kind: ListKind
    @Option(name: .long, help: "Tệp .xlsx hoặc .csv sẽ viết.") var out: String
    @OptionGroup var options: FilterOptions
    @Flag(name: .long, help: "Mở cả chi tiết niêm phong của người; ghi vào nhật ký truy cập.") var withSealed = false
    @Option(name: .long, help: "Vì sao cần mở; không ghi thông tin riêng của ai.") var reason: String?
    @OptionGroup var installation: Installation

    private var format: ListFormat? { ListFormat(rawValue: URL(fileURLWithPath: out).pathExtension.lowercased()) }

    func validate() throws {
        if format == nil { throw ValidationError("--out phải là tệp .xlsx hoặc .csv.") }
        if withSealed && kind != .people { throw ValidationError("--with-sealed chỉ dùng cho danh sách people.") }
        if withSealed && (reason ?? "").trimmedWhitespace.isEmpty {
            throw ValidationError("--with-sealed cần --reason.")
        }
        if options.round != nil && kind != .surveys {
            throw ValidationError("--round chỉ dùng cho danh sách surveys.")
        }
        if (options.from ?? options.to) != nil && kind == .people {
            throw ValidationError("Danh sách people không có ngày để lọc.")
        }
    }

    func run() async throws {
        guard let format else { return }
        let export = ListExport(kind, words: try Words.load("vi"))
        let register = try await installation.open()
        let (filter, revealing, reason) = (options.filter, withSealed, (reason ?? "").trimmedWhitespace)
        let table = try await register.read { desk in
            try export.rows(filter, revealing: revealing, as: .commandLine, desk)
        }
        let bytes = try table.bytes(format)
        try await register.write { desk in
            try AccessJournal.add(.export, account: Account.system, subject: table.note(format), desk)
            guard revealing else { return }
            let told = "\(table.note(format)): \(reason.prefix(500))"
            try AccessJournal.add(.reveal, account: Account.system, subject: told, desk)
        }
        await register.database.close()
        try Self.write(bytes, to: out, isPrivate: revealing)
        Output.line("Đã xuất: \(out) (\(Numbers.grouped(table.rows.count)) dòng)")
        if table.erased > 0 {
            Output.line("Không kể \(Numbers.grouped(table.erased)) dòng của người đã được xóa thông tin.")
        }
    }

    /// Writes a file; one with sealed details is its owner's only.
    private static func write(_ bytes: [UInt8], to path: String, isPrivate: Bool) throws {
        let attributes: [FileAttributeKey: Any] = isPrivate ? [.posixPermissions: 0o600] : [:]
        if isPrivate { try? FileManager.default.removeItem(atPath: path) }
        guard FileManager.default.createFile(atPath: path, contents: Data(bytes), attributes: attributes) else {
            throw Refusal("Không ghi được tệp: \(path)")
        }
    }
}

extension ListKind {
    /// The kinds as the commands take them.
    static let help =
        allCases.dropLast().map(\.rawValue).joined(separator: ", ") + " hoặc "
        + (allCases.last?.rawValue ?? "") + "."
}
