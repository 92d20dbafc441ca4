import { buildFunctions } from './build-functions.ts';
import { createApp } from './create-app.ts';

// What `cdk synth` and `cdk deploy` run. Everything else is in createApp.
await buildFunctions();
createApp().app.synth();
