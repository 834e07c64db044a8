extension ItemOutline {
    static let view = """
        <section class="card" id="items" aria-labelledby="items-head">
        <h2 id="items-head">What it is made of</h2>
        <form class="fields" method="get" action="{{action}}#items" role="search" aria-label="Choose items">
        {{#hidden}}
        <input type="hidden" name="{{name}}" value="{{value}}">
        {{/hidden}}
        <div><label for="q">Text</label><input id="q" name="q" type="search" value="{{text}}"></div>
        <div><label for="type">Type</label><select id="type" name="type">
        {{#types}}
        <option value="{{value}}"{{#isChosen}} selected{{/isChosen}}>{{text}}</option>
        {{/types}}
        </select></div>
        {{#hasSpaces}}
        <div><label for="space">Space</label><input id="space" name="space" value="{{space}}" list="spaces">\
        <datalist id="spaces">{{#spaces}}<option value="{{.}}">{{/spaces}}</datalist></div>
        {{/hasSpaces}}
        <div><label for="sort">Order</label><select id="sort" name="sort">
        {{#sorts}}
        <option value="{{value}}"{{#isChosen}} selected{{/isChosen}}>{{text}}</option>
        {{/sorts}}
        </select></div>
        <button>Show</button>
        {{#clearPath}}
        <a class="button" href="{{.}}">Show all</a>
        {{/clearPath}}
        </form>
        {{>trail}}
        <p role="status">{{sums}}</p>
        {{#isList}}
        <h3 class="hidden">{{levelName}}</h3>
        <ul class="tree">
        {{#level}}
        <li><a class="row" href="{{branchPath}}">{{>branch}}</a></li>
        {{/level}}
        </ul>
        {{/isList}}
        {{#hasLines}}
        <h3 class="hidden">{{levelName}}</h3>
        {{>lines}}
        {{/hasLines}}
        {{#isWhole}}
        <ul class="tree">
        {{#organizations}}
        <li><details{{#isOpen}} open{{/isOpen}}><summary><span class="row">{{>branch}}</span></summary>
        <ul class="tree">
        {{#apps}}
        {{>app}}
        {{/apps}}
        </ul>
        </details></li>
        {{/organizations}}
        {{#soleApps}}
        {{>app}}
        {{/soleApps}}
        </ul>
        {{/isWhole}}
        {{>part}}
        </section>

        """

    /// What `view` names, and what those name.
    static let parts = [
        "outline": view, "app": app, "branch": branch, "lines": lines, "share": share, "part": PagePart.view,
        "trail": PageTrail.view,
    ]

    private static let app = """
        <li><details{{#isOpen}} open{{/isOpen}}><summary><span class="row">{{>branch}}</span></summary>
        {{>lines}}
        </details></li>

        """

    private static let branch = """
        <bdi class="what">{{name}}</bdi> <span class="count">{{count}}</span> <span class="part-of">{{>share}}</span> \
        <span class="cost">{{cost}}</span>
        """

    private static let lines = """
        <table class="items">
        <caption class="hidden">Items{{#name}} of <bdi>{{name}}</bdi>{{/name}}</caption>
        <thead class="hidden"><tr><th scope="col">Item</th><th scope="col">Share</th><th scope="col">Cost</th></tr></thead>
        <tbody>
        {{#lines}}
        <tr{{#isExplained}} aria-current="true"{{/isExplained}}><th scope="row"><a href="{{linePath}}"><bdi>{{name}}</bdi></a> \
        <span class="quiet">{{detail}}</span></th><td class="part-of">{{>share}}</td><td class="number">{{cost}}</td></tr>
        {{/lines}}
        </tbody>
        </table>

        """

    private static let share = """
        {{#shares}}<svg class="share" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">\
        <rect width="{{width}}" height="8"/></svg> <span class="percent">{{percent}}</span>{{/shares}}
        """
}
