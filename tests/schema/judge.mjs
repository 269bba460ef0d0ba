// judge.mjs WORK: others' readers judge the schemas, and by them our files.
//
// WORK is a file of JSON from judge.py: `schemas` by name (paths), `documents`
// ({schema, paths}: several paths are joined as the files of a rulebook),
// `lines` ({schema, path} of JSON one a line), `wrong` ({schema, document,
// changes: [[path, value]]}, no value: taken out), `converted`: where the
// documents go as JSON, by path.
//
// Readers: ajv in strict mode, a YAML 1.2 parser (yaml), and
// yaml-language-server, spoken to as an editor does.
import fs from 'node:fs';
import Ajv from 'ajv';
import YAML from 'yaml';
import {editor} from './editor.mjs';

const work = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
const faults = [];
const fault = (...words) => faults.push(words.join(' '));

function read(path) {
  const text = fs.readFileSync(path, 'utf8');
  if (path.endsWith('.json')) return JSON.parse(text);
  const document = YAML.parseDocument(text, {version: '1.2', strict: true});
  for (const problem of [...document.errors, ...document.warnings])
    fault(path, problem.message);
  return document.toJS();
}

/** The files of a rulebook as one, by top-level key. */
function join(paths) {
  const whole = {};
  for (const path of paths)
    for (const [key, value] of Object.entries(read(path)))
      whole[key] = key in whole && typeof value === 'object'
        ? {...whole[key], ...value} : value;
  return whole;
}

// ---- ajv: one for all schemas, which takes no $id twice --------------------

const ajv = new Ajv({strict: true, strictRequired: true, allErrors: true});
const judges = {};
for (const [name, path] of Object.entries(work.schemas)) {
  const schema = JSON.parse(fs.readFileSync(path, 'utf8'));
  if (schema.$schema !== 'http://json-schema.org/draft-07/schema#')
    fault(name, 'is not draft-07');
  try {
    judges[name] = ajv.compile(schema);
  } catch (problem) {
    fault(name, 'does not compile:', problem.message);
    judges[name] = () => true;
  }
}

function judge(name, what, document) {
  if (judges[name](document)) return;
  for (const problem of judges[name].errors.slice(0, 5))
    fault(what, 'by', name + ':', problem.instancePath, problem.message);
}

const converted = {};
for (const {schema, paths} of work.documents) {
  const document = paths.length > 1 ? join(paths) : read(paths[0]);
  if (paths.length === 1) converted[paths[0]] = document;
  judge(schema, paths.join(' '), document);
}
let lines = 0;
for (const {schema, path} of work.lines)
  for (const line of fs.readFileSync(path, 'utf8').split('\n')) {
    if (line === '') continue;
    judge(schema, `${path}, line ${++lines}`, JSON.parse(line));
  }

function spoil(document, [path, value]) {
  const copy = structuredClone(document);
  const holder = path.slice(0, -1).reduce((at, key) => at[key], copy);
  const last = path[path.length - 1];
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return copy;
}

const spoiled = [];
for (const {schema, document, paths, changes} of work.wrong) {
  const right = document ?? (paths.length > 1 ? join(paths) : read(paths[0]));
  judge(schema, 'what is about to be spoiled', right);
  for (const change of changes) {
    const copy = spoil(right, change);
    if (judges[schema](copy))
      fault(schema, 'accepts a wrong', JSON.stringify(change));
    spoiled.push({schema, copy, change});
  }
}
fs.writeFileSync(work.converted, JSON.stringify(converted));

// ---- yaml-language-server ---------------------------------------------------

const texts = work.documents
  .filter(({paths}) => paths.length === 1 && !paths[0].endsWith('.json'))
  .map(({schema, paths}) =>
    ({schema, text: fs.readFileSync(paths[0], 'utf8'), path: paths[0]}));
for (const {schema, copy, change} of spoiled)
  texts.push({schema, text: YAML.stringify(copy), change});

await editor(async (open, hover, complete) => {
  await Promise.all(texts.map(async ({schema, text, path, change}) => {
    const problems = await open(text, work.schemas[schema]);
    for (const problem of path ? problems : [])
      fault(path, 'in an editor:', problem.message);
    if (change && problems.length === 0)
      fault(schema, 'in an editor: accepts a wrong', JSON.stringify(change));
  }));
  for (const {schema, text, word, says, offers} of work.helps) {
    await open(text, work.schemas[schema]);
    const shown = await hover(word);
    if (!shown.includes(says))
      fault('hovering over', word, 'shows', JSON.stringify(shown));
    const offered = await complete(word);
    for (const offer of offers)
      if (!offered.includes(offer))
        fault('behind', word, 'no', offer, 'is offered, but', offered.join());
  }
});

console.log(`${Object.keys(judges).length} schemas, ` +
  `${work.documents.length} documents, ${lines} lines, ${spoiled.length} wrong ones, ` +
  `${texts.length} texts in an editor, ${faults.length} faults`);
for (const one of faults.slice(0, 60)) console.log(one);
process.exit(faults.length || !lines || !spoiled.length || !texts.length ? 1 : 0);
