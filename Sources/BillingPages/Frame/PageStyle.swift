/// The pages' one style sheet, `/assets/invoices.css`.
public enum PageStyle {
    public static let css = """
        :root {
          --back: #f6f7f9; --card: #ffffff; --line: #d5dae1; --text: #1b2430; --quiet: #55606f; --link: #0b57b0;
          --focus: #0b57b0; --alert: #a11722; --alert-back: #fdeced; --up: #a11722; --down: #156b3a;
          --dynos: #2f6fd0; --addons: #b25e09; --databases: #6d4bb8; --shade: #eef1f5;
          font: 16px/1.5 system-ui, -apple-system, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --back: #11151b; --card: #1a2029; --line: #39424f; --text: #e8ecf1; --quiet: #a9b4c2; --link: #82b6ff;
            --focus: #82b6ff; --alert: #ffa4aa; --alert-back: #3a1c20; --up: #ff9ea5; --down: #7fd6a2;
            --dynos: #6ea4f5; --addons: #e9a355; --databases: #b49bf0; --shade: #232b36;
          }
        }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--back); color: var(--text); overflow-wrap: anywhere; }
        a { color: var(--link); }
        a:focus-visible, button:focus-visible, input:focus-visible, select:focus-visible, summary:focus-visible {
          outline: 3px solid var(--focus); outline-offset: 2px;
        }
        .skip { position: absolute; left: -999rem; }
        .skip:focus { left: 1rem; top: 1rem; background: var(--card); padding: .5rem 1rem; z-index: 2; }
        .top { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: center; padding: .75rem 1.25rem;
          background: var(--card); border-bottom: 1px solid var(--line); }
        .top ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; list-style: none; margin: 0; padding: 0; }
        .top form { margin-left: auto; }
        .brand { font-weight: 700; text-decoration: none; color: var(--text); }
        nav a { display: inline-block; padding: .35rem 0; text-decoration: none; }
        nav a:hover { text-decoration: underline; }
        nav a[aria-current] { color: var(--text); font-weight: 600; border-bottom: 2px solid var(--link); }
        main { max-width: 76rem; margin: 0 auto; padding: 1.25rem; }
        .foot { max-width: 76rem; margin: 0 auto; padding: 1rem 1.25rem 2rem; color: var(--quiet); font-size: .875rem; }
        .foot p { margin: .25rem 0; }
        h1 { font-size: 1.6rem; line-height: 1.25; margin: .5rem 0 1rem; }
        h2 { font-size: 1.15rem; margin: 0 0 .75rem; }
        .earlier { background: var(--shade); border-left: 4px solid var(--link); margin: 0 0 1.25rem; padding: .5rem 1rem; }
        .lead { font-size: 1.1rem; }
        .quiet { color: var(--quiet); font-size: .875rem; }
        .crumbs { display: flex; flex-wrap: wrap; gap: .25rem .5rem; list-style: none; margin: 0; padding: 0; font-size: .9rem; }
        .crumbs li + li::before { content: "/"; color: var(--quiet); margin-right: .5rem; }
        .card { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: 1rem 1.25rem;
          margin: 0 0 1.25rem; }
        .cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: 0 1.25rem; }
        .figures { display: flex; flex-wrap: wrap; gap: 1rem 2.5rem; margin: 0; }
        .figures div { min-width: 7rem; }
        .figures dt { color: var(--quiet); font-size: .875rem; }
        .figures dd { margin: 0; font-size: 1.35rem; font-weight: 600; font-variant-numeric: tabular-nums; }
        .scroll { overflow-x: auto; }
        .scroll th, .scroll td { overflow-wrap: break-word; max-width: 24rem; }
        table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
        caption { text-align: left; font-weight: 600; padding-bottom: .5rem; }
        th, td { text-align: left; padding: .4rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; }
        th { font-size: .875rem; color: var(--quiet); font-weight: 600; }
        td.number, th.number { text-align: right; white-space: nowrap; }
        tbody tr:hover { background: var(--shade); }
        .bar { display: block; height: .6rem; border-radius: .2rem; background: var(--dynos); min-width: 1px; }
        .meter { width: 100%; height: .6rem; border: 0; background: var(--shade); border-radius: .2rem; }
        .up { color: var(--up); }
        .down { color: var(--down); }
        .status { display: inline-block; padding: 0 .5rem; border: 1px solid currentcolor; border-radius: 1rem;
          font-size: .875rem; }
        .kind { display: block; font-size: .875rem; font-weight: 400; color: var(--quiet); }
        .figures a { text-decoration: none; color: inherit; }
        .figures a:hover { text-decoration: underline; }
        .trend { margin: .75rem 0 0; }
        h3 { font-size: 1rem; margin: 0 0 .5rem; }
        .pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: 1rem 2.5rem; }
        .movers { list-style: none; margin: 0; padding: 0; }
        .movers li { padding: .5rem 0; border-bottom: 1px solid var(--line); }
        .movers p { margin: 0; }
        .mover { display: flex; gap: .25rem 1rem; justify-content: space-between; }
        .mover strong { white-space: nowrap; font-variant-numeric: tabular-nums; }
        .crumbs a { padding: 0; }
        .rankings { align-items: start; }
        #months tbody th { white-space: nowrap; }
        .ranking th a { font-size: 1rem; font-weight: 400; }
        .portion { display: block; width: 100%; height: .4rem; margin-top: .25rem; border-radius: .2rem; background: var(--shade);
          fill: var(--dynos); }
        .chart { position: relative; height: 18rem; margin: 0 0 1rem; }
        .chart:empty { display: none; }
        .ways { list-style: none; display: flex; flex-wrap: wrap; gap: .5rem; padding: 0; }
        .button, button { font: inherit; display: inline-block; padding: .4rem .9rem; border: 1px solid var(--line);
          border-radius: .375rem; background: var(--card); color: var(--link); text-decoration: none; cursor: pointer; }
        .button:hover, button:hover { background: var(--shade); }
        label { display: block; font-weight: 600; margin: .5rem 0 .25rem; }
        input, select { font: inherit; color: inherit; background: var(--back); border: 1px solid var(--quiet);
          border-radius: .375rem; padding: .4rem .6rem; max-width: 100%; }
        .sign-in { max-width: 26rem; }
        .sign-in input { width: 100%; }
        .fields { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: end; margin: 0 0 1rem; }
        .alert { color: var(--alert); background: var(--alert-back); border-left: 4px solid; padding: .5rem .75rem; }
        .name { unicode-bidi: isolate; }
        .plain { list-style: none; margin: 0; padding: 0; min-width: 11rem; }
        tbody th { color: inherit; font-weight: inherit; font-size: inherit; }
        details > summary { cursor: pointer; padding: .3rem 0; }
        code { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: .875rem; }
        pre { overflow-x: auto; background: var(--shade); border-radius: .375rem; padding: .75rem 1rem; line-height: 1.4;
          overflow-wrap: normal; }
        pre:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
        h3 { font-size: 1rem; margin: 1rem 0 .5rem; }
        .paths { list-style: none; margin: 0 0 .75rem; padding: 0; }
        .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
        @media (max-width: 40rem) {
          main { padding: .75rem; }
          .card { padding: .75rem; }
          .figures { gap: .75rem 1.5rem; }
          .figures dd { font-size: 1.15rem; }
        }
        @media print {
          .top, .skip, .foot form, .ways, .fields { display: none; }
          body, .card { background: #fff; color: #000; border: 0; }
          a { color: inherit; text-decoration: none; }
          main { max-width: none; padding: 0; }
          thead { display: table-header-group; }
          tr, .chart { break-inside: avoid; }
        }
        @media (prefers-reduced-motion: reduce) { * { animation: none; transition: none; } }

        """ + invoice

    /// The mark that browsers show beside the title, `/assets/icon.svg`.
    public static let icon = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#0b57b0"/>\
        <path d="M8 25V15h4v10zm6 0V7h4v18zm6 0v-7h4v7z" fill="#fff"/></svg>

        """
}
