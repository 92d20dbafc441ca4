// Starts `npm start` or `npm run call`. A node that cannot read TypeScript says so here instead of failing with a stack trace.
const needed = 24;
const [command = ''] = process.argv.slice(2);

if (Number(process.versions.node.split('.')[0]) < needed) {
  process.stderr.write(
    `Careline needs Node ${needed} or newer; this is ${process.versions.node} (${process.execPath}). ` +
      'Run "npm ci" in the project, which installs one, then "npm start".\n',
  );
  process.exitCode = 2;
} else {
  const { main } = command === 'call' ? await import('./call.ts') : await import('./start.ts');
  process.exitCode = await main(process.argv.slice(3));
}
