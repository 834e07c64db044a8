import BillingPDF
import Testing

@Suite struct PaperTests {
    @Test(arguments: [(Paper.a4, 595, 842), (.letter, 612, 792)])
    func hasItsSize(paper: Paper, width: Int, height: Int) {
        #expect(paper.width == width)
        #expect(paper.height == height)
    }
}
