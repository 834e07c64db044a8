/// The document around a page: head, ways to the other pages, foot.
struct PageLayout: Sendable {
    struct Entry: Sendable {
        let name: String
        let path: String
        let isCurrent: Bool
    }

    let title: String
    let name: String
    let version: String
    let asOf: String?
    let signOutToken: String?
    let assetTag: String
    let hasCharts: Bool
    let home: String
    let entries: [Entry]
    let earlier: EarlierMoment?
    let main: String

    init(
        frame: PageFrame, title: String, section: PageSection?, hasCharts: Bool, earlier: EarlierMoment?, main: String
    ) {
        self.title = title
        name = frame.name
        version = frame.version
        asOf = frame.asOf
        signOutToken = frame.signOutToken
        assetTag = frame.assetTag
        self.hasCharts = hasCharts && frame.canChart
        let moment = earlier?.moment ?? PageMoment()
        home = PageSection.overview.path(at: moment)
        entries = PageSection.allCases.map { Entry(name: $0.name, path: $0.path(at: moment), isCurrent: $0 == section) }
        self.earlier = earlier
        self.main = main
    }

    static let view = PageView(
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{{title}} · {{name}}</title>
        <link rel="icon" type="image/svg+xml" href="/assets/icon.svg?{{assetTag}}">
        <link rel="stylesheet" href="/assets/invoices.css?{{assetTag}}">
        {{#hasCharts}}
        <script src="/assets/chart.js?{{assetTag}}" defer></script>
        <script src="/assets/charts.js?{{assetTag}}" defer></script>
        {{/hasCharts}}
        </head>
        <body>
        <a class="skip" href="#main">Skip to the content</a>
        <header class="top">
        <a class="brand" href="{{home}}">{{name}}</a>
        <nav aria-label="Pages"><ul>
        {{#entries}}
        <li><a href="{{path}}"{{#isCurrent}} aria-current="page"{{/isCurrent}}>{{name}}</a></li>
        {{/entries}}
        </ul></nav>
        {{#signOutToken}}
        <form method="post" action="/sign-out"><input type="hidden" name="token" value="{{.}}"><button>Sign out</button></form>
        {{/signOutToken}}
        </header>
        <main id="main">
        {{#earlier}}
        <p class="earlier" role="note">This is as it was told on {{momentWords}}. \
        <a href="{{presentPath}}">See it as it is now</a></p>
        {{/earlier}}
        {{{main}}}
        </main>
        <footer class="foot">{{#asOf}}<p>{{.}}</p>{{/asOf}}<p>Platform Invoices {{version}}</p></footer>
        </body>
        </html>

        """)
}
