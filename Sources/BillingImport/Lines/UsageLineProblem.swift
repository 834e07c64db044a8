public import Billing

/// What is wrong with a usage line.
public enum UsageLineProblem: Hashable, Sendable {
    case notUTF8
    /// - Parameter column: in characters, from 1.
    case notJSON(JSONProblem, column: Int)
    case notCSV(CSVProblem)
    case lineTooLong(maximumBytes: Int)
    /// A CSV file has no first line to name the columns.
    case headerMissing
    case fieldCount(given: Int, wanted: Int)
    case fieldMissing
    case fieldRepeated
    case fieldUnknown(known: String)
    case wrongType(given: JSONTypes, wanted: JSONTypes)
    case name(NameError)
    /// One of a description's parts is no name.
    case part(DescriptionPart, NameError)
    case number(DecimalError)
    case time(InstantError)
    case endBeforeStart(end: Instant, start: Instant)
    case typeUnknown
    case descriptionForm(ItemType)
    /// The resource of a dyno is not the process type that its description names.
    case resourceNotProcess(process: String)
    /// Of a line that is no usage line.
    case field(FieldProblem)

    /// A part of an item's description.
    public enum DescriptionPart: String, Hashable, Sendable, CaseIterable {
        case size
        case process = "process type"
        case plan
    }

    /// A stable word for programs.
    public var code: String {
        switch self {
        case .notUTF8: "not_utf8"
        case .notJSON: "not_json"
        case .notCSV: "not_csv"
        case .lineTooLong: "line_too_long"
        case .headerMissing: "header_missing"
        case .fieldCount: "field_count"
        case .fieldMissing: "field_missing"
        case .fieldRepeated: "field_repeated"
        case .fieldUnknown: "field_unknown"
        case .wrongType: "wrong_type"
        case .name, .part: "bad_name"
        case .number: "bad_number"
        case .time: "bad_time"
        case .endBeforeStart: "end_before_start"
        case .typeUnknown: "type_unknown"
        case .descriptionForm: "description_form"
        case .resourceNotProcess: "resource_not_process"
        case .field(let problem): problem.code
        }
    }

    /// What is wrong and what to do, as the end of a sentence that began with the field's name where there is one.
    public var message: String {
        switch self {
        case .notUTF8: "not UTF-8"
        case .notJSON(let problem, let column): "not JSON: \(problem.rawValue) at column \(column)"
        case .notCSV(let problem): "not CSV: \(problem.rawValue)"
        case .lineTooLong(let maximum): "longer than \(maximum) bytes, the most that a line may have; is a quote not closed?"
        case .headerMissing: "the first line must name the columns \(UsageField.knownNames) (the last two may be left out)"
        case .fieldCount(let given, let wanted): "must have \(wanted) fields, as the first line has, and has \(given)"
        case .fieldMissing: "is missing"
        case .fieldRepeated: "is given twice"
        case .fieldUnknown(let known): "unknown field; known are \(known)"
        case .wrongType(let given, let wanted): "must be \(wanted.text), not \(given.text)"
        case .name(let error): error.message
        case .part(let part, let error): "the \(part.rawValue) \(error.message)"
        case .number(let error): error.message
        case .time(let error): error.message
        case .endBeforeStart(let end, let start): "ends before it starts: \(end) is before created_at, \(start)"
        case .typeUnknown: "must be dyno or addon"
        case .descriptionForm(.dyno): "must be \"{size} {process type} dyno\" for a dyno, such as \"gp2 web dyno\""
        case .descriptionForm(.addon): "must be \"{plan} addon\" for an addon, such as \"alamo-redis:small addon\""
        case .resourceNotProcess(let process):
            "must be the process type that the description names, \(process), or be left out"
        case .field(let problem): problem.message
        }
    }
}
