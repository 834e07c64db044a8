extension DescriptionIndexPage {
    public static let view = PageView(
        """
        <h1>API</h1>
        <p>{{lead}}</p>
        <p>The same as a document for programs: <a href="/openapi.json">/openapi.json</a>, in OpenAPI 3.1.</p>
        {{#parts}}
        <section class="card">
        <h2><a href="{{path}}">{{name}}</a></h2>
        <p>{{text}}</p>
        <ul class="paths">
        {{#operations}}
        <li><a href="{{link}}">{{summary}}</a> <code>{{method}} {{path}}</code></li>
        {{/operations}}
        </ul>
        </section>
        {{/parts}}
        <section class="card">
        <div class="scroll"><table>
        <caption>All errors</caption>
        {{>refusalRows}}
        </table></div>
        </section>
        """,
        parts: ["refusalRows": DescribedRefusal.rows])
}
