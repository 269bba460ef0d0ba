// Markdown reports, judged; see markdown.py.
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';
import {spawnSync} from 'node:child_process';
import {createRequire} from 'node:module';
import {JSDOM} from 'jsdom';
import MarkdownIt from 'markdown-it';
import {marked} from 'marked';
import YAML from 'yaml';

const MERMAID_EVERY = 10; // of the hostile reports
const FAULTS_MOST = 20;

const work = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
const faults = [];
const fault = (text) => faults.push(text);

// ---- Parsers ---------------------------------------------------------------

const html = new JSDOM('<!doctype html><body></body>');
globalThis.window = html.window;
globalThis.document = html.window.document;
for (const name of ['Element', 'HTMLElement', 'SVGElement', 'Node',
  'DOMParser']) globalThis[name] = html.window[name];
const {default: mermaid} = await import('mermaid');
mermaid.initialize({startOnLoad: false});

// GitHub's flavour: tables, and links out of bare addresses.
const markdownIt = new MarkdownIt({html: true, linkify: true});
markdownIt.linkify.set({fuzzyLink: false, fuzzyEmail: true});

const BLOCKS = new Set(['heading_open', 'heading_close', 'paragraph_open',
  'paragraph_close', 'bullet_list_open', 'bullet_list_close',
  'ordered_list_open', 'ordered_list_close', 'list_item_open',
  'list_item_close', 'blockquote_open', 'blockquote_close', 'table_open',
  'table_close', 'thead_open', 'thead_close', 'tbody_open', 'tbody_close',
  'tr_open', 'tr_close', 'th_open', 'th_close', 'td_open', 'td_close',
  'inline', 'fence', 'hr']);
const INLINES = new Set(['text', 'text_special', 'code_inline', 'strong_open',
  'strong_close']);
const MARKED = new Set(['space', 'heading', 'paragraph', 'text', 'list',
  'list_item', 'blockquote', 'table', 'code', 'codespan', 'strong', 'escape',
  'hr']);
