import Testing

@testable import Archive

struct LockPatienceTests {
  @Test func itEndsAfterTenSecondsByItself() {
    let patience = LockPatience()
    #expect(patience.wait(0))
    #expect(patience.wait(100))
    // 78 ms for the first seven times, 25 ms for each of the others.
    #expect(patience.wait(403))
    #expect(!patience.wait(404))
  }

  @Test func aMomentEndsItForEverybody() {
    let patience = LockPatience()
    patience.end(at: .now)
    #expect(!patience.wait(0))
    patience.end(at: .now + .seconds(60))
    #expect(patience.wait(0))
    #expect(!patience.wait(1000), "a later moment gives no statement more time")
    patience.end(at: nil)
    #expect(patience.wait(0))
  }
}
