extension ErrorPage {
    public static let view = PageView(
        """
        <h1>{{title}}</h1>
        <p class="lead">{{message}}</p>
        <ul class="ways">
        {{#ways}}
        <li><a class="button" href="{{path}}">{{text}}</a></li>
        {{/ways}}
        </ul>
        <p class="quiet">Error {{code}}</p>
        """)
}
