extension SignInPage {
    public static let view = PageView(
        """
        <h1>Sign in</h1>
        {{#refusal}}
        <p class="alert" role="alert" id="refusal">{{.}}</p>
        {{/refusal}}
        <form class="card sign-in" method="post" action="/sign-in">
        <label for="key">Key</label>
        <input id="key" name="key" type="password" autocomplete="current-password" required autofocus\
        {{#refusal}} aria-invalid="true" aria-describedby="refusal"{{/refusal}}>
        <p class="quiet">The key of this server, which whoever runs it has set as AUTH_KEY.</p>
        <input type="hidden" name="path" value="{{path}}">
        <input type="hidden" name="token" value="{{token}}">
        <button>Sign in</button>
        </form>
        """)
}
