import CCairo

/// A text that has been laid out in lines.
final class TextBlock {
    private let layout: OpaquePointer
    private let baselines: [Double]
    let height: Double
    /// Of the longest line.
    let width: Double

    /// - Parameter layout: is this object's from here on.
    init(layout: OpaquePointer, style: TextStyle) {
        self.layout = layout
        let scale = Double(PANGO_SCALE)
        var baselines: [Double] = []
        var (top, width) = (0.0, 0.0)
        for index in 0..<pango_layout_get_line_count(layout) {
            var extents = PangoRectangle()
            pango_layout_line_get_extents(pango_layout_get_line_readonly(layout, index), nil, &extents)
            let (ascent, descent) = (Double(-extents.y) / scale, Double(extents.y + extents.height) / scale)
            baselines.append(top + max(style.ascent, ascent))
            top += max(style.ascent, ascent) + max(style.descent, descent)
            width = max(width, Double(extents.width) / scale)
        }
        self.baselines = baselines
        self.width = width
        height = top
    }

    deinit { g_object_unref(UnsafeMutableRawPointer(layout)) }

    /// From its top to the baseline of its first line.
    var firstBaseline: Double { baselines.first ?? 0 }

    func draw(on canvas: Canvas, x: Double, top: Double, _ ink: Ink) {
        canvas.use(ink)
        for (index, baseline) in baselines.enumerated() {
            cairo_move_to(canvas.context, x, top + baseline)
            pango_cairo_show_layout_line(canvas.context, pango_layout_get_line_readonly(layout, Int32(index)))
        }
        cairo_new_path(canvas.context)
    }

    func draw(on canvas: Canvas, x: Double, baseline: Double, _ ink: Ink) {
        draw(on: canvas, x: x, top: baseline - firstBaseline, ink)
    }

    func draw(on canvas: Canvas, right: Double, baseline: Double, _ ink: Ink) {
        draw(on: canvas, x: right - width, baseline: baseline, ink)
    }
}
