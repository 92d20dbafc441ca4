import { visible } from '../../flow/visible.ts';
import type { Block, Decoded } from './decode.ts';

/** Decoded messages for people. */
export const printDecoded = (decoded: readonly Decoded[]): string => decoded.map(printOne).join('\n');

function printOne({ message, refusal, path, block, field, value }: Decoded): string {
  const lines = [message];
  if (block) lines.push(`  Block:  ${nameOf(block)}`);
  if (field !== undefined) lines.push(`  Field:  ${field}${value === undefined ? '' : ` = ${value}`}`);
  if (refusal) {
    lines.push(`  Reason: ${refusal.reason}`, `  Fix:    ${refusal.fix}`);
    lines.push(`  More:   careline explain ${refusal.rule}`);
  } else {
    lines.push('  Reason: not a message that is known.');
    lines.push('  Fix:    run "careline verify" on the flow; it names what the service would refuse.');
  }
  if (block?.beyond !== undefined)
    lines.push(`  The flow has ${block.beyond} actions: another one, or another state of it, was refused.`);
  else if (path !== undefined && block && block.id === undefined)
    lines.push('  Name the refused flow with --flow <file>, and the block is named, too.');
  return `${lines.map(visible).join('\n')}\n`;
}

function nameOf({ index, id, type, name }: Block): string {
  const place = `number ${index + 1} in Actions (index ${index})`;
  if (id === undefined) return place;
  return `"${id}", ${type}${name === undefined ? '' : ` (${name})`}, ${place}`;
}
