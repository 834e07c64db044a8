extension OverviewPage {
    public static let view = PageView(
        """
        {{#crumbs}}
        <nav aria-label="Where you are"><ol class="crumbs"><li><a href="{{path}}">{{text}}</a></li>\
        <li aria-current="page"><bdi>{{name}}</bdi></li></ol></nav>
        {{/crumbs}}
        <h1>{{#kind}}<span class="kind">{{.}}</span> {{/kind}}<bdi>{{name}}</bdi></h1>
        {{#head}}{{>head}}{{/head}}
        {{#months}}{{>months}}{{/months}}
        {{#changes}}{{>changes}}{{/changes}}
        <div class="cards rankings">
        {{#rankings}}{{>ranking}}{{/rankings}}
        </div>
        {{#empty}}{{>empty}}{{/empty}}
        """,
        parts: ["head": headPart, "months": monthsPart, "changes": changesPart, "ranking": rankingPart, "empty": emptyPart])

    private static let headPart = """
        <section class="card" aria-labelledby="current">
        <h2 id="current">{{month}}</h2>
        <dl class="figures">
        {{#figures}}
        <div><dt>{{label}}</dt><dd><a href="{{path}}"><data value="{{value}}">{{text}}</data></a></dd></div>
        {{/figures}}
        </dl>
        {{#change}}
        <p class="trend"><strong class="{{amount.direction}}"><span aria-hidden="true">{{amount.arrow}}</span> \
        {{amount.text}}</strong> {{words}}</p>
        {{/change}}
        <p class="quiet">Heading for: the invoice of {{month}} if all that runs now keeps running to the month’s end.</p>
        <ul class="ways">
        <li><a class="button" href="{{invoice.path}}">{{invoice.text}}</a></li>
        {{#downloads}}
        {{#links}}<li><a class="button" href="{{path}}">{{month}}, {{text}}</a></li>
        {{/links}}
        {{/downloads}}
        </ul>
        </section>

        """

    private static let monthsPart = """
        <section class="card" aria-labelledby="months-title">
        <h2 id="months-title">{{title}}</h2>
        <div class="chart" data-chart="stacked" data-table="months"></div>
        <div class="scroll" role="region" aria-labelledby="months-title" tabindex="0">
        <table id="months">
        <caption class="hidden">Costs by month</caption>
        <thead><tr><th scope="col">Month</th><th scope="col" class="number" data-series="dynos">Dynos</th>\
        <th scope="col" class="number" data-series="addons">Other add-ons</th>\
        <th scope="col" class="number" data-series="databases">Databases</th>\
        {{#hasCredits}}<th scope="col" class="number">Credits</th>{{/hasCredits}}\
        <th scope="col" class="number">Total</th><th scope="col">Status</th></tr></thead>
        <tbody>
        {{#rows}}
        <tr><th scope="row"><a href="{{link.path}}">{{link.text}}</a></th>\
        {{#amounts}}<td class="number" data-value="{{value}}">{{text}}</td>{{/amounts}}\
        {{#credits}}<td class="number" data-value="{{value}}">{{text}}</td>{{/credits}}\
        <td class="number" data-value="{{total.value}}">{{total.text}}</td><td>{{status}}</td></tr>
        {{/rows}}
        </tbody>
        </table>
        </div>
        </section>

        """

    private static let rankingPart = """
        <section class="card">
        <table class="ranking">
        <caption>{{title}}</caption>
        <thead><tr><th scope="col">{{noun}}</th><th scope="col" class="number">So far</th>\
        <th scope="col" class="number">Share</th></tr></thead>
        <tbody>
        {{#rows}}
        <tr><th scope="row"><a href="{{link.path}}"><bdi>{{link.text}}</bdi></a>\
        {{#share}}<svg class="portion" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">\
        <rect width="{{width}}" height="10"/></svg>{{/share}}</th>\
        <td class="number" data-value="{{amount.value}}">{{amount.text}}</td>\
        <td class="number">{{#share}}{{percent}}{{/share}}</td></tr>
        {{/rows}}
        </tbody>
        </table>
        {{#rest}}
        <p class="quiet">{{.}}</p>
        {{/rest}}
        </section>

        """

    private static let changesPart = """
        <section class="card" aria-labelledby="changes-title">
        <h2 id="changes-title">What changes, from {{previous}} to what {{month}} is heading for</h2>
        <div class="pair">
        {{#lists}}
        <div>
        <h3>{{title}}</h3>
        {{#isEmpty}}<p class="quiet">{{none}}</p>{{/isEmpty}}
        <ol class="movers">
        {{#entries}}
        <li><p class="mover"><a href="{{path}}"><bdi>{{description}}</bdi> of <bdi>{{app}}</bdi></a> \
        <strong class="{{amount.direction}}"><span aria-hidden="true">{{amount.arrow}}</span> {{amount.text}}</strong></p>
        <p class="quiet">{{#organization}}<bdi>{{.}}</bdi>: {{/organization}}{{why}}</p></li>
        {{/entries}}
        </ol>
        </div>
        {{/lists}}
        </div>
        <p><a href="{{all.path}}">{{all.text}} so far</a></p>
        </section>

        """

    private static let emptyPart = """
        <section class="card" aria-labelledby="start">
        <h2 id="start">There is no usage of {{what}} yet</h2>
        <p>As soon as something runs, its costs are here: this month, what it is heading for, and all months after.</p>
        <ul>
        <li>Import a file: <code>invoices import usage FILE</code></li>
        <li>Send events as they happen: <code>POST /usage/events</code></li>
        <li>Or look around first: <code>invoices demo | invoices import usage -</code></li>
        </ul>
        </section>

        """
}
