/// Why a Word document could not be made.
public enum DocumentProblem: Error, Sendable, Equatable {
    /// The zip library could not write the file, in practice for lack of memory.
    case notWritten
}
