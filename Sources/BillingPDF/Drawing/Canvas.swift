import CCairo

/// A document that is drawn page by page, in points from the upper left.
final class Canvas {
    /// Cairo's context, for what draws text.
    let context: OpaquePointer
    private let surface: OpaquePointer
    private var ink: Ink?

    init(sink: ChunkSink, paper: Paper) {
        let write: cairo_write_func_t = { closure, bytes, length in
            guard let closure else { return CAIRO_STATUS_WRITE_ERROR }
            let sink = Unmanaged<ChunkSink>.fromOpaque(closure).takeUnretainedValue()
            let isTaken = sink.take(UnsafeRawBufferPointer(start: bytes, count: Int(length)))
            return isTaken ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR
        }
        // The sink outlives this object's last use: ``finish()`` is what writes last.
        surface = cairo_pdf_surface_create_for_stream(
            write, Unmanaged.passUnretained(sink).toOpaque(), Double(paper.width), Double(paper.height))
        context = cairo_create(surface)
    }

    deinit {
        cairo_destroy(context)
        cairo_surface_destroy(surface)
    }

    /// Writes what is left.
    ///
    /// - Returns: what went wrong, or nil.
    func finish() -> String? {
        let drawn = cairo_status(context)
        cairo_surface_finish(surface)
        let status = drawn == CAIRO_STATUS_SUCCESS ? cairo_surface_status(surface) : drawn
        return status == CAIRO_STATUS_SUCCESS ? nil : String(cString: cairo_status_to_string(status))
    }

    func endPage() {
        cairo_show_page(context)
        ink = nil
    }

    func use(_ ink: Ink) {
        guard self.ink != ink else { return }
        cairo_set_source_rgb(context, ink.red, ink.green, ink.blue)
        self.ink = ink
    }

    func fill(x: Double, y: Double, width: Double, height: Double, _ ink: Ink) {
        use(ink)
        cairo_rectangle(context, x, y, width, height)
        cairo_fill(context)
    }

    /// A line from left to right, below `y`.
    func rule(from left: Double, to right: Double, y: Double, thickness: Double = 0.5, _ ink: Ink) {
        fill(x: left, y: y, width: right - left, height: thickness, ink)
    }

    /// The outline of a box with round corners.
    func frame(x: Double, y: Double, width: Double, height: Double, radius: Double, _ ink: Ink) {
        use(ink)
        let quarter = Double.pi / 2
        cairo_new_sub_path(context)
        cairo_arc(context, x + width - radius, y + radius, radius, -quarter, 0)
        cairo_arc(context, x + width - radius, y + height - radius, radius, 0, quarter)
        cairo_arc(context, x + radius, y + height - radius, radius, quarter, 2 * quarter)
        cairo_arc(context, x + radius, y + radius, radius, 2 * quarter, 3 * quarter)
        cairo_close_path(context)
        cairo_set_line_width(context, 0.8)
        cairo_stroke(context)
    }

    /// Where links to `name` lead: this place on this page.
    func mark(_ name: String, x: Double, y: Double) {
        cairo_tag_begin(context, "cairo.dest", "name='\(name)' x=\(x) y=\(y)")
        cairo_tag_end(context, "cairo.dest")
    }

    /// What `body` draws is a link to the place of that name.
    func link(to name: String, _ body: () -> Void) {
        cairo_tag_begin(context, "Link", "dest='\(name)'")
        body()
        cairo_tag_end(context, "Link")
    }

    /// What `body` draws is a link to a page of the web.
    func link(url: String, _ body: () -> Void) {
        // By scalars, as cairo reads it: a quote that a mark joins is none to a Character.
        let escaped = url.unicodeScalars.reduce(into: "") { text, scalar in
            if scalar == "'" || scalar == "\\" { text += "\\" }
            text.unicodeScalars.append(scalar)
        }
        cairo_tag_begin(context, "Link", "uri='\(escaped)'")
        body()
        cairo_tag_end(context, "Link")
    }

    /// Adds a bookmark.
    ///
    /// - Parameter parent: the bookmark above it; nil for one at the top.
    func addBookmark(_ text: String, to name: String, under parent: Int32?, isOpen: Bool = false) -> Int32 {
        cairo_pdf_surface_add_outline(
            surface, parent ?? CAIRO_PDF_OUTLINE_ROOT, printable(text), "dest='\(name)'",
            isOpen ? CAIRO_PDF_OUTLINE_FLAG_OPEN : cairo_pdf_outline_flags_t(rawValue: 0))
    }

    /// What a document says of itself.
    enum Property {
        case title, author, subject, creator, created
    }

    func describe(_ property: Property, _ text: String) {
        let key =
            switch property {
            case .title: CAIRO_PDF_METADATA_TITLE
            case .author: CAIRO_PDF_METADATA_AUTHOR
            case .subject: CAIRO_PDF_METADATA_SUBJECT
            case .creator: CAIRO_PDF_METADATA_CREATOR
            case .created: CAIRO_PDF_METADATA_CREATE_DATE
            }
        cairo_pdf_surface_set_metadata(surface, key, printable(text))
    }
}
