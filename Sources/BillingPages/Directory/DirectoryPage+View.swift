extension DirectoryPage {
    public static let view = PageView(
        """
        <h1>{{title}}</h1>
        <form class="fields" method="get" action="{{path}}" role="search">
        <div><label for="q">Part of a name or id</label>\
        <input id="q" name="q" type="search" value="{{search}}" autocomplete="off" spellcheck="false"></div>
        <button>Search</button>
        </form>
        {{#hasEntries}}
        <div class="card scroll" role="region" aria-label="{{title}}" tabindex="0">
        <table>
        <caption>{{title}}{{#sought}} with “{{.}}” in their name or id{{/sought}}, by name</caption>
        <thead><tr><th scope="col">{{#areApps}}App{{/areApps}}{{^areApps}}Name{{/areApps}}</th>\
        {{#areApps}}<th scope="col">Organization</th><th scope="col">Space</th>{{/areApps}}\
        {{#hasIDs}}<th scope="col">Id</th>{{/hasIDs}}</tr></thead>
        <tbody>
        {{#entries}}
        <tr><th scope="row">{{#invoices}}<a class="name" href="{{.}}">{{name}}</a>{{/invoices}}\
        {{^invoices}}<span class="name">{{name}}</span>{{/invoices}}</th>\
        {{#areApps}}<td>{{#organization}}<a class="name" href="{{path}}">{{text}}</a>{{/organization}}</td>\
        <td>{{#space}}<a class="name" href="{{path}}">{{text}}</a>{{/space}}</td>{{/areApps}}\
        {{#hasIDs}}<td class="name">{{id}}</td>{{/hasIDs}}</tr>
        {{/entries}}
        </tbody>
        </table>
        </div>
        {{/hasEntries}}
        {{#isNothingFound}}
        <p class="lead">Nothing found.</p>
        <p>No {{one}}{{#sought}} has “{{.}}” in its name or id{{/sought}}{{^sought}} comes after this{{/sought}}. \
        Try a shorter part of the name, or look at <a href="{{path}}">all {{many}}</a>.</p>
        {{/isNothingFound}}
        {{#isEmpty}}
        <p class="lead">There are no {{many}} yet.</p>
        <p>They come with the usage that names them: import a file with <code>invoices import usage FILE</code>, or send \
        events to <code>POST /usage/events</code>.</p>
        {{/isEmpty}}
        {{#hasWays}}
        <ul class="ways">
        {{#first}}
        <li><a class="button" href="{{.}}">Back to the first {{many}}</a></li>
        {{/first}}
        {{#next}}
        <li><a class="button" href="{{.}}" rel="next">More {{many}}</a></li>
        {{/next}}
        </ul>
        {{/hasWays}}
        """)
}
