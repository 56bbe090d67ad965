import CQREncode

/// A text as a picture that a telephone reads.
struct QRCode: Sendable {
    /// How many squares it has in each direction.
    let size: Int
    /// The dark squares, row by row.
    let isDark: [Bool]

    /// Nil for a text too long for such a picture.
    init?(_ text: String) {
        guard let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { return nil }
        defer { QRcode_free(code) }
        let width = Int(code.pointee.width)
        size = width
        isDark = (0..<width * width).map { code.pointee.data[$0] & 1 == 1 }
    }

    /// The picture with its quiet border, for people named `label`.
    func html(label: String) -> HTML {
        let dark = isDark.indices.filter { isDark[$0] }
        let squares = dark.map { "M\($0 % size + 4) \($0 / size + 4)h1v1h-1z" }.joined()
        let side = String(size + 8)
        return """
            <svg class="qr" role="img" aria-label="\(label)" viewBox="0 0 \(side) \(side)" shape-rendering="crispEdges">
            <rect width="\(side)" height="\(side)" fill="#fff"/><path d="\(squares)" fill="#000"/></svg>
            """
    }
}
