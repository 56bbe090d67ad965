/// A list being checked or recorded: how far, how long, and a way to stop. The browser asks again by itself.
struct ImportProgressPage: Page {
    /// The list's name.
    let list: String
    /// The file's name.
    let file: String
    /// Whether it is being recorded; otherwise only checked.
    let isRecording: Bool
    /// What is being done, such as `Đang đọc tệp`.
    let step: String
    /// How far, such as `1.200/4.800 dòng`; nil while it is not known.
    let far: String?
    /// The same in thousandths; nil while it is not known.
    let thousandths: Int?
    /// How long so far, such as `14 giây`.
    let time: String
    /// Where the form that stops it goes.
    let stop: Address
    /// The form's token.
    let token: String

    /// Lists from Excel.
    var room: Room? { .imports }
    /// Every two seconds.
    var refresh: Int? { 2 }

    /// "Đang kiểm tra danh sách" or "Đang ghi nhận danh sách".
    func title(_ words: Strings) -> String {
        isRecording ? words("imports.recording") : words("imports.checking")
    }

    /// How far, how long, stop.
    func body(_ words: Strings) -> HTML {
        """
        <div class="form">
        <h1>\(title(words))</h1>
        <p class="lead">\(list) · \(file)</p>
        <section class="sheet" role="status">
        <h2>\(step)</h2>
        \(bar)
        <p class="soft">\(far.map { "\($0) · " })\(words("imports.time", ["time": time]))</p>
        </section>
        <p class="later">\(isRecording ? words("imports.recording.lead") : words("imports.checking.lead"))</p>
        <form method="post" action="\(stop)">\(HiddenField.token(token).html)
        <p class="actions"><button>\(words("imports.stop"))</button></p></form>
        </div>
        """
    }

    private var bar: HTML {
        guard let thousandths else { return "<progress aria-label=\"\(step)\"></progress>" }
        return "<progress max=\"1000\" value=\"\(String(thousandths))\" aria-label=\"\(step)\"></progress>"
    }
}
