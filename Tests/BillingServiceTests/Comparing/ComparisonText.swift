import Billing

extension Comparison {
    /// What changed, a line each: `60 → 120: price 60`, organizations, apps and resources indented below each other.
    var lines: [String] {
        var lines = [line("", fromTotal, total, parts)]
        for organization in organizations {
            let (name, id) = (organization.organization.name, organization.organization.id)
            let label = "- " + name + (id.map { " (\($0))" } ?? "")
            lines.append(line(label, organization.fromTotal, organization.total, organization.parts))
            for app in organization.apps {
                lines.append(line("  - " + app.app, app.fromTotal, app.total, app.parts))
                for resource in app.resources {
                    let label = "    - \(resource.description) [\(text(resource.from)) | \(text(resource.to))]"
                    lines.append(line(label, resource.fromTotal, resource.total, resource.parts))
                }
            }
        }
        return lines
    }

    private func text(_ configuration: ComparedConfiguration?) -> String {
        configuration.map { "\($0.quantity) × \($0.description) at \($0.price)" } ?? ""
    }

    private func line(_ label: String, _ from: Money, _ to: Money, _ parts: ChangeParts) -> String {
        let named = [
            ("new", parts.new), ("ended", parts.ended), ("quantity", parts.quantity), ("price", parts.price),
            ("usage", parts.usage), ("corrections", parts.corrections), ("credits", parts.credits),
        ].filter { $0.1 != .zero }.map { "\($0.0) \($0.1.decimal(in: currency))" }
        let amounts = "\(from.decimal(in: currency)) → \(to.decimal(in: currency))"
        return (label.isEmpty ? "" : label + " ") + amounts + ": " + named.joined(separator: ", ")
    }
}
