/// The pages' one script of their own, `/assets/charts.js`: it draws tables as charts with Chart.js.
///
/// A chart is an empty element that names a table, `<div class="chart" data-chart="stacked" data-table="months"></div>`. The
/// table's columns with `data-series` are what is drawn, in the colour of that name; each row's head is its label, and its link
/// where a click on its bar leads. So all that a chart tells stands in the page too, for those who don't see it.
public enum PageScript {
    public static let charts = """
        "use strict";
        (() => {
          const style = name => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
          const charts = [];

          const series = table => [...table.querySelectorAll("thead th[data-series]")].map(head => ({
            label: head.textContent.trim(), colour: head.dataset.series, column: head.cellIndex,
          }));

          const rows = table => [...table.querySelectorAll("tbody tr")];

          const dataset = (entry, rows) => ({
            label: entry.label,
            data: rows.map(row => Number(row.cells[entry.column].dataset.value || 0)),
            texts: rows.map(row => row.cells[entry.column].textContent.trim()),
            backgroundColor: style(entry.colour),
            borderColor: style("card"),
            borderWidth: 1,
          });

          const link = row => { const found = row.querySelector("th a, td a"); return found ? found.href : null; };

          const draw = box => {
            const table = document.getElementById(box.dataset.table);
            if (!table) return;
            const entries = series(table), all = rows(table);
            const canvas = document.createElement("canvas");
            canvas.setAttribute("role", "img");
            canvas.setAttribute("aria-label", (table.caption ? table.caption.textContent.trim() + ". " : "")
              + "The table below has the same numbers.");
            box.replaceChildren(canvas);
            const isStacked = box.dataset.chart === "stacked";
            const axis = () => ({ stacked: isStacked, grid: { color: style("line") }, ticks: { color: style("quiet") } });
            const chart = new Chart(canvas, {
              type: "bar",
              data: {
                labels: all.map(row => (row.querySelector("th") || row.cells[0]).textContent.trim()),
                datasets: entries.map(entry => dataset(entry, all)),
              },
              options: {
                animation: false,
                maintainAspectRatio: false,
                interaction: { mode: "index", intersect: false },
                scales: { x: axis(), y: { ...axis(), beginAtZero: true } },
                plugins: {
                  legend: { display: entries.length > 1, labels: { color: style("text") } },
                  tooltip: { callbacks: { label: item => item.dataset.label + ": " + item.dataset.texts[item.dataIndex] } },
                },
                onClick: (event, hits) => {
                  const target = hits.length ? link(all[hits[0].index]) : null;
                  if (target) location.assign(target);
                },
                onHover: (event, hits) => {
                  event.native.target.style.cursor = hits.length && link(all[hits[0].index]) ? "pointer" : "default";
                },
              },
            });
            box.dataset.drawn = "true";
            charts.push(chart);
          };

          const drawAll = () => {
            while (charts.length) charts.pop().destroy();
            document.querySelectorAll(".chart[data-table]").forEach(draw);
          };

          drawAll();
          matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
        })();

        """
}
