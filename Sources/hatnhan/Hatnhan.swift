import ArgumentParser
import Domain
import Foundation

/// The command line. The only place that wires the rooms together.
struct Hatnhan: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hatnhan",
        abstract: "Sổ quản lý xây dựng tổ chức đảng và đoàn thể trong doanh nghiệp ngoài khu vực nhà nước.",
        subcommands: [
            Serve.self, Migrate.self, Keys.self, Demo.self, ImportCommand.self, TemplateCommand.self,
            ExportCommand.self, RecordCommand.self, ReverseCommand.self, OperationsCommand.self,
            OperationCommand.self, TreeCommand.self, ShowCommand.self, PlacesCommand.self, MergeCommand.self,
            MergePersonCommand.self, DuplicatesCommand.self,
            IndicatorsCommand.self, FiguresCommand.self, StrengthCommand.self, BehindCommand.self, LateCommand.self,
            RecordsCommand.self, TimeCommand.self, VacanciesCommand.self,
            ReportCommand.self, HandoverCommand.self, VerifyCommand.self, JournalCommand.self, AccountCommand.self,
            HeldCommand.self,
            BackupCommand.self, RestoreCommand.self, WorldsCommand.self,
        ])
}

/// Exit 1 for what the input got wrong, 2 for wrong usage.
@main
struct Main {
    static func main() async {
        do {
            var command = try Hatnhan.parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let refusal as Refusal {
            Output.problem(refusal.text)
            exit(1)
        } catch {
            let code = Hatnhan.exitCode(for: error)
            if code == .success {
                Output.line(Hatnhan.fullMessage(for: error))
                exit(0)
            }
            if code == .validationFailure {
                Output.problem(Hatnhan.fullMessage(for: error))
                exit(2)
            }
            if let code = error as? ExitCode { exit(code.rawValue) }
            Output.problem(Refusal(error).text)
            exit(1)
        }
    }
}
