import CCairo

/// Makes lines of text: names in whatever script they are, and figures.
///
/// One document's own: fonts are looked up once, and what is drawn on every page is laid out once.
final class Typesetter {
    private let fontMap: UnsafeMutablePointer<PangoFontMap>
    private let context: OpaquePointer
    private let attributes: OpaquePointer
    /// By the styles' numbers.
    private var fonts: [OpaquePointer] = []
    private var figures: [GlyphTable] = []
    private var labels: [TextStyle: [String: TextBlock]] = [:]

    /// The first that there is. Other scripts come in whatever font has them.
    private static let families = "Noto Sans, DejaVu Sans"

    init() throws(PDFError) {
        fontMap = pango_cairo_font_map_new()
        // A point of a font is a point of the paper.
        pango_cairo_font_map_set_resolution(OpaquePointer(fontMap), 72)
        context = pango_font_map_create_context(fontMap)
        pango_context_set_round_glyph_positions(context, 0)
        pango_context_set_language(context, pango_language_from_string("en"))
        let options = cairo_font_options_create()
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        pango_cairo_context_set_font_options(context, options)
        cairo_font_options_destroy(options)
        attributes = pango_attr_list_new()
        // A name that is broken must not seem to have a hyphen.
        pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(0))
        for style in TextStyle.allCases {
            guard let font = pango_font_description_new() else { preconditionFailure("pango has no memory") }
            pango_font_description_set_family(font, Self.families)
            pango_font_description_set_weight(font, style.isBold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
            pango_font_description_set_absolute_size(font, style.size * Double(PANGO_SCALE))
            fonts.append(font)
            guard let found = pango_font_map_load_font(fontMap, context, font) else { throw .noFont }
            figures.append(GlyphTable(font: found))
        }
    }

    deinit {
        labels = [:]
        figures = []
        for font in fonts { pango_font_description_free(font) }
        pango_attr_list_unref(attributes)
        g_object_unref(UnsafeMutableRawPointer(context))
        g_object_unref(fontMap)
    }

    /// A text of any script.
    ///
    /// - Parameters:
    ///   - width: where it is broken into lines, within words where it must; nil for one line of any width.
    ///   - isCut: whether it is one line, which ends in `…` where it does not fit.
    func block(_ text: String, _ style: TextStyle, width: Double? = nil, isCut: Bool = false) -> TextBlock {
        guard let layout = pango_layout_new(context) else { preconditionFailure("pango has no memory") }
        pango_layout_set_font_description(layout, fonts[style.rawValue])
        pango_layout_set_attributes(layout, attributes)
        pango_layout_set_single_paragraph_mode(layout, 1)
        if let width {
            pango_layout_set_width(layout, Int32(width * Double(PANGO_SCALE)))
            pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
            if isCut { pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END) }
        }
        var text = printable(text)
        text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                pango_layout_set_text(layout, characters.baseAddress, Int32(characters.count))
            }
        }
        return TextBlock(layout: layout, style: style)
    }

    /// A text of the program's own, of which there are few, in one line.
    func label(_ text: String, _ style: TextStyle) -> TextBlock {
        if let label = labels[style]?[text] { return label }
        let label = block(text, style)
        labels[style, default: [:]][text] = label
        return label
    }

    /// The figures of a style.
    func figures(_ style: TextStyle) -> GlyphTable { figures[style.rawValue] }
}
