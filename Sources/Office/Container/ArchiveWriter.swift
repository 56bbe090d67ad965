import CZip
import Foundation

/// Puts named parts into a zip file in memory. Every part carries the same date, 1 January 1980, so that the same
/// parts give the same bytes on any day and in any time zone.
enum ArchiveWriter {
    /// The bytes of a zip file with these parts in this order.
    /// Throws ``DocumentProblem`` when libzip refuses, which in practice means no memory.
    static func data(_ parts: [(path: String, content: [UInt8])]) throws -> Data {
        var error = zip_error_t()
        guard let output = zip_source_buffer_create(nil, 0, 0, &error) else { throw DocumentProblem.notWritten }
        // One reference for us and one for the archive: the bytes are read after the archive has closed.
        zip_source_keep(output)
        defer { zip_source_free(output) }
        guard let archive = zip_open_from_source(output, ZIP_TRUNCATE, &error) else {
            zip_source_free(output)
            throw DocumentProblem.notWritten
        }
        do {
            for part in parts { try add(part.content, as: part.path, to: archive) }
        } catch {
            zip_discard(archive)
            throw error
        }
        guard zip_close(archive) == 0 else {
            zip_discard(archive)
            throw DocumentProblem.notWritten
        }
        return try read(output)
    }

    private static func add(_ content: [UInt8], as path: String, to archive: OpaquePointer) throws {
        // libzip reads the content only when the archive closes, and then frees it.
        guard let copy = malloc(max(content.count, 1)) else { throw DocumentProblem.notWritten }
        content.withUnsafeBytes { bytes in
            if let start = bytes.baseAddress { copy.copyMemory(from: start, byteCount: bytes.count) }
        }
        guard let source = zip_source_buffer(archive, copy, zip_uint64_t(content.count), 1) else {
            free(copy)
            throw DocumentProblem.notWritten
        }
        let index = zip_file_add(archive, path, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
        guard index >= 0 else {
            zip_source_free(source)
            throw DocumentProblem.notWritten
        }
        let firstOfJanuary1980: zip_uint16_t = 0x21
        guard zip_file_set_dostime(archive, zip_uint64_t(index), 0, firstOfJanuary1980, 0) == 0 else {
            throw DocumentProblem.notWritten
        }
    }

    private static func read(_ source: OpaquePointer) throws -> Data {
        var status = zip_stat_t()
        guard zip_source_stat(source, &status) == 0, zip_source_open(source) == 0 else {
            throw DocumentProblem.notWritten
        }
        defer { zip_source_close(source) }
        var bytes = [UInt8](repeating: 0, count: Int(status.size))
        let count = zip_source_read(source, &bytes, status.size)
        guard count == zip_int64_t(status.size) else { throw DocumentProblem.notWritten }
        return Data(bytes)
    }
}
