import Domain
import Testing
import Vietnamese

@Suite struct TimelineTests {
    @Test func `a state holds from its day until the next begins, in whatever order they were added`() {
        var timeline = Timeline<String>()
        timeline.add("c", from: day(2024, 3, 1))
        timeline.add("a", from: day(2024, 1, 1))
        timeline.add("b", from: day(2024, 2, 1))
        #expect(timeline.on(day(2023, 12, 31)) == nil)
        #expect(timeline.on(day(2024, 1, 1)) == "a")
        #expect(timeline.on(day(2024, 1, 31)) == "a")
        #expect(timeline.on(day(2024, 2, 1)) == "b")
        #expect(timeline.on(day(2024, 2, 29)) == "b")
        #expect(timeline.on(day(2030, 1, 1)) == "c")
        #expect(timeline.begins == day(2024, 1, 1))
        #expect(timeline.latest == "c")
    }

    @Test func `nothing ever holds in an empty one`() {
        let timeline = Timeline<Int>()
        #expect(timeline.on(today) == nil)
        #expect(timeline.begins == nil)
        #expect(timeline.latest == nil)
    }
}
