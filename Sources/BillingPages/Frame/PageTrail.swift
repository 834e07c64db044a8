/// Where one is in an outline: what `trail` and `trailEnd` say of a page's value.
enum PageTrail {
    static let view = """
        {{#trailEnd}}
        <nav aria-label="What is open"><ol class="crumbs">
        {{#trail}}
        <li><a href="{{path}}"><bdi>{{text}}</bdi></a></li>
        {{/trail}}
        <li aria-current="true"><bdi>{{trailEnd}}</bdi></li>
        </ol></nav>
        {{/trailEnd}}

        """
}
