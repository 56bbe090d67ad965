import Domain
import Exchange
import Foundation
import Records
import Storage

/// What the program says: results on standard output, at once even into a pipe; progress and problems on standard
/// error.
enum Output {
    static func line(_ text: String = "") {
        FileHandle.standardOutput.write(Data((text + "\n").utf8))
    }

    static func problem(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }

    static func json(_ value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        line(String(decoding: try encoder.encode(value), as: UTF8.self))
    }
}

/// Something asked for that cannot be done, as a plain sentence.
struct Refusal: Error {
    let text: String

    init(_ text: String) {
        self.text = text
    }

    /// The sentence for any failure. Internal ones are told as such, with what the machine said.
    init(_ error: any Error) {
        switch error {
        case let refusal as Refusal: text = refusal.text
        case let failure as Failure: text = Self.sentence(failure)
        case let unreadable as UnreadableFile: text = Self.words(unreadable.message)
        case StorageError.newerDatabase:
            text = "Cơ sở dữ liệu thuộc phiên bản mới hơn chương trình này; hãy dùng bản mới."
        case StorageError.changedMigration(let name):
            text = "Bước nâng cấp \(name) của cơ sở dữ liệu khác với chương trình."
        case StorageError.badLocation:
            text = "Không hiểu nơi đặt cơ sở dữ liệu: hãy viết sqlite:ĐƯỜNG_DẪN hoặc postgres://…"
        case Vault.Problem.cannotOpen:
            text = "Khóa đang có không mở được sổ này; phục hồi đúng tệp khóa từ bản sao lưu khóa."
        case StorageError.cannotConnect(let reason):
            text = "Không kết nối được cơ sở dữ liệu: \(reason.split(separator: "\n").joined(separator: "; "))"
        case let cocoa as CocoaError where cocoa.isFileError:
            text = "Không đọc hoặc ghi được tệp: \(cocoa.filePath ?? cocoa.localizedDescription)"
        default: text = "Có trục trặc trong chương trình: \(error)"
        }
    }

    private static func sentence(_ failure: Failure) -> String {
        switch failure {
        case .notFound: "Không tìm thấy điều được hỏi."
        case .forbidden: "Tài khoản này không được làm việc đó."
        case .invalid(let problems): problems.map { words($0.message) }.joined(separator: "; ")
        case .conflict(let message): words(message)
        }
    }

    private static func words(_ message: Message) -> String {
        (try? Words.load("vi"))?(message) ?? message.key
    }
}
