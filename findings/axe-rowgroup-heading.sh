#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Behaviour: a table with a heading of columns above, and below it rows in groups, each under a heading <th scope="rowgroup"> that
# spans all columns, as reports print them. axe-core 4.10.2 cannot tell (rule th-has-data-cells, "needs review") whether the heading
# of the last column has data, though every row below has a cell there: it takes the heading of the group for the last cell under it.
# Where that heading leaves the last column to an empty cell it finds them all. Who wants nothing left to review has to choose between
# an empty cell that is read aloud and a remark that is not true.
# Seen: see `wanted` below.
set -eu
for program in npm node; do
  command -v $program >/dev/null || { echo "$program is not installed" >&2; exit 1; }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --prefix . axe-core@4.10.2 jsdom@24.1.3 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat >judge.js <<'END'
const { JSDOM } = require("jsdom");
const source = require("fs").readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const table = group => `<!doctype html><html lang="en"><title>t</title><main><h1>t</h1><table><thead><tr><th scope="col">No.</th>
  <th scope="col">Question</th><th scope="col">Mean</th></tr></thead><tbody>${group}<tr><th scope="row">1.1</th><td>We ask</td>
  <td>2.5</td></tr><tr><th scope="row">1.2</th><td>We listen</td><td>2.4</td></tr></tbody></table></main>`;
const groups = {
  "no group": "",
  "a heading over three columns": '<tr><th scope="rowgroup" colspan="3">Strategy</th></tr>',
  "a heading over two, and an empty cell": '<tr><th scope="rowgroup" colspan="2">Strategy</th><td></td></tr>',
};
(async () => {
  for (const [name, group] of Object.entries(groups)) {
    const page = new JSDOM(table(group), { runScripts: "outside-only" });
    page.window.eval(source);
    const found = await page.window.axe.run(page.window.document, { runOnly: ["th-has-data-cells"] });
    const headings = found.incomplete.flatMap(rule => rule.nodes).flatMap(node => node.all).flatMap(check => check.relatedNodes);
    console.log(`${name}: ${found.violations.length} violations, to review: ${headings.map(one => one.html).join(" ") || "nothing"}`);
  }
})();
END
node judge.js >seen
cat seen
cat >wanted <<'END'
no group: 0 violations, to review: nothing
a heading over three columns: 0 violations, to review: <th scope="col">Mean</th>
a heading over two, and an empty cell: 0 violations, to review: nothing
END
cmp seen wanted || exit 1
