import Foundation
import HTTPTypes
import Hummingbird
import Vietnamese

/// To whom somebody writes who found a hole: `/.well-known/security.txt` (RFC 9116). Served where the office named a
/// contact.
package struct SecurityContact: Sendable {
    /// A `mailto:`, `https:` or `tel:` address.
    let address: String

    /// - Throws: `Unfit` for anything else, or for what could break the lines of the file.
    package init(_ address: String) throws {
        let isFit = ["mailto:", "https://", "tel:"].contains { address.hasPrefix($0) && address.count > $0.count }
        let isPlain = address.utf8.allSatisfy { (0x21...0x7E).contains($0) }
        guard isFit, isPlain else { throw Unfit() }
        self.address = address
    }

    /// The contact cannot stand in the file.
    package struct Unfit: Error {}

    /// Good for half a year from the day it is read.
    func text(on today: Day) -> String {
        "Contact: \(address)\nExpires: \(today.adding(days: 182).iso)T00:00:00Z\nPreferred-Languages: vi, en\n"
    }
}

extension WebApp {
    func addSecurityContact(to router: Router<WebContext>) {
        guard let contact else { return }
        router.get(".well-known/security.txt") { _, _ in
            Response(
                status: .ok, headers: [.contentType: "text/plain; charset=utf-8"],
                body: .init(byteBuffer: ByteBuffer(string: contact.text(on: Day(inVietnam: Date())))))
        }
    }
}
