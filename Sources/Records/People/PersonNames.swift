import Storage

/// The name that a person bears now, in statements that hold `person`.
///
/// A name stands with the identity, and a corrected one beside it. So does the name of a person whose entry was taken
/// back and who was entered anew: until then they are no longer in the register.
enum PersonNames {
    /// What the other pieces need after `person` in the `FROM` of a statement.
    static let join: SQL = """
        LEFT JOIN person_name ON person_name.person = person.id AND person_name.superseded_in IS NULL
        """
    static let name: SQL = "COALESCE(person_name.name, person.name)"
    static let folded: SQL = "COALESCE(person_name.folded, person.folded)"
    static let sortKey: SQL = "COALESCE(person_name.sort_key, person.sort_key)"

    /// Whether a person is in the register: their entry was not taken back, or they were entered anew since; and it did
    /// not go on as another's.
    static let isListed: SQL = """
        ((person_name.person IS NOT NULL
          OR NOT EXISTS (SELECT 1 FROM operation AS back WHERE back.reverses = person.recorded_in))
         AND NOT EXISTS (SELECT 1 FROM person_merger AS merger
            WHERE merger.person = person.id AND merger.superseded_in IS NULL))
        """
}
