import Billing
import CCairo

/// The same items as a plain table, as one would write it down: a layout of pango's for each cell, nothing kept.
enum PlainPDF {
    private static let rowHeight = 16.0
    private static let columns: [(x: Double, isRight: Bool)] = [
        (48, false), (280, false), (330, true), (390, true), (400, false), (455, false), (547, true),
    ]

    /// - Returns: how many pages and bytes it drew.
    static func draw(_ invoice: Invoice) throws -> String {
        let counter = Counter()
        let surface = cairo_pdf_surface_create_for_stream(
            { closure, _, length in
                if let closure { Unmanaged<Counter>.fromOpaque(closure).takeUnretainedValue().bytes += Int(length) }
                return CAIRO_STATUS_SUCCESS
            }, Unmanaged.passUnretained(counter).toOpaque(), 595, 842)
        let context = cairo_create(surface)
        let font = pango_font_description_from_string("Noto Sans, DejaVu Sans 6")
        var (y, pages) = (58.0, 0)
        for index in invoice.items.inOrder() {
            for (text, column) in zip(cells(invoice.items[index], currency: invoice.currency), columns) {
                let layout = pango_cairo_create_layout(context)
                pango_layout_set_font_description(layout, font)
                pango_layout_set_text(layout, text, -1)
                var (width, height): (Int32, Int32) = (0, 0)
                pango_layout_get_size(layout, &width, &height)
                cairo_move_to(context, column.isRight ? column.x - Double(width) / Double(PANGO_SCALE) : column.x, y)
                pango_cairo_show_layout(context, layout)
                if let layout { g_object_unref(UnsafeMutableRawPointer(layout)) }
            }
            y += rowHeight
            if y > 784 {
                cairo_show_page(context)
                y = 58
                pages += 1
            }
        }
        pango_font_description_free(font)
        cairo_destroy(context)
        cairo_surface_finish(surface)
        let status = cairo_surface_status(surface)
        cairo_surface_destroy(surface)
        guard status == CAIRO_STATUS_SUCCESS else { throw BenchmarkFailure("cairo could not draw the peer's table") }
        return "\(pages + 1) pages, \(counter.bytes) bytes"
    }

    private static func cells(_ item: LineItem, currency: Currency) -> [String] {
        [
            item.description, item.type.name, "\(item.quantity)", "\(item.pricePerUnit)", day(item.createdAt),
            item.deletedAt.map(day) ?? "running", item.billedPrice.formatted(in: currency),
        ]
    }

    private static func day(_ instant: Instant) -> String { String(instant.description.prefix(10)) }

    private final class Counter {
        var bytes = 0
    }
}
