// The drawings in HTML reports, measured; see pictures.py.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import puppeteer from 'puppeteer-core';

const WAYS = [['screen', 1280], ['screen', 768], ['screen', 360],
  ['print', 718]];
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-quic',
  '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];

const work = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
const home = fs.mkdtempSync(path.join(os.tmpdir(), 'whichway-pictures-'));

// ---- In the page -----------------------------------------------------------

function measure() {
  const SLACK = 1; // pixels: positions are whole
  const found = [];
  const counts = {texts: 0, regions: 0, marks: 0, bars: 0, swatches: 0};
  document.querySelectorAll('details').forEach((d) => { d.open = true; });

  // Texts that cover each other, or leave the drawing.
  function checkTexts(svg) {
    const frame = svg.getBoundingClientRect();
    const scale = frame.width / svg.viewBox.baseVal.width;
    const boxes = [...svg.querySelectorAll('text')].map((text) => ({
      said: text.textContent, box: text.getBoundingClientRect()}));
    counts.texts += boxes.length;
    boxes.forEach(({said, box}, i) => {
      if (box.left < frame.left - SLACK || box.right > frame.right + SLACK ||
          box.bottom > frame.bottom + SLACK || box.width === 0)
        found.push(`'${said}' leaves its drawing`);
      for (const {said: other, box: its} of boxes.slice(i + 1))
        if (Math.min(box.right, its.right) - Math.max(box.left, its.left) >
              SLACK * scale &&
            Math.min(box.bottom, its.bottom) - Math.max(box.top, its.top) >
              4 * scale) // lines stand closer than their boxes are high
          found.push(`'${said}' covers '${other}'`);
    });
  }

  const near = (svg, shape, x, y) => [[0, 0], [1, 0], [-1, 0], [0, 1], [0, -1],
    [1, 1], [-1, -1], [1, -1], [-1, 1]].some(([dx, dy]) => {
    const point = svg.createSVGPoint();
    point.x = x + dx;
    point.y = y + dy;
    return shape.isPointInFill(point);
  });

  // What the region is called: the names inside it, letters looked up.
  function nameOf(svg, region) {
    const keys = new Map([...svg.querySelectorAll('.label-small')]
      .map((t) => t.textContent.match(/^([A-Z]): (.*)$/))
      .filter((m) => m).map((m) => [m[1], m[2]]));
    const names = [...svg.querySelectorAll('.region-name')].filter((text) => {
      const box = text.getBBox();
      return near(svg, region, box.x + box.width / 2, box.y + box.height / 2);
    }).map((text) => keys.get(text.textContent) ?? text.textContent);
    return names.join(' ');
  }

  function checkMap(svg, verdict) {
    const regions = [...svg.querySelectorAll('.region')];
    const names = regions.map((region) => nameOf(svg, region));
    counts.regions += regions.length;
    names.forEach((name, i) => {
      if (!name) found.push(`region ${i + 1} has no name`);
    });
    const chosen = svg.querySelectorAll('.region.chosen');
    if (chosen.length !== (verdict ? 1 : 0))
      found.push(`${chosen.length} regions are highlighted`);
    const here = svg.querySelector('.here');
    if (chosen.length && !near(svg, chosen[0], here.cx.baseVal.value,
      here.cy.baseVal.value)) found.push('the project stands elsewhere');
    const marks = [...svg.querySelectorAll('.mark')];
    const said = [...svg.querySelectorAll('.label-small')]
      .map((text) => text.textContent).filter((text) => /^or /.test(text));
    counts.marks += marks.length;
    if (said.length !== marks.length) found.push('a marker has no name');
    marks.forEach((mark, i) => {
      const box = mark.getBBox();
      const at = names[regions.findIndex((region) => near(svg, region,
        box.x + box.width / 2, box.y + box.height / 2) )];
      const stands = regions.some((region, r) => `or ${names[r]}` === said[i] &&
        near(svg, region, box.x + box.width / 2, box.y + box.height / 2));
      if (!stands) found.push(`'${said[i]}' stands in '${at}'`);
    });
  }

  // As long as their points, on one scale, from where zero is.
  function checkBars(table) {
    const scales = [];
    let zero = null;
    for (const svg of table.querySelectorAll('svg')) {
      const cell = svg.closest('tr').querySelector('td.number');
      const points = Number(cell.textContent.replace('\u2212', '-'));
      const rect = svg.querySelector('rect');
      const at = Number(svg.querySelector('path').getAttribute('d')
        .match(/^M(\d+) /)[1]);
      const from = Number(rect.getAttribute('x'));
      const width = Number(rect.getAttribute('width'));
      counts.bars++;
      if (zero !== null && at !== zero) found.push('zero moves');
      zero = at;
      if (points === 0 ? width !== 0 : Math.abs((points > 0 ? from :
        from + width) - at) > 1) found.push(`${points} begins beside zero`);
      if (Math.abs(points) >= 1) scales.push(width / Math.abs(points));
    }
    if (Math.max(...scales) - Math.min(...scales) >
        0.05 * Math.max(...scales) + 1)
      found.push(`points are drawn as long as ${scales}`);
  }

  // What tells one line or part from another: its look and its hatching.
  function checkSwatches(svg) {
    const curves = svg.closest('.curves');
    const swatches = curves ? [...svg.querySelectorAll('path.curve')].map(
      (path) => getComputedStyle(path).strokeDasharray) :
      [...svg.querySelectorAll('rect.share')].filter((rect) =>
        rect.getAttribute('y') !== '0').map((rect) => {
        const hatch = rect.nextElementSibling.getAttribute('fill') ?? '';
        const id = hatch.match(/#([\w-]+)/)?.[1];
        const path = id && svg.querySelector(`#${id} path`);
        return getComputedStyle(rect).fill + (path ?
          path.getAttribute('d') : '');
      });
    counts.swatches += swatches.length;
    if (new Set(swatches).size !== swatches.length)
      found.push(`swatches are alike: ${swatches}`);
  }

  const verdict = document.body.dataset.verdict;
  document.querySelectorAll('figure svg').forEach(checkTexts);
  document.querySelectorAll('figure.map svg').forEach((svg) =>
    checkMap(svg, verdict));
  document.querySelectorAll('table.bars').forEach(checkBars);
  document.querySelectorAll('figure.curves svg, figure.shares svg')
    .forEach(checkSwatches);
  return {found, counts};
}

// ---- All of them -----------------------------------------------------------

const faults = [];
const sums = {};
const browser = await puppeteer.launch({executablePath: work.browser,
  headless: true, userDataDir: home, args: ARGUMENTS});
try {
  const page = await browser.newPage();
  for (const file of work.pages) {
    const name = path.basename(file, '.html');
    await page.goto(`file://${file}`);
    await page.evaluate((verdict) => { document.body.dataset.verdict = verdict;
    }, work.verdicts[name] ?? '');
    for (const [media, width] of WAYS) {
      await page.emulateMediaType(media);
      await page.setViewport({width, height: 900});
      const {found, counts} = await page.evaluate(measure);
      for (const one of found) faults.push(`${name}, ${media} ${width}: ${one}`);
      for (const [what, count] of Object.entries(counts))
        sums[what] = (sums[what] ?? 0) + count;
    }
  }
} finally {
  await browser.close();
  fs.rmSync(home, {recursive: true, force: true});
}
for (const [what, count] of Object.entries(sums)) {
  console.log(`${count} ${what}`);
  if (!count) faults.push(`no ${what} were seen`);
}
faults.slice(0, 40).forEach((text) => console.log(text));
console.log(`${faults.length} faults`);
process.exit(faults.length ? 1 : 0);
