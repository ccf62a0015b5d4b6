internal import CMalloc
internal import EntityRecognition
internal import Foundation
internal import News

/// What the recogniser costs, on one thread.
struct RecognitionBenchmark {
  struct Row: Encodable {
    var measure: String
    var value: Double
    var unit: String
    /// Digits after the point that are shown.
    var digits: Int

    private enum CodingKeys: String, CodingKey { case measure, value, unit }
  }

  var articles: [Article]
  var runs: Int

  private static let ordinary = 600

  func rows() -> [Row] {
    let recogniser = Recogniser()
    let memory = Self.status("VmRSS:")
    let counts = articles.map { recogniser.tokenCount(of: $0.text) }
    let ordinary = counts.indices.filter { abs(counts[$0] - Self.ordinary) <= Self.ordinary / 5 }.map { articles[$0] }
    let cold = ordinary.first.map { Self.seconds(Recogniser(), $0).reduce(0, +) }
    let tokens = Double(counts.reduce(0, +))

    let stages = Recogniser.Stage.allCases
    var times: [[Double]] = []
    for _ in 0..<runs {
      var sums = [Double](repeating: 0, count: stages.count)
      for article in articles {
        for (stage, time) in Self.seconds(recogniser, article).enumerated() { sums[stage] += time }
      }
      times.append(sums)
    }
    let medians = stages.indices.map { stage in Self.median(times.map { $0[stage] }) }
    let kept = keptBytes(recogniser)

    var rows = [Row(measure: "tokens in \(articles.count) articles", value: tokens, unit: "tokens", digits: 0)]
    for (stage, time) in zip(stages, medians) {
      rows.append(Row(measure: stage.rawValue, value: tokens / max(time, 1e-9), unit: "tokens a second", digits: 0))
    }
    let whole = Self.median(times.map { $0.reduce(0, +) })
    rows.append(Row(measure: "whole recognition", value: tokens / max(whole, 1e-9), unit: "tokens a second", digits: 0))
    for (stage, bytes) in zip(stages, kept) {
      rows.append(
        Row(
          measure: "\(stage.rawValue), made and kept for the next stage", value: bytes / 1024, unit: "KB an article",
          digits: 1))
    }
    if let cold { rows.append(Row(measure: "first article of the process", value: cold * 1000, unit: "ms", digits: 2)) }
    if !ordinary.isEmpty {
      let time = Self.median((0..<runs).flatMap { _ in ordinary.map { Self.seconds(recogniser, $0).reduce(0, +) } })
      rows.append(Row(measure: "article of 600 tokens", value: time * 1000, unit: "ms", digits: 2))
    }
    let peak = (Self.status("VmHWM:") - memory) / 1024
    return rows + [
      Row(measure: "memory above that before the first article, at most", value: peak, unit: "MB", digits: 1)
    ]
  }

  /// Processor time of every stage.
  private static func seconds(_ recogniser: Recogniser, _ article: Article) -> [Double] {
    let stages = Recogniser.Stage.allCases
    var times = [Double](repeating: 0, count: stages.count)
    var last = processorTime()
    _ = recogniser.analyse(article) { stage in
      let now = processorTime()
      if let number = stages.firstIndex(of: stage) { times[number] += now - last }
      last = now
    }
    return times
  }

  /// How much more of the heap is in use after each stage than before it: a mean over the articles.
  private func keptBytes(_ recogniser: Recogniser) -> [Double] {
    let stages = Recogniser.Stage.allCases
    var sums = [Double](repeating: 0, count: stages.count)
    for article in articles {
      var last = mallinfo2().uordblks
      _ = recogniser.analyse(article) { stage in
        let now = mallinfo2().uordblks
        if let number = stages.firstIndex(of: stage) { sums[number] += Double(now) - Double(last) }
        last = now
      }
    }
    return sums.map { $0 / Double(articles.count) }
  }

  private static func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// A figure of the process in KB.
  private static func status(_ name: String) -> Double {
    let text = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = text.split(separator: "\n").first { $0.hasPrefix(name) }
    return line?.split(separator: " ").compactMap { Double($0) }.first ?? 0
  }

  private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
}
