extension ChangesPage {
    public static let view = PageView(
        """
        <nav aria-label="Where this is"><ol class="crumbs">
        {{#crumbs}}
        <li><a href="{{path}}"><bdi>{{text}}</bdi></a></li>
        {{/crumbs}}
        <li aria-current="page">Changes</li>
        </ol></nav>
        <h1>{{month}} beside {{fromMonth}}</h1>
        <p>{{kind}}{{#scopeName}} <strong><bdi>{{.}}</bdi></strong>{{/scopeName}}: {{totals}}.</p>
        <section class="card" aria-labelledby="why-head">
        <h2 id="why-head"><span class="{{direction}}">{{change}}</span> {{rest}}</h2>
        <p>{{#reasons}}<span class="reason">{{.}}</span> {{/reasons}}</p>
        <form class="fields" method="get" action="{{action}}">
        {{#hidden}}
        <input type="hidden" name="{{name}}" value="{{value}}">
        {{/hidden}}
        <div><label for="from">Compare with</label><select id="from" name="from">
        {{#months}}
        <option value="{{id}}"{{#isChosen}} selected{{/isChosen}}>{{words}}</option>
        {{/months}}
        </select></div>
        <button>Compare</button>
        </form>
        </section>
        <section class="card" aria-labelledby="changes-head">
        <h2 id="changes-head">What has changed, the most first</h2>
        {{#outline}}
        {{>outline}}
        {{/outline}}
        </section>

        """,
        parts: [
            "outline": outlineView, "app": appView, "branch": branchView, "lines": linesView, "part": PagePart.view,
            "trail": PageTrail.view,
        ])

    private static let outlineView = """
        {{>trail}}
        {{#isEmpty}}
        <p>Nothing has changed.</p>
        {{/isEmpty}}
        {{#isList}}
        <ul class="tree">
        {{#level}}
        <li><a class="row reasoned" href="{{branchPath}}">{{>branch}}</a></li>
        {{/level}}
        </ul>
        {{/isList}}
        {{#hasLines}}
        {{>lines}}
        {{/hasLines}}
        {{#isWhole}}
        <ul class="tree">
        {{#branches}}
        <li><details{{#isOpen}} open{{/isOpen}}><summary><span class="row reasoned">{{>branch}}</span></summary>
        <ul class="tree">
        {{#apps}}
        {{>app}}
        {{/apps}}
        </ul>
        </details></li>
        {{/branches}}
        {{#soleApps}}
        {{>app}}
        {{/soleApps}}
        </ul>
        {{/isWhole}}
        {{>part}}

        """

    private static let appView = """
        <li><details{{#isOpen}} open{{/isOpen}}><summary><span class="row reasoned">{{>branch}}</span></summary>
        {{>lines}}
        </details></li>

        """

    private static let branchView = """
        <bdi class="what">{{name}}</bdi> <span class="why">{{#reasons}}<span class="reason">{{.}}</span> {{/reasons}}</span> \
        <span class="cost {{direction}}">{{amount}}</span>
        """

    private static let linesView = """
        <div class="scroll"><table class="items changes">
        <caption class="hidden">Resources{{#name}} of <bdi>{{name}}</bdi>{{/name}}</caption>
        <thead><tr><th scope="col">Resource</th><th scope="col" class="number">{{fromMonth}}</th>\
        <th scope="col" class="number">{{month}}</th><th scope="col" class="number">Change</th>\
        <th scope="col">Why</th></tr></thead>
        <tbody>
        {{#lines}}
        <tr><th scope="row"><a href="{{itemPath}}"><bdi>{{name}}</bdi></a> <span class="quiet">{{before}} → {{after}}</span></th>\
        <td class="number">{{fromAmount}}</td><td class="number">{{toAmount}}</td>\
        <td class="number {{direction}}">{{lineChange}}</td>\
        <td>{{#reasons}}<span class="reason">{{.}}</span> {{/reasons}}</td></tr>
        {{/lines}}
        </tbody>
        </table></div>

        """
}
