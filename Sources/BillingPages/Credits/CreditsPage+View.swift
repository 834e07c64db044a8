extension CreditsPage {
    public static let view = PageView(
        """
        <h1 class="name">{{title}}</h1>
        {{#hasEntries}}
        <div class="card scroll" role="region" aria-label="Credits" tabindex="0">
        <table>
        <caption>What was granted, and what invoices use of it, in the order in which it was granted</caption>
        <thead><tr>{{#isOfMany}}<th scope="col">Organization</th>{{/isOfMany}}<th scope="col">Reason</th>\
        <th scope="col" class="number">Granted</th><th scope="col" class="number">Left</th><th scope="col">Used on</th>\
        <th scope="col">Valid</th></tr></thead>
        <tbody>
        {{#entries}}
        <tr>{{#isOfMany}}<td><a class="name" href="{{organization.path}}">{{organization.text}}</a></td>{{/isOfMany}}\
        <td class="name">{{reason}}</td><td class="number">{{amount}}</td><td class="number">{{left}}</td><td>
        {{#isUsed}}
        <ul class="plain">
        {{#applications}}
        <li>{{amount}} on <a href="{{invoice.path}}">{{invoice.text}}</a>{{^isSettled}}, which is still open{{/isSettled}}</li>
        {{/applications}}
        </ul>
        {{/isUsed}}
        {{^isUsed}}
        not used yet
        {{/isUsed}}
        </td><td>from {{start}}{{#end}} until {{.}}{{/end}}{{^end}} on{{/end}}{{#isOver}} \
        <span class="status">expired</span>{{/isOver}}</td></tr>
        {{/entries}}
        </tbody>
        </table>
        </div>
        {{/hasEntries}}
        {{^hasEntries}}
        <p class="lead">No credit has been granted{{#organization}} to <span class="name">{{.}}</span>{{/organization}} yet.</p>
        <p>Grant one with <code>invoices credits grant</code>, or with \
        <code>POST /organizations/{organization}/credits</code>. Invoices use it by themselves.</p>
        {{/hasEntries}}
        <ul class="ways">
        <li><a class="button" href="{{invoices}}">Invoices{{#organization}} of {{.}}{{/organization}}</a></li>
        {{#organization}}
        <li><a class="button" href="{{allCredits}}">Credits of all organizations</a></li>
        {{/organization}}
        </ul>
        """)
}
