import Storage

/// What may be said of an internal failure where others read it: its kind, never a value of a row or of a form.
package enum Cause {
    /// The kind of an error and, where the database refused, its code, table and constraint.
    package static func words(_ error: any Error) -> String {
        switch error {
        case StorageError.constraint(let violation):
            let names = [violation.table, violation.constraint].compactMap { $0 } + violation.columns
            return "StorageError.constraint \(violation.kind) " + names.joined(separator: " ")
        case StorageError.statement(let code, _): return "StorageError.statement \(code)"
        default: return kind(error)
        }
    }

    /// The type and, of an enumeration, the case: what stands in a case, and what an error says of itself, may hold
    /// what somebody typed.
    private static func kind(_ error: any Error) -> String {
        let mirror = Mirror(reflecting: error)
        let type = "\(type(of: error))"
        guard mirror.displayStyle == .enum else { return type }
        if let label = mirror.children.first?.label { return "\(type).\(label)" }
        return "\(type).\(error)"
    }
}
