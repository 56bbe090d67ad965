import Records
import Storage

extension Corruption {
    /// What is sealed.
    static let keys = [
        Corruption(
            "a person's key is gone", "DELETE FROM data_key WHERE subject = \(.person("DV-05"))", kinds: [.keyMissing]),
        Corruption(
            "a person bears another's key",
            """
            UPDATE data_key SET wrapped = (SELECT wrapped FROM data_key AS other WHERE other.subject = \(.person("DV-01")))
            WHERE subject = \(.person("DV-05"))
            """, kinds: [.keyUnreadable]),
        Corruption(
            "a detail is another person's",
            """
            UPDATE person_detail
            SET sealed = (SELECT sealed FROM person_detail AS other
                          WHERE other.person = \(.person("DV-01")) AND other.field = 'address')
            WHERE person = \(.person("DV-05")) AND field = 'address'
            """, kinds: [.factChanged, .detailUnreadable]),
        Corruption(
            "a person is found by another's identity number",
            """
            UPDATE person_detail
            SET digest = (SELECT digest FROM person_detail AS other
                          WHERE other.person = \(.person("DV-01")) AND other.field = 'identity_number')
            WHERE person = \(.person("DV-05")) AND field = 'identity_number'
            """, kinds: [.factChanged, .detailDigest]),
        Corruption(
            "a detail is gone, and no consent was withdrawn",
            """
            UPDATE person_detail SET sealed = \([UInt8]()), digest = NULL
            WHERE person = \(.person("DV-05")) AND field = 'phone'
            """, kinds: [.detailVanished]),
        Corruption(
            "a consent stands that nobody recorded",
            """
            INSERT INTO consent (person, purpose, from_on, answer, document_sealed, recorded_in)
            SELECT person, 'contact', '2024-04-01', 'given', sealed, 1 FROM person_detail
            WHERE person = \(.person("DV-05")) AND field = 'religion'
            """, kinds: [.factAdded, .paperUnreadable]),
        Corruption(
            "a person can be found by their religion",
            "UPDATE person_detail SET digest = sealed WHERE person = \(.person("DV-05")) AND field = 'religion'",
            kinds: [.factChanged, .detailDigest]),
        Corruption(
            "a key is destroyed in silence",
            "UPDATE data_key SET wrapped = NULL, destroyed_in = 9 WHERE subject = \(.person("DV-05"))",
            kinds: [.factClosed, .erasureIncomplete]),
        Corruption(
            "an attachment's content is its name", "UPDATE attachment SET content_sealed = name_sealed",
            kinds: [.factChanged, .attachmentUnreadable]),
        Corruption(
            "an attachment is longer than it is", "UPDATE attachment SET size = size + 1",
            kinds: [.factChanged, .attachmentContent]),
        Corruption(
            "an attachment is of another type", "UPDATE attachment SET type = 'png'",
            kinds: [.factChanged, .attachmentContent]),
    ]
}
