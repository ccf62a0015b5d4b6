/// The sample texts of the checkout.
let seeds: String = {
  let parts = #filePath.split(separator: "/").dropLast(3)
  return "/" + parts.joined(separator: "/") + "/seeds"
}()
