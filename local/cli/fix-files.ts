import { readFileSync, writeFileSync } from 'node:fs';
import { compile } from '../../shared/flow/compile.ts';
import type { FlowDocument } from '../../shared/flow/document.ts';
import { FlowSyntaxError, parse } from '../../shared/flow/parse.ts';
import { fix } from '../../shared/verifier/fix/fix.ts';
import type { FlowSource } from '../../shared/verifier/verify.ts';
import { isOfTemplate } from './template-flows.ts';
import type { Output } from './verify.ts';

/** Mends each file in place and says what changed. A file that is no flow, or has nothing to mend, is not written. */
export function fixFiles(sources: readonly FlowSource[], output: Output): FlowSource[] {
  return sources.map((source) => {
    const flow = isOfTemplate(source) ? undefined : flowIn(source);
    const { flow: fixed, changes } = flow ? fix(flow) : { flow, changes: [] };
    if (!fixed || changes.length === 0) return source;
    for (const { step, what, rule } of changes) {
      output.err(`fixed ${source.file}, step "${step}": ${what} (${rule})\n`);
    }
    const document = compile(fixed);
    writeFileSync(source.file, written(document, readFileSync(source.file, 'utf8')));
    return { ...source, document };
  });
}

function flowIn({ document }: FlowSource) {
  if (document === undefined) return undefined;
  try {
    return parse(document);
  } catch (error) {
    if (error instanceof FlowSyntaxError) return undefined;
    throw error;
  }
}

/** The file keeps its own indentation and line ends, so that a diff shows what was mended only. */
function written(document: FlowDocument, before: string): string {
  const indentation = /\n([\t ]+)"/.exec(before)?.[1] ?? '';
  const text = `${JSON.stringify(document, null, indentation)}\n`;
  return before.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text;
}
