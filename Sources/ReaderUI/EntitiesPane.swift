import News

/// The side panel with the actors and places of the open article, the most frequent first.
struct EntitiesPane: Hashable, Sendable {
  struct Item: Hashable, Sendable {
    var entity: Entity
    var role: Role
    /// Mentions in this role.
    var count: Int
    /// The index of the first of them.
    var firstMention: Int
  }

  let items: [Item]
  /// Recognition has run.
  let isAnalysed: Bool
  /// What the items were made from; nil where no article is there.
  let text: ReadingPane.Version?
  var panel = Panel()

  init(_ reading: ReadingPane?) {
    isAnalysed = reading?.stored.analysis != nil
    text = reading?.version
    if let reading, let analysis = reading.stored.analysis {
      let entities = Dictionary(analysis.entities.map { ($0.id, $0) }) { first, _ in first }
      items = Role.allCases.flatMap { role in Self.items(of: role, reading.mentions, entities) }
    } else {
      items = []
    }
    panel.show(lines, itemCount: items.count, height: 1)
  }

  private static func items(of role: Role, _ mentions: [Mention], _ entities: [EntityID: Entity]) -> [Item] {
    var items: [EntityID: Item] = [:]
    for (index, mention) in mentions.enumerated() where mention.role == role {
      guard let entity = entities[mention.entity] else { continue }
      items[mention.entity, default: Item(entity: entity, role: role, count: 0, firstMention: index)].count += 1
    }
    return items.values.sorted { ($1.count, $0.firstMention) < ($0.count, $1.firstMention) }
  }

  /// What stands under the cursor.
  var selected: Item? { items.indices.contains(panel.selected) ? items[panel.selected] : nil }

  /// Puts the cursor on the entity of the mention.
  mutating func select(_ mention: Mention?) {
    guard let mention else { return }
    if let index = items.firstIndex(where: { $0.entity.id == mention.entity && $0.role == mention.role }) {
      panel.select(index)
    }
  }

  /// The items of the text as it is now; the cursor stays on its own where it is the same article.
  mutating func follow(_ reading: ReadingPane?) {
    guard text != reading?.version else { return }
    var pane = EntitiesPane(reading)
    if text?.article == reading?.id, let selected {
      let same = pane.items.firstIndex { $0.entity.id == selected.entity.id && $0.role == selected.role }
      pane.panel.select(same ?? panel.selected)
    }
    self = pane
  }

  mutating func settle(in region: Region) {
    panel.settle(height: region.rows)
  }

  private var lines: [PanelLine] {
    guard text != nil else { return [] }
    guard isAnalysed else { return [PanelLine(runs: [PanelRun(text: "not recognised yet", meaning: .dim)])] }
    var lines: [PanelLine] = []
    for role in Role.allCases {
      let group = items.indices.filter { items[$0].role == role }
      if !lines.isEmpty { lines.append(PanelLine()) }
      let count = PanelRun(text: String(group.count), meaning: .dim)
      lines.append(
        PanelLine(runs: [PanelRun(text: role == .actor ? "ACTORS" : "PLACES", meaning: .heading)], trailing: count))
      lines += group.map { index in
        let item = items[index]
        let run = PanelRun(
          text: Printable.line(item.entity.name), meaning: role == .actor ? .actor : .place, item: index)
        let count = PanelRun(text: String(item.count), meaning: .dim)
        return PanelLine(runs: [run], trailing: count, marked: index, indent: 3)
      }
    }
    return lines
  }
}
