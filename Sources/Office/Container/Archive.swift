import CZip

/// A zip file opened for reading from bytes that outlive it.
final class Archive {
    private let handle: OpaquePointer
    private let limits: WorkbookLimits

    /// Opens the archive; reads only its table of contents.
    /// The bytes must stay where they are for as long as the archive lives.
    init(_ bytes: UnsafeBufferPointer<UInt8>, limits: WorkbookLimits) throws(WorkbookProblem) {
        var error = zip_error_t()
        let length = zip_uint64_t(bytes.count)
        guard let source = zip_source_buffer_create(bytes.baseAddress, length, 0, &error) else {
            throw .notAWorkbook
        }
        guard let handle = zip_open_from_source(source, ZIP_RDONLY, &error) else {
            zip_source_free(source)
            throw .damaged(part: "")
        }
        self.handle = handle
        self.limits = limits
    }

    deinit { zip_discard(handle) }

    /// Whether the archive holds a part of this path, letter case aside.
    func contains(_ path: String) -> Bool { index(of: path) >= 0 }

    /// Opens a part for reading in chunks.
    /// Throws `.damaged` when it is missing, `.encrypted`, or `.tooLarge` when its declared size is beyond the limits.
    func open(_ path: String) throws(WorkbookProblem) -> PartStream {
        let index = index(of: path)
        var status = zip_stat_t()
        guard index >= 0, zip_stat_index(handle, zip_uint64_t(index), 0, &status) == 0 else {
            throw .damaged(part: path)
        }
        guard status.encryption_method == ZIP_EM_NONE else { throw .encrypted }
        let guardian = SizeGuard(packed: status.comp_size, limits: limits)
        try guardian.check(status.size)
        guard let file = zip_fopen_index(handle, zip_uint64_t(index), 0) else { throw .damaged(part: path) }
        return PartStream(file: file, path: path, guardian: guardian, owner: self)
    }

    private func index(of path: String) -> Int64 {
        let found = zip_name_locate(handle, path, zip_flags_t(ZIP_FL_NOCASE))
        // Some old .NET writers put Windows separators into the names.
        return found >= 0
            ? found
            : zip_name_locate(handle, String(path.map { $0 == "/" ? "\\" : $0 }), zip_flags_t(ZIP_FL_NOCASE))
    }
}

/// Says when a part has inflated to more than its packed size can honestly hold.
struct SizeGuard {
    /// Size of the part inside the zip file, in bytes.
    let packed: UInt64
    /// The limits to keep.
    let limits: WorkbookLimits

    /// Throws `.tooLarge` when this many inflated bytes are beyond the limits.
    func check(_ inflated: UInt64) throws(WorkbookProblem) {
        guard inflated <= UInt64(limits.partBytes) else { throw .tooLarge(.partBytes) }
        // A small part may repeat itself as it likes.
        guard inflated > 4 << 20 else { return }
        guard inflated / UInt64(limits.inflationRatio) <= packed else { throw .tooLarge(.inflationRatio) }
    }
}

/// One part of an archive, inflated a chunk at a time.
final class PartStream {
    /// The path of the part, for error messages.
    let path: String
    private let file: OpaquePointer
    private let guardian: SizeGuard
    private let owner: Archive
    private var total: UInt64 = 0
    private var buffer = [UInt8](repeating: 0, count: 32 << 10)

    fileprivate init(file: OpaquePointer, path: String, guardian: SizeGuard, owner: Archive) {
        self.file = file
        self.path = path
        self.guardian = guardian
        self.owner = owner
    }

    deinit { zip_fclose(file) }

    /// The next bytes, at most 32 KiB; nil after the last.
    /// Throws `.damaged` on a broken stream or checksum, `.tooLarge` when more comes out than the limits allow.
    func next() throws(WorkbookProblem) -> ArraySlice<UInt8>? {
        let count = zip_fread(file, &buffer, zip_uint64_t(buffer.count))
        guard count >= 0 else { throw .damaged(part: path) }
        total += UInt64(count)
        try guardian.check(total)
        return count == 0 ? nil : buffer[0..<Int(count)]
    }
}
