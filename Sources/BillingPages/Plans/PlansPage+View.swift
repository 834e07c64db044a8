extension PlansPage {
    public static let view = PageView(
        """
        <h1>{{title}}</h1>
        <p>The price book: what one unit of a dyno size or an add-on plan costs for a whole month.</p>
        <form class="fields" method="get" action="/plans" role="search">
        <div><label for="q">Part of a plan’s name</label>\
        <input id="q" name="q" type="search" value="{{search}}" autocomplete="off" spellcheck="false"></div>
        <button>Search</button>
        </form>
        {{#hasEntries}}
        <div class="card scroll" role="region" aria-label="Plans and their prices" tabindex="0">
        <table>
        <caption>Prices a month{{#sought}} of plans with “{{.}}” in their name{{/sought}}</caption>
        <thead><tr><th scope="col">Plan</th><th scope="col">Type</th><th scope="col" class="number">Price</th>\
        <th scope="col">Since</th><th scope="col">Other prices</th></tr></thead>
        <tbody>
        {{#entries}}
        <tr><th scope="row" class="name">{{name}}</th><td>{{type}}</td>\
        <td class="number">{{#price}}{{.}}{{/price}}{{^price}}none yet{{/price}}</td><td>{{since}}</td><td>
        {{#hasLater}}
        <ul class="plain">{{#later}}<li>{{price}} from {{since}}</li>{{/later}}</ul>
        {{/hasLater}}
        {{#hasEarlier}}
        <details><summary>{{earlierTitle}}</summary>
        <ul class="plain">{{#earlier}}<li>{{price}} since {{since}}</li>{{/earlier}}</ul></details>
        {{/hasEarlier}}
        </td></tr>
        {{/entries}}
        </tbody>
        </table>
        </div>
        {{/hasEntries}}
        {{#isNothingFound}}
        <p class="lead">Nothing found.</p>
        <p>No plan has “{{search}}” in its name. Try a shorter part of the name, or look at <a href="/plans">all plans</a>.</p>
        {{/isNothingFound}}
        {{#isEmpty}}
        <p class="lead">The price book is empty.</p>
        <p>Set a price with <code>invoices plans set PLAN PRICE</code>, or with <code>PUT /plans/{plan}</code>. \
        Usage that brings its own prices needs none.</p>
        {{/isEmpty}}
        """)
}