// What GitHub finds in rendered text.
const LIVE = [/(^|[^\w`])@[a-z\d]/i, /(^|[\s([{])#\d/, /\bGH-\d/i,
  /:[a-z\d_+-]+:/i];
const ALERT = /^\[!(WARNING|CAUTION)\]$/;

const squeeze = (text) => text.replace(/\s+/g, ' ').trim();

function plain(inline) {
  return squeeze(inline.children.map((token) => token.content).join(''));
}

// The block structure, and the title.
function outline(name, text) {
  const blocks = [];
  let title = null;
  let depth = 0;
  for (const token of markdownIt.parse(text, {})) {
    if (!BLOCKS.has(token.type)) fault(`${name}: ${token.type}`);
    if (token.type === 'fence' && token.info !== 'mermaid')
      fault(`${name}: fence ${token.info}`);
    depth += token.nesting;
    blocks.push(`${depth} ${token.type} ${token.tag}`);
    if (token.type !== 'inline') continue;
    if (title === null && blocks.at(-2)?.endsWith('heading_open h1'))
      title = plain(token);
    for (const child of token.children) {
      const alert = child.type === 'softbreak' && text.includes('> [!');
      if (!INLINES.has(child.type) && !alert)
        fault(`${name}: ${child.type} in ${token.content.slice(0, 200)}`);
      if (child.type.startsWith('text'))
        for (const live of LIVE)
          if (live.test(child.content)) fault(`${name}: live ${child.content}`);
    }
  }
  const rules = blocks.filter((block) => block.includes(' hr ')).length;
  if (rules > 1) fault(`${name}: ${rules} rules`); // before the appendix
  return {blocks: blocks.join('\n'), title};
}

function walk(name, text) {
  marked.walkTokens(marked.lexer(text), (token) => {
    if (!MARKED.has(token.type)) fault(`${name}: marked finds ${token.type}: ` +
                                       `${token.raw.slice(0, 200)}`);
  });
}

async function drawAll(name, text) {
  let count = 0;
  for (const [, source] of text.matchAll(/^```mermaid\n([\s\S]*?)^```$/gm)) {
    count++;
    try {
      await mermaid.parse(source);
    } catch (error) {
      fault(`${name}: ${String(error).slice(0, 300)}\n${source}`);
    }
  }
  return count;
}

// Asterisks that were meant to mark, and stand there as such. Escaped ones are
// tokens of their own here.
const unjoined = new MarkdownIt({html: true}).disable('text_join');

function checkMarks(name, text) {
  for (const token of unjoined.parse(text, {}))
    for (const child of token.children ?? [])
      if (child.type === 'text' && child.content.includes('**'))
        fault(`${name}: literal ** in ${token.content.slice(0, 200)}`);
}

// ---- Records ---------------------------------------------------------------

const MADR = ['Context and Problem Statement', 'Decision Drivers',
  'Considered Options', 'Decision Outcome', 'Consequences', 'Confirmation',
  'Pros and Cons of the Options', 'More Information'];

// The front matter as others read it, and the body.
function open(name, text) {
  const end = text.indexOf('\n---\n');
  const front = YAML.parse(text.slice(4, end + 1));
  if (!text.startsWith('---\n')) fault(`${name}: no front matter`);
  for (const key of Object.keys(front))
    if (!['status', 'date', 'whichway'].includes(key))
      fault(`${name}: front matter has ${key}`);
  return {front, body: text.slice(end + 5)};
}

// Of the front matter, in this order.
const RECORD = ['schema', 'project', 'recommendation', 'strength', 'status',
  'answers', 'triggers', 'review', 'rulebook', 'checksum'];

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

// What the JSON says of the same decision.
function recordOf(decision) {
  const answers = Object.entries(decision.answers)
    .filter(([, answer]) => answer.value !== null)
    .map(([question, answer]) => [question, answer.value]);
  const {name, version, digest} = decision.rulebook;
  return {schema: 'whichway.record/1', project: decision.project,
    recommendation: decision.recommendation,
    strength: decision.strength?.level ?? null, status: decision.status,
    answers: Object.fromEntries(answers), triggers: decision.triggers,
    review: work.review, rulebook: {name, version, digest}};
}

function checkFront(name, record, decision) {
  const {checksum, ...rest} = record;
  if (!same(Object.keys(record), RECORD))
    fault(`${name}: front matter has ${Object.keys(record)}`);
  const wanted = recordOf(decision);
  for (const key of Object.keys(wanted))
    if (!same(rest[key], wanted[key]))
      fault(`${name}: ${key} is ${JSON.stringify(rest[key])}, ` +
            `not ${JSON.stringify(wanted[key])}`);
  const made = crypto.createHash('sha256').update(JSON.stringify(rest));
  if (checksum !== made.digest('hex')) fault(`${name}: checksum`);
}

// "because" is followed by the reasons that do most, with their points.
function checkBecause(name, body, decision) {
  const [, sentence] = body.match(/^Chosen option: .*? because (.*)$/m);
  const told = [...sentence.matchAll(/\(\+([\d.]+)\)/g)].map((m) => +m[1]);
  const [first, second] = decision.scores.filter((s) => !s.ruled_out);
  const does = first && decision.recommendation ? decision.reasons.map((r) =>
    r.points[first.option] - (r.points[second?.option] ?? 0))
    .filter((points) => points > 0) : [];
  const near = (points) => does.some((one) => Math.abs(one - points) < 0.006);
  if (!told.length !== !does.length)
    fault(`${name}: ${told.length} of ${does.length} reasons are told`);
  if (!told.every((points, i) => near(points) && !(points > told[i - 1])))
    fault(`${name}: because ${sentence}`);
}

const WORDS = 800;
let wordiest = 0;

function checkRecord(name, text) {
  const {front, body} = open(name, text);
  const decision = JSON.parse(fs.readFileSync(work.decisions.find((file) =>
    path.basename(file, '.json') === path.basename(name, '.md')), 'utf8'));
  const words = body.split(/\s+/).filter((word) => word).length;
  wordiest = Math.max(wordiest, words);
  if (words > WORDS) fault(`${name}: ${words} words`);
  checkFront(name, front.whichway, decision);
  checkBecause(name, body, decision);
  const headings = [...body.matchAll(/^#{2,3} (.*)$/gm)].map((m) => m[1]);
  const found = headings.filter((heading) => MADR.includes(heading));
  const blocked = front.whichway.recommendation === null;
  const known = Object.keys(front.whichway.answers).length > 0;
  const wanted = MADR.filter((heading) => found.includes(heading) ||
    !(heading === 'Consequences' && blocked ||
      heading === 'Decision Drivers' && !known));
  if (found.join() !== wanted.join()) fault(`${name}: headings ${found}`);
  if (!/^Chosen option: /m.test(body)) fault(`${name}: no chosen option`);
}

// adr-log lists the records of a folder by their titles.
function listRecords(files) {
  const folder = path.dirname(files[0]);
  const cli = createRequire(import.meta.url).resolve('adr-log/cli.js');
  const done = spawnSync(process.execPath, [cli, '-d', folder],
    {encoding: 'utf8'});
  if (done.status !== 0) fault(`adr-log: ${done.stderr}`);
  for (const file of files) {
    const title = fs.readFileSync(file, 'utf8').match(/^# (.*)$/m)[1];
    if (!done.stdout.includes(`(${path.basename(file)}) - ${title}`))
      fault(`adr-log: nothing about ${file}`);
  }
}

// ---- All of it -------------------------------------------------------------

async function checkExamples(files, record) {
  let drawings = 0;
  for (const file of files) {
    const text = fs.readFileSync(file, 'utf8');
    const body = record ? open(file, text).body : text;
    outline(file, body);
    walk(file, body);
    checkMarks(file, body);
    drawings += await drawAll(file, body);
    if (record) checkRecord(file, text);
  }
  console.log(`${files.length} examples, ${drawings} drawings`);
}

async function checkHostile(file, record) {
  let count = 0;
  let strings = 0;
  const lines = readline.createInterface({input: fs.createReadStream(file)});
  for await (const line of lines) {
    const one = JSON.parse(line);
    const name = `${path.basename(file)} seed ${one.seed}`;
    const [text, tame] = [one.report, one.tame].map((report) =>
      record ? open(name, report).body : report);
    const got = outline(name, text);
    if (got.blocks !== outline(name, tame).blocks)
      fault(`${name}: other blocks than in a harmless report`);
    if (got.title !== squeeze(one.title))
      fault(`${name}: title ${got.title}, not ${one.title}`);
    walk(name, text);
    if (count % MERMAID_EVERY === 0) await drawAll(name, text);
    count++;
    strings += one.strings;
    if (faults.length > FAULTS_MOST) break;
  }
  console.log(`${count} hostile reports of ${strings} strings`);
}

await checkExamples(work.markdown, false);
await checkExamples(work.madr, true);
console.log(`at most ${wordiest} words in a record`);
listRecords(work.madr);
await checkHostile(work['hostile-markdown'], false);
await checkHostile(work['hostile-madr'], true);
faults.slice(0, FAULTS_MOST).forEach((text) => console.log(text));
console.log(`${faults.length} faults`);
process.exit(faults.length ? 1 : 0);
