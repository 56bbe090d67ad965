import ArgumentParser
import Foundation
import Logging
import Vietnamese

/// From which level on something is logged.
enum LogLevel: String, ExpressibleByArgument, CaseIterable {
    case debug, info, warning, error

    var level: Logger.Level {
        switch self {
        case .debug: .debug
        case .info: .info
        case .warning: .warning
        case .error: .error
        }
    }
}

/// Writes each entry as one line of JSON to standard error: when, how grave, what, and its details by name.
struct JSONLog: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var fields = metadata.merging(event.metadata ?? [:]) { $1 }.mapValues(Self.value)
        fields["time"] = .text(Timestamp.text(Date()))
        fields["level"] = .text(event.level.rawValue)
        fields["message"] = .text("\(event.message)")
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let line = try? encoder.encode(fields) else { return }
        FileHandle.standardError.write(line + Data("\n".utf8))
    }

    private enum Field: Encodable {
        case text(String)
        case whole(Int)
        case part(Double)

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .text(let text): try container.encode(text)
            case .whole(let number): try container.encode(number)
            case .part(let number): try container.encode((number * 10).rounded() / 10)
            }
        }
    }

    private static func value(_ value: Logger.Metadata.Value) -> Field {
        switch value {
        case .stringConvertible(let number as Int): .whole(number)
        case .stringConvertible(let number as Double): .part(number)
        default: .text("\(value)")
        }
    }
}
