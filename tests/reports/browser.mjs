// HTML reports, judged in a browser; see browser.py.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import puppeteer from 'puppeteer-core';

const WIDTHS = [360, 768, 1440];
const TALL = 0.86; // pictures: height over width
const SCALE = 0.75;
const PAPER = 718; // pixels between the margins of A4
// Of a first page: where a window is so wide, so tall at most; sheets of A4,
// and the pixels of the least letters on them (8 points).
const FIRST = {width: 1280, tall: 1400, sheets: 2, least: 10.6};
// Looked at in every way; of the others one way is enough.
const THOROUGH = ['support-assistant', 'empty', 'ticket-classifier',
  'database-seat-booking'];
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-quic',
  '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];

const work = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
const faults = [];
const fault = (text) => faults.push(text);
const home = fs.mkdtempSync(path.join(os.tmpdir(), 'whichway-browser-'));
const browser = await puppeteer.launch({executablePath: work.browser,
  headless: true, userDataDir: home, args: ARGUMENTS});
const page = await browser.newPage();
let name = '';
page.on('console', (m) => fault(`${name}: console: ${m.text()}`));
page.on('pageerror', (e) => fault(`${name}: ${e}`));
page.on('dialog', (d) => { fault(`${name}: dialog`); d.dismiss(); });
page.on('request', (r) => {
  if (r.url() !== page.expected) fault(`${name}: asks for ${r.url()}`);
});

async function open(file) {
  page.expected = `file://${file}`;
  await page.goto(page.expected);
}

const scheme = (value) =>
  page.emulateMediaFeatures([{name: 'prefers-color-scheme', value}]);

// ---- One page --------------------------------------------------------------

async function fits(width) {
  await page.setViewport({width, height: 900});
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  if (wide > width) fault(`${name}: ${wide} pixels wide at ${width}`);
}

const axe = fs.readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

async function audit(how) {
  const {violations} = await page.evaluate(`${axe};axe.run()`);
  for (const one of violations)
    fault(`${name}: ${how}: ${one.id}: ${one.nodes[0].html.slice(0, 200)}`);
}

// On paper nothing is wider than the page, and no row is torn apart.
async function print() {
  await page.emulateMediaType('print');
  await fits(PAPER);
  const torn = await page.evaluate(() => [...document.querySelectorAll(
    'tr, figure, .callout')].filter((e) =>
    getComputedStyle(e).breakInside !== 'avoid').length);
  if (torn) fault(`${name}: ${torn} elements may be torn apart`);
  const pdf = await page.pdf({format: 'A4'});
  if (Buffer.from(pdf.slice(0, 5)).toString() !== '%PDF-')
    fault(`${name}: no PDF`);
  await page.emulateMediaType('screen');
}

// The first page, with the appendix closed, is one to take in at a glance.
async function measureFirst() {
  await page.setViewport({width: FIRST.width, height: 900});
  const tall = await page.evaluate(() => Math.ceil(scrollY +
    document.querySelector('.appendix').getBoundingClientRect().top));
  if (tall > FIRST.tall) fault(`${name}: a first page of ${tall} pixels`);
  await page.emulateMediaType('print');
  const closed = await page.evaluate(() => [...document.querySelectorAll(
    'details')].filter((e) => getComputedStyle(e, '::details-content')
    .contentVisibility !== 'visible').length);
  if (closed) fault(`${name}: ${closed} details are closed on paper`);
  const whole = await countPaper();
  const small = await page.evaluate((least) => {
    const box = document.querySelector('.appendix');
    if (getComputedStyle(box).breakBefore !== 'page') return ['no new page'];
    box.remove();
    return [...document.querySelectorAll('main *')].filter((e) => {
      const shown = e.ownerSVGElement?.getBoundingClientRect().width;
      const scale = shown ? shown / e.ownerSVGElement.viewBox.baseVal.width : 1;
      const size = parseFloat(getComputedStyle(e).fontSize) * scale;
      return size < least && [...e.childNodes].some((n) =>
        n.nodeType === Node.TEXT_NODE && n.data.trim()) &&
        e.checkVisibility() && e.getBoundingClientRect().height > 1;
    }).map((e) => e.outerHTML.slice(0, 80));
  }, FIRST.least);
  if (small.length) fault(`${name}: too small on paper: ${small[0]}`);
  const sheets = await countPaper();
  if (sheets > FIRST.sheets) fault(`${name}: a first page on ${sheets} sheets`);
  if (whole <= sheets) fault(`${name}: no appendix on paper`);
  await page.emulateMediaType('screen');
}

async function countPaper() {
  const pdf = Buffer.from(await page.pdf({format: 'A4'})).toString('latin1');
  return pdf.match(/\/Type\s*\/Page\b/g).length;
}

const unfold = () => page.evaluate(() => document.querySelectorAll('details')
  .forEach((e) => { e.open = true; }));

async function checkPage(file) {
  name = path.basename(file, '.html');
  await scheme('light');
  await open(file);
  await measureFirst();
  await open(file);
  await unfold();
  for (const width of WIDTHS) await fits(width);
  await audit('light');
  if (!THOROUGH.includes(name)) return;
  await print();
  for (const [how, width] of [['light', 360], ['dark', 1440], ['dark', 360]]) {
    await scheme(how);
    await fits(width);
    await audit(`${how}, ${width}`);
  }
}

// ---- Hostile pages ---------------------------------------------------------

const elements = () => [...document.querySelectorAll('*')]
  .filter((e) => !e.ownerSVGElement).map((e) =>
    e.tagName + [...e.attributes].map((a) => a.name).join());

async function outline(html) {
  const file = path.join(home, 'hostile.html');
  fs.writeFileSync(file, html);
  await open(file);
  return (await page.evaluate(elements)).join('\n');
}

async function checkHostile(file) {
  const lines = fs.readFileSync(file, 'utf8').trim().split('\n');
  const squeeze = (text) => text.replace(/\s+/g, ' ').trim();
  for (const line of lines) {
    const one = JSON.parse(line);
    name = `hostile seed ${one.seed}`;
    const tame = await outline(one.tame);
    if (await outline(one.report) !== tame)
      fault(`${name}: other elements than in a harmless report`);
    if (squeeze(await page.title()) !== squeeze(one.title))
      fault(`${name}: title ${await page.title()}, not ${one.title}`);
    for (const width of [360, 1440]) await fits(width);
  }
  console.log(`${lines.length} hostile reports`);
}

// ---- Everything ------------------------------------------------------------

async function takePictures(file) {
  for (const how of ['light', 'dark'])
    for (const width of WIDTHS) {
      await scheme(how);
      await page.setViewport({width, height: Math.round(width * TALL),
        deviceScaleFactor: SCALE});
      await open(file);
      await page.screenshot({path: `report-${width}-${how}.png`});
    }
}

try {
  if (work.pictures) {
    await takePictures(work.pictures);
  } else {
    for (const file of work.html) await checkPage(file);
    console.log(`${work.html.length} pages`);
    await checkHostile(work.hostile);
  }
} finally {
  await browser.close();
  fs.rmSync(home, {recursive: true, force: true});
}
faults.slice(0, 20).forEach((text) => console.log(text));
console.log(`${faults.length} faults`);
process.exit(faults.length ? 1 : 0);
