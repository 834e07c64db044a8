import CCairo

/// The figures, dates and words that the program itself writes by the thousand: one glyph a character, each looked up once.
///
/// Shaping is for names; digits of this font are all of one width, and stand one below the other.
final class GlyphTable {
    private struct Glyph {
        var index: UInt
        var advance: Double
    }

    private let pangoFont: UnsafeMutablePointer<PangoFont>
    private let font: OpaquePointer
    private var glyphs: [Glyph?] = Array(repeating: nil, count: 128)
    private var otherGlyphs: [Unicode.Scalar: Glyph] = [:]
    private var line: [cairo_glyph_t] = []

    /// - Parameter font: is this object's from here on.
    init(font: UnsafeMutablePointer<PangoFont>) {
        pangoFont = font
        guard let scaled = pango_cairo_font_get_scaled_font(OpaquePointer(font)) else {
            preconditionFailure("pango has no memory")
        }
        self.font = scaled
    }

    deinit { g_object_unref(pangoFont) }

    func width(of text: String) -> Double {
        text.unicodeScalars.reduce(0) { $0 + glyph($1).advance }
    }

    func draw(_ text: String, on canvas: Canvas, x: Double, baseline: Double, _ ink: Ink) {
        line.removeAll(keepingCapacity: true)
        var x = x
        for scalar in text.unicodeScalars {
            let glyph = glyph(scalar)
            line.append(cairo_glyph_t(index: glyph.index, x: x, y: baseline))
            x += glyph.advance
        }
        canvas.use(ink)
        cairo_set_scaled_font(canvas.context, font)
        cairo_show_glyphs(canvas.context, line, Int32(line.count))
    }

    func draw(_ text: String, on canvas: Canvas, right: Double, baseline: Double, _ ink: Ink) {
        draw(text, on: canvas, x: right - width(of: text), baseline: baseline, ink)
    }

    private func glyph(_ scalar: Unicode.Scalar) -> Glyph {
        if scalar.isASCII {
            if let glyph = glyphs[Int(scalar.value)] { return glyph }
            let glyph = look(up: scalar)
            glyphs[Int(scalar.value)] = glyph
            return glyph
        }
        if let glyph = otherGlyphs[scalar] { return glyph }
        let glyph = look(up: scalar)
        otherGlyphs[scalar] = glyph
        return glyph
    }

    private func look(up scalar: Unicode.Scalar) -> Glyph {
        let text = String(scalar)
        var found: UnsafeMutablePointer<cairo_glyph_t>?
        var count: Int32 = 0
        cairo_scaled_font_text_to_glyphs(font, 0, 0, text, Int32(text.utf8.count), &found, &count, nil, nil, nil)
        defer { cairo_glyph_free(found) }
        guard let found, count > 0 else { return Glyph(index: 0, advance: 0) }
        var extents = cairo_text_extents_t()
        cairo_scaled_font_glyph_extents(font, found, 1, &extents)
        return Glyph(index: found.pointee.index, advance: extents.x_advance)
    }
}
