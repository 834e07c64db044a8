extension InvoicePage {
    public static let view = PageView(
        """
        <nav aria-label="Where this is"><ol class="crumbs">
        {{#crumbs}}
        <li><a href="{{path}}"><bdi>{{text}}</bdi></a></li>
        {{/crumbs}}
        <li aria-current="page">{{month}}</li>
        </ol></nav>
        <div class="masthead">
        <div>
        <h1>Invoice of {{month}}</h1>
        <p><span class="status{{#isPaid}} down{{/isPaid}}">{{status}}</span> {{kind}}\
        {{#scopeName}} <strong><bdi>{{.}}</bdi></strong>{{/scopeName}}</p>
        <p class="quiet">{{standing}}. Number {{number}}.</p>
        </div>
        <p class="total"><span class="quiet">{{totalName}}</span> <strong>{{total}}</strong></p>
        </div>
        <div class="bar-of-ways">
        <ul class="ways">
        {{#earlierMonth}}
        <li><a class="button" rel="prev" href="{{path}}">{{text}}</a></li>
        {{/earlierMonth}}
        {{#laterMonth}}
        <li><a class="button" rel="next" href="{{path}}">{{text}}</a></li>
        {{/laterMonth}}
        </ul>
        <ul class="ways" aria-label="Download">
        {{#downloads}}
        <li><a class="button" href="{{path}}" download>{{text}}</a></li>
        {{/downloads}}
        </ul>
        </div>
        <section class="card" aria-labelledby="sums-head">
        <h2 id="sums-head">Sums</h2>
        <dl class="figures">
        {{#figures}}
        <div><dt>{{name}}</dt><dd>{{value}}</dd></div>
        {{/figures}}
        </dl>
        {{#change}}
        <p class="change"><a href="{{changesPath}}"><strong class="{{direction}}">{{amount}}</strong> {{rest}}</a>\
        {{#reasons}} <span class="reason">{{.}}</span>{{/reasons}}</p>
        {{/change}}
        </section>
        {{#days}}
        <section class="card" aria-labelledby="days-head">
        <h2 id="days-head">Cost by day</h2>
        <div class="chart" data-chart="stacked" data-table="days"></div>
        <details><summary>The same as a table</summary>
        <div class="scroll"><table id="days">
        <caption>Cost by day, {{month}}</caption>
        <thead><tr><th scope="col">Day</th><th scope="col" class="number" data-series="dynos">Dynos</th>\
        <th scope="col" class="number" data-series="addons">Add-ons</th><th scope="col" class="number">Sum</th></tr></thead>
        <tbody>
        {{#dayRows}}
        <tr><th scope="row">{{day}}</th><td class="number" data-value="{{dynoValue}}">{{dynos}}</td>\
        <td class="number" data-value="{{addonValue}}">{{addons}}</td><td class="number">{{sum}}</td></tr>
        {{/dayRows}}
        </tbody>
        <tfoot>
        {{#corrections}}
        <tr><th scope="row" colspan="3">Corrections of earlier months</th><td class="number">{{.}}</td></tr>
        {{/corrections}}
        <tr><th scope="row" colspan="3">Charges</th><td class="number">{{charges}}</td></tr>
        </tfoot>
        </table></div>
        </details>
        </section>
        {{/days}}
        {{#explained}}
        <section class="card explained" id="explained" aria-labelledby="explained-head">
        <h2 id="explained-head">How this came to be</h2>
        <p class="lead"><bdi>{{explainedTitle}}</bdi></p>
        <ol class="sentences">
        {{#sentences}}
        <li>{{.}}</li>
        {{/sentences}}
        </ol>
        <p><a class="button" href="{{closingPath}}">Back to the items</a></p>
        </section>
        {{/explained}}
        {{#outline}}
        {{>outline}}
        {{/outline}}

        """,
        parts: ItemOutline.parts)
}
