public import Foundation
import Synchronization

/// A clock that stands still until a test moves it.
public final class TestClock: Sendable {
    private let time: Mutex<Date>

    /// A clock that shows this time.
    public init(_ time: Date) {
        self.time = Mutex(time)
    }

    /// The time it shows.
    public var now: Date {
        get { time.withLock { $0 } }
        set { time.withLock { $0 = newValue } }
    }

    /// Moves it by seconds.
    public func advance(by seconds: TimeInterval) {
        time.withLock { $0 += seconds }
    }
}
