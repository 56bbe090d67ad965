extension Finding {
    /// What can be wrong. The raw codes are stable: texts and scripts name them.
    package enum Kind: String, CaseIterable, Sendable {
        /// A migration is missing, unknown, or was applied with another text.
        case schemaChanged = "schema.changed"

        /// An operation number is missing.
        case operationHole = "operation.hole"
        /// An operation bears an earlier time than the one before it, or none that can be read.
        case operationTime = "operation.time"
        /// An operation's chain does not follow from the one before it and its own content.
        case operationChain = "operation.chain"
        /// The sealed journal of an operation does not open, or is not of its shape.
        case operationUnreadable = "operation.unreadable"
        /// A reversal names no earlier operation that can be reversed, or another operation names one.
        case operationReverses = "operation.reverses"

        /// An entry of the access journal is missing.
        case accessHole = "access.hole"
        /// An entry of the access journal bears an earlier time than the one before it.
        case accessTime = "access.time"
        /// An entry of the access journal does not follow from the one before it.
        case accessChain = "access.chain"

        /// A fact no longer says what the journal says was recorded.
        case factChanged = "fact.changed"
        /// A fact of the journal is gone.
        case factDeleted = "fact.deleted"
        /// A fact stands that no operation recorded.
        case factAdded = "fact.added"
        /// A fact is closed, and no operation says so.
        case factClosed = "fact.closed"
        /// A fact is not closed by the operation that says so.
        case factReopened = "fact.reopened"
        /// A fact is closed before it was recorded, or by an operation that is not there.
        case factClosing = "fact.closing"

        /// Two open states or events stand where one may.
        case stateDouble = "state.double"
        /// Two rows bear an identity or number that only one may bear.
        case identityDouble = "identity.double"
        /// A row names one that is not there.
        case referenceMissing = "reference.missing"
        /// A stored value is not of the kind that its column promises; the rest of its checks could not run.
        case valueUnreadable = "value.unreadable"

        /// A unit in the register lacks a state from its first day, or has states without having been entered.
        case unitState = "unit.state"
        /// A unit stands under itself.
        case unitCycle = "unit.cycle"
        /// A unit stands under one that may not hold it, or that is not there on that day.
        case unitParent = "unit.parent"
        /// A name's search key or sort key is not that of the name.
        case nameKeys = "name.keys"

        /// A data key that something is sealed under is not there.
        case keyMissing = "key.missing"
        /// A data key does not open with the master keys at hand.
        case keyUnreadable = "key.unreadable"
        /// A person's key is destroyed, and something that goes with it still stands.
        case erasureIncomplete = "erasure.incomplete"
        /// A sealed detail does not open under its person's key.
        case detailUnreadable = "detail.unreadable"
        /// A detail is gone that no withdrawn consent took away, or stands that one did.
        case detailVanished = "detail.vanished"
        /// A paper about somebody's rights does not open.
        case paperUnreadable = "paper.unreadable"
        /// A detail's search digest is not that of its value.
        case detailDigest = "detail.digest"
        /// An attachment does not open under its subject's key.
        case attachmentUnreadable = "attachment.unreadable"
        /// An attachment's content is not of the size or type that stands beside it.
        case attachmentContent = "attachment.content"

        /// A person's movements cannot follow one another.
        case membershipImpossible = "membership.impossible"
        /// A member stands in, is a guest of or is on the way to a unit that is not there, or holds no members, on a day.
        case membershipPlace = "membership.place"
        /// The members of a unit by postings are not as many as the people whose movements end there.
        case membershipCount = "membership.count"

        /// An entry went on as one that went on as another itself.
        case mergerChain = "merger.chain"
        /// Something still stands of an entry that went on as another's.
        case mergerFacts = "merger.facts"
        /// A position is held by more than may hold it, or left by somebody who did not hold it.
        case positionImpossible = "position.impossible"

        /// A posting rests on no event.
        case postingWithoutFact = "posting.without_fact"
        /// An event lacks a posting.
        case postingMissing = "posting.missing"
        /// An event posts more than it should, such as a reversed one that was not taken back.
        case postingExtra = "posting.extra"
        /// What an event posts is not what it should post.
        case postingChanged = "posting.changed"
        /// An event posts the right amounts at a wrong place in the tree.
        case postingPlace = "posting.place"
        /// The members of a unit are not its own and those of the units directly below it, from a day on.
        case treeSum = "tree.sum"
        /// A path's units are not those that its name spells.
        case pathUnits = "path.units"

        /// A month total is not the sum of its postings.
        case rollUpWrong = "roll_up.wrong"
        /// A month total is missing.
        case rollUpMissing = "roll_up.missing"
        /// A month total stands without any posting.
        case rollUpExtra = "roll_up.extra"

        /// A visit's conclusion is not what the rule of its day says.
        case surveyConclusion = "survey.conclusion"
        /// Two reported values count the same members: one stands of a unit, one of a unit below it.
        case reportedDouble = "reported.double"
        /// A target was never given a value.
        case targetValue = "target.value"
    }
}
