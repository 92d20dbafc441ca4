import { hash } from 'node:crypto';

/*
 * What makes a log tamper-evident: each row's hash covers the row and the hash before it, and one root covers the heads of
 * many chains. All hashes are SHA-256, written in base64url.
 */

/** JSON with the members of every object in one order: the same row gives the same text, whoever stored it in between. */
export function canonical(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  let members = '';
  for (const name of Object.keys(value).sort()) {
    const member: unknown = Reflect.get(value, name);
    if (member !== undefined)
      members += `${members === '' ? '' : ','}${JSON.stringify(name)}:${canonical(member)}`;
  }
  return `{${members}}`;
}

const sha256 = (text: string): string => hash('sha256', text, 'base64url');

export const digestOf = (row: unknown): string => sha256(canonical(row));

/** What a chain begins with: chains cannot be exchanged for one another. */
export const chainStart = (chain: string): string => sha256(`chain\n${chain}`);

/** The hash of the row that stands at `place` behind `previous`. */
export const link = (previous: string, place: string, digest: string): string =>
  sha256(`${previous}\n${place}\n${digest}`);

/** Root of a Merkle tree. A level with an odd end takes it up as it is; leaves and nodes are told apart (RFC 6962, 2.1). */
export function merkleRoot(leaves: readonly string[]): string {
  let level = leaves.map((leaf) => sha256(`leaf\n${leaf}`));
  if (level.length === 0) return sha256('empty');
  while (level.length > 1) {
    level = Array.from({ length: Math.ceil(level.length / 2) }, (_, n) => {
      const [left = '', right] = level.slice(2 * n, 2 * n + 2);
      return right === undefined ? left : sha256(`node\n${left}\n${right}`);
    });
  }
  return level[0] ?? '';
}
