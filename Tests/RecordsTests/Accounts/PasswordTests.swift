import Records
import Testing

@Suite struct PasswordTests {
    @Test func `a password opens its own secret and no other does`() throws {
        let secret = try Passwords.secret(for: "Hoa sữa tháng 10")
        #expect(try Passwords.verify("Hoa sữa tháng 10", against: secret))
        for wrong in ["hoa sữa tháng 10", "Hoa sữa tháng 10 ", "", "Hoa sua thang 10"] {
            #expect(try !Passwords.verify(wrong, against: secret))
        }
    }

    @Test func `the same letters typed in another composition are the same password`() throws {
        // U+1EEF, and u with horn and a combining tilde.
        let secret = try Passwords.secret(for: "s\u{1EEF}a")
        #expect(try Passwords.verify("s\u{01B0}\u{0303}a", against: secret))
    }

    @Test func `two secrets of one password differ, and neither shows it`() throws {
        let secrets = try (0..<2).map { _ in try Passwords.secret(for: "trùng nhau") }
        #expect(secrets[0] != secrets[1])
        #expect(secrets.allSatisfy { $0.hasPrefix("scrypt$32768$8$") && !$0.contains("trùng") })
    }

    @Test(arguments: [
        "", "x", "scrypt$32768$8$AAAA", "md5$32768$8$AAAA$AAAA", "scrypt$a$8$AAAA$AAAA", "scrypt$32768$8$?$?",
    ])
    func `what is no secret opens to nothing`(_ secret: String) throws {
        #expect(try !Passwords.verify("", against: secret))
    }

    @Test func `a password for one use has four groups of four letters and digits that look like no other`() {
        let passwords = (0..<200).map { _ in Passwords.oneTime() }
        #expect(Set(passwords).count == 200)
        for password in passwords {
            #expect(password.split(separator: "-").map(\.count) == [4, 4, 4, 4])
            #expect(password.allSatisfy { "abcdefghjkmnpqrstuvwxyz23456789-".contains($0) })
        }
    }
}
