// The linters of reports; see lint.py.
import fs from 'node:fs';

const work = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
let faults = 0;
function fault(file, line, rule, text) {
  console.log(`${file}:${line}: ${rule}: ${text}`);
  faults++;
}

async function htmlValidate(files) {
  const {HtmlValidate, StaticConfigLoader} = await import('html-validate');
  const judge = new HtmlValidate(new StaticConfigLoader(
    {extends: ['html-validate:recommended'], root: true}));
  for (const file of files) {
    const {results} = await judge.validateString(fs.readFileSync(file, 'utf8'),
      file);
    for (const {messages} of results)
      for (const one of messages)
        fault(file, one.line, one.ruleId, one.message);
  }
}

async function markdownlint(files) {
  const {lint} = await import('markdownlint/sync');
  const config = {
    default: true,
    'line-length': false, // a paragraph is a line
    'no-duplicate-heading': {siblings_only: true},
  };
  for (const [file, found] of Object.entries(lint({files, config})))
    for (const one of found)
      fault(file, one.lineNumber, one.ruleNames[0], one.errorDetail);
}

await {'html-validate': htmlValidate, markdownlint}[work.judge](work.files);
console.log(`${work.files.length} reports, ${faults} faults`);
process.exit(faults || !work.files.length ? 1 : 0);
