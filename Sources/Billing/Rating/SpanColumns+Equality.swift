extension SpanColumns {
    /// Whether the spans of one scope's month are the same ones at another moment, and lose the same days.
    public func hasSameSpans(as other: SpanColumns) -> Bool { flags == other.flags && starts == other.starts }
}
