extension DescriptionPage {
    public static let view = PageView(
        """
        <nav aria-label="Parts of the API"><ul class="crumbs">
        <li><a href="/docs">API</a></li>
        <li aria-current="page">{{title}}</li>
        </ul></nav>
        <h1>{{title}}</h1>
        <p class="lead">{{lead}}</p>
        <nav aria-label="On this page"><ul>
        {{#operations}}
        <li><a href="#{{anchor}}">{{summary}}</a> <code>{{method}}</code></li>
        {{/operations}}
        </ul></nav>
        {{#operations}}
        <section class="card" aria-labelledby="{{anchor}}">
        <h2 id="{{anchor}}">{{summary}}</h2>
        <ul class="paths">
        {{#paths}}
        <li><code>{{method}} {{.}}</code></li>
        {{/paths}}
        </ul>
        <p>{{text}}</p>
        {{#parameters}}{{>fields}}{{/parameters}}
        {{#body}}{{>fields}}{{/body}}
        <h3>Example</h3>
        <pre tabindex="0"><code>{{request}}</code></pre>
        {{#answer}}
        <p>It is answered with:</p>
        <pre tabindex="0"><code>{{.}}</code></pre>
        {{/answer}}
        {{#answerFields}}{{>fields}}{{/answerFields}}
        <details>
        <summary>Errors</summary>
        <div class="scroll"><table>
        <caption>Errors <span class="hidden">of {{summary}}</span></caption>
        {{>refusalRows}}
        </table></div>
        </details>
        </section>
        {{/operations}}
        <nav aria-label="Other parts"><ul class="ways">
        {{#parts}}
        <li><a class="button" href="{{path}}">{{text}}</a></li>
        {{/parts}}
        </ul></nav>
        """,
        parts: [
            "refusalRows": DescribedRefusal.rows,
            "fields": """
            <div class="scroll"><table>
            <caption>{{title}} <span class="hidden">of {{subject}}</span></caption>
            <thead><tr><th scope="col">name</th><th scope="col">type</th><th scope="col">must be there</th>\
            <th scope="col">value</th></tr></thead>
            <tbody>
            {{#rows}}
            <tr><th scope="row"><code>{{name}}</code></th><td>{{type}}</td>\
            <td>{{#isRequired}}yes{{/isRequired}}{{^isRequired}}no{{/isRequired}}</td><td>{{text}}</td></tr>
            {{/rows}}
            </tbody>
            </table></div>
            """,
        ])
}
