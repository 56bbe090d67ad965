import Domain
import Exchange
import Foundation
import Records
import Storage
import Vietnamese

extension Demo {
    /// Loads an invented city, telling each year how far it has come. Stopped, it goes on where it was.
    func loadCity() async throws {
        let city = City(seed: seed, people: people)
        let clock = DemonstrationClock()
        let register = try await installation.prepare(clock: { clock.now })
        let begun = ContinuousClock.now
        try await city.load(into: register, clock: clock) { progress in
            guard progress.through.month == 12 else { return }
            let seconds = max(Int((ContinuousClock.now - begun).components.seconds), 1)
            let rate = Numbers.grouped(progress.movements / seconds)
            Output.problem(
                "Đến \(progress.through.vietnamese): \(Numbers.grouped(progress.movements)) biến động, \(Numbers.grouped(seconds)) giây, trung bình \(rate) biến động/giây"
            )
        }
        let size = try await RegisterSize.of(register)
        await register.database.close()
        if json { return try Output.json(size) }
        Output.line("Người: \(Numbers.grouped(size.people)); biến động: \(Numbers.grouped(size.movements))")
        Output.line("Tổ chức: \(Numbers.grouped(size.units)); doanh nghiệp: \(Numbers.grouped(size.enterprises))")
        Output.line("Bút toán: \(Numbers.grouped(size.entries)); số cộng dồn: \(Numbers.grouped(size.totals))")
        Output.line("Dung lượng: \(Numbers.grouped(size.bytes / 1_048_576)) MB")
    }
}
