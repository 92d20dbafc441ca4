import { buildFunctions } from './build-functions.ts';
import { createApp } from './create-app.ts';
import { SettingsError } from './settings.ts';

// What `cdk synth` and `cdk deploy` run. Everything else is in createApp.
await buildFunctions();
try {
  createApp().app.synth();
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  // The message says it all; a stack trace would hide it.
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
