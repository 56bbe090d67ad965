import Records
import Storage

extension Corruption {
    /// Facts against the journal.
    static let facts = [
        Corruption(
            "a visit has more workers", "UPDATE survey SET workers = 121 WHERE workers = 120", kinds: [.factChanged]),
        Corruption(
            "an address is another", "UPDATE enterprise_place SET address = 'x' WHERE recorded_in = 2",
            kinds: [.factChanged]),
        Corruption(
            "a decision has another number", "UPDATE decision SET number = '70-QĐ/QU' WHERE number = '07-QĐ/QU'",
            kinds: [.factChanged]),
        Corruption(
            "a visit is gone", "DELETE FROM survey WHERE conclusion = 'none'",
            kinds: [.factDeleted, .postingWithoutFact]),
        Corruption("a headcount is gone", "DELETE FROM enterprise_headcount WHERE workers = 85", kinds: [.factDeleted]),
        Corruption(
            "a headcount stands beside the journal",
            """
            INSERT INTO enterprise_headcount (enterprise, from_on, workers, recorded_in)
            SELECT id, '2024-02-01', 90, 9 FROM enterprise WHERE tax_code = '0109000022'
            """, kinds: [.factAdded]),
        Corruption(
            "a person's workplace is closed in silence",
            "UPDATE person_workplace SET superseded_in = 9 WHERE person = \(.person("DV-06"))", kinds: [.factClosed]),
        Corruption(
            "a reversed admission is open again", "UPDATE movement SET reversed_in = NULL WHERE reversed_in = 14",
            kinds: [.factReopened, .postingMissing, .membershipCount]),
        Corruption(
            "an address is closed before it was recorded",
            "UPDATE enterprise_place SET superseded_in = 1 WHERE recorded_in = 2", kinds: [.factClosed, .factClosing]),
        Corruption(
            "an address is closed by no operation", loosen: ["enterprise_place"],
            "UPDATE enterprise_place SET superseded_in = 99 WHERE recorded_in = 2",
            kinds: [.factClosed, .factClosing, .referenceMissing]),
        Corruption(
            "a movement is of nobody", loosen: ["movement"],
            "UPDATE movement SET person = 'nobody' WHERE reversed_in IS NOT NULL",
            kinds: [.factChanged, .referenceMissing]),
        Corruption(
            "an operation is of no unit", "UPDATE operation SET unit = 'nowhere' WHERE seq = 6",
            kinds: [.operationChain, .referenceMissing]),
        Corruption(
            "a value of no target", loosen: ["target_value"],
            "UPDATE target_value SET target = 'none' WHERE amount = 2",
            kinds: [.factAdded, .factDeleted, .referenceMissing, .targetValue]),
        Corruption(
            "a target never given a value", "DELETE FROM target_value WHERE amount = 2",
            kinds: [.factDeleted, .targetValue]),
        Corruption(
            "a conclusion against the rule", "UPDATE survey SET conclusion = 'eligible' WHERE conclusion = 'none'",
            kinds: [.factChanged, .surveyConclusion, .postingChanged]),
        Corruption(
            "a reported number is another", "UPDATE reported SET amount = 4600 WHERE amount = 4500",
            kinds: [.factChanged, .postingChanged]),
        Corruption(
            "a reported number is meant more surely",
            "UPDATE reported SET qualifier = 'exact' WHERE qualifier = 'nearly'",
            kinds: [.factChanged, .postingChanged]),
        Corruption(
            "a reported value is gone, and the one after it takes back too much",
            "DELETE FROM reported WHERE amount = 300", kinds: [.factDeleted, .postingWithoutFact, .postingExtra]),
        Corruption(
            "a reported value is closed in silence",
            "UPDATE reported SET reversed_in = 16 WHERE amount = 4500", kinds: [.factClosed, .postingExtra]),
        Corruption(
            "a value reported by nobody", loosen: ["reported"],
            "UPDATE reported SET unit = 'nowhere' WHERE amount = 4500",
            kinds: [.factChanged, .referenceMissing, .postingChanged]),
        Corruption(
            "two values of one day", loosen: ["reported"],
            """
            INSERT INTO reported (id, unit, indicator, effective_on, amount, qualifier, source, recorded_in)
            SELECT 'twice', unit, indicator, effective_on, amount, qualifier, source, recorded_in FROM reported
            WHERE amount = 4500
            """, kinds: [.stateDouble, .factAdded, .postingMissing]),
        Corruption(
            "what a union reported is in its federation's value already",
            """
            INSERT INTO reported (id, unit, indicator, effective_on, amount, qualifier, source, recorded_in)
            SELECT 'beside', \(.unit("CD-MOC")), indicator, effective_on, 100, 'exact', source, recorded_in FROM reported
            WHERE amount = 4500
            """, kinds: [.factAdded, .postingMissing, .reportedDouble]),
        Corruption(
            "a day that is no day", loosen: ["survey"],
            "UPDATE survey SET effective_on = 'hôm qua' WHERE conclusion = 'none'",
            kinds: [.factChanged, .valueUnreadable]),
    ]
}
