// yaml-language-server as an editor uses it: over its standard input and
// output, with the schema named in a comment of the text.
import {spawn} from 'node:child_process';
import {createRequire} from 'node:module';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import * as rpc from 'vscode-jsonrpc/node';

const home = path.dirname(createRequire(import.meta.url)
  .resolve('yaml-language-server/package.json'));
const server = path.join(home, 'bin', 'yaml-language-server');

/** Calls use(open, hover, complete) while the server runs.
 *
 * open(text, schema): what the server finds wrong with the text by the schema
 * in that file. hover(word): what it tells about the first place of the word
 * in the text that was opened last. complete(word): what it offers to write
 * behind the word and ': '. */
export async function editor(use) {
  const child = spawn(process.execPath, [server, '--stdio'],
    {stdio: ['pipe', 'pipe', 'inherit']});
  const connection = rpc.createMessageConnection(
    new rpc.StreamMessageReader(child.stdout),
    new rpc.StreamMessageWriter(child.stdin));
  const waiting = new Map(); // by uri: who wants to know what is wrong with it
  connection.onNotification('textDocument/publishDiagnostics',
    ({uri, diagnostics}) => waiting.get(uri)?.(diagnostics));
  connection.onRequest('workspace/configuration', ({items}) =>
    items.map(({section}) => section === 'yaml'
      ? {validate: true, hover: true, completion: true,
        schemaStore: {enable: false}}
      : {}));
  connection.onRequest('client/registerCapability', () => null);
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    initializationOptions: {l10nPath: path.join(home, 'l10n')}, // for node 18
    capabilities: {workspace: {configuration: true}, textDocument: {
      publishDiagnostics: {}, hover: {contentFormat: ['plaintext']},
      completion: {completionItem: {}}}},
  });
  await connection.sendNotification('initialized', {});

  let count = 0;
  let last = {};
  async function open(text, schema) {
    const uri = `file:///texts/${++count}.yaml`;
    const whole = `# yaml-language-server: $schema=${pathToFileURL(schema)}\n` +
      text;
    const told = new Promise((resolve) => waiting.set(uri, resolve));
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: {uri, languageId: 'yaml', version: 1, text: whole}});
    last = {uri, lines: whole.split('\n')};
    const found = await told;
    waiting.delete(uri);
    return found;
  }

  function place(word) {
    const line = last.lines.findIndex((text) => text.includes(word));
    return {line, character: last.lines[line].indexOf(word) + 1};
  }

  async function hover(word) {
    const shown = await connection.sendRequest('textDocument/hover',
      {textDocument: {uri: last.uri}, position: place(word)});
    return JSON.stringify(shown?.contents ?? '');
  }

  async function complete(word) {
    const {line, character} = place(word);
    const position = {line, character: character + word.length + 1};
    const list = await connection.sendRequest('textDocument/completion',
      {textDocument: {uri: last.uri}, position});
    return (list.items ?? list).map((item) => item.label);
  }

  try {
    await use(open, hover, complete);
  } finally {
    connection.dispose();
    child.kill();
  }
}
