// Errors may stand only in the flows that the conformance index calls invalid, and each of those must have one.
import { readFileSync } from 'node:fs';

const [findingsFile, indexFile] = process.argv.slice(2);
const findings = JSON.parse(readFileSync(findingsFile, 'utf8'));
const known = JSON.parse(readFileSync(indexFile, 'utf8')).filter((flow) => flow.knownInvalid);
const wrong = [...new Set(findings.filter((f) => f.level === 'error').map((f) => f.file))];
const expected = (file) => known.find((flow) => file.endsWith(flow.file));
const unexpected = wrong.filter((file) => !expected(file));
const missed = known.filter((flow) => !wrong.some((file) => file.endsWith(flow.file)));
if (unexpected.length > 0 || missed.length > 0) {
  console.error(
    'errors in valid flows:',
    unexpected,
    'known invalid, not refused:',
    missed.map((f) => f.file),
  );
  process.exit(1);
}
console.log(
  `${known.length} known-invalid flows refused, no other errors, ${findings.length} findings in all`,
);
