extension PageStyle {
    /// Of the pages that show an invoice as an outline.
    static let invoice = """
        .masthead { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: end; gap: 0 2rem; }
        .crumbs { align-items: baseline; }
        .masthead p { margin: 0 0 .5rem; }
        .masthead h1 { margin-bottom: .5rem; }
        .total { text-align: right; }
        .total span { display: block; }
        .total strong { font-size: 2.25rem; line-height: 1.1; font-variant-numeric: tabular-nums; }
        .bar-of-ways { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1.5rem; }
        .bar-of-ways .ways { margin: .5rem 0 1.25rem; }
        .change { margin: 1.25rem 0 0; padding-top: .75rem; border-top: 1px solid var(--line); }
        .reason { display: inline-block; background: var(--shade); border-radius: .25rem; padding: 0 .5rem; margin: .1rem 0;
          font-size: .875rem; font-variant-numeric: tabular-nums; }
        .explained { border-left: 4px solid var(--link); scroll-margin-top: 1rem; }
        .sentences li { margin: .35rem 0; }
        .tree { list-style: none; margin: 0; padding: 0; }
        .tree .tree { border-left: 2px solid var(--line); margin: 0 0 .5rem .4rem; padding-left: .75rem; }
        .tree > li { border-bottom: 1px solid var(--line); }
        .tree > li:last-child { border-bottom: 0; }
        .tree summary { display: flex; align-items: baseline; gap: .5rem; border-radius: .25rem; }
        .tree summary::-webkit-details-marker { display: none; }
        .tree summary::before { content: ""; flex: none; width: .45rem; height: .45rem; border: solid var(--quiet);
          border-width: 0 2px 2px 0; transform: rotate(-45deg) translate(-.1rem, -.1rem); }
        .tree details[open] > summary::before { transform: rotate(45deg) translate(-.1rem, -.1rem); }
        .tree summary:hover, a.row:hover { background: var(--shade); }
        .row { flex: 1; min-width: 0; display: grid; grid-template-columns: minmax(0, 1fr) 6rem 10rem 8rem; gap: 0 1rem;
          align-items: baseline; padding: .35rem 0; color: inherit; text-decoration: none; font-variant-numeric: tabular-nums; }
        a.row .what { color: var(--link); text-decoration: underline; }
        .row .what { font-weight: 600; }
        .row .count { color: var(--quiet); font-size: .875rem; text-align: right; }
        .row .cost { text-align: right; font-weight: 600; }
        .part-of { color: var(--quiet); font-size: .875rem; white-space: nowrap; text-align: right; }
        .percent { display: inline-block; min-width: 3.25rem; }
        .share { width: 6rem; height: .5rem; background: var(--shade); border-radius: .15rem; vertical-align: baseline; }
        .share rect { fill: var(--dynos); }
        .items { margin: 0 0 .75rem; }
        .items tbody th { font-size: 1rem; font-weight: 400; color: inherit; }
        .items th .quiet { display: block; }
        .items td { width: 8rem; }
        .items td.part-of { width: 11rem; }
        .tree .items { margin-left: 1rem; width: calc(100% - 1rem); }
        tr[aria-current] { background: var(--shade); box-shadow: inset 4px 0 var(--link); }
        .part { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; margin-top: 1rem; }
        .row.reasoned { grid-template-columns: minmax(0, 1fr) auto 8rem; }
        .row .why { text-align: right; }
        .changes td { width: auto; white-space: nowrap; }
        .changes .reason { display: block; width: fit-content; }
        @media (max-width: 40rem) {
          .total { text-align: left; }
          .total strong { font-size: 1.75rem; }
          .row { grid-template-columns: minmax(0, 1fr) auto; gap: 0 .75rem; }
          .row .what { grid-column: 1; grid-row: 1; }
          .row .cost { grid-column: 2; grid-row: 1; }
          .row .count { grid-column: 1; grid-row: 2; text-align: left; }
          .row .part-of { grid-column: 2; grid-row: 2; }
          .row.reasoned { grid-template-columns: minmax(0, 1fr) auto; }
          .row .why { grid-column: 1 / -1; grid-row: 2; text-align: left; }
          .share { width: 3rem; }
          .items th, .items td { padding: .4rem .25rem; }
          .items td, .items td.part-of { width: auto; }
          .items .share { display: none; }
          .tree .tree { padding-left: .4rem; }
          .tree .items { margin-left: 0; width: 100%; }
        }
        @media print {
          .tree details::details-content, .card > details::details-content { content-visibility: visible; height: auto; }
          .tree summary::before { display: none; }
          .explained .button, .part, #items > nav { display: none; }
        }

        """
}
